"""The tag tree as objects of a PDF (ISO 32000-1, 14.7; ISO 14289-1, 7), and what it lacks."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from pydyf import Array, Dictionary, String  # type: ignore[import-untyped]
from weasyprint import Document

from afterword.pdf.boxes import Box, part_of
from afterword.pdf.line_breaks import MAY_BREAK, MAY_NOT_BREAK
from afterword.pdf.tagging.plan import BACK, Annotation, Content, Plan, TagNode
from afterword.pdf.tagging.roles import ROLE_MAP, local_name

Pdf = Any
"""The objects of a file before it is written, pydyf.PDF; the library is not typed."""

_POINTS = 0.75
"""Points in a pixel of CSS."""

_KEEP = frozenset({"TD", "TH"})
"""Types of elements that stay where nothing is in them: a row has a cell for each column."""


def write_tags(document: Document, pdf: Pdf, plan: Plan, numbered: list[list[Content]]) -> None:
    """Add the tree of a plan to a PDF whose pages are painted."""
    _Writing(document, pdf, numbered).write(plan.root)


class _Writing:
    def __init__(self, document: Document, pdf: Pdf, numbered: list[list[Content]]) -> None:
        self._document, self._pdf, self._numbered = document, pdf, numbered
        self._pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self._owners: dict[int, bytes] = {}
        self._link_owners: list[bytes] = []
        self._ids: dict[str, bytes] = {}

    def write(self, document_node: TagNode) -> None:
        root = self._added(Dictionary({"Type": "/StructTreeRoot"}))
        whole = self._element(document_node, root.reference)
        root["K"] = Array([whole])
        root["RoleMap"] = Dictionary({name: f"/{kind}" for name, kind in ROLE_MAP.items()})
        root["ParentTree"] = self._parent_tree().reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._link_owners)
        if self._ids:
            names = Array()
            for name in sorted(self._ids):
                names.extend((String(name), self._ids[name]))
            root["IDTree"] = self._added(Dictionary({"Names": names})).reference
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["MarkInfo"] = Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})
        for number, page in enumerate(self._pages):
            page["Tabs"], page["StructParents"] = "/S", number

    def _added(self, one: Any) -> Any:
        self._pdf.add_object(one)
        return one

    def _element(self, node: TagNode, parent: bytes) -> bytes:
        written = self._added(
            Dictionary(
                {
                    "Type": "/StructElem",
                    "S": f"/{node.kind}",
                    "P": parent,
                    "Pg": self._pages[node.page].reference,
                }
            )
        )
        if node.language:
            written["Lang"] = String(node.language)
        if node.kind == "Note":
            name = str(node.element.get("id"))
            written["ID"], self._ids[name] = String(name), written.reference
        if local_name(node.element) == "abbr" and (full := node.element.get("title")):
            written["E"] = String(full)
        if node.kind == "Figure":
            written["Alt"] = String(_alternative(node.element))
        if attributes := self._attributes(node):
            written["A"] = attributes
        kids = [self._kid(kid, node, written.reference) for kid in node.kids if _has_content(kid)]
        written["K"] = Array(kids)
        return bytes(written.reference)

    def _kid(self, kid: TagNode | Content | Annotation, node: TagNode, owner: bytes) -> Any:
        if isinstance(kid, TagNode):
            return self._element(kid, owner)
        page = self._pages[kid.page].reference
        if isinstance(kid, Annotation):
            annotation = kid.box.link_annotation
            annotation["StructParent"] = len(self._pages) + len(self._link_owners)
            annotation["Contents"] = String(_words_of_link(node, kid.box))
            self._link_owners.append(owner)
            return Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})
        self._owners[id(kid)] = owner
        if kid.page == node.page:
            return kid.number
        return Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})

    def _attributes(self, node: TagNode) -> Any:
        if node.kind == "Figure" and node.box is not None:
            box, height = node.box, self._document.pages[node.page].height
            left, top = box.content_box_x(), box.content_box_y()
            corners = (left, height - top - box.height, left + box.width, height - top)
            area = Array([round(one * _POINTS, 2) for one in corners])
            return Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": area})
        if node.kind == "L":
            is_numbered = local_name(node.element) == "ol" or node.element.get("data-numbered")
            kind = "/Decimal" if is_numbered else "/None"
            return Dictionary({"O": "/List", "ListNumbering": kind})
        if node.kind not in _KEEP:
            return None
        cell = Dictionary({"O": "/Table"})
        if node.kind == "TH":
            cell["Scope"] = "/Row" if node.element.get("scope") == "row" else "/Column"
        for key, span in (("ColSpan", node.box.colspan), ("RowSpan", node.box.rowspan)):
            if span != 1:
                cell[key] = span
        return cell if len(cell) > 1 else None

    def _parent_tree(self) -> Any:
        """Write which element the content of each page, and each link's area, belongs to."""
        numbers = Array()
        for page, contents in enumerate(self._numbered):
            owners = Array([self._owners[id(content)] for content in contents])
            numbers.extend((page, self._added(owners).reference))
        for number, owner in enumerate(self._link_owners, len(self._numbered)):
            numbers.extend((number, owner))
        return self._added(Dictionary({"Nums": numbers}))


def _has_content(kid: TagNode | Content | Annotation) -> bool:
    """Return whether something was painted for it: a text can be left out, as it is invisible."""
    if isinstance(kid, TagNode):
        return kid.kind in _KEEP or any(_has_content(one) for one in kid.kids)
    if isinstance(kid, Annotation):
        return kid.box.link_annotation is not None
    return kid.number is not None


def _words_of_link(node: TagNode, box: Box) -> str:
    """Return where a link leads, in words: what its title says, or else what is read there."""
    name = BACK if part_of(box) == "footnote-marker" else "title"
    said = node.element.get(name) or "".join(node.element.itertext())
    return _plain(str(said))


def _plain(text: str) -> str:
    """Return a text on one line, without the signs that say where lines may end."""
    return " ".join(text.replace(MAY_BREAK, "").replace(MAY_NOT_BREAK, "").split())


def _alternative(element: Element) -> str:
    """Return what a picture shows, in words: its alternative text, or its title and description."""
    found = (one for one in element.iter() if local_name(one) in {"svg", "img"})
    picture = next(found, element)
    for one in (element, picture):
        if words := one.get("alt") or one.get("aria-label"):
            return str(words)
    said = [one.text or "" for one in picture if local_name(one) in {"title", "desc"}]
    once = [text for text in said if not any(text in other for other in said if other != text)]
    return " ".join(" ".join(once).split())


def faults(root: TagNode) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the headings and pictures of a tree, each with how to mend it.

    ISO 14289-1, 7.4.2: no level of headings is skipped; 7.3: a picture has alternative text.
    """
    if not root.element.get("lang"):
        yield "the document does not say its language", "set the language of the report"
    level = 0
    for node in _all(root):
        if node.kind == "Figure" and not _alternative(node.element):
            source = node.element.get("src") or "a picture"
            yield f"'{source}' has no alternative text", "say what the picture shows: ![words](…)"
        if len(node.kind) == len("H1") and node.kind[0] == "H" and node.kind[1].isdigit():
            own = int(node.kind[1])
            if own > level + 1:
                words = _plain("".join(node.element.itertext()))
                message = (
                    f"the heading '{words}' is of level {own} and follows one of level {level}"
                )
                yield message, "use the next level of headings, and skip none"
            level = own


def _all(node: TagNode) -> Iterator[TagNode]:
    yield node
    for kid in node.kids:
        if isinstance(kid, TagNode):
            yield from _all(kid)
