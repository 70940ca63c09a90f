"""What does not stand in its place on the pages of a document: cut off, or printed over.

Text and footnotes stand within the margins of their page, footnotes below the text, running heads
in their margin, and every line is as wide as its place; no words are lost.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document

from afterword.pdf.boxes import (
    Box,
    boxes_of,
    descendants,
    is_footnote_area,
    is_leaf,
    leaves,
    lines_of,
    margin_of,
    text_of,
)

_TOLERANCE = 2.0
"""Pixels by which something may be beyond its place: what nobody sees."""
_SHOWN = 80
"""So many characters of what is misplaced are named, at most."""

_WIDER = "let it break (a blank, a hyphen), or give it more room"
_TABLE = "make the table narrower: fewer columns, shorter words, or two tables"
_BEYOND = "divide it, or shorten it"
_HEAD = "give it a shorter title"
_NO_TEXT = frozenset({"head", "title", "style", "script", "meta", "link", "svg", "br", "wbr"})

Misplaced = tuple[str, str, str]
"""What is wrong, how to mend it, and the author's file, where it is known."""


def misplaced(document: Document, root: Element) -> Iterator[Misplaced]:
    """Yield what does not stand in its place on the pages of a document, once each."""
    around = {child: parent for parent in root.iter() for child in parent}
    told: set[object] = set()
    for number, page in enumerate(document.pages, 1):
        for box, kind, fix in _on_page(boxes_of(page)):
            path, table = _held_in(box.element, around)
            key = table if table is not None and fix == _BEYOND else (kind, box.element)
            if key not in told:
                told.add(key)
                if table is None or fix != _BEYOND:
                    yield f"'{_words(box)}' on page {number} {kind}", fix, path
                else:
                    words = _shortened(" ".join(next(table.iter("tr"), table).itertext()))
                    yield f"the table '{words}' on page {number} is too wide for it", _TABLE, path
    for element in _lost(document, root):
        path, _ = _held_in(element, around)
        words = _shortened("".join(element.itertext()))
        yield f"'{words}' is on no page", "divide what it stands in, or shorten it", path


def _on_page(page: Box) -> Iterator[tuple[Box, str, str]]:
    """Yield each box of a page that is misplaced, what it does, and how to mend it."""
    left, top = page.content_box_x(), page.content_box_y()
    area = (left, top, left + page.width, top + page.height)
    notes_top = min(
        (part.position_y for part in page.children if is_footnote_area(part) and part.children),
        default=area[3],
    )
    for part in page.children:
        if margin_of(part):
            yield from _in_margin(part)
            continue
        yield from ((line, "is wider than its place", _WIDER) for line in _too_wide(part))
        foot = area[3] if is_footnote_area(part) else notes_top
        for box in _texts_and_pictures(part):
            if not _is_within(box, (*area[:3], foot)):
                yield box, "stands outside its page, or over other text", _BEYOND


def _in_margin(margin: Box) -> Iterator[tuple[Box, str, str]]:
    left, top = margin.position_x, margin.position_y
    area = (left, max(top, 0), left + margin.margin_width(), top + margin.margin_height())
    for box in leaves(margin):
        is_cut = box.position_y < area[1] - _TOLERANCE
        if text_of(box).strip() and (is_cut or not _is_within(box, area)):
            yield box, "does not fit into the margin of its page", _HEAD
            return


def _too_wide(part: Box) -> Iterator[Box]:
    for block, line in lines_of(part):
        right = block.content_box_x() + block.width + _TOLERANCE
        if any(_end(one) > right for one in leaves(line)):
            yield line


def _end(leaf: Box) -> float:
    """Return where a text ends; blanks at the end of a line are not seen."""
    return float(leaf.position_x + leaf.width) if text_of(leaf).strip() else 0.0


def _texts_and_pictures(part: Box) -> Iterator[Box]:
    """Yield the texts and pictures of a part of a page."""
    for box in descendants(part):
        if is_leaf(box) and (not hasattr(box, "text") or text_of(box).strip()):
            yield box


def _is_within(box: Box, area: tuple[float, float, float, float]) -> bool:
    """Return whether a text or a picture stands in an area; of a text, its base line does."""
    bottom = box.position_y + (box.baseline if hasattr(box, "text") else box.height)
    return bool(
        box.position_x >= area[0] - _TOLERANCE
        and box.position_y + box.height >= area[1] - _TOLERANCE
        and box.position_x + box.width <= area[2] + _TOLERANCE
        and bottom <= area[3] + _TOLERANCE
    )


def _words(box: Box) -> str:
    texts = "".join(map(text_of, leaves(box))) if box.children else text_of(box)
    element = box.element
    return _shortened(texts) or str(element.get("src") or element.get("alt") or element.tag)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _held_in(
    element: Element | None, around: Mapping[Element, Element]
) -> tuple[str, Element | None]:
    """Return the author's file that an element comes from, where it says so, and its table."""
    path, table = "", None
    while element is not None:
        if element.tag == "table" or element.get("data-tag") == "Table":
            table = table if table is not None else element
        path = path or element.get("data-source") or ""
        element = around.get(element)
    return path, table


def _lost(document: Document, root: Element) -> Iterator[Element]:
    """Yield the elements with words of their own of which nothing is on a page."""
    seen: set[Any] = set()
    for page in document.pages:
        seen.update(box.element for box in descendants(boxes_of(page)) if text_of(box).strip())
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _NO_TEXT:
            continue
        if (element.text or "").strip(" \n\t\u200b") and element not in seen:
            yield element
            continue
        waiting.extend(reversed(element))
