// What the text of a page does beyond being read: notes beside their calls, abbreviations, copying, filters.
"use strict";
(() => {
  const page = document.documentElement;

  // Notes, gists and long forms: shown beside their call on hover, focus and tap; Escape or a click elsewhere closes.
  let open = null;
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    open?.pop.remove();
    open?.call.removeAttribute("aria-expanded");
    if (open?.call.dataset.awTitle) open.call.title = open.call.dataset.awTitle;
    open = null;
  };

  const contentOf = (call) => {
    const pop = document.createElement("span");
    if (call.matches("abbr")) {
      pop.textContent = call.dataset.awTitle;
      return pop;
    }
    if (call.dataset.gist) {
      pop.textContent = call.dataset.gist;
      pop.setAttribute("aria-label", `Gist of: ${call.textContent}`);
      return pop;
    }
    const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    if (!note) return null;
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".aw-back").forEach((one) => one.remove());
    copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    pop.append(...copy.childNodes);
    pop.setAttribute("aria-label", call.getAttribute("aria-label") ?? `Footnote ${call.textContent}`);
    return pop;
  };

  const place = (pop, call) => {
    const at = call.getBoundingClientRect();
    const holder = pop.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const widest = page.clientWidth - pop.offsetWidth - 8;
    const left = Math.max(8, Math.min(at.left, widest));
    const below = at.bottom + 6;
    const fits = below + pop.offsetHeight < innerHeight || at.top < pop.offsetHeight + 6;
    const top = fits ? below : at.top - pop.offsetHeight - 6;
    pop.style.left = `${left - holder.left + (pop.offsetParent === document.body ? scrollX : 0)}px`;
    pop.style.top = `${top - holder.top + (pop.offsetParent === document.body ? scrollY : 0)}px`;
  };

  const show = (call) => {
    clearTimeout(timer);
    if (open?.call === call) return;
    close();
    const pop = contentOf(call);
    if (!pop) return;
    pop.className = "aw-pop";
    pop.setAttribute("role", "note");
    (call.closest("sup") ?? call).after(pop);
    place(pop, call);
    if (call.matches("abbr")) call.removeAttribute("title");
    else call.setAttribute("aria-expanded", "true");
    open = { call, pop };
    pop.addEventListener("pointerenter", () => clearTimeout(timer));
    pop.addEventListener("pointerleave", closeSoon);
  };

  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const within = open && (open.pop.contains(document.activeElement) || open.call === document.activeElement);
      if (!within) close();
    }, 250);
  };

  const pops = (call) => {
    let tapped = false;
    call.addEventListener("pointerdown", (event) => { tapped = event.pointerType === "touch" && open?.call !== call; });
    call.addEventListener("click", (event) => {
      if (tapped) event.preventDefault();
      if (tapped) show(call);
      tapped = false;
    });
    call.addEventListener("pointerenter", (event) => {
      clearTimeout(timer);
      if (event.pointerType !== "touch") timer = setTimeout(() => show(call), 150);
    });
    call.addEventListener("pointerleave", closeSoon);
    call.addEventListener("focus", () => { if (!tapped && call.matches(":focus-visible")) show(call); });
  };

  // An abbreviation is reached by the keyboard where it stands first; a tap opens each of them.
  const abbreviations = (all) => {
    const seen = new Set();
    for (const one of all) {
      one.dataset.awTitle = one.title;
      if (!seen.has(one.textContent) && !one.closest("a, button, label, summary")) {
        seen.add(one.textContent);
        one.tabIndex = 0;
      }
      pops(one);
    }
  };

  document.addEventListener("focusin", (event) => {
    if (open && !open.pop.contains(event.target) && event.target !== open.call) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.pop.contains(event.target) && !open.call.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { call, pop } = open;
    const inside = pop.contains(document.activeElement);
    close();
    if (inside) call.focus();
  });

  const copies = (button, text) => {
    button.addEventListener("click", async () => {
      const said = button.parentElement.querySelector(".aw-copied");
      try {
        await navigator.clipboard.writeText(text());
        said.textContent = "Copied.";
      } catch {
        said.textContent = `Copy it from here: ${text()}`;
      }
    });
  };

  // Long tables of the report: in all tables of the page, rows that hold every word that is typed stay.
  const filters = (prose) => {
    const holders = [...prose.querySelectorAll(".aw-data")];
    const rows = holders.flatMap((holder) => [...holder.querySelector("table").tBodies[0].rows]);
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("span");
    label.className = "aw-filter";
    label.append(holders.length > 1 ? "Find in the tables of this page" : "Find in this table", input);
    input.type = "search";
    said.className = "aw-meta";
    said.setAttribute("role", "status");
    const first = prose.querySelector(":scope > h2") ?? holders[0];
    first.before(label, said);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const matches = (row) => words.every((word) => row.textContent.toLowerCase().includes(word));
      for (const row of rows) row.hidden = !matches(row);
      for (const holder of holders) {
        const table = holder.querySelector("table");
        const left = [...table.tBodies[0].rows].some((row) => !row.hidden);
        holder.classList.toggle("aw-none-left", !left);
        if (table.tFoot) table.tFoot.hidden = words.length > 0;
      }
      said.textContent = words.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows` : "";
    });
  };

  abbreviations(document.querySelectorAll(".aw-main abbr[title]"));
  document.querySelectorAll(".aw-note-call a, .aw-ed-call a, a[data-gist]").forEach(pops);
  document.querySelectorAll(".aw-prose:has(.aw-filterable)").forEach(filters);
  document.querySelectorAll("[data-aw-copy]").forEach((button) => {
    copies(button, () => document.getElementById(button.dataset.awCopy).textContent.trim());
  });
  document.querySelectorAll("[data-aw-copy-address]").forEach((button) => copies(button, () => location.href.split("#")[0]));

  /* Long tables and texts are laid out as they come into view, so that the page is there at once (see the styles). What is left of
     them is laid out in turn while nothing else is to do: then all of the page is what it would be without that. */
  const DEFERRED = ".aw-stack tbody tr, .aw-data, .aw-entry-text, .aw-finding blockquote, .aw-matrix tbody tr";
  const IN_TURN = 8;
  const idly = window.requestIdleCallback || ((next) => setTimeout(next, 60));
  const waiting = [...document.querySelectorAll(DEFERRED)];
  function layOutNext() {
    for (const one of waiting.splice(0, IN_TURN)) one.classList.add("aw-laid-out");
    if (waiting.length) idly(layOutNext);
  }
  addEventListener("load", () => idly(layOutNext));
})();
