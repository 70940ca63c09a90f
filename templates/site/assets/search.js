"use strict";
/* The search page: loads the index when it is needed, and shows what is found while one types. */

(() => {
  const WAIT = 150; /* milliseconds after the last key */
  const AT_ONCE = 20; /* results shown before one asks for more */
  const form = document.getElementById("aw-search");
  const input = form.elements.namedItem("q");
  const kinds = document.getElementById("aw-search-kinds");
  const said = document.getElementById("aw-search-said");
  const spelling = document.getElementById("aw-search-spelling");
  const list = document.getElementById("aw-search-hits");
  const more = document.getElementById("aw-search-more");
  const help = document.getElementById("aw-search-help");
  const title = document.title;
  const given = new URLSearchParams(location.search);
  const wanted = new Set(given.getAll("kind"));

  let engine = null; /* a promise of it, once somebody searches */
  let result = null; /* what was found last */
  let shown = AT_ONCE;
  let timer = 0;
  let turn = 0;

  const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  function prepare() {
    engine ??= window.awSearch.ready(tell).catch((error) => {
      console.error(error);
      tell("The search could not be loaded.");
      engine = null;
    });
    return engine;
  }

  function tell(words) {
    if (said.textContent !== words) said.textContent = words;
  }

  /* The state of the page stands in its address, so that it can be shared and comes back. */
  function remember(query) {
    const parts = new URLSearchParams();
    if (query) parts.set("q", query);
    for (const kind of wanted) parts.append("kind", kind);
    const words = parts.toString();
    history.replaceState(null, "", `${location.pathname}${words ? `?${words}` : ""}`);
    document.title = query ? `${query} – ${title}` : title;
  }

  async function search() {
    const query = input.value.trim();
    turn += 1;
    const mine = turn;
    remember(query);
    if (!query || /^\p{L}$/u.test(query)) return clear();
    const ready = await prepare();
    if (!ready || mine !== turn) return;
    result = { ...ready.search(query), asked: query };
    shown = AT_ONCE;
    countKinds(ready.index.kinds);
    show(ready);
  }

  function clear() {
    result = null;
    said.textContent = "";
    list.replaceChildren();
    for (const one of [kinds, more, spelling]) one.hidden = true;
    help.hidden = false;
  }

  function countKinds(all) {
    const holder = kinds.querySelector("ul");
    for (const [key, words] of all) {
      let box = holder.querySelector(`input[value="${key}"]`);
      if (!box) {
        const item = copyOf("aw-search-kind");
        box = item.querySelector("input");
        box.value = key;
        box.checked = wanted.has(key);
        item.querySelector(".aw-search-kind-words").textContent = words;
        holder.append(item);
      }
      const count = result.hits.filter((hit) => hit.kind === key).length;
      box.closest("li").hidden = !count && !box.checked;
      box.closest("li").querySelector(".aw-search-count").textContent = count;
    }
    kinds.hidden = !result.hits.length && !wanted.size;
  }

  function show(ready, from = 0) {
    const hits = wanted.size ? result.hits.filter((hit) => wanted.has(hit.kind)) : result.hits;
    const items = hits.slice(from, shown).map((hit) => {
      return window.awHit.show(copyOf("aw-search-hit"), ready.document(hit.number), hit);
    });
    if (from) list.append(...items);
    else list.replaceChildren(...items);
    list.dataset.asked = result.asked;
    more.hidden = hits.length <= shown;
    help.hidden = hits.length > 0;
    if (!from) {
      said.textContent = inWords(hits.length, result);
      showSpelling();
    }
    return items;
  }

  function inWords(count, { asked, query, isComplete }) {
    const results = count === 1 ? "1 result" : `${count.toLocaleString("en")} results`;
    if (!count) return `No results for “${asked}”`;
    if (!isComplete) return `${results} with some of the words of “${query}”; none has all of them`;
    return `${results} for “${query}”`;
  }

  function showSpelling() {
    spelling.hidden = result.asked === result.query || !result.hits.length;
    spelling.querySelector("strong").textContent = `“${result.asked}”`;
  }

  async function showMore() {
    const from = shown;
    shown += AT_ONCE;
    const items = show(await prepare(), from);
    items[0]?.querySelector("a").focus();
  }

  input.value = given.get("q") || input.value;

  input.addEventListener("focus", prepare, { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  kinds.addEventListener("change", async ({ target }) => {
    if (target.checked) wanted.add(target.value);
    else wanted.delete(target.value);
    remember(input.value.trim());
    shown = AT_ONCE;
    show(await prepare());
  });
  more.addEventListener("click", showMore);
  if (input.value.trim()) search();
})();
