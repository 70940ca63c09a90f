"""The site in Firefox, from a server and from a disk: search, matrix, drawer and tooltips.

One script does all of it (firefox.mjs, by WebDriver BiDi, without a driver); see what it prints.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PREFIX = Path(sys.prefix)
NODE, SCRIPT = PREFIX / "bin/node", Path(__file__).with_name("firefox.mjs")
PUPPETEER = PREFIX / "npm/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js"
"""Installed by `make test` from requirements/package-lock.json."""
WITH_ALL_TOOLTIPS = "report/media.html"
SECONDS = 120


def in_firefox(base: str) -> dict[str, Any]:
    """Return what Firefox showed of the real report at an address that ends with a slash."""
    command = [str(NODE), str(SCRIPT), str(PUPPETEER), base, WITH_ALL_TOOLTIPS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("how", ["file", pytest.param("address", marks=pytest.mark.thorough)])
def test_firefox_searches_filters_and_shows_as_chromium_does(
    real_site: Path, real_address: str, how: str
) -> None:
    seen = in_firefox(f"{real_site.as_uri()}/" if how == "file" else real_address)
    assert seen["complaints"] == []
    assert seen["fieldFocus"] == "aw-field-q"
    assert seen["chosen"] == "aw-field-list-0"
    assert seen["hit"] == "recommendations/kaz-2016-r07.html"
    assert seen["results"] == 20
    assert seen["marks"] > 0
    assert seen["rows"] == 24
    assert 0 < seen["count"] == seen["filtered"] < 24
    assert seen["detail"] > 0
    assert seen["drawerOpen"][0] == 0
    assert "aw-menu-close" in seen["drawerOpen"][1]
    assert "aw-menu-open" in seen["drawerFocus"]
    assert seen["tooltips"] == [True, True, True]


def test_firefox_tells_what_a_page_does_wrong(tmp_path: Path) -> None:
    head = "<!doctype html><html lang=en><link rel=icon href='data:,'><title>Faults</title>"
    faults = "<img src='https://example.org/a.png' alt=''><script>console.error('oh')</script>"
    (tmp_path / "report").mkdir()
    (tmp_path / "report/index.html").write_text(f"{head}{faults}", "utf-8")
    complaints = "\n".join(in_firefox(f"{tmp_path.as_uri()}/")["complaints"])
    for fault in ("asked for https://example.org/a.png", "index.html: oh", "stopped: "):
        assert fault in complaints
