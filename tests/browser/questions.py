"""What the tests ask a page, in its own language: functions for `page.evaluate`."""

STOP = """
async () => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const within = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const at = [within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight)];
  const covers = () => {
    const found = document.elementFromPoint(...at);
    return !found || !(one.contains(found) || found.contains(one) || label?.contains(found));
  };
  const label = one.labels?.[0];
  // What sticks to the window takes its place a little after the page has been scrolled.
  for (let waited = 0; covers() && waited < 10; waited += 1) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  return {
    html: one.cloneNode(false).outerHTML.slice(0, 200),
    words: one.textContent.trim().slice(0, 40),
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    around: [box.left - 6, box.top - 6, box.width + 12, box.height + 12],
    bare: !covers(),
    times: one.awTimes = (one.awTimes ?? 0) + 1,
  };
}
"""
"""What the focus is on: whether it is seen to be, within the window and under nothing."""
HIDDEN = """
() => [...document.querySelectorAll(
    "main :is(h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, figure, svg)")]
  .filter((one) => !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => !one.closest("details:not([open]), form, [role=status]"))
  .filter((one) => one.matches("tr") || !one.closest("[hidden]"))
  .filter((one) => one.textContent.trim())
  .map((one) => `${one.cloneNode(false).outerHTML} ${one.textContent.trim().slice(0, 60)}`)
"""
"""What stands in the page and is not seen, though nobody folded it away."""
DEAD = """
() => [...document.querySelectorAll("button:not([type=submit]), [role=button], [aria-expanded]")]
  .filter((one) => one.checkVisibility() && !one.closest("summary"))
  .filter((one) => !one.hasAttribute("popovertarget") && one.type !== "reset")
  .map((one) => one.outerHTML.slice(0, 200))
"""
"""What is offered and does nothing without scripts."""
SMALL = """
() => [...document.querySelectorAll("button, select, input, summary, textarea, nav li > a")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.matches("a") || getComputedStyle(one).display !== "inline")
  .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: `
    + one.outerHTML.slice(0, 160))
"""
"""What is touched, and is less than 24 px wide or high (links within text may be)."""
MOVING = """
() => [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].map(
    (part) => [one, getComputedStyle(one, part)]))
  .filter(([, style]) => [style.transitionDuration, style.animationDuration].some(
    (times) => times.split(",").some((time) => parseFloat(time) > 0.01))
    || style.scrollBehavior === "smooth")
  .map(([one]) => one.cloneNode(false).outerHTML.slice(0, 160))
"""
"""What moves, fades or scrolls by itself."""
LIGHT_OF = """
(name) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(document.body)[name];
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
"""
"""How light a colour of the page is, 0 to 255."""
STUCK = """
() => [...document.querySelectorAll("body *")]
  .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.height > innerHeight / 3 && box.bottom > 0 && box.top < innerHeight)
  .filter(([box]) => box.right > 0 && box.left < innerWidth)
  .map(([, one]) => one.cloneNode(false).outerHTML)
"""
"""What stays before the text when one scrolls, and takes more than a third of the window."""
FOCUSABLE = """
() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).length
"""
"""How many places there are for the focus."""
STICKS_OUT = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > width + 1);
  const innermost = out.filter((one) => !out.some((other) => one !== other && one.contains(other)));
  return [[`${document.documentElement.scrollWidth} px`,
    ...innermost.slice(0, 5).map((one) => one.cloneNode(false).outerHTML)].join(", ")];
}
"""
"""How wide the document is at most, and what makes it so; nothing where it fits."""
TEXT_EDGES = """
() => {
  const main = document.querySelector(".md-content__inner");
  const style = getComputedStyle(main);
  const box = main.getBoundingClientRect();
  const heading = main.querySelector("h1").getBoundingClientRect();
  const left = box.left + parseFloat(style.paddingLeft);
  return [left, box.right - box.left, heading.left].map(Math.round);
}
"""
"""Where the text begins, how wide it is at most, and where its heading begins, in pixels."""
PRINTED = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const lightOf = (colour) => {
    if (!known.has(colour)) {
      canvas.fillStyle = "#fff";
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, 0.2126 * red + 0.7152 * green + 0.0722 * blue);
    }
    return known.get(colour);
  };
  const told = (one, word) => `${word}: ${one.cloneNode(false).outerHTML.slice(0, 160)}`;
  const wrong = [];
  for (const one of [document.documentElement, document.body]) {
    const ground = getComputedStyle(one).backgroundColor;
    if (lightOf(ground) < 250) wrong.push(told(one, "no white ground"));
  }
  const menus = ".md-header, .md-tabs, .md-sidebar, .md-search, .md-path, .md-top, "
    + ".md-footer__inner";
  for (const one of document.querySelectorAll(menus)) {
    if (one.checkVisibility({ visibilityProperty: true })) wrong.push(told(one, "printed"));
  }
  const left = document.querySelector("main").getBoundingClientRect().left;
  if (left > 40) wrong.push(`${left} px of room at the left`);
  for (const one of document.querySelectorAll("main *, .md-footer *, .md-banner *")) {
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const speaks = [...one.childNodes].some(isText);
    if (!speaks || !one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.closest(".aw-bar")) continue; // words on a coloured part of a bar
    const style = getComputedStyle(one);
    const colour = one.closest("svg") ? style.fill : style.color;
    const ground = one.closest("svg") ? 255 : Math.min(...grounds(one).map(lightOf));
    if (lightOf(colour) > 150 && ground > 150) wrong.push(told(one, "pale"));
    if (ground < 150 && lightOf(colour) < 150) wrong.push(told(one, "on a dark ground"));
  }
  function* upwards(one) { for (let at = one; at; at = at.parentElement) yield at; }
  function grounds(one) {
    const painted = [...upwards(one)].map((at) => getComputedStyle(at).backgroundColor);
    return [painted.find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "#fff"];
  }
  return wrong.slice(0, 8);
}
"""
"""What a printer should not get: a dark ground, pale words, menus."""
SETTLE = """
async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const moving = document.getAnimations().filter((one) => one.playState === "running");
  await Promise.allSettled(moving.map((one) => one.finished));
}
"""
"""Waits until no colour changes and nothing moves any more."""
