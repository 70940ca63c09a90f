"""WCAG 2.2 AA and the rules of the house, as far as machines can judge them, in the browser.

Pages are opened once (see audit.py); the tests say what must not have been found. `make test` looks
at a page of each kind and state of both reports, `make test-all` at every page. The classes run in
several processes.
"""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pydantic import TypeAdapter

from tests.browser.audit import Audit, audit
from tests.browser.axe import Judge, told
from tests.browser.pages import Pages, kind_of
from tests.browser.visiting import Visit, serve
from tests.sharing import Share

_AUDIT = TypeAdapter(Audit)
WITHOUT_TEXT_WIDTH = {"matrix"}
"""Kinds of page that take all the room there is."""
FAULTS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<link rel="icon" href="data:,"></head><body><main><div class="md-content__inner"><h1>Faults</h1>
<p class="a">Pale words</p><p class="b">Words that are dark in the dark, and far too long for a
phone</p><img src="data:,"><button class="c">x</button><nav class="md-path">Menu</nav></div>
<style>.a { color: #bbb; background: #fff } .b { width: 60rem; color: #000; background: #fff }
.c { width: 9px; height: 9px; padding: 0; transition: all 1s } body { min-height: 300rem }
.d { position: fixed; top: 0; width: 20px; height: 200px }
@media (prefers-color-scheme: dark) { body, .b { color: #222; background: #000 } }
@media (max-width: 48em) { main::after { content: "" } }</style><div class="d"></div>
<script>localStorage.setItem("visits", "1"); document.cookie = "a=1"; console.error("oh");
console.warn("well")</script></main></body></html>"""


class Judged:
    """What must not have been found on the pages of a share; every one has the same tests."""

    report, start, step = "", 0, 1
    """Which report, the first of its pages, and how many pages on the next is."""

    @pytest.fixture
    def site(self, request: pytest.FixtureRequest) -> Path:
        site: Path = request.getfixturevalue(f"{self.report}_site")
        return site

    @pytest.fixture
    def found(
        self,
        request: pytest.FixtureRequest,
        site: Path,
        chromium: Browser,
        share: Share,
        pages: Pages,
        pytestconfig: pytest.Config,
    ) -> Audit:
        """Give what was found on the pages of the share, which are opened once for all tests."""
        address: str = request.getfixturevalue(f"{self.report}_address")
        chosen = [page for page in pages(site) if page != "404.html"]  # see test_not_found.py

        def look(folder: Path) -> None:
            is_thorough = pytestconfig.getoption("--thorough")
            part = chosen[self.start :: self.step]
            seen = audit(chromium, address, part, is_thorough=is_thorough)
            (folder / "found.json").write_bytes(_AUDIT.dump_json(seen))

        folder = share(f"audit-{self.report}-{self.start}", look)
        return _AUDIT.validate_json((folder / "found.json").read_bytes())

    def test_axe_finds_nothing_in_light_and_in_dark(self, found: Audit) -> None:
        assert not found.findings, f"\n{told(found.findings)}"

    def test_no_page_is_wider_than_320_pixels(self, found: Audit) -> None:
        assert not found.too_wide, _told(found.too_wide)

    def test_at_four_times_the_size_nothing_stands_before_the_text(self, found: Audit) -> None:
        assert not found.before_the_text, _told(found.before_the_text)

    def test_buttons_and_fields_are_large_enough_to_be_touched(self, found: Audit) -> None:
        assert not found.too_small, _told(found.too_small)

    def test_nothing_moves_for_those_who_asked_for_that(self, found: Audit) -> None:
        assert not found.moving, _told(found.moving)

    def test_in_print_it_is_light_and_without_menus_whatever_was_chosen(self, found: Audit) -> None:
        assert not found.badly_printed, _told(found.badly_printed)

    def test_no_page_asks_another_host_or_logs_an_error(self, found: Audit) -> None:
        assert not found.complaints, _told(sorted(set(found.complaints)))

    def test_no_page_leaves_a_cookie_or_stores_anything(self, found: Audit) -> None:
        assert not found.stored

    def test_the_text_has_one_left_edge_and_one_width(self, found: Audit, site: Path) -> None:
        kinds = {page: kind_of((site / page).read_text("utf-8")) for page in found.edges}
        assert kinds
        edges = {
            page: (edge[0], edge[2], None if kinds[page] in WITHOUT_TEXT_WIDTH else edge[1])
            for page, edge in found.edges.items()
        }
        usual = Counter(one for one in edges.values() if one[2]).most_common(1)[0][0]
        others = [f"{page}: {one}" for page, one in edges.items() if one[:2] != usual[:2]]
        others += [
            f"{page}: {one}" for page, one in edges.items() if one[2] not in {usual[2], None}
        ]
        assert not others, _told([f"usual: {usual}", *others])


class TestEvenPagesOfTheReport(Judged):
    report, start, step = "real", 0, 2


class TestOddPagesOfTheReport(Judged):
    report, start, step = "real", 1, 2


class TestPagesOfTheSecondReport(Judged):
    report, start, step = "second", 0, 1


def test_the_shares_leave_no_page_out() -> None:
    shares = [TestEvenPagesOfTheReport, TestOddPagesOfTheReport, TestPagesOfTheSecondReport]
    for report in ("real", "second"):
        parts = [one for one in shares if one.report == report]
        numbers = sorted(number for one in parts for number in range(100)[one.start :: one.step])
        assert numbers == list(range(100))


def test_the_judges_see_faults(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "faults.html").write_text(FAULTS, "utf-8")
    with serve(tmp_path / "site", tmp_path / "root") as address:
        found = audit(chromium, address, ["faults.html"])
    rules = {(one.rule, one.view) for one in found.findings}
    for view in ("desktop, light", "desktop, dark", "phone, light", "phone, dark"):
        assert ("color-contrast", view) in rules
    assert ("image-alt", "desktop, light") in rules
    assert "1208 px" in found.too_wide[0] or "968 px" in found.too_wide[0]
    assert 'class="b"' in found.too_wide[0]
    assert 'class="d"' in found.before_the_text[0]
    assert 'class="c"' in found.too_small[0]
    assert 'class="c"' in found.moving[0]
    printed = "\n".join(found.badly_printed)
    assert "no white ground" in printed
    assert 'printed: <nav class="md-path">' in printed
    assert 'pale: <p class="a">' in printed
    assert "oh" in found.complaints[0]
    assert "well" in found.complaints[1]
    assert {"visits" in one or "'a'" in one for one in found.stored} == {True}


def test_what_is_opened_is_judged_in_dark_colours_too(
    visit: Visit, judged: Judge, tmp_path: Path
) -> None:
    dark = "@media (prefers-color-scheme: dark) { body { color: #222; background: #000 } }"
    head = '<meta charset="utf-8"><title>Faults</title><link rel="icon" href="data:,">'
    words = "<main><h1>Faults</h1><p>Words that are dark in the dark</p></main>"
    text = f'<!doctype html><html lang="en"><head>{head}<style>{dark}</style></head>{words}</html>'
    (tmp_path / "index.html").write_text(text, "utf-8")
    page = visit(tmp_path)
    page.goto("index.html")
    assert {one.view for one in judged(page, "faults")} == {"faults in dark colours"}


def _told(wrong: list[str] | tuple[str, ...]) -> str:
    return "\n" + "\n".join(wrong)
