"""What the tests ask a page, in its own language: functions for `page.evaluate`."""

STOP = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const at = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(...at);
  const label = one.labels?.[0];
  return {
    html: one.cloneNode(false).outerHTML.slice(0, 200),
    words: one.textContent.trim().slice(0, 40),
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: at[0] >= 0 && at[0] <= innerWidth && at[1] >= 0 && at[1] <= innerHeight,
    around: [box.left - 6, box.top - 6, box.width + 12, box.height + 12],
    bare: !!top && (one.contains(top) || top.contains(one) || !!label?.contains(top)),
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
  .map(([, one]) => one.cloneNode(false).outerHTML)
"""
"""What stays before the text when one scrolls, and takes more than a third of the window."""
FOCUSABLE = """
() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).length
"""
"""How many places there are for the focus."""
