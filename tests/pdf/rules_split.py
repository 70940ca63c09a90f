"""Rules on page breaks: what continues over one is one element.

A PDF does not say which things are one; these are the signs by which a reader would tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tests.pdf.paper import Paper
from tests.pdf.tree import Element

_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "H"})
_WITHIN_LINES = frozenset({"Span", "Em", "Strong", "Quote", "Code", "Link", "Reference"})
_ENDED = re.compile(r"[.!?…:;]\W*\d*$")
"""A sentence that is over, its closing quotation mark and the call of a note after it."""
_BLOCKS = ("P", "L", "Table", "Div")
_LONG = 60
"""Letters of a paragraph that is no label or line of its own."""


def split_elements(paper: Paper) -> Iterator[str]:
    """No element is divided where a page ends."""
    for element in paper.elements:
        beside = [
            kid for kid in element.kids if not (isinstance(kid, Element) and kid.kind == "Note")
        ]
        for one, other in pairwise(beside):
            if isinstance(one, Element) and isinstance(other, Element) and _is_divided(one, other):
                yield f"{one} goes on as another {other.kind} on page {other.page}"


def _is_divided(one: Element, other: Element) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "Table" and _head(one) and _head(one) == _head(other):
        return True
    if not _over_a_page(one, other):
        return False
    return _goes_on(one, other)


def _goes_on(one: Element, other: Element) -> bool:
    """Return whether an element goes on in its like, which begins the next page."""
    if one.kind in {"P", "LBody", "Caption"} and not one.children(*_BLOCKS):
        return _text_goes_on(one.text, other.text)
    if one.kind in _HEADINGS or one.kind == "TOC":
        return True
    if one.kind == "Link":
        return _targets(one) == _targets(other)
    if one.kind in _WITHIN_LINES:  # two abbreviations may stand side by side
        same = str(one.object.get("/E")) == str(other.object.get("/E"))
        return same and one.language == other.language
    if one.kind == "Figure":
        return str(one.object.get("/Alt")) == str(other.object.get("/Alt"))
    if one.kind == "Table":
        return not _head(other) and _columns(one) == _columns(other)
    if one.kind == "L":
        return _numbering_goes_on(one, other)
    if one.kind == "LI":
        return bool(one.children("Lbl")) and not other.children("Lbl")
    if one.kind == "TR":
        return _row_goes_on(one, other)
    if one.kind in {"Sect", "Art", "Part"} and _headed(one) and not _headed(other):
        return True
    return _inner_goes_on(one, other)


def _over_a_page(one: Element, other: Element) -> bool:
    """Return whether something ends on one page, and its neighbour begins on the next."""
    ends = [mark.page for mark in one.marks(with_notes=False)]
    begins = [mark.page for mark in other.marks(with_notes=False)]
    return bool(ends and begins) and ends[-1] + 1 == begins[0]


def _text_goes_on(one: str, other: str) -> bool:
    """Return whether a text that ends a page goes on in the one that begins the next.

    >>> _text_goes_on("The law of", "1995 was amended."), _text_goes_on("It was amended.", "The")
    (False, False)
    >>> _text_goes_on("It was", "amended."), _text_goes_on("A long line " * 9, "The Senate")
    (True, True)
    """
    if not one or not other or _ENDED.search(one):
        return False
    return other[0].islower() or len(one) > _LONG


def _inner_goes_on(one: Element, other: Element) -> bool:
    inner, following = one.children(), other.children()
    return bool(inner and following) and _is_divided(inner[-1], following[0])


def _numbering_goes_on(one: Element, other: Element) -> bool:
    labels = [
        [label.text for item in each.children("LI") for label in item.children("Lbl")]
        for each in (one, other)
    ]
    if not labels[0] or not labels[1]:
        return labels[0] == labels[1]
    last, first = labels[0][-1], labels[1][0]
    numbers = [re.findall(r"\d+", label) for label in (last, first)]
    if all(numbers):
        return int(numbers[1][-1]) == int(numbers[0][-1]) + 1
    letters = [re.sub(r"\W", "", label) for label in (last, first)]
    is_next = all(len(one) == 1 for one in letters) and ord(letters[1]) == ord(letters[0]) + 1
    return is_next or last == first


def _row_goes_on(one: Element, other: Element) -> bool:
    """Return whether a row goes on: some of its cells do, and the others are empty now."""
    pairs = list(zip(one.children(), other.children(), strict=False))
    going = [_text_goes_on(left.text, right.text) for left, right in pairs]
    return any(going) and all(
        goes or not right.text for goes, (_, right) in zip(going, pairs, strict=True)
    )


def _headed(element: Element) -> bool:
    inner = element.children()
    return bool(inner) and (inner[0].kind in _HEADINGS or _headed(inner[0]))


def _head(table: Element) -> list[str]:
    rows = [row for head in table.children("THead") for row in head.children("TR")]
    return [cell.text for row in rows for cell in row.children()]


def _columns(table: Element) -> int:
    rows = [one for one in table.elements() if one.kind == "TR"]
    return len(rows[0].children()) if rows else 0


def _targets(link: Element) -> set[str]:
    return {area.target or str(area.object.get("/A", {}).get("/URI")) for area in link.areas()}


def unexpected_counts(paper: Paper, expected: Mapping[str, int]) -> Iterator[str]:
    """There are as many elements of each type as the document has that was set."""
    found = Counter(element.kind for element in paper.elements)
    for kind, count in expected.items():
        if found[kind] != count:
            yield f"there are {found[kind]} {kind}, where the document has {count}"
