"use strict";
/* What a result shows of a text: the piece with most of the words asked for, and these marked. */

window.awExcerpt = (() => {
  const words = window.awWords;
  const LENGTH = 240; /* characters */
  const BEFORE = 60;

  /* Where the words stand in a text, each with the word of the query that it answers. */
  function matches(text, terms) {
    const found = [];
    for (const one of words.scan(text)) {
      const form = words.forms(one.word).find((term) => terms.has(term));
      if (form !== undefined) found.push({ start: one.start, end: one.end, word: terms.get(form) });
    }
    return found;
  }

  /* A text cut into pieces, marked or not. */
  function marked(text, terms, found = matches(text, terms)) {
    const pieces = [];
    let at = 0;
    for (const one of found) {
      if (one.start > at) pieces.push({ text: text.slice(at, one.start), isMarked: false });
      pieces.push({ text: text.slice(one.start, one.end), isMarked: true });
      at = one.end;
    }
    if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
    return pieces;
  }

  function* lines(document) {
    for (const text of document.text.split("\n")) yield { anchor: "", label: "", text };
    for (const passage of document.passages) {
      for (const text of passage.text.split("\n")) yield { anchor: passage.anchor, label: passage.label, text };
    }
  }

  /* The line of a document that answers most words; its beginning where none does. */
  function best(document, terms) {
    let chosen = null;
    for (const line of lines(document)) {
      const found = matches(line.text, terms);
      const inLabel = line.label ? matches(line.label, terms) : [];
      const count = new Set([...found, ...inLabel].map((one) => one.word)).size;
      if (!chosen || count > chosen.count) chosen = { ...line, found, count };
    }
    return chosen;
  }

  /* Where the window begins that holds most different words. */
  function windowAt(found) {
    let chosen = { start: 0, count: 0 };
    found.forEach((first, at) => {
      const within = found.slice(at).filter((one) => one.end <= first.start + LENGTH - BEFORE);
      const count = new Set(within.map((one) => one.word)).size;
      if (count > chosen.count) chosen = { start: first.start, count };
    });
    return chosen.start;
  }

  function cut(text, found) {
    if (text.length <= LENGTH) return { from: 0, to: text.length };
    let from = Math.max(0, windowAt(found) - BEFORE);
    if (from < BEFORE) from = 0;
    from = from ? text.indexOf(" ", from) + 1 : 0;
    const blank = text.lastIndexOf(" ", from + LENGTH);
    const to = from + LENGTH >= text.length ? text.length : Math.max(blank, from + 1);
    return { from, to };
  }

  /* What a document shows that was asked for by name: the passage of that name, or its beginning. */
  function named(document, key) {
    const passage = document.passages.find((one) => words.key(one.label) === key);
    return { ...(passage || lines(document).next().value), found: [] };
  }

  /* Where the piece stands, what it is called, and its words, marked where they were asked for. */
  function of(document, { terms, key }) {
    const line = key ? named(document, key) : best(document, terms);
    const { from, to } = cut(line.text, line.found);
    const within = line.found.filter((one) => one.start >= from && one.end <= to);
    const moved = within.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    const pieces = marked(line.text.slice(from, to), terms, moved);
    if (from) pieces.unshift({ text: "… ", isMarked: false });
    if (to < line.text.length) pieces.push({ text: " …", isMarked: false });
    return { anchor: line.anchor, label: line.label, pieces };
  }

  return { marked, of };
})();
