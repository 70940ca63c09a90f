"use strict";
/* Tells what was found in the follow-up matrix and what was chosen, and makes a file of it. */
(() => {
  const matrix = globalThis.afterwordMatrix;
  const { element } = matrix;
  const find = (id) => document.getElementById(id);
  const [count, chips, more] = ["aw-mx-count", "aw-mx-chips", "aw-mx-more"].map(find);
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");

  const setText = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };

  /* How many of the rows that match in all else hold each value; how many values are chosen. */
  const tellFacets = (counts, state) => {
    for (const facet of matrix.facets) {
      for (const [at, box] of facet.boxes.entries()) {
        const held = counts[facet.index][at];
        setText(box.parentElement.lastElementChild, String(held));
        box.parentElement.classList.toggle("aw-mx-choice--none", !held);
      }
      const chosen = state.chosen.get(facet.key).size;
      setText(facet.place.querySelector(".aw-mx-facet-chosen"), chosen ? `${chosen} chosen` : "");
      facet.place.classList.toggle("aw-mx-facet--chosen", chosen > 0);
    }
  };

  const order = ({ key, down }) =>
    `, by “${matrix.columns.get(key).heading}”${down ? ", last first" : ""}`;

  const tellResult = (found, state) => {
    const [some, all] = [found, matrix.rows.length].map((one) => number.format(one));
    const isSorted = state.sort.key !== matrix.fixed[0] || state.sort.down;
    const left = found - state.rows;
    const hint = found ? "" : ": take back a filter, or a word";
    const said = matrix.isNarrowed(state) ? `${some} of ${all}` : all;
    setText(count, `${said} recommendations${isSorted && found ? order(state.sort) : hint}`);
    setText(find("aw-mx-more-next"), `Show ${Math.min(left, matrix.FIRST)} more`);
    setText(find("aw-mx-more-all"), `Show all ${some}`);
    find("aw-mx-download").disabled = !found;
    more.hidden = left <= 0;
  };

  /* What is chosen, each with the way to take it back. */
  const button = (className, ...inside) =>
    element("button", { type: "button", className: `aw-mx-chip ${className}` }, ...inside);

  const chip = (words, name, value) => {
    const cross = element("span", { className: "aw-mx-chip-cross" }, "×");
    cross.setAttribute("aria-hidden", "true");
    const hidden = element("span", { className: "aw-visually-hidden" }, "Remove ");
    const made = button("", hidden, words, cross);
    Object.assign(made.dataset, { name, value });
    return made;
  };

  const wordsOf = (facet, key) =>
    facet.boxes[facet.keys.indexOf(key)].nextElementSibling.textContent;

  const drawChips = (state) => {
    const made = matrix.facets.flatMap((facet) =>
      [...state.chosen.get(facet.key)].map((key) =>
        chip(`${facet.words}: ${wordsOf(facet, key)}`, facet.key, key)));
    const sought = state.q.trim();
    if (sought) made.push(chip(`Words: ${sought}`, "q", ""));
    if (made.length) made.push(button("aw-mx-chip--clear", "Clear all"));
    chips.hidden = !made.length;
    chips.replaceChildren(...made.map((one) => element("li", {}, one)));
  };

  matrix.tell = (found, counts, state) => {
    tellFacets(counts, state);
    tellResult(found, state);
    drawChips(state);
  };

  /* A file of rows as RFC 4180 has it: a list's items stand on lines of one field. */
  const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (texts) => `${texts.map(field).join(",")}\r\n`;
  const csv = (places, keys) => [
    line(keys.map((key) => matrix.columns.get(key).heading)),
    ...places.map((at) => line(keys.map((key) => matrix.text(at, key)))),
  ];

  /* Gives rows to the reader: the columns that are shown, always with reference and page. */
  matrix.download = async (places, state) => {
    const wanted = [...matrix.fixed, ...state.columns, "id", "url"];
    const keys = [...matrix.columns.keys()].filter((key) => wanted.includes(key));
    await matrix.need(keys);
    const blob = new Blob(["\ufeff", ...csv(places, keys)], { type: "text/csv;charset=utf-8" });
    const href = URL.createObjectURL(blob);
    element("a", { href, download: matrix.fileName(state) }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  };
})();
