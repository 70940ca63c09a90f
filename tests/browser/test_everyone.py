"""WCAG 2.2 AA, as far as machines can judge it: every page of both reports, in the browser.

All pages are opened once (see audit.py); the tests say what must not have been found.
"""

from pathlib import Path

import pytest

from tests.browser.audit import Audit, audit
from tests.browser.axe import told
from tests.browser.pages import a_page_of_each_kind, every_page
from tests.browser.visiting import serve

FAULTS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<link rel="icon" href="data:,"></head><body><main><h1>Faults</h1><p class="a">Pale words</p>
<p class="b">Words that are dark in the dark, and far too long for a phone</p><img src="data:,">
<style>.a { color: #bbb; background: #fff } .b { width: 60rem; color: #000; background: #fff }
@media (prefers-color-scheme: dark) { .b { color: #222; background: #000 } }
@media (max-width: 48em) { .a { display: none } main::after { content: "" } }</style>
<script>localStorage.setItem("visits", "1"); document.cookie = "a=1"; console.error("oh")</script>
</main></body></html>"""


@pytest.fixture(scope="session")
def audited(site: Path, address: str) -> Audit:
    """Give what was found on every page of both reports in turn."""
    return audit(address, every_page(site), thoroughly=a_page_of_each_kind(site))


def test_axe_finds_nothing_on_any_page_in_light_and_in_dark(audited: Audit) -> None:
    assert not audited.findings, f"\n{told(audited.findings)}"


def test_no_page_is_wider_than_320_pixels(audited: Audit) -> None:
    assert not audited.too_wide, "\n" + "\n".join(audited.too_wide)


def test_no_page_asks_another_host_or_logs_an_error(audited: Audit) -> None:
    assert not audited.complaints, "\n" + "\n".join(sorted(set(audited.complaints)))


def test_no_page_leaves_a_cookie_or_stores_anything(audited: Audit) -> None:
    assert not audited.stored


def test_the_judges_see_faults(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "faults.html").write_text(FAULTS, "utf-8")
    with serve(tmp_path / "site", tmp_path / "root") as address:
        found = audit(address, ["faults.html"])
    rules = {(one.rule, one.view) for one in found.findings}
    assert ("color-contrast", "desktop, light") in rules
    assert ("color-contrast", "desktop, dark") in rules
    assert ("image-alt", "desktop, light") in rules
    assert "968 px" in found.too_wide[0]
    assert 'class="b"' in found.too_wide[0]
    assert "oh" in found.complaints[0]
    assert {"visits" in one or "'a'" in one for one in found.stored} == {True}
