X
  const tellCounts = (counts) => {
    for (const facet of matrix.facets) {
      for (const [at, box] of facet.boxes.entries()) {
        const place = box.parentElement.lastElementChild;
        const text = String(counts[facet.index][at]);
        if (place.textContent !== text) place.textContent = text;
        box.parentElement.classList.toggle("aw-mx-choice--none", text === "0");
      }
      const chosen = state.chosen.get(facet.key).size;
      facet.place.querySelector(".aw-mx-facet-chosen").textContent = chosen ? `${chosen} chosen` : "";
      facet.place.classList.toggle("aw-mx-facet--chosen", chosen > 0);
    }
  };

  const number = new Intl.NumberFormat(document.documentElement.lang || "en");
  const tellResult = () => {
    const [found, all] = [shownPlaces.length, matrix.rows.length].map((one) => number.format(one));
    const isSorted = state.sort.key !== matrix.fixed[0] || state.sort.down;
    const heading = matrix.columns.get(state.sort.key).heading;
    const order = isSorted ? `, by “${heading}”${state.sort.down ? ", last first" : ""}` : "";
    const hint = shownPlaces.length ? order : ": take back a filter, or a word";
    const text = `${matrix.isNarrowed(state) ? `${found} of ${all}` : all} recommendations${hint}`;
    if (count.textContent !== text) count.textContent = text;
    const left = shownPlaces.length - state.rows;
    more.hidden = left <= 0;
    find("aw-mx-more-next").textContent = `Show ${Math.min(left, matrix.FIRST)} more`;
    find("aw-mx-more-all").textContent = `Show all ${found}`;
    find("aw-download").disabled = !shownPlaces.length;
  };

  /* What is chosen, each with the way to take it back. */
  const chip = (words, name, value) => {
    const hidden = element("span", { className: "aw-visually-hidden" }, "Remove ");
    const cross = element("span", { className: "aw-mx-chip-cross" }, "×");
    cross.setAttribute("aria-hidden", "true");
    const button = element("button", { type: "button", className: "aw-mx-chip" }, hidden, words, cross);
    Object.assign(button.dataset, { name, value });
    return element("li", {}, button);
  };

  const drawChips = () => {
    const made = matrix.facets.flatMap((facet) =>
      [...state.chosen.get(facet.key)].map((key) => {
        const box = facet.boxes[facet.keys.indexOf(key)];
        const words = box.nextElementSibling.textContent;
        return chip(`${facet.words}: ${words}`, facet.key, key);
      }));
    if (state.q.trim()) made.push(chip(`Words: ${state.q.trim()}`, "q", ""));
    if (made.length) {
      const clear = element("button", { type: "button", className: "aw-mx-chip aw-mx-chip--clear" });
      clear.textContent = "Clear all";
      made.push(element("li", {}, clear));
    }
    chips.hidden = !made.length;
    chips.replaceChildren(...made);
  };


  /* The download: the columns that are shown, always with the reference and the page. */
  const csvField = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const csv = (keys) => [
    keys.map((key) => matrix.columns.get(key).heading),
    ...shownPlaces.map((at) => keys.map((key) => matrix.text(at, key))),
  ].map((line) => `${line.map(csvField).join(",")}\r\n`).join("");

