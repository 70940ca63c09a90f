"""A PDF that is read once, for all rules and tests that ask something of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pikepdf

from tests.pdf.content import Reader
from tests.pdf.marks import Mark
from tests.pdf.tree import Area, Element


class Paper:
    """The pages, their content, the tag tree, the links and the places that they lead to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root
        self.pages: list[Any] = [page.obj for page in pdf.pages]
        self.numbers = {page.objgen: number for number, page in enumerate(self.pages, 1)}
        self.faults: list[str] = []
        """What does not fit together where the file was read."""
        self._reader = Reader()
        for number, page in enumerate(pdf.pages, 1):
            self._reader.read_page(number, page)
        self.marks, self.fonts = self._reader.marks, list(self._reader.fonts.values())
        self.faults += self._reader.faults
        self.contents: dict[tuple[object, int], Mark] = {}
        for mark in self.marks:
            if mark.number is not None:
                if (mark.owner, mark.number) in self.contents:
                    self.faults.append(
                        f"page {mark.page}: two contents have the number {mark.number}"
                    )
                self.contents[mark.owner, mark.number] = mark
        self.owners: dict[Mark, Element] = {}
        self.documents = list(self._documents())
        self.elements = [one for whole in self.documents for one in whole.elements()]

    def of(self, *kinds: str) -> list[Element]:
        """Return the elements of some types, in reading order."""
        return [one for one in self.elements if one.kind in kinds]

    @cached_property
    def tree(self) -> Any:
        """The root of the tag tree, or an empty one."""
        return self.root.get("/StructTreeRoot", pikepdf.Dictionary())

    @cached_property
    def language(self) -> str:
        """The language that the document says it is in."""
        return str(self.root.get("/Lang", ""))

    @cached_property
    def notes(self) -> Mapping[str, Element]:
        """The footnotes by their IDs."""
        return {str(note.object.ID): note for note in self.of("Note") if "/ID" in note.object}

    @cached_property
    def areas(self) -> list[Area]:
        """The annotations of all pages."""
        return [
            Area(page=number, object=one)
            for number, page in enumerate(self.pages, 1)
            for one in page.get("/Annots", [])
        ]

    @cached_property
    def destinations(self) -> Mapping[str, tuple[int, float]]:
        """The named places: the page, and how high on it in points."""
        found = {}
        names = self.root.get("/Names", {}).get("/Dests")
        pairs = pikepdf.NameTree(names).items() if names is not None else ()
        for name, target in (*pairs, *self.root.get("/Dests", {}).items()):
            place = self.place(target)
            if place:
                found[str(name)] = place
        return found

    def place(self, target: Any) -> tuple[int, float] | None:
        """Return the page and the height that a destination names; None if there is no such."""
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if isinstance(target, (pikepdf.String, pikepdf.Name)):
            return self.destinations.get(str(target))
        if not isinstance(target, pikepdf.Array) or len(target) < 1:
            return None
        number = self.numbers.get(getattr(target[0], "objgen", None))
        if number is None:
            return None
        is_point = len(target) > 3 and target[3] is not None
        return number, float(target[3]) if is_point else 0.0

    @cached_property
    def parents(self) -> dict[int, Any]:
        """What the parent tree says of each key."""
        given = self.tree.get("/ParentTree")
        return dict(pikepdf.NumberTree(given).items()) if given is not None else {}

    def key_of(self, mark: Mark) -> int:
        """Return the key in the parent tree of the stream that a content is in; -1 for none."""
        if isinstance(mark.owner, int):
            holder = self.pages[mark.owner - 1]
        else:
            holder = self._reader.forms[mark.owner]
        return int(holder.get("/StructParents", -1))

    def _documents(self) -> Iterator[Element]:
        for kid in _listed(self.tree.get("/K")):
            yield self._element(kid, None, self.tree, self.language)

    def _element(self, one: Any, parent: Element | None, above: Any, language: str) -> Element:
        said = str(one.get("/Lang", "")) or language
        element = Element(
            kind=str(one.get("/S", "/?"))[1:], object=one, parent=parent, language=said
        )
        for kid in _listed(one.get("/K")):
            read = self._kid(kid, element, one.get("/Pg"))
            if read is not None:
                element.kids.append(read)
        if not _same(one.get("/P"), above):
            self.faults.append(f"{element} does not name the element around it as its parent")
        return element

    def _kid(self, kid: Any, element: Element, page: Any) -> Element | Mark | Area | None:
        if isinstance(kid, int):
            return self._content(element, page, None, kid)
        page = kid.get("/Pg", page)
        if "/MCID" in kid:
            return self._content(element, page, kid.get("/Stm"), int(kid.MCID))
        if "/Obj" in kid:
            return Area(page=self._number(page), object=kid.Obj)
        return self._element(kid, element, element.object, element.language)

    def _content(self, element: Element, page: Any, stream: Any, number: int) -> Mark | None:
        owner = self._number(page) if stream is None else stream.objgen
        mark = self.contents.get((owner, number))
        if mark is None:
            self.faults.append(
                f"{element} holds the content {number} of page {self._number(page)}, "
                "which is not there"
            )
        elif mark in self.owners:
            self.faults.append(f"{element} holds a content that is also of {self.owners[mark]}")
        else:
            self.owners[mark] = element
        return mark

    def _number(self, page: Any) -> int:
        return self.numbers.get(getattr(page, "objgen", None), 0)


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _same(one: Any, other: Any) -> bool:
    return one is not None and one.objgen == other.objgen
