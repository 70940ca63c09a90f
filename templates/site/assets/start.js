// Runs before the page is drawn: tells the styles that scripts run, and which colours were chosen.
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
})();
