"""The structure of a section's text in print: footnotes, levels, scopes, pairs of terms.

A footnote stands where it is first called, whence it goes to the page's foot.
"""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from lxml.html import HtmlElement

from afterword.views.report.report import SectionView

_TITLE = 2
"""The level of a section's own title in print."""
_LAST = 6
_TAGS = tuple(f"h{level}" for level in range(1, _LAST + 1))
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
        before = call.getprevious()
        if before is not None and before.tag == "sup" and not before.tail:
            # Another call stands right before this one: their numbers would touch.
            note.set("class", f"{note.get('class')} aw-next")
        call.addprevious(call.makeelement("span", {"id": f"call-{anchor}"}))
        call.getparent().replace(call, note)


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
    note.attrib.update({"class": "aw-note", "role": "doc-footnote", "id": anchor})
    said = f"footnote {number}"
    note.attrib.update({"title": said, "data-back": f"back from {said}"})
    if len(note) == 1 and note[0].get("class") == "aw-note-paragraph":
        note[0].set("class", "aw-note-only")
    note.text = (note.text or "").strip() or None


def _join_lines(note: HtmlElement) -> None:
    """Make every line break of a note a space: WeasyPrint 70 sets them as breaks in a footnote."""
    for element in note.iter():
        element.text = re.sub(r"\s+", " ", element.text) if element.text else None
        if element is not note and element.tail:
            element.tail = re.sub(r"\s+", " ", element.tail)


def set_levels(root: HtmlElement) -> None:
    """Set a text's headings below the section's title, each one level below the one that holds it.

    A level that the text leaves out is closed up: PDF/UA-1 (ISO 14289-1, 7.4.2) allows no gap.
    """
    holding: list[int] = []
    for heading in list(root.iter(*_TAGS)):
        level = int(heading.tag[1])
        while holding and holding[-1] >= level:
            holding.pop()
        holding.append(level)
        heading.tag = f"h{min(_TITLE + len(holding), _LAST)}"


def places_with_levels(root: HtmlElement, *classes: str) -> list[tuple[HtmlElement, int]]:
    """Return the elements of some classes, each with the level of a heading that stands there."""
    level, found = _TITLE, []
    for element in root.iter():
        if element.tag in _TAGS:
            level = int(element.tag[1])
        elif element.get("class") in classes:
            found.append((element, min(level + 1, _LAST)))
    return found


def name_headings(root: HtmlElement) -> None:
    """Give each heading its words without footnotes and calls, for bookmarks."""
    for heading in list(root.iter(*_TAGS)):
        if heading.get("data-title") is None:
            words = deepcopy(heading)
            for call in words.xpath('.//*[@class="aw-note" or @class="aw-note-again"] | .//sup'):
                call.drop_tree()
            heading.set("data-title", " ".join(words.text_content().split()))


def set_scopes(root: HtmlElement) -> None:
    """Say of each header cell what it heads; one without words heads nothing."""
    for cell in root.iter("th"):
        if not cell.text_content().strip():
            cell.tag = "td"
        elif cell.get("scope") is None:
            cell.set("scope", "col" if cell.xpath("ancestor::thead") else "row")


def pair_terms(root: HtmlElement) -> None:
    """Put each term of a list and what is said of it into an element of their own."""
    for terms in root.iter("dl"):
        pair = terms
        for part in list(terms):
            if part.tag == "dt" and (pair is terms or pair[-1].tag == "dd"):
                pair = terms.makeelement("div", {"class": "aw-term"})
                part.addprevious(pair)
            if pair is not terms:
                pair.append(part)


def divide_texts(element: Any, divided: Callable[[str], tuple[str, list[Any]]]) -> None:
    """Put new elements into the texts that stand right within an element, of any kind of tree.

    Of each text `divided` gives what stands before them, and them, each with the text after it.
    """
    for at in reversed(range(len(element) + 1)):
        holder, name = (element[at - 1], "tail") if at else (element, "text")
        before, new = divided(getattr(holder, name) or "")
        setattr(holder, name, before or None)
        element[at:at] = new
