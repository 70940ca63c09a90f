"""The links of a built website: each leads to a page, and to an anchor that is there."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from afterword.problems import Code, Place, Problem
from afterword.site.permanence import NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    links: tuple[str, ...]
    anchors: frozenset[str]


def broken_links(site: Path, *, without_prints: bool = False) -> tuple[Problem, ...]:
    """Return a problem for each link of a website's pages that leads nowhere.

    Without prints, PDFs are not there yet, and links to them may be.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    return tuple(
        problem
        for name, page in pages.items()
        for link in page.links
        if not (without_prints and _leads_to_print(link))
        for problem in _broken(name, link, files, pages)
    )


def _leads_to_print(link: str) -> bool:
    return urlsplit(link).path.endswith(".pdf")


def _read(path: Path) -> _Page:
    content = path.read_bytes()
    if not content.strip():
        return _Page(links=(), anchors=frozenset())
    tree = html.fromstring(content)
    links: dict[str, None] = {}
    for name, attribute in (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")):
        links.update((str(element.get(attribute)), None) for element in tree.iter(name))
    links.pop("None", None)
    anchors = frozenset(str(element.get("id")) for element in tree.iter() if element.get("id"))
    return _Page(links=tuple(links), anchors=anchors)


def _broken(page: str, link: str, files: set[str], pages: dict[str, _Page]) -> Iterator[Problem]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or page == NOT_FOUND:
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/") or target in {".", ""}:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    anchor = unquote(parts.fragment)
    place = Place(f"site/{page}")
    if target not in files:
        message = f"the page links to '{link}', and there is no such page"
        fix = "correct the link where the page is made from"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif _leads_nowhere(anchor, pages.get(target)):
        message = f"the page links to '{link}', and that page has no such anchor"
        fix = "correct the link where the page is made from"
        yield Problem(Code.BROKEN_LINK, place, message, fix)


def _leads_nowhere(anchor: str, page: _Page | None) -> bool:
    """Tell whether a page lacks an anchor."""
    return bool(anchor and page is not None and anchor not in page.anchors)
