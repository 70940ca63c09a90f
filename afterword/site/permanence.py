"""Addresses that stay: a page that was published is there, or what took its place is."""

from collections.abc import Iterator, Mapping
from html import escape

from afterword.linking.register import Register
from afterword.model.report import Redirect
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import LoadedRecord
from afterword.sources.fields import nearest
from afterword.sources.text_source import PUBLISHED

NOT_FOUND = "404.html"
"""The page that a server shows where there is none."""


def redirects(register: Register, pages: Mapping[str, str]) -> Mapping[str, str]:
    """Return where pages stand now that stood elsewhere, by where they stood; pages gives the
    content of each page by its path. As of a day there may be nothing yet to lead to."""
    found: dict[str, str] = {}
    for entry in register.loaded.redirects:
        record = entry.record
        if record.page in pages:
            is_there = _has(pages[record.page], record.anchor)
            found[record.old] = record.new if is_there else record.page
    return found


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
