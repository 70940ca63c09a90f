"""The search field in the header: suggestions, chosen by keys or pointer, and words marked."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import Judge, told
from tests.browser.pages import on_the_real_report
from tests.browser.visiting import PHONE, Visit

START = "instruments/index.html"


def asked(page: Page, words: str) -> Locator:
    """Type words into the field, and return the suggestions when those for all the words came."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    options = page.locator("#aw-field-list [role=option]")
    expect(options.last).to_have_attribute("href", re.compile(f"[?]q={quote(words)}$"))
    return options


def chosen(page: Page) -> str | None:
    return page.locator("#aw-field-q").get_attribute("aria-activedescendant")


def test_arrow_keys_choose_a_suggestion_and_enter_follows_it(page: Page) -> None:
    page.goto(START)
    options = asked(page, "voter lists")
    count = options.count()
    assert 2 < count <= 8
    assert chosen(page) is None
    for key, at in (("Down", 0), ("Down", 1), ("Up", 0), ("Up", count - 1), ("Down", 0)):
        page.keyboard.press(f"Arrow{key}")
        assert chosen(page) == f"aw-field-list-{at}"
        expect(page.locator("[aria-selected=true]")).to_have_count(1)
        expect(page.locator("#aw-field-q")).to_be_focused()
    path = (options.first.get_attribute("href") or "").partition("?")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path.removeprefix('../')}**")


def test_enter_without_a_choice_and_the_last_suggestion_lead_to_all_results(page: Page) -> None:
    page.goto(START)
    options = asked(page, "media")
    count = (options.last.text_content() or "").split()[1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=media")
    expect(page.get_by_role("status")).to_have_text(f"{count} results for “media”")
    page.goto(START)
    asked(page, "media").last.click()
    page.wait_for_url("**/search.html?q=media")


@pytest.mark.parametrize("how", ["address", "file"])
def test_words_are_marked_on_the_page_that_a_hit_leads_to(
    visit: Visit, real_site: Path, real_address: str, how: str
) -> None:
    page = visit(real_site if how == "file" else real_address)
    page.goto(START)
    asked(page, "notification assembly").first.click()
    page.wait_for_url("**/recommendations/kaz-2016-r17.html**")
    marks = page.locator("main mark")
    expect(marks.first).to_be_attached()
    assert {words.lower()[:6] for words in marks.all_text_contents()} >= {"assemb"}
    page.wait_for_function("() => !location.search")
    page.reload()
    expect(page.locator("main h1")).to_be_visible()
    assert marks.count() == 0


def test_marks_leave_the_place_in_the_address_alone(page: Page) -> None:
    page.goto("report/media.html?h=campaign#aw-main")
    expect(page.locator("main mark").first).to_be_attached()
    page.wait_for_url("**/report/media.html#aw-main")


def test_a_click_elsewhere_closes_it_and_what_is_not_found_is_told(page: Page) -> None:
    page.goto(START)
    page.keyboard.press("Control+k")
    page.keyboard.type("qqqqqqqq")
    expect(page.locator("#aw-field-said")).to_have_text("No results for “qqqqqqqq”")
    page.mouse.click(300, 700)
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.url.endswith(START)


def test_on_a_phone_it_opens_by_a_button_and_gives_the_focus_back(
    visit: Visit, real_address: str
) -> None:
    page = visit(real_address, size=PHONE, touch=True)
    page.goto(START)
    expect(page.locator("#aw-field-q")).to_be_hidden()
    page.locator("button.aw-search-open").tap()
    expect(page.locator("#aw-field-q")).to_be_focused()
    page.keyboard.type("media")
    expect(page.locator("#aw-field-list [role=option]").last).to_contain_text("result")
    page.keyboard.press("Escape")
    expect(page.locator("button.aw-search-open")).to_be_focused()
    expect(page.locator("#aw-field-q")).to_be_hidden()


@on_the_real_report
def test_axe_finds_nothing_while_suggestions_are_shown(
    visit: Visit, address: str, judged: Judge
) -> None:
    found = []
    for size in ((1280, 800), (360, 780)):
        page = visit(address, size=size)
        for path in ("index.html", "report/index.html"):
            page.goto(path)
            asked(page, "election")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(300)
            found += judged(page, f"{path}, {size[0]} px")
    assert not found, told(found)
