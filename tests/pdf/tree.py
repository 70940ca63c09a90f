"""The tag tree of a PDF: its elements with their content, links and languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.pdf.marks import Mark

_HYPHENS = ("\u00ad",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An annotation on a page."""

    page: int
    object: Any

    @property
    def is_link(self) -> bool:
        """Return whether it leads somewhere."""
        return str(self.object.get("/Subtype")) == "/Link"

    @property
    def words(self) -> str:
        """Return what it says of itself."""
        return str(self.object.get("/Contents", "")).strip()

    @property
    def target(self) -> str:
        """Return the name of the place within the file that it leads to; of others nothing."""
        target = self.object.get("/Dest")
        if target is None and str(self.object.get("/A", {}).get("/S", "")) == "/GoTo":
            target = self.object.A.get("/D")
        return str(target) if isinstance(target, (pikepdf.String, pikepdf.Name)) else ""

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Return its left, bottom, right and top, in points from the foot of the page."""
        one, two, three, four = (float(value) for value in self.object.Rect)
        return min(one, three), min(two, four), max(one, three), max(two, four)


@dataclass(eq=False, slots=True, kw_only=True)
class Element:
    """An element of the tag tree."""

    kind: str
    object: Any
    parent: "Element | None"
    language: str
    """Its own, or that of what is around it."""
    kids: "list[Element | Mark | Area]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def marks(self, *, with_notes: bool = True) -> Iterator[Mark]:
        """Yield the content of the element in reading order; that of notes below it if wanted."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Element) and (with_notes or kid.kind != "Note"):
                yield from kid.marks(with_notes=with_notes)

    def areas(self) -> list[Area]:
        """Return its own annotations."""
        return [kid for kid in self.kids if isinstance(kid, Area)]

    def children(self, *kinds: str) -> "list[Element]":
        """Return the elements directly below it, or those of some types."""
        below = [kid for kid in self.kids if isinstance(kid, Element)]
        return [kid for kid in below if kid.kind in kinds] if kinds else below

    def around(self) -> "Iterator[Element]":
        """Yield the elements around it, the nearest first."""
        if self.parent:
            yield self.parent
            yield from self.parent.around()

    @property
    def text(self) -> str:
        """Return what is read there, but for the notes below it."""
        return joined(self.marks(with_notes=False))

    @property
    def page(self) -> int:
        """Return the first page that its content is on; 0 where there is none."""
        return min((mark.page for mark in self.marks()), default=0)

    def attribute(self, name: str) -> Any:
        """Return an attribute, whichever of its owners has it; None where none has."""
        given = self.object.get("/A")
        for one in given if isinstance(given, pikepdf.Array) else [given]:
            if isinstance(one, pikepdf.Dictionary) and name in one:
                return one[name]
        return None

    def __str__(self) -> str:
        """Say where it is and how it begins, for the problems that name it."""
        words = self.text
        shown = f" '{words[:40]}{'…' if len(words) > 40 else ''}'" if words else ""
        return f"page {self.page or '?'}: {self.kind}{shown}"


def joined(marks: Iterator[Mark]) -> str:
    """Return the text of some content, its lines joined as they are read."""
    text, before = "", None
    for mark in marks:
        said = mark.text
        if before is not None and (mark.page, mark.height) != before:
            if text.endswith(_HYPHENS):
                text = text[:-1]
            elif not text.endswith((" ", "\u2010", "-")):
                text += " "
        text, before = text + said, (mark.page, mark.height)
    return " ".join(text.split())
