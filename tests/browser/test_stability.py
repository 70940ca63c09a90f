"""Nothing moves under a reader's eyes while a page loads: the layout shift of each kind of page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import a_page_of_each_kind, on_the_real_report
from tests.browser.visiting import Visit, serve

MOST = 0.05
WIDTHS = (360, *(pytest.param(width, marks=pytest.mark.thorough) for width in (412, 430)))
WATCH = """
  window.awShifts = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      if (one.hadRecentInput) continue;
      const moved = one.sources.map((at) => at.node?.cloneNode?.(false).outerHTML ?? "");
      awShifts.push([one.value, moved]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
SHIFTS = """
async () => {
  await document.fonts.ready;
  await new Promise((done) => setTimeout(done, 60));
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return awShifts;
}
"""


@pytest.fixture(scope="module")
def slow_address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give an address at which pages are painted before their fonts have come."""
    with serve(site, tmp_path_factory.mktemp("slow-root"), slow_fonts=True) as address:
        yield address


def shift_of(page: Page, path: str) -> tuple[float, str]:
    """Open a page, and return by how much its parts move, and which."""
    page.goto(path)
    shifts: list[tuple[float, list[str]]] = page.evaluate(SHIFTS)
    moved = sorted({one[:160] for _, sources in shifts for one in sources})
    return sum(value for value, _ in shifts), " ".join(moved)


@on_the_real_report
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_moves_while_it_loads_with_an_empty_cache_or_a_full_one(
    visit: Visit, site: Path, slow_address: str, width: int
) -> None:
    page = visit(slow_address, size=(width, 800), touch=True)
    page.add_init_script(WATCH)
    wrong = []
    session = page.context.new_cdp_session(page)
    for path in a_page_of_each_kind(site):
        if path == "404.html":
            continue
        session.send("Network.clearBrowserCache")
        for cache in ("empty", "full"):
            shift, moved = shift_of(page, path)
            if shift > MOST:
                wrong.append(f"{path}, {cache} cache: {shift:.3f}: {moved}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_what_moves_is_seen(chromium: Browser, tmp_path: Path) -> None:
    late = "setTimeout(() => document.querySelector('h1').style.marginTop = '300px', 100)"
    words = "<p>Words</p>" * 20
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(
        f"<!doctype html><link rel=icon href='data:,'><h1>Late</h1>{words}<script>{late}</script>"
        "<style>@font-face{font-family:a;src:url(a.woff2)}h1{font-family:a}</style>",
        "utf-8",
    )
    visit = Visit(chromium)
    with serve(tmp_path / "site", tmp_path / "root", slow_fonts=True) as address:
        page = visit(address, size=(360, 800))
        page.add_init_script(WATCH)
        shift, moved = shift_of(page, "index.html")
    visit.end()
    assert shift > MOST
    assert moved
