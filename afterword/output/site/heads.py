"""What the head of each built page says to programs: its feeds, its citations, its linked data."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from afterword.linking.register import Register
from afterword.output.citations import citation_path
from afterword.output.feed import feed_path
from afterword.output.site.addresses import SiteAddresses
from afterword.output.site.web_addresses import WebAddresses
from afterword.output.templating import environment, render
from afterword.sources.project import Project
from afterword.views.linked_data import HOME, linked_data
from afterword.views.refs import Ref, RefKind

_END = b"</head>"
_ESCAPED = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"},
)
"""What could end a script, or a line of one; within JSON these stand only in texts."""

_LISTED = {
    "recommendations": RefKind.RECOMMENDATION,
    "instruments": RefKind.INSTRUMENT,
    "missions": RefKind.MISSION,
    "institutions": RefKind.INSTITUTION,
}
"""The folders of records, of which each has a page that lists them all."""

Alternate = tuple[str, str, Ref]
"""Media type, words and place of the same thing in another form."""


def page_titles(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the title of each staged page by where it will be built, from its front matter, which
    is JSON on the second line."""
    return {
        f"{path.removesuffix('.md')}.html": unescape(json.loads(text.split("\n", 2)[1])["title"])
        for path, text in texts.items()
    }


def page_heads(project: Project, register: Register, titles: Mapping[str, str]) -> dict[str, str]:
    """Return the markup for the head of each page; titles and markup are by the page's path from
    the site's root."""
    site, web = SiteAddresses(register), WebAddresses(register)
    env = environment(project, str, site)
    heads = {}
    for path in titles:
        trail = tuple(_trail(path, titles))
        linked = script_json(linked_data(register, trail, partial(web.href, here=path)))
        alternates = tuple(_alternates(register, trail[-1]))
        heads[path] = render(env, "site/head.html.j2", path, alternates=alternates, linked=linked)
    return heads


def add_heads(site: Path, heads: Mapping[str, str]) -> None:
    """Insert markup at the end of the heads of built pages.

    Raises LookupError for a page that was not built or has no head: an error of ours, or of the
    site engine.
    """
    for path, markup in heads.items():
        page = site / path
        content = page.read_bytes() if page.is_file() else b""
        before, end, after = content.partition(_END)
        if not end:
            raise LookupError(f"the page {path} has no head to add to")
        page.write_bytes(b"".join((before, markup.encode(), end, after)))


def script_json(value: Mapping[str, Any]) -> Markup:
    r"""Return a value as JSON that can stand within a script, whatever its texts are.

    >>> script_json({"name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPED))  # noqa: S704 - every sign of markup is escaped


def _trail(path: str, titles: Mapping[str, str]) -> Iterator[Ref]:
    """Yield the pages that lead from home to a page, each with its title."""
    yield HOME
    if path == HOME.id:
        return
    folder, _, name = path.rpartition("/")
    index = f"{folder}/index.html"
    if folder in _LISTED and path != index:
        yield Ref(RefKind.PAGE, index, titles[index])
    name = name.removesuffix(".html")
    if folder in _LISTED and path != index:
        yield Ref(_LISTED[folder], name, titles[path])
    elif folder == "report":
        yield Ref(RefKind.SECTION, name, titles[path])
    else:
        yield Ref(RefKind.PAGE, path, titles[path])


def _alternates(register: Register, page: Ref) -> Iterator[Alternate]:
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
