"""Words too long for any line: places at which they may be broken, where there is nothing better.

CSS could break them by itself, but WeasyPrint 70 then breaks words, too, that fit on the next line.
"""

import re
from xml.etree.ElementTree import Element

_LONGEST, _PIECE = 40, 20
"""How many characters without a blank are a word too long, and into what it may be broken."""

_LONG = re.compile(rf"\S{{{_LONGEST},}}")
_PASSED_OVER = frozenset({"head", "style", "script"})


def break_long_words(root: Element) -> None:
    """Put into the words of a document that are too long for a line where they may be broken."""
    for element in list(root.iter()):
        tag = element.tag
        if not isinstance(tag, str) or tag in _PASSED_OVER or "}" in tag:
            continue
        for child in reversed(list(element)):
            child.tail = _broken(child.tail, element, list(element).index(child) + 1)
        element.text = _broken(element.text, element, 0)


def _broken(text: str | None, parent: Element, at: int) -> str | None:
    """Put the pieces of a text into its parent, from a place on; return what is before them."""
    cuts = [
        start
        for word in _LONG.finditer(text or "")
        for start in range(word.start() + _PIECE, word.end(), _PIECE)
    ]
    if text is None or not cuts:
        return text
    ends = [*cuts[1:], len(text)]
    for offset, (start, end) in enumerate(zip(cuts, ends, strict=True)):
        place = Element("wbr")
        place.tail = text[start:end]
        parent.insert(at + offset, place)
    return text[: cuts[0]]
