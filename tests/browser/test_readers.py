"""Readers of all kinds: with a keyboard, without scripts, with other colours, without motion."""

from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, FloatRect, Page

from tests.browser.pages import a_page_of_each_kind
from tests.browser.questions import (
    DEAD,
    FOCUSABLE,
    HIDDEN,
    LIGHT_OF,
    MOVING,
    SMALL,
    STOP,
    STUCK,
)
from tests.browser.visiting import DESKTOP, NARROW, PHONE, Visit

MOST_STOPS = 1500
OFTEN_READ = ("index.html", "matrix.html", "search.html")


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
    visit: Visit, real_site: Path, real_address: str
) -> None:
    wrong = []
    pages = {size: visit(real_address, size=size, still=True) for size in (DESKTOP, PHONE)}
    for path in a_page_of_each_kind(real_site):
        for size in (DESKTOP, PHONE) if path in OFTEN_READ else (DESKTOP,):
            page = pages[size]
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
    visit: Visit, site: Path, address: str
) -> None:
    page = visit(address, javascript=False)
    wrong = []
    for path in a_page_of_each_kind(site):
        page.goto(path)
        wrong += [f"{path}: not seen: {one}" for one in page.evaluate(HIDDEN)]
        wrong += [f"{path}: does nothing: {one}" for one in page.evaluate(DEAD)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_buttons_and_fields_are_large_enough_to_be_touched(
    visit: Visit, site: Path, address: str
) -> None:
    page = visit(address, size=PHONE, touch=True)
    wrong = []
    for path in a_page_of_each_kind(site):
        page.goto(path)
        wrong += [f"{path}: {one}" for one in page.evaluate(SMALL)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_at_four_times_the_size_nothing_stands_before_the_text(
    visit: Visit, site: Path, address: str
) -> None:
    page = visit(address, size=(NARROW[0], 256))
    wrong = []
    for path in a_page_of_each_kind(site):
        page.goto(path)
        page.mouse.wheel(0, 2000)
        wrong += [f"{path}: {one}" for one in page.evaluate(STUCK)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_nothing_moves_for_those_who_asked_for_that(visit: Visit, site: Path, address: str) -> None:
    page = visit(address, still=True)
    wrong = []
    for path in a_page_of_each_kind(site):
        page.goto(path)
        wrong += [f"{path}: {one}" for one in page.evaluate(MOVING)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_colours_are_those_of_the_system_until_one_chooses(
    visit: Visit, real_address: str
) -> None:
    page = visit(real_address, dark=True)
    page.goto("index.html")
    assert page.evaluate(LIGHT_OF, "backgroundColor") < 60
    assert page.evaluate(LIGHT_OF, "color") > 180
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(LIGHT_OF, "backgroundColor") > 220
    page.goto("matrix.html")
    assert page.evaluate(LIGHT_OF, "backgroundColor") > 220


def test_only_the_chosen_colours_are_stored(visit: Visit, real_address: str) -> None:
    page = visit(real_address)
    page.goto("index.html")
    page.get_by_role("button", name="Dark colours").click()
    page.goto("matrix.html")
    page.goto("search.html?q=media")
    page.wait_for_load_state("networkidle")
    state = page.context.storage_state(indexed_db=True)
    assert state["cookies"] == []
    stored = [one["name"] for origin in state["origins"] for one in origin["localStorage"]]
    assert stored == ["aw-scheme"]
    assert page.evaluate("sessionStorage.length") == 0


def test_every_kind_of_page_opens_from_a_stick(visit: Visit, site: Path) -> None:
    page = visit(site)
    for path in a_page_of_each_kind(site):
        if path != "404.html":  # only a server shows it, and it may need to know where it is
            page.goto(path)
            assert page.evaluate("document.querySelector('main h1').checkVisibility()"), path


def test_a_page_that_is_not_there_is_answered_by_one_that_helps(
    chromium: Browser, second_address: str
) -> None:
    visit = Visit(chromium)
    page = visit(second_address)
    answer = page.goto("recommendations/old/none.html")
    assert answer
    assert answer.status == 404
    assert page.evaluate(LIGHT_OF, "backgroundColor") > 220
    page.get_by_role("link", name="Follow-up matrix").first.click()
    assert page.url == f"{second_address}matrix.html"
    complaints = visit.end().splitlines()
    assert [one for one in complaints if "recommendations/old/none.html" not in one] == []
