"""What the report in print holds, asked of its tags and annotations."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.pdf.paper import Paper
from tests.pdf.tree import Area, Element

_LINE = 8
"""What is so much lower is on another line, in points; what stands above the line is not."""


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, Any]]:
    """Yield the bookmarks: how deep each stands, its words, and where it leads."""
    with pdf.open_outline() as outline:
        waiting = [(0, item) for item in reversed(outline.root)]
        while waiting:
            depth, item = waiting.pop()
            yield depth, item.title, item.destination
            waiting += [(depth + 1, child) for child in reversed(item.children)]


def ordinary_links(report: Paper) -> list[Element]:
    """Return the links in reading order, but for those between footnotes and their calls."""
    return [link for link in report.of("Link") if _around(link) not in {"Lbl", "Reference"}]


def _around(link: Element) -> str:
    """Return the type of what is around a link; of the contents, their items."""
    kinds = [one.kind for one in link.around()][:2]
    return kinds[-1] if "TOCI" in kinds else kinds[0]


def corners(link: Element) -> tuple[int, list[tuple[float, float, float, float]]]:
    """Return the last page that a link is on, and its areas there."""
    last = max(area.page for area in link.areas())
    return last, [area.corners for area in link.areas() if area.page == last]


def calls(report: Paper) -> list[Area]:
    """Return the areas of the calls of footnotes, later calls of the same note too."""
    return [area for area in report.areas if area.is_link and area.target in report.notes]


def words(element: Element) -> str:
    """Return the text of an element without the calls of footnotes."""
    calls = [mark for one in element.elements() if one.kind == "Reference" for mark in one.marks()]
    kept = [mark for mark in element.marks(with_notes=False) if mark not in calls]
    return "".join(mark.text for mark in kept)


def lines_on_pages(element: Element) -> dict[int, int]:
    """Return how many lines of an element's text are on each of its pages, notes apart."""
    heights: dict[int, list[float]] = defaultdict(list)
    for mark in element.marks(with_notes=False):
        if mark.height is not None and mark.text.strip():
            heights[mark.page].append(mark.height)
    return {
        page: 1 + sum(one - other > _LINE for other, one in pairwise(sorted(found)))
        for page, found in heights.items()
    }
