"""The watch over visits itself: what no page may do is seen when a page does it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import Visit, serve

FAULTS = {
    "another host": ("<img src='https://example.org/a.png' alt=''>", "https://example.org/a.png"),
    "above the site": ("<img src='/a.png' alt=''>", "/a.png"),
    "a missing file": ("<img src='a.png' alt=''>", "404"),
    "a logged error": ("<script>console.error('oh')</script>", "oh"),
    "an uncaught error": ("<script>throw new Error('oh')</script>", "oh"),
    "nothing": ("<p>", ""),
}


@pytest.mark.parametrize(("markup", "complaint"), FAULTS.values(), ids=FAULTS)
def test_what_a_page_does_wrong_is_seen(
    chromium: Browser, tmp_path: Path, markup: str, complaint: str
) -> None:
    (tmp_path / "site").mkdir()
    head = "<!doctype html><link rel='icon' href='data:,'>"
    (tmp_path / "site" / "index.html").write_text(f"{head}{markup}", "utf-8")
    with serve(tmp_path / "site", tmp_path / "root") as address:
        for site in (address, tmp_path / "site"):
            visit = Visit(chromium)
            visit(site).goto("index.html", wait_until="load")
            complaints = visit.end()
            if complaint != "404" or isinstance(site, str):
                assert complaint in complaints
            assert bool(complaints) == bool(complaint)


def test_the_page_is_below_a_path_and_nothing_is_stored(page: Page) -> None:
    page.goto("index.html")
    assert page.url.endswith("/reports/one/index.html")
    assert page.context.cookies() == []
