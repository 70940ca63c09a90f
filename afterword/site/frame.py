"""What stands around the content of pages: navigation, headings that are listed and linked to."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from afterword.linking.page_names import SINGLE_PAGES, record_pages
from afterword.linking.register import Register
from afterword.project.files import FILES, REPORT
from afterword.site.page import Page
from afterword.site.pages import SINGLE_PAGE_TITLES

HEADER_PAGES = (
    ("recommendations/index.md", "Recommendations"),
    ("matrix.md", "Follow-up matrix"),
    ("instruments/index.md", "Law"),
    ("missions/index.md", "Missions"),
    ("institutions/index.md", "Institutions"),
    ("topics/index.md", "Topics"),
    ("downloads.md", "Downloads"),
)
"""The pages that the header leads to, besides home and report; as `nav` names them."""

_MORE = ("progress", "review", "coverage", "changes", "figures", "notes", "sources")
FOOTER_PAGES = tuple((f"{name}.md", SINGLE_PAGE_TITLES[name][0]) for name in _MORE)
"""The pages that the foot leads to, as `nav` names them."""

SCRIPTS: Mapping[str, tuple[str, ...]] = {"search": ("search.js",)}
"""The scripts of some kinds of page, besides those of all."""

SHARE_PICTURE = "assets/share.png"

_HEADING = re.compile(r'<h([23])(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_FEWEST = 3
"""With fewer headings a page needs no list of them."""

Heading = tuple[int, str, str]
"""Level, id and words of a heading."""


def headings(content: str) -> tuple[Heading, ...]:
    """Return the headings of the second and third level that can be linked to, in reading order.

    >>> headings('<h2 id="a">A &amp; <em>B</em></h2>')
    ((2, 'a', 'A & B'),)
    """
    return tuple(
        (int(level), name, " ".join(unescape(_TAG.sub("", words)).split()))
        for level, name, words in _HEADING.findall(content)
    )


def listed_headings(page: Page) -> tuple[Heading, ...]:
    """Return the headings that a page's own contents list: none where there are few."""
    found = headings(page.content)
    second = [one for one in found if one[0] == 2]
    is_long = page.template == "section" or len(second) >= _FEWEST
    return found if is_long and page.template != "home" else ()


def with_permalinks(content: str) -> str:
    """Return the content of a page in which each heading with an id has a link to itself.

    >>> with_permalinks('<h2 id="a">A</h2>')
    '<h2 id="a">A<a class="headerlink" href="#a" aria-label="Permanent link: A">¶</a></h2>'
    """
    return _HEADING.sub(_with_permalink, content)


def _with_permalink(match: re.Match[str]) -> str:
    words = " ".join(_TAG.sub("", match.group(3)).split()).replace('"', "&quot;")
    label = f'aria-label="Permanent link: {words}"'
    link = f'<a class="headerlink" href="#{match.group(2)}" {label}>¶</a>'
    end = f"</h{match.group(1)}>"
    return f"{match.group().removesuffix(end)}{link}{end}"


_PRINT = re.compile(r'<a href="[^":]*\.pdf">(.*?)</a>', re.DOTALL)


def without_print_links(content: str) -> str:
    """Return the content of a page with words instead of links to what is not printed.

    >>> without_print_links('<a href="downloads/report.pdf">Report</a>')
    'Report (not printed in this build)'
    """
    return _PRINT.sub(r"\1 (not printed in this build)", content)


def navigation(register: Register) -> list[Any]:
    """Return the navigation of a website whose mkdocs.yml has none, as MkDocs reads it."""
    loaded = register.loaded
    sections = [entry.path.removeprefix("content/") for entry in loaded.sections]
    pages = [entry.path.removeprefix("content/") for entry in loaded.pages]
    more = [*({words: path} for path, words in FOOTER_PAGES), *pages]
    return [
        {"Home": "index.md"},
        {"Report": ["report/index.md", *sections]},
        *({words: path} for path, words in HEADER_PAGES),
        {"Reference": more},
    ]


def titles_in(navigation_: Any) -> dict[str, str]:
    """Return the titles that a navigation gives to pages, by what it names them."""
    titles: dict[str, str] = {}
    if isinstance(navigation_, list):
        for one in navigation_:
            titles.update(titles_in(one))
    elif isinstance(navigation_, dict):
        for title, one in navigation_.items():
            titles.update({one: str(title)} if isinstance(one, str) else titles_in(one))
    return titles


def edited_files(register: Register) -> Iterator[tuple[str, str]]:
    """Yield the path of a page and the file in which its words stand, from the project's root;
    pages that are made of many files have none."""
    loaded = register.loaded
    yield "index.html", REPORT.path
    for kind in FILES:
        if kind.field in SINGLE_PAGES and getattr(loaded, kind.field):
            yield f"{kind.field}.html", kind.path
    yield from ((f"report/{entry.record.id}.html", entry.path) for entry in loaded.sections)
    yield from ((f"{entry.record.id}.html", entry.path) for entry in loaded.pages)
    yield from ((f"{page}.html", entry.path) for page, entry in record_pages(loaded))
