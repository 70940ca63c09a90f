"""Where the lines of a document in print may end, and where they may not.

The words stay as they are: a blank becomes one that does not break, and a sign of no width says
where a long word or an address may be divided. Neither gets into the text of the PDF.
"""

import re
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

MAY_BREAK, MAY_NOT_BREAK = "\u200b", "\u2060"
"""Signs of no width."""

_NO_BREAK_SPACE = "\u00a0"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERED = (
    "[Ss]ections?|[Aa]rticles?|[Aa]nnex(?:es)?|[Cc]hapters?|[Pp]art|[Pp]aragraphs?|"
    "[Rr]ecommendations?|[Ff]ootnotes?|[Nn]otes?|[Ff]igures?|[Tt]ables?|"
    r"No\.|Nos\.|pp?\.|[Pp]aras?\.|[Aa]rts?\.|№|§§?"
)
_NUMBER = r"(?=\(?(?:\d|[IVXLC]+\b|[A-Z]\b))"
_TOGETHER = re.compile(
    rf"(?<!\d)\d{{1,2}}[ \n](?=(?:{_MONTHS})\b)"
    rf"|(?<!\w)(?:{_NUMBERED})[ \n]{_NUMBER}"
    r"|\d[ \n](?=per[ \n]?cent\b|million\b|billion\b|°|%)"
    r"|\bper[ \n](?=cent\b)"
    r"|(?<![\w.])(?:[IVXLC]+|[A-Z]|Mrs?|Ms|Dr|Prof|St)\.[ \n](?=[A-Z])"
    r"|(?<![\d.,])\d{1,3}[ \n](?=\d{3}(?!\d))"
)
_THEN_A_NUMBER = re.compile(rf"(?<!\w)(?:{_NUMBERED})[ \n]$")
_IS_NUMBER = re.compile(_NUMBER)

_LONGEST, _PIECE = 40, 20
"""How many characters without a blank are a word too long, and into what it may be broken."""
_LONG = re.compile(rf"\S{{{_LONGEST},}}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_AFTER_SIGN = re.compile(r"(?<=[/?=&-])(?<!:/)(?<!://)(?![/?=&-]|$)")
_AFTER_SCHEME = re.compile(r"(?<=://)(?=.)")
_WITHIN_NUMBER = re.compile(r"(?<=[A-Za-z]\.)(?=\d)")

_BLOCKS = frozenset({"p", "li", "dd"})
_NOTE_BLOCKS = frozenset({"aw-note", "aw-note-paragraph", "aw-note-item", "aw-note-only"})
_WHOLE_LAST = re.compile(r"\S*[^\W\d_]{6,}\S*(?=\s*$)")
_NO_TEXT = frozenset({"head", "style", "script"})
_AS_TYPED = frozenset({"code", "pre"})
_CALLS = frozenset({"aw-note", "aw-note-again", "ed-call"})
"""Classes of what may stand after the last word of a paragraph and is no part of it."""

Where = tuple[Element, Element, Literal["text", "tail"]]
"""A text of a tree: what it stands in, and the element whose head it is or that it follows."""


def set_breaks(root: Element) -> None:
    """Say in the texts of a document where a line may end and where it may not."""
    passed_over: set[Element] = set()
    typed: set[Element] = set()
    for element in root.iter():
        if _is_no_text(element):
            passed_over.update(element.iter())
        elif element.tag in _AS_TYPED:
            typed.update(element.iter())
    for element in root.iter():
        if element in passed_over:
            continue
        is_typed = element in typed
        element.text = _with_breaks(element.text, element[0] if len(element) else None, is_typed)
        for at, child in enumerate(element):
            following = element[at + 1] if at + 1 < len(element) else None
            child.tail = _with_breaks(child.tail, following, is_typed)
    for element in [one for one in root.iter() if one not in passed_over]:
        if element.tag in _BLOCKS or not _NOTE_BLOCKS.isdisjoint(_classes(element)):
            _keep_last_word_whole(element)


def _is_no_text(element: Element) -> bool:
    """Tell whether an element is a style, a comment, or a part of a picture."""
    tag = element.tag
    return not isinstance(tag, str) or tag in _NO_TEXT or "}" in tag


def _with_breaks(text: str | None, following: Element | None, is_typed: bool) -> str | None:
    if not text:
        return text
    if not is_typed:
        text = _TOGETHER.sub(lambda found: found.group()[:-1] + _NO_BREAK_SPACE, text)
        text = _WITHIN_NUMBER.sub(MAY_NOT_BREAK, text)
        if _THEN_A_NUMBER.search(text) and _begins_with_number(following):
            text = text[:-1] + _NO_BREAK_SPACE
    text = _ADDRESS.sub(lambda found: _after_signs(found.group()), text)
    return in_pieces(text)


def _begins_with_number(element: Element | None) -> bool:
    return element is not None and bool(_IS_NUMBER.match("".join(element.itertext())))


def _after_signs(address: str) -> str:
    r"""Return an address that may be broken after its signs, and not after its scheme.

    >>> _after_signs("https://a.example/b?c=1").replace("\u200b", "|").replace("\u2060", "")
    'https://a.example/|b?|c=|1'
    """
    return _AFTER_SCHEME.sub(MAY_NOT_BREAK, _AFTER_SIGN.sub(MAY_BREAK, address))


def in_pieces(text: str) -> str:
    """Return a text whose words may be broken where they are too long for a line."""
    return _LONG.sub(lambda found: _pieces(found.group()), text)


def _pieces(word: str) -> str:
    return MAY_BREAK.join(
        MAY_BREAK.join(part[at : at + _PIECE] for at in range(0, len(part), _PIECE))
        if len(part) >= _LONGEST
        else part
        for part in word.split(MAY_BREAK)
    )


def _keep_last_word_whole(block: Element) -> None:
    """Keep the last word of a block from being divided: its end would be a line of its own.

    The word may stand in several texts, as that of a link before a full stop.
    """
    for parent, holder, name in list(_texts_backwards(block)):
        text = getattr(holder, name)
        found = _WHOLE_LAST.search(text)
        if found is not None and MAY_BREAK not in found.group():
            whole = Element("span", {"style": "hyphens: none"})
            whole.text, whole.tail = found.group(), text[found.end() :]
            setattr(holder, name, text[: found.start()] or None)
            at = 0 if name == "text" else list(parent).index(holder) + 1
            parent.insert(at, whole)
        if re.search(r"\s", text.rstrip()):
            return


def _texts_backwards(element: Element) -> Iterator[Where]:
    """Yield the texts of a block that have words, the last first, calls of notes left out; none
    where its end is another block, or one whose last word is whole."""
    for child in reversed(element):
        if (child.tail or "").strip():
            yield element, child, "tail"
        if _CALLS.isdisjoint(_classes(child)):
            if _is_no_text(child) or child.tag not in _INLINE or child.get("style"):
                return
            yield from _texts_backwards(child)
    if (element.text or "").strip():
        yield element, element, "text"


_INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "span", "strong", "sub", "sup"})


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()
