"""The tag tree as objects of a PDF (ISO 32000-1, 14.7; ISO 14289-1, 7)."""

from typing import Any

from pydyf import Array, Dictionary, String  # type: ignore[import-untyped]
from weasyprint import Document

from afterword.pdf.tagging.plan import Annotation, Content, Node, Plan
from afterword.pdf.tagging.roles import ROLE_MAP, local_name
from afterword.pdf.tagging.words import alternative, expansion, words_of_link

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

    def write(self, document_node: Node) -> None:
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

    def _element(self, node: Node, parent: bytes) -> bytes:
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
        if full := expansion(node):
            written["E"] = String(full)
        if node.kind == "Figure":
            written["Alt"] = String(alternative(node.element))
        if attributes := self._attributes(node):
            written["A"] = attributes
        kids = [self._kid(kid, node, written.reference) for kid in node.kids if _has_content(kid)]
        written["K"] = Array(kids)
        return bytes(written.reference)

    def _kid(self, kid: Node | Content | Annotation, node: Node, owner: bytes) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, owner)
        page = self._pages[kid.page].reference
        if isinstance(kid, Annotation):
            annotation = kid.box.link_annotation
            annotation["StructParent"] = len(self._pages) + len(self._link_owners)
            annotation["Contents"] = String(words_of_link(node, kid.box))
            self._link_owners.append(owner)
            return Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})
        self._owners[id(kid)] = owner
        if kid.page == node.page:
            return kid.number
        return Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})

    def _attributes(self, node: Node) -> Any:
        if node.kind == "Figure" and node.box is not None:
            box, height = node.box, self._document.pages[node.page].height
            left, top = box.content_box_x(), box.content_box_y()
            corners = (left, height - top - box.height, left + box.width, height - top)
            area = Array([round(one * _POINTS, 2) for one in corners])
            return Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": area})
        if node.kind == "L":
            kind = "/Decimal" if local_name(node.element) == "ol" else "/None"
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


def _has_content(kid: Node | Content | Annotation) -> bool:
    """Return whether something was painted for it: a text can be left out, as it is invisible."""
    if isinstance(kid, Node):
        return kid.kind in _KEEP or any(_has_content(one) for one in kid.kids)
    if isinstance(kid, Annotation):
        return kid.box.link_annotation is not None
    return kid.number is not None
