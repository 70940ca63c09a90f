"use strict";
/* Draws the follow-up matrix: its head, the rows that match, opened rows. Rows that are not shown
   are taken out of the page, so that it stays quick however many there are. */
(() => {
  const matrix = globalThis.afterwordMatrix;
  const { holder, table, rows } = matrix;
  const view = table.tBodies[0];
  const group = table.querySelector("colgroup");
  const [headRow] = table.tHead.rows;
  const heads = new Map([...headRow.cells].map((head) => [head.dataset.key, head]));

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  matrix.element = element;

  /* The head: a button in each cell sorts by it. */
  const headOf = (key) => {
    const { heading } = matrix.columns.get(key);
    if (!heads.has(key)) heads.set(key, element("th", { scope: "col" }));
    const head = heads.get(key);
    if (!head.querySelector("button")) {
      const button = element("button", { type: "button", className: "aw-mx-sorter" }, heading);
      button.dataset.sort = key;
      head.replaceChildren(button);
    }
    return head;
  };

  const drawHead = (shown, sort) => {
    const cells = shown.map(headOf);
    for (const [index, key] of shown.entries()) {
      if (key !== sort.key) cells[index].removeAttribute("aria-sort");
      else cells[index].setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    }
    if (cells.some((cell, index) => headRow.cells[index] !== cell)
        || headRow.cells.length !== cells.length) {
      headRow.replaceChildren(...cells);
      group.replaceChildren(...shown.map((key) => element("col", { className: `aw-col-${key}` })));
    }
  };

  /* Returns the words of a line and, where it ends in the address of a page of ours, that, and the
     path to the page from here. */
  const ADDRESS = /^(.*?)(\S*?((?:report|recommendations)\/[a-z0-9-]+\.html(?:#[a-z0-9-]+)?))$/;
  const base = matrix.site && `${matrix.site.replace(/\/$/, "")}/`;
  const addressIn = (line) => {
    const [, words, address, path] = ADDRESS.exec(line) ?? [];
    return address && address === base + path ? { words, address, path } : { words: line };
  };

  /* The rows: each keeps its own cells, and gets those of other columns when they are shown. */
  const added = [];
  const laid = [];

  const said = (line) => {
    const { words, address, path } = addressIn(line);
    return address ? [words, element("a", { href: path }, address)] : [words];
  };

  const addedCell = (at, key) => {
    const cells = (added[at] ??= new Map());
    if (!cells.has(key)) {
      const lines = matrix.lines(at, key).map(said);
      const inside = lines.length > 1 ? lines.map((line) => element("div", {}, ...line)) : lines[0];
      cells.set(key, element("td", {}, ...inside));
    }
    return cells.get(key);
  };

  const toggle = (at) => {
    const button = element("button", { type: "button", className: "aw-mx-opener" });
    const number = matrix.text(at, matrix.fixed[0]);
    button.setAttribute("aria-label", `Details of recommendation ${number}`);
    button.setAttribute("aria-expanded", "false");
    return button;
  };

  const laidRow = (at, shown, stamp) => {
    const row = rows[at];
    if (laid[at] === stamp) return row;
    const own = matrix.ownCells(at);
    if (laid[at] === undefined) own[0].prepend(toggle(at));
    laid[at] = stamp;
    const cells = shown.map((key) => {
      const column = matrix.columns.get(key);
      const cell = column.at >= 0 ? own[column.at] : addedCell(at, key);
      Object.assign(cell.dataset, { key, label: column.heading });
      return cell;
    });
    row.replaceChildren(...cells);
    return row;
  };

  /* An opened row: what the matrix says of it besides, and the way to its page. */
  const details = new Map();
  /* In an opened row the name of a paragraph stands for its address, as one is like the other. */
  const linked = (line) => {
    const { words, path } = addressIn(line);
    if (!path?.includes("#")) return line;
    const name = path.split("#")[1].replaceAll("-", " ");
    return element("a", { href: path }, `${words}${name}`);
  };

  const part = ([key, cell]) => {
    const lines = [cell].flat().flatMap((line) => String(line).split("\n"));
    const said = lines.length > 1
      ? element("ul", {}, ...lines.map((line) => element("li", {}, linked(line))))
      : linked(lines[0]);
    return [element("dt", {}, matrix.columns.get(key).heading), element("dd", {}, said)];
  };

  const fill = async (at, place, perFile) => {
    const id = rows[at].id;
    const name = `rows-${String(Math.floor(at / perFile)).padStart(3, "0")}`;
    const link = element("a", { href: `recommendations/${id}.html` }, "All about it on its page");
    try {
      await matrix.load(name);
      const values = matrix.stored(name)[id] ?? [];
      const list = element("dl", { className: "aw-mx-detail-list" }, ...values.flatMap(part));
      place.replaceChildren(list, element("p", {}, link));
    } catch {
      place.replaceChildren(element("p", {}, "This could not be loaded. ", link));
    }
  };

  const detailOf = (at) => {
    if (!details.has(at)) {
      const place = element("td", {}, element("p", {}, "Loading …"));
      const row = element("tr", { className: "aw-mx-detail" }, place);
      row.id = `aw-mx-detail-${rows[at].id}`;
      details.set(at, row);
      fill(at, place, Number(holder.dataset.perFile));
    }
    return details.get(at);
  };

  const withDetail = (at, width, isOpen) => {
    const opener = rows[at].querySelector(".aw-mx-opener");
    if (String(isOpen) !== opener.getAttribute("aria-expanded")) {
      opener.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) opener.setAttribute("aria-controls", `aw-mx-detail-${rows[at].id}`);
      else opener.removeAttribute("aria-controls");
    }
    if (!isOpen) return [rows[at]];
    const detail = detailOf(at);
    detail.cells[0].colSpan = width;
    return [rows[at], detail];
  };

  /* Where the columns are too broad for the page, the table scrolls sideways within its frame. */
  const FRAME = { tabindex: "0", role: "region", "aria-label": "Follow-up matrix" };
  const fit = () => {
    holder.classList.remove("aw-matrix--wide");
    const isWide = table.offsetWidth > holder.clientWidth;
    holder.classList.toggle("aw-matrix--wide", isWide);
    for (const [name, value] of Object.entries(FRAME)) {
      if (isWide) holder.setAttribute(name, value);
      else holder.removeAttribute(name);
    }
  };
  const isChosen = () => holder.classList.contains("aw-matrix--chosen");
  addEventListener("resize", () => isChosen() && fit());

  let fitted = "";
  /* Shows rows in their order, each with the columns that are chosen. */
  matrix.draw = (places, state) => {
    const all = [...matrix.fixed, ...state.columns];
    const shown = [...matrix.columns.keys()].filter((key) => all.includes(key));
    const stamp = shown.join();
    const isUsual = state.columns.join() === matrix.usual.join();
    drawHead(shown, state.sort);
    const drawn = places.flatMap((at) => {
      laidRow(at, shown, stamp);
      return withDetail(at, shown.length, state.open.has(rows[at].id));
    });
    view.replaceChildren(...drawn);
    holder.classList.add("aw-matrix--live");
    for (const body of [...table.tBodies].slice(1)) body.remove();
    if (isChosen() || !isUsual) {
      holder.classList.toggle("aw-matrix--chosen", !isUsual);
      if (stamp !== fitted) fit();
    }
    fitted = stamp;
  };
})();
