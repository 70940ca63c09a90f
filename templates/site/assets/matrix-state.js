"use strict";
/* What a reader has chosen, to and from the address, so that a shared link and the back button
   restore it. Where an address cannot be changed, it stands behind a "#". */
(() => {
  const matrix = globalThis.afterwordMatrix;
  const FIRST = 50;

  const words = (parameters, name) =>
    parameters.getAll(name).flatMap((value) => value.split(",")).map((one) => one.trim());

  /* Returns the state that a text like "?topic=media&sort=-standing" stands for. What is not
     known there is left out. */
  const parsed = (text) => {
    const parameters = new URLSearchParams(text);
    const chosen = new Map(matrix.facets.map((facet) => {
      const keys = words(parameters, facet.key);
      return [facet.key, new Set(facet.keys.filter((key) => keys.includes(key)))];
    }));
    const sort = parameters.get("sort") ?? "";
    const key = sort.replace(/^-/, "");
    const named = words(parameters, "columns");
    const columns = [...matrix.columns.keys()].filter((one) => named.includes(one));
    const rows = parameters.get("rows");
    return {
      chosen,
      q: parameters.get("q") ?? "",
      sort: matrix.columns.has(key)
        ? { key, down: sort.startsWith("-") }
        : { key: matrix.fixed[0], down: false },
      columns: parameters.has("columns")
        ? columns.filter((one) => !matrix.fixed.includes(one))
        : matrix.usual,
      rows: rows === "all" ? Infinity : Math.max(FIRST, Math.trunc(Number(rows)) || 0),
      open: new Set(words(parameters, "open").filter((id) => matrix.placeOf.has(id))),
    };
  };

  /* Returns the text for the address; empty where nothing is chosen. */
  const written = (state) => {
    const pairs = [...state.chosen].map(([key, values]) => [key, [...values].join(",")]);
    const isUsual = state.columns.join() === matrix.usual.join();
    const isSorted = state.sort.key !== matrix.fixed[0] || state.sort.down;
    pairs.push(["q", state.q.trim()]);
    pairs.push(["sort", isSorted ? `${state.sort.down ? "-" : ""}${state.sort.key}` : ""]);
    pairs.push(["columns", isUsual ? "" : state.columns.join(",") || "none"]);
    pairs.push(["rows", state.rows > FIRST ? String(state.rows).replace("Infinity", "all") : ""]);
    pairs.push(["open", [...state.open].join(",")]);
    const kept = pairs.filter(([, value]) => value);
    const readable = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%20/g, "+");
    return kept.map(([key, value]) => `${key}=${readable(value)}`).join("&");
  };

  const behindHash = () => location.hash.startsWith("#?");

  matrix.readState = () => parsed(behindHash() ? location.hash.slice(1) : location.search);

  /* Puts the state into the address: as a new step for the back button, or in the place of the
     present one. */
  matrix.writeState = (state, { replace = false } = {}) => {
    const text = written(state);
    const present = behindHash() ? location.hash.slice(2) : location.search.slice(1);
    if (text === present) return;
    try {
      const address = location.pathname + (text && `?${text}`);
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch {
      location.hash = text ? `?${text}` : "";
    }
  };

  /* Tells whether two states have the same address. */
  matrix.isSame = (one, other) => written(one) === written(other);

  /* Returns the row that an address like "matrix.html#the-reference" points to. */
  matrix.pointedTo = () => {
    const id = location.hash.slice(1);
    return matrix.placeOf.has(id) ? id : null;
  };

  matrix.isNarrowed = (state) =>
    Boolean(state.q.trim()) || [...state.chosen.values()].some((keys) => keys.size);

  matrix.FIRST = FIRST;

  /* Returns the name of a download, by the filters and the day of the record. */
  matrix.fileName = (state) => {
    const LONGEST = 120;
    const sought = state.q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const chosen = [...state.chosen.values()].flatMap((keys) => [...keys]);
    if (sought.length) chosen.push(sought.join("-"));
    const kept = [];
    for (const one of chosen) if ([...kept, one].join("_").length <= LONGEST) kept.push(one);
    if (kept.length < chosen.length) kept.push(`and-${chosen.length - kept.length}-more`);
    return `${["follow-up-matrix", ...kept, matrix.day].join("_")}.csv`;
  };
})();
