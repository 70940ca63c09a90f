"""Which pages of a site the browser tests look at."""

from pathlib import Path

_MOVED = 'http-equiv="refresh"'


def every_page(site: Path) -> list[str]:
    """Return the paths of all pages, as they are asked for, in order; those that moved are none."""
    pages = (path for path in site.rglob("*.html") if _MOVED not in path.read_text("utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)


def a_page_of_each_kind(site: Path) -> list[str]:
    """Return the pages that stand alone, and of each folder the longest and its first."""
    longest: dict[tuple[str, int, bool], str] = {}
    for page in every_page(site):
        kind = (page.partition("/")[0], page.count("/"), page.endswith("/index.html"))
        size = (site / page).stat().st_size
        if kind not in longest or size > (site / longest[kind]).stat().st_size:
            longest[kind] = page
    return list(longest.values())
