"use strict";
/* Marks on the page the words that a search led here by: its address names them after "h". */

(() => {
  const MOST = 400; /* marks on a page */
  const LEFT = "script, style, svg, template, textarea, select, button, mark, .headerlink, .aw-note-call, .aw-ed-call, .aw-matrix";

  const given = new URLSearchParams(location.search);
  const words = (given.get("h") || "").split(" ").filter(Boolean);
  const terms = new Map(words.map((word) => [word, word]));
  const holder = document.querySelector(".aw-main");

  function textsOf(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      (node.data.trim() && !node.parentElement.closest(LEFT) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function mark(node) {
    const pieces = window.awExcerpt.marked(node.data, terms);
    if (!pieces.some((piece) => piece.isMarked)) return 0;
    node.replaceWith(...pieces.map(({ text, isMarked }) => {
      if (!isMarked) return text;
      const element = document.createElement("mark");
      element.textContent = text;
      return element;
    }));
    return pieces.filter((piece) => piece.isMarked).length;
  }

  window.awWords.speak(document.documentElement.lang);
  let count = 0;
  for (const node of textsOf(holder)) {
    if (count < MOST) count += mark(node);
  }

  /* The address without the words is the one to pass on. */
  given.delete("h");
  const rest = given.toString();
  try {
    history.replaceState(history.state, "", `${location.pathname}${rest ? `?${rest}` : ""}${location.hash}`);
  } catch { /* then the words stay in the address */ }
})();
