"""What the head of each page says to programs: its feeds, its citations, its linked data."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from afterword.linking.refs import Ref, RefKind, provision_ref
from afterword.linking.register import Register
from afterword.markup.addresses import WebAddresses, citation_path, feed_path
from afterword.views.report.linked_data import HOME, linked_data

_ESCAPED = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"},
)
"""What could end a script, or a line of one; within JSON these stand only in texts."""

Alternate = tuple[str, str, Ref]
"""Media type, words and place of the same thing in another form."""


def linked_script(register: Register, path: str, trail: tuple[Ref, ...]) -> Markup:
    """Return the linked data of a page as JSON that can stand within a script; the trail leads to
    the page from home."""
    href = partial(WebAddresses(register).href, here=path)
    return script_json(linked_data(register, trail, href))


def script_json(value: Mapping[str, Any]) -> Markup:
    r"""Return a value as JSON that can stand within a script, whatever its texts are.

    >>> script_json({"name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPED))  # noqa: S704 - every sign of markup is escaped


def trail_to(register: Register, path: str, titles: Mapping[str, str]) -> Iterator[Ref]:
    """Yield the pages that lead from home to a page, itself the last, each with its title."""
    yield HOME
    if path == HOME.id:
        return
    folder, _, name = path.removesuffix(".html").partition("/")
    index = f"{folder}/index.html"
    kind = next((one for one in RefKind if folder and one.folder == folder), None)
    if kind is None or path == index:
        yield Ref(RefKind.PAGE, path, titles[path])
        return
    yield Ref(RefKind.PAGE, index, titles[index])
    record, _, part = name.partition("/")
    yield Ref(kind, record, titles[f"{folder}/{record}.html"])
    if part:
        instrument = register.instruments[record]
        yield next(
            provision_ref(instrument, one) for one in instrument.provisions if one.slug == part
        )


def alternates(register: Register, page: Ref) -> Iterator[Alternate]:
    """Yield the feeds and citations of a page."""
    yield "application/atom+xml", "All follow-up entries", _file(feed_path())
    if page.kind in {RefKind.RECOMMENDATION, RefKind.INSTITUTION}:
        words = f"Follow-up entries: {page.label}"
        yield "application/atom+xml", words, _file(feed_path(page))
    record = register.recommendation_by_id.get(page.id)
    if page.kind is RefKind.RECOMMENDATION or page == HOME:
        yield "application/x-bibtex", "BibTeX", _file(citation_path(record, "bib"))
        yield "application/x-research-info-systems", "RIS", _file(citation_path(record, "ris"))


def _file(path: str) -> Ref:
    return Ref(RefKind.PAGE, path, "")
