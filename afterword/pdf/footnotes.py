"""Footnotes in print: each stands where it is first called, whence it goes to the page's foot."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from afterword.views.report import SectionView

_AS_SPANS = {
    "p": "aw-note-paragraph",
    "ul": "aw-note-list",
    "ol": "aw-note-list",
    "li": "aw-note-item",
}


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
        note.tail = call.tail
        if _follows_a_call(call):
            note.set("class", f"{note.get('class')} aw-next")
        call.addprevious(call.makeelement("span", {"id": f"call-{anchor}"}))
        call.getparent().replace(call, note)


def _follows_a_call(call: HtmlElement) -> bool:
    """Tell whether another call stands right before a call, so that their numbers would touch."""
    before = call.getprevious()
    return before is not None and before.tag == "sup" and not before.tail


def _call_again(call: HtmlElement, anchor: str, number: int) -> None:
    attributes = {"class": "aw-note-again", "href": f"#{anchor}", "title": f"footnote {number}"}
    again = call.makeelement("a", attributes)
    again.text, again.tail = str(number), call.tail
    call.getparent().replace(call, again)


def _make_note(note: HtmlElement, anchor: str, number: int) -> None:
    """Make a note's body inline, since a block cannot stand within a paragraph."""
    _join_lines(note)
    for element in note.iter(*_AS_SPANS):
        element.set("class", _AS_SPANS[element.tag])
        element.tag = "span"
    note.tag = "span"
    for key, value in {"class": "aw-note", "role": "doc-footnote", "id": anchor}.items():
        note.set(key, value)
    note.set("title", f"footnote {number}")
    note.set("data-back", f"back from footnote {number}")
    if len(note) == 1 and note[0].get("class") == "aw-note-paragraph":
        note[0].set("class", "aw-note-only")
    note.text = (note.text or "").strip() or None


def _join_lines(note: HtmlElement) -> None:
    """Make every line break of a note a space: WeasyPrint 70 sets them as breaks in a footnote."""
    for element in note.iter():
        element.text = re.sub(r"\s+", " ", element.text) if element.text else None
        if element is not note and element.tail:
            element.tail = re.sub(r"\s+", " ", element.tail)
