// What is around every page: the drawer, the colours, the languages, the contents on phones.
"use strict";
(() => {
  const page = document.documentElement;
  const select = (what) => document.querySelector(what);
  const selectAll = (what) => [...document.querySelectorAll(what)];

  const isExpanded = (button) => button.getAttribute("aria-expanded") === "true";
  const expand = (button, state) => button.setAttribute("aria-expanded", String(state));

  // The drawer. While it is open nothing behind it can be reached; Escape closes it, and focus goes back.
  const drawer = (toggle) => {
    const button = select("button.aw-menu-open");
    const menu = select("#aw-menu");
    const closer = select(".aw-menu-close");
    const behind = selectAll(".md-skip, .md-banner, .md-header, .md-tabs, .md-sidebar--secondary, .md-content, .md-footer");
    const wide = matchMedia("(min-width: 76.25em)");
    const close = () => { if (toggle.checked) toggle.click(); };

    toggle.addEventListener("change", () => {
      const isOpen = toggle.checked;
      expand(button, isOpen);
      for (const one of behind) one.inert = isOpen;
      if (isOpen) {
        closer.focus();
        menu.querySelector("li li [aria-current]")?.scrollIntoView({ block: "nearest" });
      } else if (!wide.matches) button.focus();
    });
    button.addEventListener("click", () => toggle.click());
    closer.addEventListener("click", close);
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    menu.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
    wide.addEventListener("change", close);
  };

  // The colours: as the system has them, light, or dark. Only a choice is stored.
  const SCHEMES = ["automatic", "light", "dark"];
  const colours = (button) => {
    const now = () => page.dataset.scheme ?? "automatic";
    const next = () => SCHEMES[(SCHEMES.indexOf(now()) + 1) % SCHEMES.length];
    const name = () => {
      const words = `Colours: ${now()}. Change to ${next()}`;
      button.setAttribute("aria-label", words);
      button.title = words;
    };
    name();
    button.addEventListener("click", () => {
      const scheme = next();
      if (scheme === "automatic") delete page.dataset.scheme;
      else page.dataset.scheme = scheme;
      try {
        if (scheme === "automatic") localStorage.removeItem("aw-scheme");
        else localStorage.setItem("aw-scheme", scheme);
      } catch { /* holds for this page only */ }
      name();
    });
  };

  // A list behind a button: Escape, or going elsewhere, closes it.
  const languages = (holder) => {
    const button = holder.querySelector("button");
    button.addEventListener("click", () => expand(button, !isExpanded(button)));
    holder.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isExpanded(button)) return;
      expand(button, false);
      button.focus();
    });
    holder.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !holder.contains(event.relatedTarget)) expand(button, false);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!holder.contains(event.target)) expand(button, false);
    });
  };

  const disclose = (button) => {
    button.addEventListener("click", () => expand(button, !isExpanded(button)));
    button.nextElementSibling.addEventListener("click", (event) => {
      if (event.target.closest("a")) expand(button, false);
    });
  };

  drawer(select("#__drawer"));
  selectAll("[data-aw-scheme]").forEach(colours);
  selectAll(".aw-languages").forEach(languages);
  selectAll(".aw-disclose").forEach(disclose);
})();
