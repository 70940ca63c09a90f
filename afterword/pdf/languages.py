"""Words of other languages, wherever they stand in a printed document: they say of which they are.

Emphasised words of the text do already; these are those in plain texts, cells and titles. The
document names them in its head: `<meta name="aw-word" lang="kk" content="…">`.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

_WORD = "aw-word"
_PASSED_OVER = frozenset({"head", "style", "script"})


def name_languages(root: Element) -> None:
    """Put each word that a document's head names into an element of its language, also in its
    plural; what is in one of their languages already stays as it is, and so do pictures."""
    words = {
        str(one.get("content")): str(one.get("lang"))
        for one in root.iter("meta")
        if one.get("name") == _WORD
    }
    if words:
        longest_first = sorted(words, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in longest_first)
        _name(root, root.get("lang") or "", words, re.compile(rf"(?<!\w)({either})(s?)(?!\w)"))


def _name(
    element: Element, language: str, words: Mapping[str, str], found: re.Pattern[str]
) -> None:
    if not isinstance(element.tag, str) or element.tag in _PASSED_OVER or "}" in element.tag:
        return
    for child in list(element):
        _name(child, child.get("lang") or language, words, found)
    if language in words.values():
        return
    for child in reversed(list(element)):
        after = list(element).index(child) + 1
        child.tail = _divided(child.tail, element, after, words, found)
    element.text = _divided(element.text, element, 0, words, found)


def _divided(
    text: str | None, parent: Element, at: int, words: Mapping[str, str], found: re.Pattern[str]
) -> str | None:
    """Put the foreign words of a text into their parent, from a place on; return what is before."""
    first, *rest = found.split(text or "")
    for offset, (word, plural, after) in enumerate(
        zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    ):
        named = Element("span", {"lang": words[word]})
        named.text, named.tail = word + plural, after
        parent.insert(at + offset, named)
    return first or None
