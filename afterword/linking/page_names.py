"""The names of the pages that every website has, and what a navigation can name."""

from collections.abc import Iterator, Mapping
from typing import Any

from afterword.linking.register import Register
from afterword.project.files import FILES
from afterword.sources.entry import Loaded, LoadedRecord

_KINDS_WITH_PAGES = frozenset({"recommendation", "instrument", "mission", "institution", "topic"})

PAGE_FOLDERS: Mapping[str, str] = {
    "section": "report",
    **{kind.record: kind.field for kind in FILES if kind.record in _KINDS_WITH_PAGES},
}
"""The folder of the website for the pages of each kind of record; its page `index` lists them."""

LIST_FOLDERS = tuple(PAGE_FOLDERS.values())

SINGLE_PAGES = (
    "changes",
    "coverage",
    "downloads",
    "figures",
    "index",
    "matrix",
    "notes",
    "progress",
    "review",
    "search",
    "sources",
)
"""The pages of no single record that every website has."""


def page_sources(register: Register) -> Iterator[str]:
    """Yield what `nav` can name: the drafters' texts, and each generated page as if it were one."""
    loaded = register.loaded
    for entry in (*loaded.sections, *loaded.pages):
        yield entry.path.removeprefix("content/")
    yield from (f"{name}.md" for name in SINGLE_PAGES)
    yield from (f"{folder}/index.md" for folder in LIST_FOLDERS)
    yield from (f"{page}.md" for page, _ in record_pages(loaded))


def record_pages(loaded: Loaded) -> Iterator[tuple[str, LoadedRecord[Any]]]:
    """Yield the page of each record, and of each provision, as its path on the website without
    `.html`, with the record; sections and pages of texts are left out."""
    for kind in sorted(_KINDS_WITH_PAGES):
        folder = PAGE_FOLDERS[kind]
        yield from ((f"{folder}/{one.record.id}", one) for one in getattr(loaded, folder))
    for one in loaded.instruments:
        folder = f"{PAGE_FOLDERS['instrument']}/{one.record.id}"
        yield from ((f"{folder}/{provision.slug}", one) for provision in one.record.provisions)


OWN_NAMES = frozenset(
    {*LIST_FOLDERS, *SINGLE_PAGES, "404", "api", "assets", "citations", "feeds", "files", "sitemap"}
)
"""What stands beside the pages of content/pages on a website."""
