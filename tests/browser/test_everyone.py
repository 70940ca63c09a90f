"""WCAG 2.2 AA, as far as machines can judge it: every page of both reports, in the browser.

All pages are opened once (see audit.py); the tests say what must not have been found.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pydantic import TypeAdapter

from tests.browser.audit import Audit, audit
from tests.browser.axe import told
from tests.browser.pages import a_page_of_each_kind, every_page
from tests.browser.visiting import serve
from tests.sharing import Share

SHARES = {"real-even": ("real", 0, 2), "real-odd": ("real", 1, 2), "second": ("second", 0, 1)}
"""The report of each share, the first of its pages, and how many pages on the next is."""
_AUDIT = TypeAdapter(Audit)
FAULTS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<link rel="icon" href="data:,"></head><body><main><h1>Faults</h1><p class="a">Pale words</p>
<p class="b">Words that are dark in the dark, and far too long for a phone</p><img src="data:,">
<style>.a { color: #bbb; background: #fff } .b { width: 60rem; color: #000; background: #fff }
@media (prefers-color-scheme: dark) { .b { color: #222; background: #000 } }
@media (max-width: 48em) { .a { display: none } main::after { content: "" } }</style>
<script>localStorage.setItem("visits", "1"); document.cookie = "a=1"; console.error("oh")</script>
</main></body></html>"""


@pytest.fixture
def audited(request: pytest.FixtureRequest, chromium: Browser, share: Share) -> Audit:
    """Give what was found on the pages of a share, all of which are opened once for all tests."""
    report, start, step = SHARES[request.param]
    site: Path = request.getfixturevalue(f"{report}_site")
    address: str = request.getfixturevalue(f"{report}_address")
    pages = every_page(site)[start::step]
    assert pages

    def look(folder: Path) -> None:
        found = audit(chromium, address, pages, thoroughly=a_page_of_each_kind(site))
        (folder / "found.json").write_bytes(_AUDIT.dump_json(found))

    folder = share(f"audit-{request.param}", look)
    return _AUDIT.validate_json((folder / "found.json").read_bytes())


every_share = pytest.mark.parametrize("audited", SHARES, indirect=True)
"""No page is left out; several processes look at several shares at a time."""


@every_share
def test_axe_finds_nothing_on_any_page_in_light_and_in_dark(audited: Audit) -> None:
    assert not audited.findings, f"\n{told(audited.findings)}"


@every_share
def test_no_page_is_wider_than_320_pixels(audited: Audit) -> None:
    assert not audited.too_wide, "\n" + "\n".join(audited.too_wide)


@every_share
def test_no_page_asks_another_host_or_logs_an_error(audited: Audit) -> None:
    assert not audited.complaints, "\n" + "\n".join(sorted(set(audited.complaints)))


@every_share
def test_no_page_leaves_a_cookie_or_stores_anything(audited: Audit) -> None:
    assert not audited.stored


@pytest.mark.parametrize("report", ["real", "second"])
def test_the_shares_leave_no_page_out(report: str) -> None:
    shares = [(start, step) for name, start, step in SHARES.values() if name == report]
    numbers = sorted(one for start, step in shares for one in range(100)[start::step])
    assert numbers == list(range(100))


def test_the_judges_see_faults(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "faults.html").write_text(FAULTS, "utf-8")
    with serve(tmp_path / "site", tmp_path / "root") as address:
        found = audit(chromium, address, ["faults.html"])
    rules = {(one.rule, one.view) for one in found.findings}
    assert ("color-contrast", "desktop, light") in rules
    assert ("color-contrast", "desktop, dark") in rules
    assert ("image-alt", "desktop, light") in rules
    assert "968 px" in found.too_wide[0]
    assert 'class="b"' in found.too_wide[0]
    assert "oh" in found.complaints[0]
    assert {"visits" in one or "'a'" in one for one in found.stored} == {True}
