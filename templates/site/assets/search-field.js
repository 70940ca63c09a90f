"use strict";
/* The search field in the header: suggestions while one types, chosen by arrow keys or pointer. */

(() => {
  const WAIT = 120; /* milliseconds after the last key */
  const MOST = 7; /* suggestions */

  const toggle = document.getElementById("__search");
  const form = document.getElementById("aw-field");
  const onPage = document.getElementById("aw-search-q");
  const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

  document.addEventListener("keydown", (event) => {
    const isAsked = event.key.toLowerCase() === "k" && (isApple ? event.metaKey : event.ctrlKey);
    if (!isAsked || event.altKey || event.shiftKey || toggle.disabled) return;
    event.preventDefault();
    if (!form) return onPage?.focus();
    if (document.activeElement !== input) before = document.activeElement;
    open();
  });
  if (!form) return;

  const input = form.elements.namedItem("q");
  const holder = form.closest(".md-search");
  const output = holder.querySelector(".md-search__output");
  const opener = document.querySelector("button.aw-search-open");
  const list = document.getElementById("aw-field-list");
  const said = document.getElementById("aw-field-said");

  let timer = 0;
  let turn = 0;
  let before = null; /* what had the focus when the keys opened the field */

  const attributes = { role: "combobox", "aria-controls": list.id, "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  opener.setAttribute("aria-expanded", "false");
  output.hidden = true;
  if (isApple) form.querySelector(".aw-search-keys").textContent = "⌘ K";

  const options = () => [...list.children];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const tell = (words) => { if (said.textContent !== words) said.textContent = words; };

  function open() {
    if (!toggle.checked) toggle.click();
    input.focus();
  }

  function close() {
    if (toggle.checked) toggle.click();
  }

  toggle.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(toggle.checked));
    if (toggle.checked) return refresh();
    clearTimeout(timer);
    turn += 1;
    show([]);
    tell("");
    output.hidden = true;
    if (document.activeElement === input) leave();
    before = null;
  });

  function leave() {
    if (before?.matches("body")) input.blur();
    else if (before?.isConnected) before.focus({ preventScroll: true });
    else if (opener.offsetParent) opener.focus();
  }

  function ready() {
    return window.awSearch.ready(tell).catch((error) => {
      console.error(error);
      tell("The search could not be loaded.");
      return null;
    });
  }

  async function refresh() {
    output.hidden = false;
    turn += 1;
    const mine = turn;
    const query = input.value.trim();
    const engine = await ready();
    if (!engine || mine !== turn) return;
    if (!query || /^\p{L}$/u.test(query)) {
      tell("Type words, a name, or a number such as “rec 7”.");
      return show([]);
    }
    const { hits, query: asked } = engine.search(query);
    if (!hits.length) {
      tell(`No results for “${query}”`);
      return show([]);
    }
    tell(asked === query ? inWords(hits.length) : `${inWords(hits.length)} for “${asked}”`);
    show([...hits.slice(0, MOST).map((hit) => suggestion(engine.document(hit.number), hit)), all(query, hits.length)]);
  }

  const inWords = (count) => (count === 1 ? "1 result" : `${count.toLocaleString("en")} results`);

  function show(items) {
    items.forEach((item, at) => {
      item.id = `${list.id}-${at}`;
      item.tabIndex = -1;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
    });
    list.replaceChildren(...items);
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
  }

  function line(name, pieces) {
    const span = document.createElement("span");
    span.className = `aw-suggestion-${name}`;
    window.awHit.fill(span, pieces);
    return span;
  }

  function suggestion(found, hit) {
    const link = document.createElement("a");
    const { anchor, label, pieces } = window.awExcerpt.of(found, hit);
    const place = anchor && label ? [{ text: `${label}: `, isMarked: false }] : [];
    link.className = "aw-suggestion";
    link.href = window.awHit.address(found.path, anchor, hit.terms);
    link.append(line("kind", [{ text: found.kind, isMarked: false }]), " ",
      line("title", window.awExcerpt.marked(found.title, hit.terms)), " ",
      line("text", [...place, ...pieces]));
    return link;
  }

  function all(query, count) {
    const link = document.createElement("a");
    link.className = "aw-suggestion aw-suggestion--all";
    link.href = `${form.getAttribute("action")}?q=${encodeURIComponent(query)}`;
    link.textContent = count === 1 ? "Show it on the search page" : `All ${inWords(count)}`;
    return link;
  }

  function choose(item) {
    chosen()?.setAttribute("aria-selected", "false");
    item.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const items = options();
    const at = items.indexOf(chosen()) + step;
    choose(items[at >= items.length ? 0 : at < 0 ? items.length - 1 : at]);
  }

  input.addEventListener("focus", () => { if (!toggle.checked) toggle.click(); });
  input.addEventListener("click", () => { if (!toggle.checked) toggle.click(); });
  input.addEventListener("input", () => {
    if (!toggle.checked) toggle.click();
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && toggle.checked) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (!toggle.checked) toggle.click();
      else if (options().length) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().click();
    }
  });
  form.addEventListener("submit", (event) => { if (!input.value.trim()) event.preventDefault(); });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) setTimeout(close);
  });
  list.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") event.preventDefault(); });
  holder.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !holder.contains(event.relatedTarget)) close();
  });
  holder.querySelector(".aw-search-close").addEventListener("click", close);
  opener.addEventListener("click", open);
})();
