"""The structure of a section's text in print: levels, scopes, pairs of terms."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml.html import HtmlElement

_TITLE = 2
"""The level of a section's own title in print."""
_LAST = 6
_TAGS = tuple(f"h{level}" for level in range(1, _LAST + 1))


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
