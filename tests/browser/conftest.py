"""What the browser tests share: Debian's Chromium, the sites over HTTP, and watched visits.

How to use it::

    def test_something(page: Page) -> None:              # the real report, 1280 px, light
        page.goto("matrix.html")                         # relative to the site's address

    def test_on_both_reports(visit: Visit, address: str) -> None:
        page = visit(address, size=PHONE, dark=True, javascript=False, still=True)
        page.goto("index.html")

    def test_from_a_stick(visit: Visit, real_site: Path) -> None:
        page = visit(real_site)                          # a folder is opened as file://
        page.goto("index.html")

`Visit`, PHONE (390 × 844), NARROW (320) and DESKTOP are in tests/browser/visiting.py. Each call of
`visit` makes a fresh context. At its end a test fails where any of its pages asked for something
outside its site, logged an error or a warning, or threw an error that nobody caught. The sites
by name: `real_address`, `second_address`; `address` gives both in turn (with `site`, its folder).

While working, spare the builds: `pytest tests/browser --sites FOLDER`, where FOLDER holds `real`
and `second`, written by `build.py build --output FOLDER/real` and, for the second report, with
`--project tests/second_report --output FOLDER/second`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.axe import OF_COLOURS, Finding, Judge, findings
from tests.browser.pages import Pages, a_page_of_each_state, every_page
from tests.browser.questions import SETTLE
from tests.browser.visiting import CHROMIUM, FLAGS, Visit, serve


@pytest.fixture(scope="session")
def pages(pytestconfig: pytest.Config, real_site: Path, second_site: Path) -> Pages:
    """Give which pages are looked at: one of each kind and state, or every one (--thorough)."""
    if pytestconfig.getoption("--thorough"):
        return every_page
    return a_page_of_each_state([real_site, second_site]).__getitem__


@pytest.fixture
def judged(pytestconfig: pytest.Config) -> Judge:
    """Give the way to judge what was opened on a page, in light colours by all rules of axe-core,
    and in dark ones by those of colours; in a thorough run by all of them twice."""
    again = () if pytestconfig.getoption("--thorough") else OF_COLOURS

    def judge(page: Page, view: str = "") -> list[Finding]:
        found = findings(page, view=f"{view} in light colours")
        page.emulate_media(color_scheme="dark")
        page.evaluate(SETTLE)
        found += findings(page, view=f"{view} in dark colours", rules=again)
        page.emulate_media(color_scheme="light")
        page.evaluate(SETTLE)
        return found

    return judge


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Give Debian's browser, without a window.

    Not for the whole session: while it runs, no other test could run an event loop.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_address(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address at which the real report is served."""
    with serve(real_site, tmp_path_factory.mktemp("real-root")) as address:
        yield address


@pytest.fixture(scope="session")
def second_address(second_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address at which the second report is served."""
    with serve(second_site, tmp_path_factory.mktemp("second-root")) as address:
        yield address


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the addresses of both reports in turn; `site` is the folder of the one in hand."""
    with serve(site, tmp_path_factory.mktemp("root")) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Give the way to open pages; what they did wrong fails the test at its end."""
    visits = Visit(chromium)
    yield visits
    complaints = visits.end()
    assert not complaints, f"\n{complaints}"


@pytest.fixture
def page(visit: Visit, real_address: str) -> Page:
    """Give an empty page for the real report over HTTP, on a desktop, in light colours."""
    return visit(real_address)
