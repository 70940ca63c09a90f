"""Rules on what stands in what: types, tables, lists, contents (ISO 32000-1, 14.8.4)."""

import re
from collections.abc import Iterator, Sequence

from tests.pdf.paper import Paper
from tests.pdf.tree import Element

_HEADS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_GROUPS = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"}
    | {"NonStruct", "Private"}
)
_PARTS = frozenset(
    {"P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
)
_WITHIN = frozenset({"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"})
_PICTURES = frozenset({"Figure", "Formula", "Form"})
_STANDARD = _HEADS | _GROUPS | _PARTS | _WITHIN | _PICTURES
"""ISO 32000-1, 14.8.4."""
_INSIDE = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
"""What may stand directly in an element; what is not named here may hold anything."""
_AROUND = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
_NO_CONTENT = frozenset({"L", "Table", "THead", "TBody", "TFoot", "TR", "TOC", "LI", "Document"})
_BLOCKS = _HEADS | {"P", "L", "Table", "TOC", "Sect", "Art", "Div", "Part", "BlockQuote", "Aside"}
_LINES = _HEADS | {"P", "Span", "Em", "Strong", "Quote", "Code", "Link", "Reference"}
_STYLES = {r"\d+": "/Decimal", "[a-z]": "/LowerAlpha", "[A-Z]": "/UpperAlpha"}


def roles(paper: Paper) -> Iterator[str]:
    """Types of our own lead to standard ones, and standard ones stay what they are."""
    mapped = {str(key)[1:]: str(value)[1:] for key, value in paper.tree.get("/RoleMap", {}).items()}
    for kind in sorted({element.kind for element in paper.elements}):
        seen = {kind}
        while kind not in _STANDARD and mapped.get(kind) not in {None, *seen}:
            kind = mapped[kind]  # noqa: PLW2901 - followed to its end
            seen.add(kind)
        if kind not in _STANDARD:
            yield f"the type {kind} is no standard one, and leads to none (RoleMap)"
    for kind in mapped.keys() & _STANDARD:
        yield f"the standard type {kind} is made another (RoleMap)"


def places(paper: Paper) -> Iterator[str]:
    """Rows stand in tables, items in lists, lines in paragraphs."""
    for element in paper.elements:
        allowed = _INSIDE.get(element.kind)
        for kid in element.children():
            if allowed is not None and kid.kind not in allowed:
                yield f"{kid} stands directly in {element.kind}"
            if element.kind in _LINES and kid.kind in _BLOCKS:
                yield f"{kid} stands within a line of {element.kind}"
        around = element.parent.kind if element.parent else ""
        if around not in _AROUND.get(element.kind, {around}):
            yield f"{element} stands in {around or 'nothing'}"
        if element.kind in _NO_CONTENT and any(
            not isinstance(kid, Element) for kid in element.kids
        ):
            yield f"{element} holds content that is of none of its parts"
        if not element.kids and element.kind not in {"TD", "TH"}:
            yield f"{element} is empty"


def tables(paper: Paper) -> Iterator[str]:
    """Tables have heads that say what they head, and rows of the same width."""
    for table in paper.of("Table"):
        captions = table.children("Caption")
        if len(captions) > 1 or (captions and table.children()[0].kind != "Caption"):
            yield f"{table} has a caption that is not at its head"
        if len(table.children("THead")) > 1:
            yield f"{table} has more than one head"
        heads = [one for one in table.elements() if one.kind == "TH"]
        if not heads:
            yield f"{table} has no heads of columns or rows (TH)"
        for head in heads:
            if str(head.attribute("/Scope")) not in {"/Row", "/Column", "/Both"}:
                yield f"{head} does not say what it heads (Scope)"
        widths = _widths([one for one in table.elements() if one.kind == "TR"])
        if len(set(widths)) > 1:
            yield f"{table} has rows of {', '.join(map(str, sorted(set(widths))))} columns"


def _widths(rows: Sequence[Element]) -> list[int]:
    """Return how many columns each row has, with the cells that reach into it from above."""
    reaching: list[tuple[int, int]] = []
    widths = []
    for row in rows:
        reaching = [(span, left - 1) for span, left in reaching if left > 0]
        width = sum(span for span, _ in reaching)
        for cell in row.children():
            span = int(cell.attribute("/ColSpan") or 1)
            width += span
            reaching.append((span, int(cell.attribute("/RowSpan") or 1) - 1))
        widths.append(width)
    return widths


def lists(paper: Paper) -> Iterator[str]:
    """Items of lists have one body; labels are numbered as the list says; contents refer."""
    for item in paper.of("LI"):
        if not item.children("LBody"):
            yield f"{item} has no body (LBody)"
        kinds = [kid.kind for kid in item.children()]
        if "Lbl" in kinds and kinds[0] != "Lbl":
            yield f"{item} has its label after its body"
    for one in paper.of("L"):
        labels = [label.text for item in one.children("LI") for label in item.children("Lbl")]
        for pattern, style in _STYLES.items():
            plain = [re.sub(r"\W", "", label) for label in labels]
            is_so = len(labels) > 1 and all(re.fullmatch(pattern, label) for label in plain)
            if is_so and str(one.attribute("/ListNumbering")) != style:
                yield f"{one} is labelled '{labels[0]}', but not said to be {style[1:]}"
    for item in paper.of("TOCI"):
        found = [
            link
            for one in item.children("Reference", "P")
            for link in one.elements()
            if link.kind == "Link"
        ]
        if not item.children("Reference") or not found:
            yield f"{item} refers to nothing (Reference, Link)"
