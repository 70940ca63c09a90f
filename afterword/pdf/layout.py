"""A document laid out on pages: its page numbers are right, its footnotes by their calls."""

from collections.abc import Mapping

from weasyprint import HTML, Document

from afterword.pdf.boxes import well_divided
from afterword.pdf.numbering import number_links, pages_of, wrong_numbers

_ROUNDS = 5
"""How often a document is laid out, at most, until its page numbers settle."""


def settled_layout(html: HTML, known: Mapping[str, int]) -> Document:
    """Return a layout whose page numbers are those of its pages, as far as they settle.

    `known` is the page of each anchor in the last layout of the document, or nothing.
    """
    with well_divided():
        for _ in range(_ROUNDS):
            number_links(html.etree_element, known)
            laid_out = html.render()
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
