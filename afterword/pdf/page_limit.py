"""Documents that may only have so many pages: what they can spare is left out, step by step.

`<html data-pages="1">` says how many. What has `data-until="3"` is left out from the third step on;
what has `data-from="2"` is not there before the second: it says what was left out. The first step
at which the document fits is taken. Which one that is, is seen from how high everything is that can
be left out, and then tried.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import HTML, Document

from afterword.pdf.boxes import (
    Box,
    boxes_of,
    descendants,
    is_inline,
    is_leaf,
    leaves,
    lines_of,
    margin_of,
    part_of,
)

_PAGES, _FROM, _UNTIL = "data-pages", "data-from", "data-until"

Attempt = tuple[HTML, Document]
"""A document, and how it is laid out."""


def laid_out_within_limit(read: Callable[[], HTML], lay_out: Callable[[HTML], Document]) -> Attempt:
    """Return a document as it is laid out with as little left out as its limit asks for.

    Where it has too many pages still, all that it can spare is left out.
    """

    def attempt(step: int) -> Attempt:
        html = read()
        leave_out(html.etree_element, step)
        return html, lay_out(html)

    first = attempt(0)
    allowed, last = allowed_pages(first[0]), last_step(first[0].etree_element)
    if not allowed or not last or len(first[1].pages) <= allowed:
        return first
    too_few, enough, best = 0, last, None
    step = _likely_step(first, allowed, 0, last)
    while best is None or enough - too_few > 1:
        tried = attempt(step)
        if len(tried[1].pages) > allowed and step < last:
            too_few = step
            step = min(_likely_step(tried, allowed, step, last), max(enough - 1, step + 1))
        else:
            enough, step = step, max((too_few + step) // 2 if best else step - 1, 1)
            best = tried
    return best


def allowed_pages(html: HTML) -> int:
    """Return how many pages a document may have; 0 where it does not say."""
    return int(html.etree_element.get(_PAGES) or 0)


def last_step(root: Element) -> int:
    """Return the step from which on nothing more can be left out of a tree."""
    return max((int(one.get(_UNTIL) or 0) for one in root.iter()), default=0)


def leave_out(root: Element, step: int) -> None:
    """Leave out of a tree what is not there at a step; the text after it stays."""
    for parent in list(root.iter()):
        for child in list(parent):
            until = int(child.get(_UNTIL) or step + 1)
            if not int(child.get(_FROM) or 0) <= step < until:
                _remove(parent, child)


def _remove(parent: Element, child: Element) -> None:
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _likely_step(tried: Attempt, allowed: int, step: int, last: int) -> int:
    """Return the first later step at which a document should fit, by the heights of what goes."""
    html, document = tried
    heights = _optional_heights(document)
    room = allowed * float(boxes_of(document.pages[0]).height)
    excess = sum(map(_text_height, document.pages)) - room
    for later in range(step + 1, last):
        if _height_left_out(html.etree_element, later, heights) >= excess:
            return later
    return last


def _height_left_out(element: Element, step: int, heights: Mapping[Element, float]) -> float:
    """Return how much is left out of an element at a step, in pixels of height."""
    if int(element.get(_UNTIL) or step + 1) <= step:
        return heights.get(element, 0.0)
    return sum(_height_left_out(child, step, heights) for child in element)


def _optional_heights(document: Document) -> Mapping[Element, float]:
    """Return how high each element is that can be left out, on all pages; of what stands within
    lines it is the part of them that it takes."""
    heights = Counter[Element]()
    for page in document.pages:
        seen = set()
        for box in descendants(boxes_of(page)):
            if box.element in seen or not _can_be_left_out(box) or is_inline(box) or is_leaf(box):
                continue
            seen.add(box.element)
            heights[box.element] += box.margin_height()
        for block, line in lines_of(boxes_of(page)):
            for box in descendants(line):
                if is_inline(box) and _can_be_left_out(box):
                    heights[box.element] += line.height * box.width / block.width
    return heights


def _can_be_left_out(box: Box) -> bool:
    return box.element is not None and not part_of(box) and bool(box.element.get(_UNTIL))


def _text_height(page: Any) -> float:
    """Return how high the text on a page is, in pixels."""
    box = boxes_of(page)
    bottoms = [
        leaf.position_y + leaf.height
        for part in box.children
        if not margin_of(part)
        for leaf in leaves(part)
    ]
    return float(max(bottoms, default=box.content_box_y()) - box.content_box_y())
