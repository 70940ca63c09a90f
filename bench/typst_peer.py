"""The same text in Typst: another typesetter with tags, to measure against.

It has the report's words, notes, tables, links and page numbers, in a plain layout; no pictures.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import typst
from lxml import html
from lxml.html import HtmlElement

_SETTINGS = """
#set document(title: {title})
#set page(paper: "a4", margin: 25mm, numbering: "1 of 1", header: [#context document.title])
#set text(size: 10.4pt, lang: {language}, hyphenate: true)
#set par(justify: false, leading: 0.62em)
#let at(name) = context counter(page).at(label(name)).first()
"""
_SKIPPED = {"head", "style", "script", "svg", "title"}
_WRAPPED = {
    "em": "emph",
    "i": "emph",
    "strong": "strong",
    "b": "strong",
    "blockquote": "quote",
    "sup": "super",
}
_BLOCKS = {"p", "div", "section", "dt", "dd", "nav", "figure", "caption", "figcaption", "aside"}


def write_with_typst(document: str, target: Path) -> None:
    """Write a document in print from its HTML; the PDF is tagged."""
    root = html.document_fromstring(document)
    source = target.with_suffix(".typ")
    source.write_text(typst_text(root), "utf-8")
    typst.compile(source, output=target, ignore_system_fonts=True)


def typst_text(root: HtmlElement) -> str:
    """Return the text of an HTML document in the markup of Typst."""
    named = {one.get("id") for one in root.iter() if isinstance(one.tag, str) and one.get("id")}
    settings = _SETTINGS.format(
        title=_quoted(root.findtext(".//title") or ""), language=_quoted(root.get("lang") or "en")
    )
    return settings + "".join(_markup(root.find("body"), named))


def _quoted(text: str) -> str:
    escaped = re.sub(r"\s+", " ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _said(text: str | None) -> Iterator[str]:
    if text and text.strip():
        yield f"#{_quoted(text)};"
    elif text:
        yield " "


def _inside(element: HtmlElement, named: set[str | None]) -> str:
    parts = [*_said(element.text)]
    for child in element:
        parts += _markup(child, named)
        parts += _said(child.tail)
    return "".join(parts)


def _markup(element: HtmlElement, named: set[str | None]) -> Iterator[str]:
    """Yield the markup of an element: its anchor, then what it is."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if name := element.get("id"):
        yield f"#[#metadata(none)#label({_quoted(name)})]"
    text = _inside(element, named)
    if element.get("role") == "doc-footnote":
        yield f"#footnote[{text}]"
    elif element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        yield f"\n\n#heading(level: {element.tag[1]})[{text}]\n\n"
    elif element.tag in _WRAPPED:
        yield f"#{_WRAPPED[element.tag]}[{text}]"
    elif element.tag == "a":
        yield _link(element, text, named)
    elif element.tag in {"ul", "ol"}:
        items = ", ".join(f"[{_inside(item, named)}]" for item in element.iter("li"))
        yield f"\n\n#{'enum' if element.tag == 'ol' else 'list'}({items})\n\n"
    elif element.tag == "table":
        yield _table(element, named)
    elif element.tag == "br":
        yield " #linebreak() "
    elif element.tag in _BLOCKS:
        yield f"\n\n{text}\n\n"
    else:
        yield text


def _link(element: HtmlElement, text: str, named: set[str | None]) -> str:
    target = element.get("href") or ""
    if not target.startswith("#"):
        return f"#link({_quoted(target)})[{text}]"
    if target[1:] not in named:
        return text
    place = _quoted(target[1:])
    classes = (element.get("class") or "").split()
    page = f", p. #at({place})" if "aw-xref" in classes else ""
    if "aw-page" in classes:
        page = f" #box(width: 1fr, repeat[.]) #at({place})"
    return f"#link(label({place}))[{text}{page}]"


def _table(element: HtmlElement, named: set[str | None]) -> str:
    rows = [[*row.iterchildren("td", "th")] for row in element.iter("tr")]
    width = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
    lines = []
    for row in rows:
        cells = ", ".join(
            f"table.cell(colspan: {cell.get('colspan', 1)})[{_inside(cell, named)}]" for cell in row
        )
        is_head = row[0].getparent().getparent().tag == "thead"
        lines.append(f"table.header({cells})" if is_head else cells)
    return f"\n\n#table(columns: {width}, {', '.join(lines)})\n\n"
