"""Page numbers in a document: from a page map that is known, and read again where they stand.

To work them out itself WeasyPrint lays a document out several times. Where the pages of the anchors
are known, from the last build, the numbers are put into the document, and it is laid out once; then
each number is held against the page that its link leads to.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import Document

from afterword.pdf.boxes import descendants, leaves, part_of, text_of

NUMBERED = frozenset({"aw-xref", "aw-page"})
"""The classes of links that print the page they lead to; style sheets read it off `data-page`, or
have WeasyPrint work it out where there is none."""

_LAST_NUMBER = re.compile(r"(\d+)\D*\Z")


def number_links(root: Any, pages: Mapping[str, int]) -> None:
    """Put the pages of their anchors on the links of a document; take off those not known."""
    for link in root.iter("a"):
        if not NUMBERED.isdisjoint((link.get("class") or "").split()):
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
            if NUMBERED.isdisjoint((box.element.get("class") or "").split()):
                continue
            for part in descendants(box):
                if part_of(part) == "after" and part.element is box.element and part.children:
                    text = "".join(text_of(one) for one in leaves(part))
                    if number := _LAST_NUMBER.search(text):
                        yield target, int(number.group(1))
