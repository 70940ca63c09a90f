"""Texts as a reader sees them, without markup: the words of the HTML that the converter made."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from lxml import html
from lxml.html import HtmlElement
from lxml.html.defs import block_tags

from afterword.linking.per_register import cached_per_register
from afterword.linking.register import Register
from afterword.model.record import PartialDate
from afterword.texts.converter import converter_of

_FOLLOWS = "\v"
"""Stands after the sign of a list's item: what comes next stands on the same line."""

_LINES_AFTER_SIGN = re.compile(rf"{_FOLLOWS}[ \n]*")
_BLOCKS = block_tags - {"del", "ins"}
_BULLETS = ("• ", "– ")
"""Before the items of a list, and of the lists within it."""


def plain_text(register: Register, text: str) -> str:
    """Return the words of a Markdown text, marks resolved, with every paragraph, heading, row of a
    table (its cells joined by commas) and item of a list (with its number or bullet) on a line."""
    return _reader_of(register)(text)


def first_paragraph(register: Register, text: str) -> str:
    """Return the words of a Markdown text's first paragraph; empty where it has none."""
    paragraph = parsed(converter_of(register)(text)).find("p")
    return "" if paragraph is None else words_of(paragraph)


@cached_per_register
def _reader_of(register: Register) -> Callable[[str], str]:
    to_html = converter_of(register)
    return cache(lambda text: words_of(parsed(to_html(text))))


def parsed(markup: str) -> HtmlElement:
    """Return HTML as a tree under one <div>."""
    return html.fragment_fromstring(markup, create_parent="div")


def words_of(tree: HtmlElement) -> str:
    r"""Return the words of HTML, line by line, without footnotes and without the calls of notes.

    >>> words_of(parsed("<p>A<br>b.</p><ol><li>One<ul><li><p>two</p></li></ul></li></ol>"))
    'A b.\n1. One\n• two'
    """
    pieces = _LINES_AFTER_SIGN.sub("", "".join(_pieces(tree)))
    return "\n".join(filter(None, map(on_one_line, pieces.split("\n"))))


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """Yield the words of an element, with line breaks where a block begins or ends."""
    if not isinstance(tree.tag, str) or _is_note(tree):
        return
    match tree.tag:
        case "img":
            yield on_one_line(tree.get("alt", ""))
        case "br":
            yield " "
        case "pre":
            yield f"\n{tree.text_content()}\n"
        case "tr":
            yield f"\n{', '.join(on_one_line(''.join(_inner_pieces(one))) for one in tree)}\n"
        case "li":
            yield f"\n{_sign(tree)}{_FOLLOWS}"
            yield from (*_inner_pieces(tree), "\n")
        case tag if tag in _BLOCKS:
            yield from ("\n", *_inner_pieces(tree), "\n")
        case _:
            yield from _inner_pieces(tree)


def _inner_pieces(tree: HtmlElement) -> Iterator[str]:
    yield _folded(tree.text)
    for child in tree:
        yield from _pieces(child)
        yield _folded(child.tail)


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _is_note(tree: HtmlElement) -> bool:
    """Tell whether an element is the call of a note, or holds the footnotes."""
    if tree.tag == "sup":
        return "data-editors" in tree.attrib or str(tree.get("id")).startswith("fnref")
    return bool(tree.tag == "div" and tree.get("class") == "footnote")


def _sign(item: HtmlElement) -> str:
    """Return what stands before an item of a list: its number, or a bullet."""
    around = item.getparent()
    if around is not None and around.tag == "ol":
        start = around.get("start", "1")
        first = int(start) if start.lstrip("-").isdecimal() else 1
        return f"{first + around.index(item)}. "
    lists = sum(one.tag == "ul" for one in item.iterancestors())
    return _BULLETS[0 if lists < 2 else 1]


def on_one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def shortened(text: str, longest: int, ending: str = " …") -> str:
    """Return a text of so many characters at most: a longer one is cut after a word, and its
    ending says that it goes on.

    >>> shortened("one two three", 9), shortened("one", 9)
    ('one two …', 'one')
    """
    if len(text) <= longest:
        return text
    room = longest - len(ending)
    words = text[: room + 1].rpartition(" ")[0] or text[:room]
    return f"{words.rstrip(' ,;:–')}{ending}"


def day_in_words(day: date) -> str:
    """Return a day as a reader writes it: 25 May 2020."""
    return PartialDate(day.year, day.month, day.day).in_words
