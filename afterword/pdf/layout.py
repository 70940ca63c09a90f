"""A document laid out on pages: its page numbers are right, its footnotes by their calls.

To work page numbers out itself WeasyPrint lays a document out several times. Where the pages of the
anchors are known, from the last build, the numbers are put into the document, and it is laid out
once; then each number is held against the page that its link leads to.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration

from afterword.pdf.boxes import (
    better_page_breaks,
    descendants,
    leaves,
    noted_line_ends,
    part_of,
    text_of,
)

_ROUNDS = 5
"""How often a document is laid out, at most, until its page numbers settle."""
_NUMBERED = frozenset({"aw-xref", "aw-page"})
"""The classes of links that print the page they lead to; style sheets read it off `data-page`, or
have WeasyPrint work it out where there is none."""

_LAST_NUMBER = re.compile(r"(\d+)\D*\Z")


def settled_layout(html: HTML, known: Mapping[str, int], fonts: FontConfiguration) -> Document:
    """Return a layout whose page numbers are those of its pages, as far as they settle.

    `known` is the page of each anchor in the last layout of the document, or nothing.
    """
    with better_page_breaks(), noted_line_ends():
        for _ in range(_ROUNDS):
            number_links(html.etree_element, known)
            laid_out = html.render(font_config=fonts)
            known = pages_of(laid_out)
            if not wrong_numbers(laid_out, known):
                break
    return laid_out


def far_notes(laid_out: Document) -> dict[str, int]:
    """Return the footnotes that are before their call or more than a page after it, and how far.

    A footnote is on the next page where the line of its call is the first of a page, and there is
    no room for both.
    """
    pages = pages_of(laid_out)
    calls = {name: at for name, at in pages.items() if name.startswith("call-note-")}
    notes = {name: pages.get(name.removeprefix("call-"), -2) for name in calls}
    return {name: notes[name] - at for name, at in calls.items() if not 0 <= notes[name] - at <= 1}


def number_links(root: Any, pages: Mapping[str, int]) -> None:
    """Put the pages of their anchors on the links of a document; take off those not known."""
    for link in root.iter("a"):
        if not _NUMBERED.isdisjoint((link.get("class") or "").split()):
            page = pages.get((link.get("href") or "").removeprefix("#"))
            if page is not None:
                link.set("data-page", str(page))
            elif link.get("data-page"):
                del link.attrib["data-page"]


def pages_of(document: Document) -> dict[str, int]:
    """Return the page on which each anchor begins, from 1: what a page break divides is on both."""
    backwards = reversed(list(enumerate(document.pages, 1)))
    return {name: at for at, page in backwards for name in page.anchors}


def wrong_numbers(document: Document, pages: Mapping[str, int]) -> dict[str, int]:
    """Return the anchors of which a page number is printed that is not theirs, with that number."""
    return {
        target: printed
        for target, printed in _printed_numbers(document)
        if pages.get(target) != printed
    }


def _printed_numbers(document: Document) -> Iterator[tuple[str, int]]:
    for page in document.pages:
        for kind, target, _, box in page.links:
            if kind != "internal" or box.element is None or part_of(box):
                continue
            if _NUMBERED.isdisjoint((box.element.get("class") or "").split()):
                continue
            for part in descendants(box):
                if part_of(part) == "after" and part.element is box.element and part.children:
                    text = "".join(text_of(one) for one in leaves(part))
                    if number := _LAST_NUMBER.search(text):
                        yield target, int(number.group(1))
