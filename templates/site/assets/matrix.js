"use strict";
/* The follow-up matrix at work: filters, sorting, columns, opened rows, the download; what a reader
   does becomes a state, the state goes into the address, and the page is drawn from it. */
(() => {
  const matrix = globalThis.afterwordMatrix;
  const find = (id) => document.getElementById(id);
  const [form, chips, problem] = ["aw-mx-filter", "aw-mx-chips", "aw-mx-problem"].map(find);
  const [wordsField, sortField] = [find("aw-mx-words"), find("aw-mx-sort")];
  const isPhone = matchMedia("(max-width: 48em)");
  const SEARCHED = "recommendation";

  let state = matrix.readState();
  let shownPlaces = [];
  let turn = 0;
  let drawing = null;

  /* Drawing: at once where all that it needs is there, else when it has been loaded; what cannot
     be loaded is left out. */
  const isFacet = (key) => matrix.facets.some((one) => one.column === key);
  const needed = () => {
    const sorted = isFacet(state.sort.key) ? [] : [state.sort.key];
    return [...state.columns, ...sorted, ...(state.q.trim() ? [SEARCHED] : [])];
  };

  const searched = () =>
    [...matrix.fixed, ...state.columns, SEARCHED].filter(matrix.isAtHand);

  const show = () => {
    const { key } = state.sort;
    const canSort = isFacet(key) || matrix.isAtHand(key);
    const view = {
      ...state,
      columns: state.columns.filter(matrix.isAtHand),
      sort: canSort ? state.sort : { key: matrix.fixed[0], down: false },
    };
    const { found, counts } = matrix.match(state.chosen, state.q, searched());
    shownPlaces = matrix.sorted(found, view.sort);
    matrix.draw(shownPlaces.slice(0, state.rows), view);
    matrix.tell(found.length, counts, view);
    matrix.holder.removeAttribute("aria-busy");
  };

  const complain = () => {
    problem.hidden = false;
    problem.textContent = "A part of the matrix could not be loaded. Reload the page to try again.";
  };

  const draw = () => {
    const mine = (turn += 1);
    problem.hidden = true;
    const loading = matrix.need(needed());
    if (!loading) return show();
    matrix.holder.setAttribute("aria-busy", "true");
    return loading.catch(complain).then(() => mine === turn && show());
  };

  /* Controls show the state, whether it comes from them or from the address. */
  const setControls = () => {
    for (const facet of matrix.facets) {
      for (const box of facet.boxes) box.checked = state.chosen.get(facet.key).has(box.value);
    }
    for (const box of form.querySelectorAll("input[name=columns]")) {
      box.checked = state.columns.includes(box.value);
    }
    if (wordsField.value.trim() !== state.q.trim()) wordsField.value = state.q;
    setSorts();
  };

  const setSorts = () => {
    const keys = [...matrix.columns.keys()].filter((key) =>
      [...matrix.fixed, ...state.columns, state.sort.key].includes(key));
    const options = keys.flatMap((key) => {
      const { heading } = matrix.columns.get(key);
      return [new Option(heading, key), new Option(`${heading}, last first`, `-${key}`)];
    });
    sortField.replaceChildren(...options);
    sortField.value = `${state.sort.down ? "-" : ""}${state.sort.key}`;
  };

  /* Changes the state; a step for the back button, unless a reader is still typing. */
  const change = (changed, { replace = false } = {}) => {
    state = { ...state, ...changed };
    matrix.writeState(state, { replace });
    setControls();
    drawing = draw();
    return drawing;
  };
  const choose = (changed, how) => change({ ...changed, rows: matrix.FIRST }, how);

  const chosenInForm = () => new Map(matrix.facets.map((facet) =>
    [facet.key, new Set(facet.boxes.filter((box) => box.checked).map((box) => box.value))]));
  const columnsInForm = () =>
    [...form.querySelectorAll("input[name=columns]:checked")].map((box) => box.value);
  const sortBy = (text) => choose({
    sort: { key: text.replace(/^-/, ""), down: text.startsWith("-") },
  });

  form.addEventListener("change", ({ target }) => {
    if (target === sortField) sortBy(target.value);
    else if (target.name === "columns") change({ columns: columnsInForm() });
    else if (target.type === "checkbox") choose({ chosen: chosenInForm() });
  });

  let waiting = 0;
  let isTyping = false;
  const typed = () => {
    clearTimeout(waiting);
    if (wordsField.value.trim() === state.q.trim()) return;
    choose({ q: wordsField.value }, { replace: isTyping });
    isTyping = true;
  };
  wordsField.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, 150);
  });
  wordsField.addEventListener("focus", async () => {
    await matrix.need([SEARCHED])?.catch(complain);
    matrix.foldAhead(searched());
  });
  wordsField.addEventListener("blur", () => {
    typed();
    isTyping = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
  });

  find("aw-mx-columns-usual").addEventListener("click", () => change({ columns: matrix.usual }));

  matrix.table.tHead.addEventListener("click", ({ target }) => {
    const key = target.closest("[data-sort]")?.dataset.sort;
    if (key) sortBy(state.sort.key === key && !state.sort.down ? `-${key}` : key);
  });

  matrix.table.addEventListener("click", ({ target }) => {
    const id = target.closest(".aw-mx-opener")?.closest("tr").id;
    if (!id) return;
    const open = new Set(state.open);
    if (!open.delete(id)) open.add(id);
    change({ open });
    target.closest("tr").querySelector(".aw-mx-opener").focus();
  });

  chips.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { name, value } = button.dataset;
    const at = [...chips.children].indexOf(button.parentElement);
    const chosen = new Map(state.chosen);
    if (name && name !== "q") {
      chosen.set(name, new Set([...chosen.get(name)].filter((key) => key !== value)));
    }
    if (!name) for (const key of chosen.keys()) chosen.set(key, new Set());
    choose({ chosen, q: name && name !== "q" ? state.q : "" });
    (chips.children[at]?.firstElementChild ?? wordsField).focus();
  });

  const showMore = (limit) => {
    const before = Math.min(state.rows, shownPlaces.length);
    change({ rows: limit });
    matrix.rows[shownPlaces[before]]?.querySelector("a")?.focus();
  };
  find("aw-mx-more-next").addEventListener("click", () => showMore(state.rows + matrix.FIRST));
  find("aw-mx-more-all").addEventListener("click", () => showMore(Infinity));

  /* Panels: one at a time where they lie over the table; Escape closes, and so does leaving. */
  const panels = [...form.querySelectorAll("details")];
  const closePanels = (except) => {
    if (isPhone.matches) return;
    for (const panel of panels) if (panel !== except) panel.open = false;
  };
  document.addEventListener("pointerdown", ({ target }) => closePanels(target.closest("details")));
  form.addEventListener("focusin", ({ target }) => closePanels(target.closest("details")));
  document.addEventListener("focusin", ({ target }) => {
    const isElsewhere = !form.contains(target) && !target.contains(form);
    if (isElsewhere) closePanels(null);
  });
  const keepOnPage = ({ target }) => {
    target.classList.remove("aw-mx-facet--to-left");
    const { right } = target.querySelector(".aw-mx-facet-panel").getBoundingClientRect();
    const isOut = right > document.documentElement.clientWidth;
    target.classList.toggle("aw-mx-facet--to-left", isOut && !isPhone.matches);
  };
  for (const panel of panels) panel.addEventListener("toggle", keepOnPage);
  form.addEventListener("keydown", (event) => {
    const panel = event.target.closest("details[open]");
    if (event.key !== "Escape" || !panel) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  find("aw-mx-filter-open").addEventListener("click", ({ currentTarget }) => {
    const isOpen = form.classList.toggle("aw-mx-filter--open");
    currentTarget.setAttribute("aria-expanded", String(isOpen));
  });

  find("aw-mx-download").addEventListener("click", async () => {
    await drawing;
    matrix.download(shownPlaces, state).catch(complain);
  });

  /* The address: what it says at the start, and whenever a reader goes back or forth in it. */
  const restore = () => {
    clearTimeout(waiting);
    isTyping = false;
    state = matrix.readState();
    setControls();
    return draw();
  };
  addEventListener("popstate", () => matrix.isSame(state, matrix.readState()) || restore());

  const goTo = (id) => {
    const at = shownPlaces.indexOf(matrix.placeOf.get(id));
    if (at < 0) return;
    if (at >= state.rows) {
      state = { ...state, rows: Math.ceil((at + 1) / matrix.FIRST) * matrix.FIRST };
      show();
    }
    matrix.rows[shownPlaces[at]].scrollIntoView();
  };

  const start = async () => {
    const [{ type }] = performance.getEntriesByType("navigation");
    const [first] = type === "navigate" ? state.open : [];
    await restore();
    const id = matrix.pointedTo() ?? first;
    if (id) goTo(id);
  };
  start();
})();
