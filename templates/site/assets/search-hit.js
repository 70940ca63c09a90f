"use strict";
/* One result as the page shows it: what it is, where it leads, the words found, where it stands. */

window.awHit = (() => {
  const excerpt = window.awExcerpt;
  const root = document.documentElement.dataset.root || "";

  /* Where a result leads; the page there marks the words that are named after "h". */
  function address(path, anchor, terms) {
    const [page, place] = path.split("#");
    const words = Array.from(terms.keys()).slice(0, 12).join(" ");
    const end = anchor || place;
    return `${root}${page}${words ? `?h=${encodeURIComponent(words)}` : ""}${end ? `#${end}` : ""}`;
  }

  function fill(target, pieces) {
    target.replaceChildren(...pieces.map(({ text, isMarked }) => {
      if (!isMarked) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }));
  }

  /* Names in other languages are shown where they were asked for. */
  function showNames(line, found, terms) {
    const names = found.names
      .map((name) => ({ lang: name.lang, pieces: excerpt.marked(name.text, terms) }))
      .filter((name) => name.lang && name.pieces.some((piece) => piece.isMarked));
    if (!names.length) return line.remove();
    line.querySelector("span").replaceChildren(...names.flatMap((name, at) => {
      const words = document.createElement("span");
      words.lang = name.lang;
      fill(words, name.pieces);
      return at ? [", ", words] : [words];
    }));
  }

  function showExcerpt(part, found, hit) {
    const piece = excerpt.of(found, hit);
    const link = part("place").querySelector("a");
    if (!piece.anchor) part("place").remove();
    link.href = address(found.path, piece.anchor, hit.terms);
    fill(link, excerpt.marked(piece.label, hit.terms));
    fill(part("words"), piece.pieces);
    if (!piece.pieces.length && !piece.anchor) part("text").remove();
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

  /* Fill the copy of a template with a document that was found. */
  function show(item, found, hit) {
    const part = (name) => item.querySelector(`.aw-hit-${name}`);
    part("kind").textContent = found.kind;
    part("trail").textContent = found.trail.join(" › ");
    const link = part("title").querySelector("a");
    link.href = address(found.path, "", hit.terms);
    fill(link, excerpt.marked(found.title, hit.terms));
    showNames(part("names"), found, hit.terms);
    showExcerpt(part, found, hit);
    showStanding(part("standing"), found.standing);
    return item;
  }

  return { address, fill, show };
})();
