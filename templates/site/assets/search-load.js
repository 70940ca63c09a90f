"use strict";
/* Loads the search when it is first used: its parts, then its index. */

window.awSearch = (() => {
  const PARTS = ["vendor/minisearch.js", "vendor/stemmer.js", "search-words.js", "search-excerpt.js",
    "search-hit.js", "search-engine.js"];
  const MARKS = ["vendor/stemmer.js", "search-words.js", "search-excerpt.js", "search-marks.js"];
  const INDEX = "search/index.js";

  const root = document.documentElement.dataset.root || "";
  let engine = null; /* a promise of it */

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

  async function start(tell) {
    tell("Loading the search …");
    await Promise.all([...PARTS.map((part) => load(`assets/${part}`)), load(INDEX)]);
    const made = new window.awSearchEngine.Engine(window.awSearchIndex);
    const progress = (share) => {
      if (share < 1) tell(`Preparing the search: ${Math.floor(share * 4) * 25} per cent`);
    };
    await made.fill((path) => load(path).then(() => window.awSearchPart), progress);
    tell("");
    return made;
  }

  /* The engine, filled; it is loaded once, and anew where that failed. */
  function ready(tell) {
    engine ??= start(tell).catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  }

  /* A page that a result led to marks the words that were searched for. */
  if (new URLSearchParams(location.search).get("h")) {
    for (const part of MARKS) load(`assets/${part}`);
  }

  return { ready };
})();
