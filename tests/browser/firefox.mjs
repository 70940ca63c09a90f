// The site in Firefox: node firefox.mjs PUPPETEER BASE, where BASE is http://…/ or file:///…/.
// Prints one JSON object: what was seen of each part, and what no page may do. test_firefox.py judges it.

const [puppeteerPath, base] = process.argv.slice(2);
const { default: puppeteer } = await import(puppeteerPath);

const OFFLINE = {
  "app.normandy.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: "/usr/bin/firefox-esr",
  headless: true,
  extraPrefsFirefox: OFFLINE,
});
const complaints = [];
const seen = {};

async function open(path, size = DESKTOP) {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) complaints.push(`${path}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${path}: not caught: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) complaints.push(`asked for ${request.url()}`);
  });
  await page.setViewport(size);
  await page.goto(base + path);
  return page;
}

const focus = (page) => page.evaluate(() => document.activeElement.className || document.activeElement.id);

async function field() {
  const page = await open("report/index.html");
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  seen.fieldFocus = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.type("rec 7");
  await page.waitForFunction(() => document.querySelector("#aw-field-list a:last-child")?.href.endsWith("q=rec%207"));
  await page.keyboard.press("ArrowDown");
  seen.chosen = await page.$eval("#aw-field-q", (one) => one.getAttribute("aria-activedescendant"));
  const left = page.waitForNavigation();
  await page.keyboard.press("Enter");
  await left;
  await page.waitForFunction(() => !location.search.includes("h="));
  seen.hit = (await page.evaluate(() => location.href)).slice(base.length);
  await page.close();
}

async function results() {
  const page = await open("search.html?q=media");
  await page.waitForSelector(".aw-hit-title a");
  seen.results = (await page.$$(".aw-hit")).length;
  const left = page.waitForNavigation(); // a handle of the former page holds no longer
  await page.click(".aw-hit-title a");
  await left;
  await page.waitForSelector("main mark");
  seen.marks = (await page.$$("main mark")).length;
  await page.close();
}

async function matrix() {
  const page = await open("matrix.html");
  await page.waitForSelector(".aw-matrix--live:not([aria-busy])");
  const rows = () => page.$$eval(".aw-matrix tbody tr[data-of]", (all) => all.filter((one) => one.checkVisibility()).length);
  seen.rows = await rows();
  await page.click("[data-facet=priority] summary");
  seen.count = Number(await page.$eval("[data-facet=priority] label > :last-child", (one) => one.textContent));
  await page.click("[data-facet=priority] label");
  await page.waitForFunction(() => location.search.startsWith("?priority="));
  await page.waitForSelector(".aw-matrix--live:not([aria-busy])");
  seen.filtered = await rows();
  await page.keyboard.press("Escape");
  await page.click(".aw-mx-opener");
  await page.waitForSelector(".aw-mx-detail-list a");
  seen.detail = (await page.$$(".aw-mx-detail-list a")).length;
  await page.close();
}

async function drawer() {
  const page = await open("index.html", PHONE);
  const left = () => page.$eval(".md-sidebar--primary", (one) => Math.round(one.getBoundingClientRect().left));
  await page.focus("button.aw-menu-open");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".md-sidebar--primary").getBoundingClientRect().left === 0);
  seen.drawerOpen = [await left(), await focus(page)];
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".md-sidebar--primary")).visibility === "hidden");
  seen.drawerFocus = await focus(page);
  await page.close();
}

async function tooltips() {
  const page = await open(process.argv[4]);
  seen.tooltips = [];
  for (const call of [".aw-note-call a", ".aw-main abbr[tabindex]", ".aw-main a[data-gist]"]) {
    await page.hover(call);
    await page.waitForSelector(".aw-pop");
    seen.tooltips.push(await page.$eval(".aw-pop", (one) => one.textContent.trim().length > 0));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".aw-pop"));
    await page.mouse.move(1, 1);
  }
  await page.close();
}

try {
  for (const part of [field, results, matrix, drawer, tooltips]) await part();
} catch (error) {
  complaints.push(`stopped: ${error.stack}`);
} finally {
  await browser.close();
}
console.log(JSON.stringify({ ...seen, complaints }));
