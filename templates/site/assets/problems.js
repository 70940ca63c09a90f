"use strict";
/* While the site is served: what has to be corrected in the sources, on top of every page. */

(() => {
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  };

  const many = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const place = ({ path, line, column }) => [path, line, line && column].filter(Boolean).join(":");

  function show(problems) {
    const count = (severity) => problems.filter((one) => one.severity === severity).length;

    const words = [["error", count("error")], ["warning", count("warning")]]
      .filter(([, number]) => number)
      .map(([noun, number]) => many(number, noun))
      .join(", ");
    const note = count("error") ? " The pages are the last that could be built." : "";

    const list = make("ol", "aw-problems-list", ...problems.map((one) => {
      const head = make("p", "aw-problem-head", make("code", "", place(one)), " ",
        make("strong", "aw-problem-kind", one.code ? `${one.severity} [${one.code}]` : one.severity));
      const item = make("li", `aw-problem aw-problem--${one.severity}`, head, make("p", "", one.message));
      if (one.fix) item.append(make("p", "aw-problem-fix", make("strong", "", "Fix: "), one.fix));
      return item;
    }));
    list.id = "aw-problems-list";
    list.tabIndex = 0;
    list.setAttribute("aria-label", "Problems");

    const button = make("button", "aw-problems-button");
    button.type = "button";
    button.setAttribute("aria-controls", list.id);
    const open = (isOpen) => {
      list.hidden = !isOpen;
      button.textContent = isOpen ? "Collapse" : "Show";
      button.setAttribute("aria-expanded", String(isOpen));
    };
    button.addEventListener("click", () => open(list.hidden));
    open(true);

    const heading = make("h2", "aw-problems-title", words);
    heading.id = "aw-problems-title";
    const region = make("section", "aw-problems", make("div", "aw-problems-head", heading, make("p", "", note), button), list);
    region.setAttribute("aria-labelledby", heading.id);
    document.body.append(region);
  }

  /* The list is written anew at each build, so it is asked for past every cache. */
  const script = document.createElement("script");
  script.src = `${document.documentElement.dataset.root}problems-now.js?${Date.now()}`;
  script.addEventListener("load", () => { if (window.awProblems?.length) show(window.awProblems); });
  document.head.append(script);
})();
