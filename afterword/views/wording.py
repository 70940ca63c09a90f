"""How numbers, dates and texts read without markup."""

import re
from datetime import date
from html import unescape

from afterword.linking.register import Register
from afterword.model.record import PartialDate
from afterword.model.text_safety import number_in_words
from afterword.sources import marks
from afterword.sources.brackets import brackets
from afterword.views.refs import citation_ref, is_citable

_EMPHASIS = re.compile(r"\\.|\*+|_+", re.DOTALL)
_CODE = re.compile(r"(?<![`\\])(`{1,3})(?!`)([^`]+)(?<!`)\1(?!`)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_LONGEST = 3
"""How many signs of emphasis stand together at most."""


def printed(register: Register, mark: re.Match[str]) -> str:
    """Return the number that a mark prints; a mark within code, which nobody checks, stays as it
    is."""
    figure = register.figures.get(mark.group(1))
    return number_in_words(figure.value) if figure else mark.group()


def cited(register: Register, mark: re.Match[str]) -> str:
    """Return the words of a citation; a mark within code, which nobody checks, stays as it is."""
    known = is_citable(register, mark.group(1))
    return citation_ref(register, mark.group(1)).label if known else mark.group()


def day_in_words(day: date) -> str:
    """Return a day as a reader writes it: 25 May 2020."""
    return PartialDate(day.year, day.month, day.day).in_words


def plain_text(register: Register, text: str) -> str:
    """Return a Markdown text without its markup, marks resolved, on one line a paragraph."""
    text = marks.CITATION.sub(lambda match: cited(register, match), text)
    text = marks.FIGURE.sub(lambda match: printed(register, match), text)
    text = _without_emphasis(_without_links(text))
    text = unescape(_ADDRESS.sub(r"\1", _CODE.sub(r"\2", text)))
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!])", r"\1", text)
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _without_links(text: str) -> str:
    """Return a text in which links and pictures are their words."""
    removed: list[tuple[int, int]] = []
    for one in brackets(text):
        if one.target is not None:
            removed += [(one.start, one.words_start), (one.words_end, one.end)]
    return _without(text, removed)


def _without_emphasis(text: str) -> str:
    """Return a text without the signs of emphasis that stand in pairs; others stay.

    >>> _without_emphasis("**a *b* c** 2 * 3 * 4 d_e_f")
    'a b c 2 * 3 * 4 d_e_f'
    """
    opened: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    removed: list[tuple[int, int]] = []
    for found in _EMPHASIS.finditer(text):
        signs, start, end = found.group(), found.start(), found.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        if signs[0] == "\\" or len(signs) > _LONGEST:
            continue
        if waiting.get(signs) and before.strip() and not after.isalnum():
            opener = ("", 0)
            while opener[0] != signs:
                opener = opened.pop()
                waiting[opener[0]] -= 1
            removed += [(opener[1], opener[1] + len(signs)), (start, end)]
        elif after.strip() and not before.isalnum():
            opened.append((signs, start))
            waiting[signs] = waiting.get(signs, 0) + 1
    return _without(text, removed)


def _without(text: str, removed: list[tuple[int, int]]) -> str:
    """Return a text without some ranges of it."""
    pieces, at = [], 0
    for start, end in sorted(removed):
        pieces.append(text[at:start])
        at = max(at, end)
    return "".join([*pieces, text[at:]])
