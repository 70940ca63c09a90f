"""Readers of all kinds: with a keyboard, without scripts, without a server."""

import posixpath
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.pages import Pages, a_page_of_each_kind, every_page, on_the_real_report
from tests.browser.questions import DEAD, FOCUSABLE, HIDDEN, SETTLE, STOP
from tests.browser.visiting import DESKTOP, PHONE, Visit

MOST_STOPS = 1500
OFTEN_READ = (
    "index.html",
    "matrix.html",
    "search.html",
    "report/observers.html",
    "recommendations/kaz-2016-r17.html",
    "progress.html",
)
"""With all there is to stop at: fields, facets, tables that scroll, pictures with links."""
ON_A_PHONE = {"index.html", "matrix.html"}
"""Those that are tried on a phone too where not all are."""


def _stops(page: Page) -> list[dict[str, Any]]:
    """Return all that the focus comes to by the tabulator key, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["times"] > 1:
            return stops
        stop["ringed"] = stop["ringed"] or _looks_focused(page, stop["around"])
        stops.append(stop)
    raise AssertionError(f"{page.url} has more than {MOST_STOPS} places for the focus")


def _looks_focused(page: Page, around: list[float]) -> bool:
    """Tell whether an element looks otherwise with the focus than without; it loses the focus."""
    clip = dict(zip(("x", "y", "width", "height"), around, strict=True))
    before = page.screenshot(clip=cast(FloatRect, clip))
    page.evaluate("document.activeElement.blur()")
    return before != page.screenshot(clip=cast(FloatRect, clip))


def _focusable(page: Page) -> int:
    count: int = page.evaluate(FOCUSABLE)
    return count


def test_the_focus_is_seen_wherever_the_tabulator_key_takes_it(
    visit: Visit, real_site: Path, real_address: str, pytestconfig: pytest.Config
) -> None:
    wrong = []
    windows = {size: visit(real_address, size=size, still=True) for size in (DESKTOP, PHONE)}
    is_thorough = pytestconfig.getoption("--thorough")
    on_a_phone = set(OFTEN_READ) if is_thorough else ON_A_PHONE
    for path in a_page_of_each_kind(real_site) if is_thorough else OFTEN_READ:
        if path == "404.html":  # its stops are those of the others
            continue
        for size in (DESKTOP, PHONE) if path in on_a_phone else (DESKTOP,):
            page = windows[size]
            page.goto(path)
            stops = _stops(page)
            if len(stops) < _focusable(page):
                wrong.append(f"{path}: {len(stops)} of {_focusable(page)} places can be reached")
            for fault, word in (("ringed", "unmarked"), ("inside", "outside"), ("bare", "covered")):
                found = [f"{one['html']} {one['words']}" for one in stops if not one[fault]]
                wrong += [f"{path} at {size[0]} px: {word}: {one}" for one in found]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("start", ["index.html", "matrix.html"])
def test_the_first_stop_leads_past_the_head_of_the_page(page: Page, start: str) -> None:
    page.goto(start)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_without_scripts_all_is_there_and_nothing_is_offered_that_does_nothing(
    visit: Visit, site: Path, address: str, pages: Pages
) -> None:
    page = visit(address, javascript=False)
    wrong = []
    for path in pages(site):
        if path == "404.html":  # without scripts it has no style where it is not told its address
            continue
        page.goto(path)
        wrong += [f"{path}: not seen: {one}" for one in page.evaluate(HIDDEN)]
        wrong += [f"{path}: does nothing: {one}" for one in page.evaluate(DEAD)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_without_scripts_every_page_is_reached_from_home_by_links(site: Path) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        page = ahead.pop()
        tree = html.parse(str(site / page)).getroot()
        for link in tree.xpath("//body//a/@href"):
            path = urlsplit(link).path
            if urlsplit(link).netloc or not path.endswith(".html"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
            if target not in reached and (site / target).is_file():
                reached.add(target)
                ahead.append(target)
    assert set(every_page(site)) - reached == {"404.html"}


@on_the_real_report
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_the_menu_is_reached(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    page = visit(address, javascript=False, size=size)
    page.goto("report/index.html")
    if size == PHONE:
        page.get_by_role("banner").get_by_role("link", name="Menu").click()
        assert page.url.endswith("#aw-menu")
    menu = page.get_by_role("navigation", name="Menu")
    entry = menu.locator("ul ul a:visible").last
    expect(entry).to_be_visible()
    entry.click()
    expect(page.locator("main h1")).to_be_visible()
    assert not page.url.endswith("report/index.html")


def test_every_page_opens_from_a_stick(visit: Visit, site: Path, pages: Pages) -> None:
    page = visit(site)
    wrong = []
    for path in pages(site):
        if path != "404.html":  # only a server shows it
            page.goto(path)
            shown = page.evaluate("document.querySelector('main h1').checkVisibility()")
            styled = page.evaluate("getComputedStyle(document.body).fontFamily").startswith(
                '"Afterw'
            )
            wrong += [path] * (not shown or not styled)
    assert not wrong


@on_the_real_report
def test_the_drawer_opens_from_a_stick(visit: Visit, site: Path) -> None:
    page = visit(site, size=PHONE, touch=True)
    page.goto("report/index.html")
    page.locator("button.aw-menu-open").tap()
    page.evaluate(SETTLE)
    page.locator("#aw-menu").get_by_role("link", name="Downloads").tap()
    page.wait_for_url("**/downloads.html")
