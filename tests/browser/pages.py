"""Which pages of a site the browser tests look at."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

on_the_real_report = pytest.mark.parametrize(
    "site",
    ["real", pytest.param("second", marks=pytest.mark.thorough)],
    indirect=True,
    scope="session",
)
"""Marks what hardly depends on the report: the real one is tried, and in a thorough run both."""

Pages = Callable[[Path], list[str]]
"""Gives the paths of those pages of a site that are looked at."""

_MOVED = 'http-equiv="refresh"'
_KIND = re.compile(r'class="[^"]*\baw-body--([a-z0-9-]+)')
_CLASSES = re.compile(r'class="([^"]*)"')
_ELEMENTS = re.compile(r"<([a-z][a-z0-9]*)")


def every_page(site: Path) -> list[str]:
    """Return the paths of all pages, as they are asked for, in order; those that moved are none."""
    pages = (path for path in site.rglob("*.html") if _MOVED not in path.read_text("utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)


def kind_of(html: str) -> str:
    """Return the kind of a page: home, section, recommendation …"""
    found = _KIND.search(html)
    return found[1] if found else ""


def a_page_of_each_kind(site: Path) -> list[str]:
    """Return the longest page of each kind, in order."""
    longest: dict[str, tuple[int, str]] = {}
    for page in every_page(site):
        html = (site / page).read_text("utf-8")
        longest[kind_of(html)] = max(longest.get(kind_of(html), (0, "")), (len(html), page))
    return sorted(page for _, page in longest.values())


def a_page_of_each_state(sites: Iterable[Path]) -> Mapping[Path, list[str]]:
    """Return so many pages of the sites that each kind, class of ours and element of any page's
    main part is on one of them: a closed recommendation, an annex with a table, a picture …

    The first site has a page of each of its kinds, the others have what those before them have not.
    Of pages that add as much, the longest is taken.
    """
    found: dict[Path, list[str]] = {}
    seen: frozenset[str] = frozenset()
    for site in sites:
        texts = {page: (site / page).read_text("utf-8") for page in every_page(site)}
        parts = {page: _parts(html) for page, html in texts.items()}
        chosen = [] if found else a_page_of_each_kind(site)
        seen = seen.union(*(parts[page] for page in chosen))
        missing = frozenset().union(*parts.values()) - seen
        while missing:
            best = max(parts, key=lambda page: (len(parts[page] & missing), len(texts[page]), page))
            chosen.append(best)
            missing -= parts[best]
        seen = seen.union(*parts.values())
        found[site] = sorted(chosen)
    return found


def _parts(html: str) -> frozenset[str]:
    main = html[html.find("<main") : html.find("</main>")]
    classes = {one for group in _CLASSES.findall(main) for one in group.split()}
    ours = {one for one in classes if one.startswith("aw-") and not one[-1].isdigit()}
    return frozenset({f"kind {kind_of(html)}", *ours, *_ELEMENTS.findall(main)})
