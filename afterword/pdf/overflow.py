"""Lines that do not fit: words that stick out of their cell, their column or their page."""

from collections.abc import Iterator

from weasyprint import Document

from afterword.pdf.boxes import Box, boxes_of, leaves, lines_of, margin_of, text_of

_TOLERANCE = 2.0
"""Pixels by which a line may be longer than its place: what nobody sees."""


def overfull(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the page, from 1, and the words of each line that is wider than its place."""
    for number, page in enumerate(document.pages, 1):
        for part in boxes_of(page).children:
            if not margin_of(part):
                for block, line in lines_of(part):
                    right = block.content_box_x() + block.width + _TOLERANCE
                    if any(_end(one) > right for one in leaves(line)):
                        yield number, " ".join("".join(map(text_of, leaves(line))).split())


def _end(leaf: Box) -> float:
    """Return where a text ends; blanks at the end of a line are not seen."""
    return float(leaf.position_x + leaf.width) if text_of(leaf).strip() else 0.0
