"""What is shown beside its call: footnotes, long forms of abbreviations, gists of provisions."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import Judge, told
from tests.browser.visiting import PHONE, Visit

CALLS = {
    "footnote": ".aw-note-call a",
    "abbreviation": ".aw-main abbr[tabindex]",
    "citation": ".aw-main a[data-gist]",
}
PATH = "report/media.html"
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


def expected(call: Locator) -> str:
    """Return words that the tooltip of a call has to hold."""
    return str(
        call.evaluate("""(one) => {
          const note = one.hash && document.getElementById(decodeURIComponent(one.hash.slice(1)));
          return one.dataset.awTitle ?? one.dataset.gist ?? note.textContent.trim().slice(0, 20);
        }""")
    ).strip()


def opened(page: Page, call: str) -> Locator:
    page.goto(PATH)
    one = page.locator(call).first
    words = expected(one)
    one.hover()
    expect(page.locator(".aw-pop")).to_contain_text(words)
    return one


@each_call
@pytest.mark.parametrize("how", ["address", "file"])
def test_a_tooltip_comes_by_pointer_and_goes_by_escape(
    visit: Visit, real_site: Path, real_address: str, how: str, call: str
) -> None:
    page = visit(real_site if how == "file" else real_address)
    one = opened(page, call)
    page.keyboard.press("Escape")
    expect(page.locator(".aw-pop")).to_have_count(0)
    if call == CALLS["abbreviation"]:
        expect(one).to_have_attribute("title", expected(one))


@each_call
def test_a_tooltip_comes_and_goes_with_the_focus(page: Page, call: str) -> None:
    page.goto(PATH)
    one = page.locator(call).first
    one.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(one).to_be_focused()
    expect(page.locator(".aw-pop")).to_contain_text(expected(one))
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".aw-pop").filter(has_text=expected(one))).to_have_count(0)


@each_call
def test_a_tooltip_comes_by_a_tap_and_fits_a_phone(
    visit: Visit, real_address: str, call: str
) -> None:
    page = visit(real_address, size=PHONE, touch=True)
    page.goto(PATH)
    page.locator(call).first.tap()
    box = page.locator(".aw-pop").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert page.url.endswith(PATH)
    page.locator("h1").tap()
    expect(page.locator(".aw-pop")).to_have_count(0)


def test_axe_finds_nothing_while_a_tooltip_is_open(
    visit: Visit, real_address: str, judged: Judge
) -> None:
    found = []
    for name, call in CALLS.items():
        for size in ((1280, 800), (360, 780)):
            page = visit(real_address, size=size)
            opened(page, call)
            found += judged(page, f"{name}, {size[0]} px")
            assert page.locator(".aw-pop").count() == 1
    assert not found, told(found)
