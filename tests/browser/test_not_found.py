"""The page for an address that leads nowhere: it helps at any depth, wherever the site stands."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import findings, told
from tests.browser.questions import LIGHT_OF, STICKS_OUT
from tests.browser.visiting import NARROW, PHONE, Visit, serve

MISSING = "recommendations/old/none.html"


@pytest.mark.parametrize("at_root", [True, False], ids=["at the root", "below a path"])
def test_a_page_that_is_not_there_is_answered_by_one_that_helps(
    chromium: Browser, site: Path, tmp_path: Path, at_root: bool
) -> None:
    names_its_address = 'rel="canonical"' in (site / "index.html").read_text("utf-8")
    with serve(site, tmp_path / "root", at_root=at_root and not names_its_address) as address:
        visit = Visit(chromium)
        page = visit(address)
        answer = page.goto(MISSING)
        assert answer
        assert answer.status == 404
        page.wait_for_selector(".md-tabs__link:visible")
        assert page.evaluate(LIGHT_OF, "backgroundColor") > 220
        found = findings(page, view="light")
        page.emulate_media(color_scheme="dark")
        found += findings(page, view="dark")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        found += findings(page, view="phone")
        assert not found, told(found)
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        assert not page.evaluate(STICKS_OUT)
        page.keyboard.press("Control+k")
        page.keyboard.type("media")
        page.wait_for_selector("#aw-field-list [role=option]")
        page.keyboard.press("Escape")
        page.get_by_role("main").get_by_role("link", name="table of all of them").click()
        page.wait_for_selector(".aw-matrix--live")
        assert page.url == f"{address}matrix.html"
        complaints = [one for one in visit.end().splitlines() if MISSING not in one]
        if not at_root and not names_its_address:  # then it looks for its files, folder by folder
            complaints = [one for one in complaints if "/assets/" not in one]
        assert complaints == []
