(() => {
  const page = document.documentElement;
  const folders = location.pathname.split("/").slice(0, -1);
  const roots = folders.map((_, at) => `${folders.slice(0, folders.length - at).join("/")}/`);
  const exists = (path) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done(true);
    image.onerror = () => done(false);
    image.src = path;
  });
  const lead = (element, name, root) => {
    const path = element.getAttribute(name);
    if (path?.startsWith("/")) element.setAttribute(name, root + path.slice(1));
  };
  const run = (old) => {
    const script = document.createElement("script");
    script.src = old.src;
    script.async = false;
    old.replaceWith(script);
  };
  const find = async () => {
    for (const root of roots) {
      if (!(await exists(`${root}assets/icon.svg`))) continue;
      if (root !== "/") {
        page.dataset.root = root;
        for (const name of ["href", "action", "src"]) {
          document.querySelectorAll(`[${name}]`).forEach((element) => lead(element, name, root));
        }
        document.querySelectorAll("script[src]").forEach(run);
      }
      page.dataset.found = "";
      return;
    }
  };
  // Where start.js has run already, the links of this page are right as they are.
  if (page.classList.contains("aw-js")) page.dataset.found = "";
  else document.addEventListener("DOMContentLoaded", find);
})();
