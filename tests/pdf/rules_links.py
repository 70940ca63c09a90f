"""Rules on links: each has words, leads somewhere, and belongs to an element."""

import re
from collections.abc import Iterator

from tests.pdf.paper import Paper
from tests.pdf.tree import Area, Element

_RAW = re.compile(r"^(https?:|mailto:|www\.|file:|#)\S*$|^\S+/\S+\.\w+$")


def links(paper: Paper) -> Iterator[str]:
    """Links have words and an area on a page, and are not within one another."""
    for link in paper.of("Link"):
        if not link.text:
            yield f"{link} has no text"
        if not link.areas():
            yield f"{link} has no area on a page (OBJR)"
        if any(one.kind == "Link" for one in link.around()):
            yield f"{link} stands within another link"
        on = {mark.page for mark in link.marks()}
        for area in link.areas():
            if on and area.page not in on:
                yield f"{link} has its area on page {area.page}, where it has no text"


def areas(paper: Paper) -> Iterator[str]:
    """The area of each link says in words where it leads, leads there, and is of one element."""
    owners: dict[tuple[int, int], list[Element]] = {}
    for element in paper.elements:
        for kid in element.areas():
            owners.setdefault(kid.object.objgen, []).append(element)
    on_pages = {area.object.objgen: area for area in paper.areas}
    for area in filter(lambda one: one.is_link, paper.areas):
        where = f"page {area.page}: the link '{area.words or area.target or area.object.objgen}'"
        holders = owners.get(area.object.objgen, [])
        if [one.kind for one in holders] != ["Link"]:
            kinds = ", ".join(one.kind for one in holders) or "no element"
            yield f"{where} is of {kinds}, not of one Link"
        told = paper.parents.get(int(area.object.get("/StructParent", -1)))
        if holders and (told is None or told.objgen != holders[0].object.objgen):
            yield f"{where} does not lead back to its element (StructParent)"
        yield from _said(paper, area, holders, where)
        yield from _target(paper, area, where)
    for key, (element, *_) in owners.items():
        if key not in on_pages:
            yield f"{element} holds a link that is on no page"


def _said(paper: Paper, area: Area, holders: list[Element], where: str) -> Iterator[str]:
    is_read = any(area.words in holder.text for holder in holders)
    if not area.words:
        yield f"{where} is not described (Contents)"
    elif _RAW.match(area.words) or (area.words in paper.destinations and not is_read):
        yield f"{where} is described by an address, not in words"
    elif not re.search(r"\w", area.words):
        yield f"{where} is described by signs, not in words"
    elif area.target in paper.notes and area.words in paper.notes[area.target].text:
        yield f"{where} is described by what the note says, not by what it is called"


def _target(paper: Paper, area: Area, where: str) -> Iterator[str]:
    left, bottom, right, top = area.corners
    page = [float(value) for value in paper.pages[area.page - 1].MediaBox]
    if not (
        left < right
        and bottom < top
        and left < page[2]
        and right > 0
        and top > 0
        and bottom < page[3]
    ):
        yield f"{where} has no area that can be seen"
    address = area.object.get("/A", {}).get("/URI")
    target = area.object.get("/Dest", area.object.get("/A", {}).get("/D"))
    if not (str(address or "").strip() or paper.place(target)):
        yield f"{where} leads nowhere ('{area.target}')"
