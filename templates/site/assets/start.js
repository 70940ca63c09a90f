// Runs before the page is drawn: tells the styles that scripts run, and which colours were chosen; asks for the font of the text.
"use strict";
(() => {
  const page = document.documentElement;
  page.classList.replace("aw-no-js", "aw-js");
  page.classList.replace("no-js", "js");
  try {
    const scheme = localStorage.getItem("aw-scheme");
    if (scheme === "light" || scheme === "dark") page.dataset.scheme = scheme;
  } catch {
    // Where nothing may be stored, the system's colours hold.
  }
  // Asked for at once, the font comes before the page is drawn and nothing shifts. From a disk it comes at once anyway.
  if (location.protocol === "file:" || !page.dataset.face) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "font";
  link.type = "font/woff2";
  link.crossOrigin = "";
  link.href = `${page.dataset.root}assets/fonts/${page.dataset.face}-latin.woff2`;
  document.head.append(link);
})();
