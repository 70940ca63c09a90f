"""Which pages of a site the browser tests look at."""

from pathlib import Path

_MOVED = 'http-equiv="refresh"'


def every_page(site: Path) -> list[str]:
    """Return the paths of all pages, as they are asked for, in order; those that moved are none."""
    pages = (path for path in site.rglob("*.html") if _MOVED not in path.read_text("utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)


def a_page_of_each_kind(site: Path) -> list[str]:
    """Return the pages that stand alone, and the longest one of each folder."""
    longest: dict[str, str] = {}
    for page in every_page(site):
        folder, _, name = page.rpartition("/")
        kind = folder or name
        size = (site / page).stat().st_size
        if kind not in longest or size > (site / longest[kind]).stat().st_size:
            longest[kind] = page
    return list(longest.values())
