"""Footnotes in print: each stands where it is first called, whence it goes to the page's foot.

A block cannot stand within a paragraph, so the blocks of a note become elements within a line that
style sheets set as blocks, and that say what they are for the tags.
"""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from afterword.pdf.structure import pair_terms, set_scopes
from afterword.views.report.report import SectionView

_AS_SPANS = {
    "p": ("aw-note-paragraph", ""),
    "ul": ("aw-note-list", "L"),
    "ol": ("aw-note-list", "L"),
    "li": ("aw-note-item", "LI"),
    "dl": ("aw-note-list", "L"),
    "dt": ("aw-note-term", "Lbl"),
    "dd": ("aw-note-definition", "LBody"),
    "blockquote": ("aw-note-quotation", "BlockQuote"),
    "pre": ("aw-note-code", ""),
    "table": ("aw-note-table", "Table"),
    "caption": ("aw-note-caption", "Caption"),
    "thead": ("aw-note-head", "THead"),
    "tbody": ("aw-note-body", "TBody"),
    "tr": ("aw-note-row", "TR"),
    "th": ("aw-note-cell", "TH"),
    "td": ("aw-note-cell", "TD"),
    "div": ("aw-note-paragraph", ""),
    "hr": ("aw-note-paragraph", ""),
    **{f"h{level}": ("aw-note-paragraph", "") for level in range(1, 7)},
}
"""The class of what a block becomes, and its type of structure; nothing where it has none."""

_PARAGRAPH, _ONLY = "aw-note-paragraph", "aw-note-only"
_LONG_NOTE, _PIECE = 3000, 600
"""From how many characters on a note is divided, so that it can go on on the next page; and how
many each of its pieces has at least. A page has about 6,000."""
_SENTENCE_END = re.compile(r"[.;:!?][”’)\]]* ")


def set_notes(root: HtmlElement, section: SectionView, bodies: Mapping[str, HtmlElement]) -> None:
    """Put each note's body where it is first called; later calls print its number."""
    seen: set[str] = set()
    for call in root.xpath(".//sup[@data-note]"):
        name = call.get("data-note")
        anchor = f"note-{section.id}-{name}"
        if name in seen:
            _call_again(call, anchor, section.footnotes[name])
            continue
        seen.add(name)
        note = bodies[name]
        _make_note(note, anchor, section.footnotes[name])
        pieces = list(_later_pieces(note))
        before = call.getprevious()
        if before is not None and before.tag == "sup" and not before.tail:
            # Another call stands right before this one: their numbers would touch.
            note.set("class", f"{note.get('class')} aw-next")
        call.addprevious(call.makeelement("span", {"id": f"call-{anchor}"}))
        tail, call.tail = call.tail, None
        for piece in reversed(pieces):
            call.addnext(piece)
        call.getparent().replace(call, note)
        (pieces or [note])[-1].tail = tail


def _call_again(call: HtmlElement, anchor: str, number: int) -> None:
    attributes = {"class": "aw-note-again", "href": f"#{anchor}", "title": f"footnote {number}"}
    again = call.makeelement("a", attributes)
    again.text, again.tail = str(number), call.tail
    call.getparent().replace(call, again)


def _make_note(note: HtmlElement, anchor: str, number: int) -> None:
    """Make a note's body one that can stand within a line."""
    _join_lines(note)
    set_scopes(note)
    pair_terms(note)
    for items in note.iter("ul", "ol"):
        _label_items(items)
    for element in note.iter(*_AS_SPANS):
        _make_span(element)
    note.tag = "span"
    note.attrib.update({"class": "aw-note", "role": "doc-footnote", "id": anchor})
    said = f"footnote {number}"
    note.attrib.update({"title": said, "data-back": f"back from {said}"})
    if len(note) == 1 and note[0].get("class") == _PARAGRAPH:
        note[0].set("class", _ONLY)
    note.text = (note.text or "").strip() or None


def _make_span(element: HtmlElement) -> None:
    if element.tag == "div" and element.get("class") == "aw-term":
        name, kind = "aw-note-pair", "LI"
    else:
        name, kind = _AS_SPANS[element.tag]
    if element.tag == "ol":
        element.set("data-numbered", "true")
    if element.tag == "th":
        name = f"{name} aw-note-heading"
    element.tag = "span"
    element.set("class", name)
    if kind:
        element.set("data-tag", kind)


def _label_items(items: HtmlElement) -> None:
    """Write the number or the point of each item of a list, which a span does not have."""
    first = int(items.get("start") or 1)
    for number, item in enumerate(items.findall("li"), first):
        label = item.makeelement("span", {"class": "aw-note-label", "data-tag": "Lbl"})
        label.text = f"{number}. " if items.tag == "ol" else "• "
        body = item.makeelement("span", {"class": "aw-note-item-body", "data-tag": "LBody"})
        body.text, item.text = (item.text or "").strip() or None, None
        body.extend(list(item))
        item.extend((label, body))


def _join_lines(note: HtmlElement) -> None:
    """Make every line break of a note a space: WeasyPrint 70 sets them as breaks in a footnote."""
    typed = {one for code in note.iter("pre") for one in code.iter()}
    for element in note.iter():
        if element not in typed and element.text:
            element.text = re.sub(r"\s+", " ", element.text)
        is_within = element in typed and element.tag != "pre"
        if element is not note and not is_within and element.tail:
            element.tail = re.sub(r"\s+", " ", element.tail)


def _later_pieces(note: HtmlElement) -> Iterator[HtmlElement]:
    """Take all but the first piece off a note that is too long for a page, and yield them.

    WeasyPrint divides no footnote; what follows the first piece is a footnote without a number,
    which stands right after it, or on the next page.
    """
    if len(note.text_content()) < _LONG_NOTE:
        return
    blocks = [part for block in list(note) for part in _divided(block)]
    note[:] = blocks[:1]
    piece, taken = note, len(blocks[0].text_content())
    for block in blocks[1:]:
        if taken >= _PIECE:
            if piece is not note:
                yield piece
            attributes = {"class": "aw-note aw-note-more", "data-goes-on": note.get("id")}
            piece, taken = note.makeelement("span", attributes), 0
        piece.append(block)
        taken += len(block.text_content())
    if piece is not note:
        yield piece


def _divided(block: HtmlElement) -> list[HtmlElement]:
    """Return a paragraph of a note as several, at the ends of sentences; others as they are."""
    if block.get("class") not in {_PARAGRAPH, _ONLY}:
        block.tail = None
        return [block]
    pieces, taken = [block.makeelement("span", {"class": _PARAGRAPH})], 0
    for part in _parts(block):
        if not isinstance(part, str):
            pieces[-1].append(part)
            taken += len(part.text_content())
            continue
        while cut := _cut(part, _PIECE - taken):
            _append_text(pieces[-1], part[:cut].rstrip())
            part, taken = part[cut:], 0  # noqa: PLW2901 - what is left of it
            pieces.append(block.makeelement("span", {"class": _PARAGRAPH}))
        _append_text(pieces[-1], part)
        taken += len(part)
    return pieces


def _parts(block: HtmlElement) -> Iterator[str | HtmlElement]:
    """Yield the texts and elements that stand right in a block, apart from each other."""
    yield block.text or ""
    for child in list(block):
        after, child.tail = child.tail or "", None
        yield child
        yield after


def _cut(text: str, start: int) -> int:
    """Return where to divide a text: where a sentence ends, or else at a blank; 0 for nowhere."""
    start = max(start, 0)
    found = _SENTENCE_END.search(text, start, start + _PIECE)
    cut = found.end() if found else text.find(" ", start + _PIECE) + 1
    return cut if text[cut:].strip() else 0


def _append_text(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
