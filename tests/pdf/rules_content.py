"""Rules on content and its tags: all is an element's or an artefact, and both sides know it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from tests.pdf.marks import Mark
from tests.pdf.paper import Paper

_MANY = 3
"""Pages on which a text at the same place is a running one."""


def all_is_marked(paper: Paper) -> Iterator[str]:
    """Every content is of an element or an artefact (ISO 14289-1, 7.1)."""
    yield from paper.faults
    for mark in paper.marks:
        is_marked = mark.number is not None or mark.artefact is not None
        if mark.is_painted and not is_marked:
            shown = f"the text '{mark.text.strip()[:40]}'" if mark.texts else "a drawing"
            yield f"page {mark.page}: {shown} is neither tagged nor an artefact"
        if mark.number is not None and mark not in paper.owners:
            words = mark.text.strip()[:40]
            yield f"page {mark.page}: the content {mark.number} '{words}' is in no element"


def parent_tree(paper: Paper) -> Iterator[str]:
    """The parent tree leads from each content, and each link, to its element, and to no other."""
    expected: dict[int, dict[int, Any]] = defaultdict(dict)
    for mark, element in paper.owners.items():
        key, number = paper.key_of(mark), mark.number or 0
        expected[key][number] = element
        told = paper.parents.get(key, pikepdf.Array())
        if number >= len(told) or not _is(told[number], element.object):
            yield f"{element}: the ParentTree leads elsewhere from its content {number}"
    for key, told in paper.parents.items():
        if isinstance(told, pikepdf.Array):
            for number, owner in enumerate(told.as_list()):
                if owner is not None and number not in expected.get(key, {}):
                    yield f"the ParentTree knows a content {number} under {key}, which is nowhere"
    following = paper.tree.get("/ParentTreeNextKey")
    if paper.parents and following is not None and int(following) <= max(paper.parents):
        yield "the ParentTree's next key is one that it has (ParentTreeNextKey)"


def _is(one: Any, other: Any) -> bool:
    return bool(getattr(one, "objgen", None) == other.objgen)


def running_texts(paper: Paper) -> Iterator[str]:
    """Running heads and page numbers are artefacts of pagination, and in no element."""
    extremes = [mark for page in _by_page(paper).values() for mark in _extremes(page)]
    places: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for mark in extremes:
        places[_place(mark)].append(mark)
    least = min(_MANY, len(paper.pages))
    for marks in places.values():
        is_known = any(mark.artefact == "Pagination" for mark in marks)
        if len(paper.pages) < 2 or not (is_known or len({mark.page for mark in marks}) >= least):
            continue
        for mark in marks:
            words = " ".join(mark.text.split())[:40]
            if mark.number is not None:
                yield f"page {mark.page}: the running text '{words}' is tagged"
            elif mark.artefact != "Pagination":
                yield f"page {mark.page}: the running text '{words}' is not one of pagination"


def _by_page(paper: Paper) -> Mapping[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in paper.marks:
        if mark.height is not None and mark.text.strip():
            found[mark.page].append(mark)
    return found


def _extremes(marks: list[Mark]) -> Iterator[Mark]:
    """Yield the texts of the topmost and the lowest line of a page."""
    heights = [mark.height or 0 for mark in marks]
    for extreme in (max(heights), min(heights)):
        yield from (mark for mark in marks if abs((mark.height or 0) - extreme) < 1)


def _place(mark: Mark) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(mark.text.split())), round(mark.height or 0)


def repeated_heads(paper: Paper) -> Iterator[str]:
    """The head of a table is read once, wherever it is repeated."""
    for table in paper.of("Table"):
        heads = [row for head in table.children("THead") for row in head.children("TR")]
        for row in heads:
            for cell in row.children():
                on = sorted({mark.page for mark in cell.marks()})
                if len(on) > 1 and len({mark.text for mark in cell.marks()}) == 1:
                    yield f"{cell} is read again on page {on[1]}, where it is repeated"
        words = {tuple(cell.text for cell in row.children()) for row in heads}
        for body in table.children("TBody"):
            for row in body.children("TR"):
                if tuple(cell.text for cell in row.children()) in words:
                    yield f"{row} repeats the head of its table"
