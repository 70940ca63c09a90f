"use strict";
/* The search page: loads the index when it is needed, and shows what is found while one types. */

(() => {
  const WAIT = 150; /* milliseconds after the last key */
  const AT_ONCE = 20; /* results shown before one asks for more */
  const PARTS = ["vendor/minisearch.js", "vendor/stemmer.js", "search-words.js", "search-excerpt.js", "search-engine.js"];

  const root = document.documentElement.dataset.root || "";
  const form = document.getElementById("aw-search");
  const input = form.elements.namedItem("q");
  const kinds = document.getElementById("aw-search-kinds");
  const said = document.getElementById("aw-search-said");
  const spelling = document.getElementById("aw-search-spelling");
  const list = document.getElementById("aw-search-hits");
  const more = document.getElementById("aw-search-more");
  const help = document.getElementById("aw-search-help");
  const title = document.title;

  let engine = null; /* a promise of it, once somebody searches */
  let result = null; /* what was found last */
  let shown = AT_ONCE;
  let timer = 0;
  let turn = 0;

  function element(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  }

  function load(path) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.async = false; /* in their order */
      script.onload = done;
      script.onerror = () => failed(new Error(path));
      document.head.append(script);
    });
  }

  function prepare() {
    engine ??= start().catch((error) => {
      said.textContent = "The search could not be loaded.";
      engine = null;
      throw error;
    });
    return engine;
  }

  async function start() {
    said.textContent = "Loading the search …";
    await Promise.all([...PARTS.map((part) => load(`assets/${part}`)), load(form.dataset.index)]);
    const made = new window.awSearchEngine.Engine(window.awSearchIndex);
    await made.fill((share) => { list.setAttribute("aria-busy", "true"); progress(share); });
    list.removeAttribute("aria-busy");
    said.textContent = "";
    return made;
  }

  function progress(share) {
    const tenth = Math.floor(share * 10);
    const text = `Preparing the search: ${tenth}0 per cent`;
    if (tenth && said.textContent !== text) said.textContent = text;
  }

  const chosen = () => Array.from(kinds.querySelectorAll("input:checked"), (box) => box.value);

  /* The state of the page stands in its address, so that it can be shared and comes back. */
  function remember(query) {
    const parts = new URLSearchParams();
    if (query) parts.set("q", query);
    for (const kind of chosen()) parts.append("kind", kind);
    const words = parts.toString();
    history.replaceState(null, "", `${location.pathname}${words ? `?${words}` : ""}`);
    document.title = query ? `${query} – ${title}` : title;
  }

  async function search() {
    const query = input.value.trim();
    turn += 1;
    const mine = turn;
    remember(query);
    if (!query) return clear();
    const ready = await prepare();
    if (mine !== turn) return;
    const found = ready.search(query);
    result = { ...found, asked: query, hits: found.hits.map((hit) => ({ ...hit, kind: ready.index.kinds[ready.documents[hit.number][0]][0] })) };
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
        const item = element("aw-search-kind");
        box = item.querySelector("input");
        box.value = key;
        box.checked = asked.has(key);
        item.querySelector(".aw-search-kind-words").textContent = words;
        holder.append(item);
      }
      const count = result.hits.filter((hit) => hit.kind === key).length;
      box.closest("li").hidden = !count && !box.checked;
      box.closest("li").querySelector(".aw-search-count").textContent = count;
    }
    kinds.hidden = !result.hits.length && !chosen().length;
  }

  function show(ready, from = 0) {
    const wanted = chosen();
    const hits = wanted.length ? result.hits.filter((hit) => wanted.includes(hit.kind)) : result.hits;
    const items = hits.slice(from, shown).map((hit) => hitItem(ready.document(hit.number), hit));
    if (from) list.append(...items);
    else list.replaceChildren(...items);
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

  function fill(target, pieces) {
    target.replaceChildren(...pieces.map(({ text, isMarked }) => {
      if (!isMarked) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }));
  }

  function hitItem(found, hit) {
    const item = element("aw-search-hit");
    const part = (name) => item.querySelector(`.aw-hit-${name}`);
    part("kind").textContent = found.kindWords;
    part("trail").textContent = found.trail.join(" › ");
    const link = part("title").querySelector("a");
    link.href = root + found.path;
    fill(link, window.awExcerpt.marked(found.title, hit.terms));
    showNames(part("names"), found, hit.terms);
    showExcerpt(part, found, hit.named ? new Map() : hit.terms);
    showStanding(part("standing"), found.standing);
    return item;
  }

  /* Names in other languages are shown where they were asked for. */
  function showNames(line, found, terms) {
    const names = found.names
      .map((name) => ({ lang: name.lang, pieces: window.awExcerpt.marked(name.text, terms) }))
      .filter((name) => name.lang && name.pieces.some((piece) => piece.isMarked));
    if (!names.length) return line.remove();
    line.querySelector("span").replaceChildren(...names.flatMap((name, at) => {
      const words = document.createElement("span");
      words.lang = name.lang;
      fill(words, name.pieces);
      return at ? [", ", words] : [words];
    }));
  }

  function showExcerpt(part, found, terms) {
    const excerpt = window.awExcerpt.of(found, terms);
    const link = part("place").querySelector("a");
    if (!excerpt.anchor) part("place").remove();
    link.href = `${root}${found.path.split("#")[0]}#${excerpt.anchor}`;
    fill(link, window.awExcerpt.marked(excerpt.label, terms));
    fill(part("words"), excerpt.pieces);
    if (!excerpt.pieces.length && !excerpt.anchor) part("text").remove();
  }

  function showStanding(line, standing) {
    if (!standing) return line.remove();
    const [key, words, basis, differ, events] = standing;
    const [stands, rests, apart, since] = line.children;
    stands.textContent = words;
    stands.classList.add(`aw-standing--${key}`);
    rests.textContent = basis;
    if (!basis) rests.remove();
    if (!differ) apart.remove();
    since.textContent = events === 1 ? "1 event since" : `${events} events since`;
    if (!events) since.remove();
  }

  async function showMore() {
    const from = shown;
    shown += AT_ONCE;
    const items = show(await prepare(), from);
    items[0]?.querySelector("a").focus();
  }

  const parts = new URLSearchParams(location.search);
  const asked = new Set(parts.getAll("kind"));
  input.value = parts.get("q") || input.value;

  input.addEventListener("focus", () => prepare().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  kinds.addEventListener("change", async () => {
    remember(input.value.trim());
    shown = AT_ONCE;
    show(await prepare());
  });
  more.addEventListener("click", showMore);
  if (input.value.trim()) search();
})();
