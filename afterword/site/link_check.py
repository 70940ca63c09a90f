"""Checks of the website's addresses: links lead somewhere, and published pages stay."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from afterword.linking.register import Register
from afterword.model.report import Redirect
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import LoadedRecord
from afterword.sources.fields import nearest
from afterword.sources.text_source import PUBLISHED


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
        if not (without_prints and urlsplit(link).path.endswith(".pdf"))
        for problem in _broken(name, link, files, pages)
    )


def _read(path: Path) -> _Page:
    content = path.read_bytes()
    if not content.strip():
        return _Page(links=(), anchors=frozenset())
    tree: HtmlElement = html.fromstring(content)
    targets = ("//a/@href", "//img/@src", "//link/@href", "//script/@src")
    links = dict.fromkeys(str(link) for target in targets for link in tree.xpath(target))
    return _Page(links=tuple(links), anchors=frozenset(map(str, tree.xpath("//@id"))))


def _broken(page: str, link: str, files: set[str], pages: dict[str, _Page]) -> Iterator[Problem]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or page == NOT_FOUND:
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/") or target in {".", ""}:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    anchor = unquote(parts.fragment)
    missing = ""
    if target not in files:
        missing = "there is no such page"
    elif anchor and target in pages and anchor not in pages[target].anchors:
        missing = "that page has no such anchor"
    if missing:
        message = f"the page links to '{link}', and {missing}"
        fix = "correct the link where the page is made from"
        yield Problem(Code.BROKEN_LINK, Place(f"site/{page}"), message, fix)


NOT_FOUND = "404.html"
"""The page that a server shows where there is none."""


def redirects(register: Register, pages: Mapping[str, str]) -> Mapping[str, str]:
    """Return where pages stand now that stood elsewhere, by where they stood; pages gives the
    content of each page by its path. As of a day there may be nothing yet to lead to."""
    return {
        record.old: record.new if _has(pages[record.page], record.anchor) else record.page
        for record in (entry.record for entry in register.loaded.redirects)
        if record.page in pages
    }


def gone(register: Register, pages: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each published page that is gone, and for each redirect that misleads.

    As of a day fewer pages are there, and nothing is gone.
    """
    if register.as_of:
        return
    moved = {entry.record.old for entry in register.loaded.redirects}
    for path, line in register.loaded.published.items():
        if path not in pages and path not in moved:
            message = f"the page {quoted(path)} was published, and is gone"
            where = f"- {{old: {path}, new: …}}"
            fix = f"keep its id, or tell in content/redirects.yml what took its place: {where}"
            yield Problem(Code.PAGE_GONE, Place(PUBLISHED, line, 1), message, fix)
    for entry in register.loaded.redirects:
        yield from _misleading(entry, pages)


def _misleading(entry: LoadedRecord[Redirect], pages: Mapping[str, str]) -> Iterator[Problem]:
    record = entry.record
    if record.old in pages or record.old == NOT_FOUND:
        message = f"a redirect leads away from {quoted(record.old)}, which is a page"
        fix = "remove it, or correct which page is meant"
        yield Problem(Code.BAD_REDIRECT, entry.place("old"), message, fix)
    if record.page not in pages:
        message = f"a redirect leads to {quoted(record.page)}, which is no page"
        fix = nearest(record.page, pages) or "name a page that the website has"
        yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)
    elif not _has(pages[record.page], record.anchor):
        message = f"a redirect leads to {quoted(record.new)}, and that page has no such anchor"
        fix = f"correct the anchor, or lead to the whole page: {record.page}"
        yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)


def _has(content: str, anchor: str) -> bool:
    return not anchor or f' id="{escape(anchor)}"' in content
