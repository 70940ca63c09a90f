"use strict";
/* The rows of the follow-up matrix as the page has them: what stands in their cells, what is loaded
   besides, which of them match, and in what order. Nothing here changes the page. */
(() => {
  const matrix = (globalThis.afterwordMatrix = {});
  const holder = document.getElementById("aw-matrix");
  const table = holder.querySelector("table");
  const root = document.documentElement.dataset.root ?? "";

  matrix.holder = holder;
  matrix.table = table;
  matrix.day = holder.dataset.day;
  matrix.site = holder.dataset.site;

  /* Columns: all keys in the order of the matrix; those that stand in the page have a place. */
  const chooser = [...document.querySelectorAll("input[name=columns]")];
  const heads = [...table.tHead.rows[0].cells];
  const named = new Map(chooser.map((box) => [box.value, box.parentElement.textContent.trim()]));
  matrix.columns = new Map(holder.dataset.columns.split(" ").map((key) => {
    const at = heads.findIndex((head) => head.dataset.key === key);
    return [key, { key, at, heading: at < 0 ? named.get(key) : heads[at].textContent }];
  }));
  matrix.fixed = [...matrix.columns.keys()].filter((key) => !named.has(key));
  matrix.usual = chooser.filter((box) => box.defaultChecked).map((box) => box.value);

  /* Facets: their values, and for each row the places of those that it holds. */
  matrix.facets = [...document.querySelectorAll("[data-facet]")].map((place, index) => ({
    place,
    index,
    key: place.dataset.facet,
    words: place.querySelector(".aw-mx-facet-words").textContent,
    column: place.dataset.column,
    boxes: [...place.querySelectorAll("input")],
    keys: [...place.querySelectorAll("input")].map((box) => box.value),
  }));

  const elements = [...table.tBodies].flatMap((body) => [...body.rows]);
  matrix.rows = elements;
  matrix.placeOf = new Map(elements.map((row, at) => [row.id, at]));

  let held = null;
  const places = (text) => (text ? text.split(",").map(Number) : []);
  matrix.held = () => (held ??= elements.map((row) => row.dataset.of.split(";").map(places)));

  /* Cells: those of the page stay with their row, wherever it is and whatever it shows. */
  const own = [];
  matrix.ownCells = (at) => (own[at] ??= [...elements[at].cells]);

  const ownLines = (cell) => {
    const isList = cell.firstElementChild?.localName === "div";
    return isList ? Array.from(cell.children, (line) => line.textContent) : [cell.textContent];
  };

  /* Returns what stands in a cell, a line of it a text; it is loaded, or the page's own. */
  matrix.lines = (at, key) => {
    const column = matrix.columns.get(key);
    if (column.at >= 0) return ownLines(matrix.ownCells(at)[column.at]);
    const cells = store.get(`columns/${key}`);
    const cell = Object.hasOwn(cells, elements[at].id) ? cells[elements[at].id] : "";
    return Array.isArray(cell) ? cell : [String(cell)];
  };
  matrix.text = (at, key) => matrix.lines(at, key).join("\n");

  /* Data: scripts that are added when something of theirs is first asked for. */
  const store = new Map();
  const loading = new Map();
  matrix.loaded = (name, values) => store.set(name, values);
  matrix.stored = (name) => store.get(name);

  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/matrix/${name}.js`;
    script.onload = resolve;
    script.onerror = () => {
      script.remove();
      loading.delete(name);
      reject(new Error(name));
    };
    document.head.append(script);
  });
  matrix.load = (name) => {
    if (!loading.has(name)) loading.set(name, load(name));
    return loading.get(name);
  };

  matrix.isAtHand = (key) => matrix.columns.get(key).at >= 0 || store.has(`columns/${key}`);
  /* Returns nothing where the columns are there, else a promise of them. */
  matrix.need = (keys) => {
    const names = keys.filter((key) => !matrix.isAtHand(key)).map((key) => `columns/${key}`);
    return names.length ? Promise.all(names.map(matrix.load)) : null;
  };

  /* Words: a text without the marks of its letters, their case and the shapes of quotation marks,
     so that "zoe's" finds "Zoë’s". What was folded is kept until other columns are searched. */
  const isPlain = (text) => !/[^\0-\x7f\u2010-\u201e]/.test(text);
  const unmarked = (text) => (isPlain(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, ""));
  const folded = (text) => unmarked(text).toLowerCase().replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"').replace(/[\u2010\u2011]/g, "-");
  let foldedRows = [];
  let foldedFor = "";
  const foldedRow = (at, keys) =>
    (foldedRows[at] ??= folded(keys.map((key) => matrix.text(at, key)).join("\n")));
  const foldFor = (keys) => {
    if (keys.join() !== foldedFor) [foldedRows, foldedFor] = [[], keys.join()];
  };

  /* Folds the texts before they are sought, some at a time, so that the first letter is quick. */
  const AT_A_TIME = 200;
  matrix.foldAhead = (keys, from = 0) => {
    if (from === 0) foldFor(keys);
    if (from >= elements.length || keys.join() !== foldedFor) return;
    const until = Math.min(from + AT_A_TIME, elements.length);
    for (let at = from; at < until; at += 1) foldedRow(at, keys);
    setTimeout(() => matrix.foldAhead(keys, until));
  };

  /* Returns the places of the rows that match, and how many hold each value of each facet. A
     value's count is of the rows that match in everything but its own facet. */
  matrix.match = (chosen, words, searched) => {
    const all = matrix.held();
    const wanted = matrix.facets.map((facet) => wantedPlaces(facet, chosen.get(facet.key)));
    const active = matrix.facets.map((_, index) => index).filter((index) => wanted[index]);
    const parts = folded(words).split(/\s+/).filter(Boolean);
    if (parts.length) foldFor(searched);
    const counts = matrix.facets.map((facet) => new Uint32Array(facet.keys.length));
    const found = [];
    all.forEach((values, at) => {
      const failed = active.filter((index) => !values[index].some((one) => wanted[index].has(one)));
      if (failed.length > 1) return;
      if (parts.length) {
        const text = foldedRow(at, searched);
        if (!parts.every((part) => text.includes(part))) return;
      }
      if (!failed.length) found.push(at);
      const counted = failed.length ? failed : counts.keys();
      for (const index of counted) for (const one of values[index]) counts[index][one] += 1;
    });
    return { found, counts };
  };

  const wantedPlaces = (facet, keys) =>
    keys?.size ? new Set([...keys].map((key) => facet.keys.indexOf(key))) : null;

  /* Order: by the values of a facet where there is one, else by numbers and the alphabet; what is
     empty comes last, whichever way. */
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  const ranks = new Map();
  const rankOf = (key) => {
    if (!ranks.has(key)) ranks.set(key, rank(key));
    return ranks.get(key);
  };
  const rank = (key) => {
    const facet = matrix.facets.find((one) => one.column === key);
    if (facet) return matrix.held().map((values) => values[facet.index][0] ?? -1);
    const texts = elements.map((_, at) => matrix.text(at, key));
    const order = [...new Set(texts)].filter(Boolean).sort(collator.compare);
    const place = new Map(order.map((text, at) => [text, at]));
    return texts.map((text) => place.get(text) ?? -1);
  };
  matrix.sorted = (found, { key, down }) => {
    if (key === matrix.fixed[0] && !down) return found;
    const by = rankOf(key);
    const sign = down ? -1 : 1;
    const compare = (a, b) =>
      (by[a] < 0) - (by[b] < 0) || sign * (by[a] - by[b]) || a - b;
    return [...found].sort(compare);
  };
})();
