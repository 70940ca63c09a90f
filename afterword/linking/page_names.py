"""The names of the pages that every website has, and what a navigation can name."""

from collections.abc import Iterator

from afterword.linking.register import Register

LIST_FOLDERS = ("report", "recommendations", "instruments", "missions", "institutions", "topics")
"""The folders of the website whose page `index` lists the others."""

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
    yield from (f"recommendations/{one.id}.md" for one in register.recommendations)
    for name, records in (
        ("missions", loaded.missions),
        ("institutions", loaded.institutions),
        ("topics", loaded.topics),
    ):
        yield from (f"{name}/{one.record.id}.md" for one in records)
    for one in loaded.instruments:
        yield f"instruments/{one.record.id}.md"
        yield from (f"instruments/{one.record.id}/{p.slug}.md" for p in one.record.provisions)


OWN_NAMES = frozenset(
    {*LIST_FOLDERS, *SINGLE_PAGES, "404", "api", "assets", "citations", "feeds", "files", "sitemap"}
)
"""What stands beside the pages of content/pages on a website."""
