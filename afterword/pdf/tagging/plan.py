"""The tag tree of a document, planned before it is written.

WeasyPrint makes a tag of every box, so that what a page break divides becomes several elements.
Here the tree is that of the HTML document: an element has one place in it, and its boxes, on
whatever page, only say where its content is (ISO 32000-1, 14.7.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document

from afterword.pdf.boxes import (
    Box,
    boxes_of,
    descendants,
    is_block,
    is_inline,
    is_leaf,
    leaves,
    margin_of,
    part_of,
    placed,
    repeats,
    seen_area,
    text_before_blank,
    text_of,
)
from afterword.pdf.tagging.roles import TRANSPARENT, local_name, own_type

BACK = "data-back"
"""Says on a footnote what the link from its number back to its call is called; without it there is
none."""
GOES_ON = "data-goes-on"
"""Names, on a piece of a long footnote, the footnote that goes on with it."""


@dataclass(eq=False, slots=True, kw_only=True)
class Content:
    """Text or a picture on a page; its number within the page is given when it is painted."""

    page: int
    number: int | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Annotation:
    """The area of a link on a page, of which WeasyPrint makes an annotation."""

    page: int
    box: Box


@dataclass(eq=False, slots=True, kw_only=True)
class TagNode:
    """An element of the tag tree: its type, where it comes from, and what is in it, in order."""

    kind: str
    element: Element
    language: str = ""
    """Where it differs from that of the element around it."""
    box: Box = None
    """The first box of a table's cell or a picture: its spans and its place on the page."""
    page: int = 0
    kids: "list[TagNode | Content | Annotation]" = field(default_factory=list)


class Plan:
    """The tree, and what each box of text or picture is of: what is not there is decoration."""

    def __init__(self, document: Document, root: Element) -> None:
        """Plan the tags of a document that is laid out from an HTML tree.

        The links of its pages are put in order on the way: those of boxes within a link's box go,
        and each call of a footnote leads to the note.
        """
        self.root = TagNode(kind="Document", element=root)
        self.contents: dict[Box, Content] = {}
        self.margins: dict[Box, str] = {}
        """Texts in the margins of a page, each with what it is: Header or Footer."""
        self.before_blanks: set[Box] = set()
        """Texts that end a line, where a blank is read before the next."""
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._join_notes(root)
        self._nodes: dict[tuple[Element, str], TagNode] = {(root, ""): self.root}
        self._heads: dict[Element, int] = {}
        self._links: set[Box] = set()
        self._block: Element | None = None
        """The element of the block whose lines are being added."""
        self._last: dict[TagNode, tuple[Box, Element | None]] = {}
        """The last text of each element, with the element of its block."""
        for self._page, page in enumerate(document.pages):
            self._add_page(page)

    def _join_notes(self, root: Element) -> None:
        """Make what a long footnote goes on with a part of it, wherever it stands."""
        later = [one for one in root.iter() if one.get(GOES_ON)]
        if later:
            notes = {one.get("id"): one for one in root.iter() if one.get("id")}
            self._parents.update({one: notes[one.get(GOES_ON)] for one in later})

    def _add_page(self, page: Any) -> None:
        whole = boxes_of(page)
        page.links[:] = [
            (kind, target, _seen(area, box), box)
            for kind, target, area, box in page.links
            if box.link or kind == "attachment"
        ]
        page.links.extend(_note_links(whole))
        self._links = {link[3] for link in page.links}
        for box in whole.children:
            if margin := margin_of(box):
                where = "Header" if "top" in margin else "Footer"
                self.margins.update(dict.fromkeys(leaves(box), where))
            else:
                self._add(box)

    def _add(self, box: Box) -> None:
        box = placed(box)
        if box.is_leader or self._is_repeated(box) or self._is_hidden(box.element):
            return
        owner = self._owner(box)
        if box in self._links and owner:
            owner.kids.append(Annotation(page=self._page, box=box))
        if is_leaf(box):
            if owner and (owner.kind == "Figure" or text_of(box).strip(_UNSEEN)):
                self._hold(owner, box)
            return
        if (last := text_before_blank(box)) is not None:
            self.before_blanks.add(last)
        around = self._block
        self._block = box.element if is_block(box) else around
        for child in box.children:
            self._add(child)
        self._block = around

    def _hold(self, owner: TagNode, box: Box) -> None:
        """Make a text or a picture content of an element."""
        before, block = self._last.get(owner, (None, None))
        if before is not None and block is not self._block:
            self.before_blanks.add(before)
        content = Content(page=self._page)
        self.contents[box] = content
        owner.kids.append(content)
        owner.box = owner.box or box
        self._last[owner] = box, self._block

    def _is_hidden(self, element: Element | None) -> bool:
        """Return whether an element, or one around it, is decoration."""
        return any(one.get("aria-hidden") == "true" for one in self._with_those_around(element))

    def _with_those_around(self, element: Element | None) -> Iterator[Element]:
        while element is not None:
            yield element
            element = self._parents.get(element)

    def _is_repeated(self, box: Box) -> bool:
        """Return whether a box is the head of a table, again on a page where the table goes on."""
        if not repeats(box):
            return False
        return self._heads.setdefault(box.element, self._page) != self._page

    def _owner(self, box: Box) -> TagNode | None:
        """Return the element that the content of a box belongs to; make it where it is new."""
        if box.element is None:
            return None
        node = self._node(box.element, part_of(box))
        if node.kind in {"TH", "TD"} and node.box is None and hasattr(box, "colspan"):
            node.box = box
        return node

    def _node(self, element: Element, part: str = "") -> TagNode:
        if (element, part) in self._nodes:
            return self._nodes[element, part]
        if part == "footnote-call":
            node = self._call(element)
        elif part in {"marker", "footnote-marker"}:
            node = self._label(element)
        elif part:
            node = self._node(element)
        else:
            node = self._own(element)
        self._nodes[element, part] = node
        return node

    def _own(self, element: Element) -> TagNode:
        around = self._node(self._parents[element])
        kind, language = own_type(element, around.kind), element.get("lang", "")
        if language == self._language(self._parents[element]):
            language = ""
        if kind == TRANSPARENT:
            if not language:
                return around
            kind = "Span"
        node = TagNode(kind=kind, element=element, language=language, page=self._page)
        if around.kind == "TOCI" and kind == "Link":
            around = self._put(around, "Reference", element)
        around.kids.append(node)
        if kind == "LI" and local_name(element) == "li":
            node = self._put(node, "LBody", element)
        return node

    def _language(self, element: Element) -> str:
        """Return the language of an element: its own, or that of the nearest around it."""
        languages = (one.get("lang") for one in self._with_those_around(element))
        return next(filter(None, languages), "")

    def _put(self, node: TagNode, kind: str, element: Element) -> TagNode:
        new = TagNode(kind=kind, element=element, page=self._page)
        node.kids.append(new)
        return new

    def _label(self, element: Element) -> TagNode:
        """Return the label of a list's item, before its body, or of a note, at its head."""
        body = self._node(element)
        label = TagNode(kind="Lbl", element=element, page=self._page)
        holder = self._item_of(body) if body.kind == "LBody" else body
        holder.kids.insert(0, label)
        return self._put(label, "Link", element) if element.get(BACK) else label

    def _item_of(self, body: TagNode) -> TagNode:
        around = self._node(self._parents[body.element])
        return next(
            kid for kid in around.kids if isinstance(kid, TagNode) and kid.element is body.element
        )

    def _call(self, element: Element) -> TagNode:
        """Return the link from the call of a footnote; the note's place is right after it."""
        around = self._node(self._parents[element])
        reference = self._put(around, "Reference", element)
        link = self._put(reference, "Link", element)
        self._node(element)
        return link


_UNSEEN = "\u200b"
"""What holds a line open; a blank between two elements is content: it keeps words apart."""


def _note_links(page: Box) -> Iterator[tuple[str, str, tuple[float, ...], Box]]:
    """Yield the links between the calls of footnotes and the notes, as those of a page."""
    for box in descendants(page):
        name = box.element.get("id") if box.element is not None else None
        targets = {"footnote-call": name}
        if name and box.element.get(BACK):
            targets["footnote-marker"] = f"call-{name}"
        if (target := targets.get(part_of(box))) and is_inline(box):
            yield "internal", target, seen_area(box), box


def _seen(area: tuple[float, ...], box: Box) -> tuple[float, ...]:
    """Return the area of a link, or that of its words, where its line has no height: a number
    above the line."""
    return area if abs(area[3] - area[1]) >= 1 else seen_area(box)
