// Runs before the page is drawn: tells the styles that scripts run, and which colours were chosen; asks for the fonts.
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
  // Asked for at once, the fonts come before the page is drawn, where the network is quick. From a disk they come at once.
  if (location.protocol === "file:") return;
  for (const face of ["sans-regular", "serif-semibold", page.dataset.face]) {
    if (!face) continue;
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = `${page.dataset.root}assets/fonts/${face}-latin.woff2`;
    document.head.append(link);
  }
})();
