"""What is left over in the HTML of a text: signs that were typed as Markdown or as a mark, and are
printed as they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from lxml.html import HtmlElement

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.sources.code_spans import without_code, without_fences
from afterword.sources.layout import without_indented_code
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText
from afterword.texts.converter import converter_of
from afterword.texts.damaged_marks import DamagedMarks
from afterword.texts.emphasis import open_emphasis
from afterword.texts.suspects import Suspect, suspects
from afterword.texts.words import parsed

_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_BREAK = re.compile(r"\n[ \t]*\n")
_FENCE = re.compile(r"^([ ]{0,8}(?:>[ ]?)*[ ]{0,8})(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_ELSEWHERE = {
    "[^": "footnotes are called",
    "## ": "headings stand",
    "{ #": "ids of paragraphs are set",
    ":::": "recommendations are placed",
    "line of its own": "such marks stand",
}
"""What stands in no text of a YAML file, by what a fix says of it."""
_OF_FENCES = "pymdownx.superfences"
"""The extension that takes fences within lists and quotations too."""
_PLAIN = re.compile(r"\W*\w*[^\0*_`\\<&\[{\n]*")


def left_over(register: Register) -> Iterator[Problem]:
    """Yield a problem for everything in a text that readers would see as it was typed, though it
    looks like Markdown or a mark; what stands in code is meant so."""
    for text in register.texts:
        yield from left_over_in(register, text)


def left_over_in(register: Register, text: MarkdownText) -> Iterator[Problem]:
    """Yield a problem for everything that is left over in the HTML of one text; a text that is
    nested too deep is told elsewhere, and not made into HTML."""
    if text.has(MarkKind.TOO_DEEP):
        return
    bare = _bare(text.text)
    found = [*DamagedMarks(register).of(text, bare), *suspects(bare), *_emphasis(text, bare)]
    found += [*_of_layout(text), *_fences(register, text.text)]
    if found:
        yield from _told(register, text, found)


def _emphasis(text: MarkdownText, bare: str) -> Iterator[Suspect]:
    return open_emphasis(bare, with_stars="\\*" in text.text)


def _bare(text: str) -> str:
    """Return a text of the same length in which code is blanked out, and escaped signs are NULs."""
    return _ESCAPE.sub("\0\0", without_indented_code(text, without_code(text)))


def _of_layout(text: MarkdownText) -> Iterator[Suspect]:
    """Yield the lines that look like a list or a table of their own."""
    for mark in text.of(MarkKind.NO_TABLE):
        message = f"{quoted(mark.target)} looks like a row of a table, and is none"
        fix = (
            "write below the head of a table a line of as many cells, | --- | --- |, and no empty"
            " line within the table; where the sign '|' itself is meant, write \\|"
        )
        fix = "put an empty line above the table" if mark.level else fix
        yield Suspect(mark.offset, mark.target, message, fix, Code.BAD_TABLE)
    for mark in text.of(MarkKind.NO_ITEM, MarkKind.OTHER_ITEM):
        message = f"{quoted(mark.target)} looks like an item of a list, and is none"
        fix = "put an empty line above the list"
        if mark.kind is MarkKind.OTHER_ITEM:
            fix = "indent it by four blanks more than the item that it belongs to; or " + fix
        yield Suspect(mark.offset, mark.target, message, fix, Code.BAD_LIST)


def _fences(register: Register, text: str) -> Iterator[Suspect]:
    """Yield the signs of fenced code that fence nothing."""
    if _OF_FENCES in register.loaded.dialect or not ("```" in text or "~~~" in text):
        return
    opened = ""
    for match in _FENCE.finditer(without_fences(text)):
        around, sign = match.groups()
        if opened == sign:
            opened = ""
            continue
        message, fix = f"'{sign}' begins code that is not closed", f"close it with a line '{sign}'"
        if around:
            opened, message = sign, f"'{sign}' does not stand at the head of its line"
            fix = "remove what stands before it, in each line of the code"
        offset = match.start(2)
        yield Suspect(offset, match.group(2), message, fix, is_hidden=True)


def _told(register: Register, text: MarkdownText, found: list[Suspect]) -> Iterator[Problem]:
    shown, in_code = _words_of(parsed(converter_of(register)(text.text)))
    breaks = [match.start() for match in _BREAK.finditer(text.text)]
    told: set[tuple[str, int]] = set()
    at = -1
    for one in sorted(found, key=lambda one: one.offset):
        words = _probe(one.words)
        is_seen = words not in in_code if one.is_hidden else words in shown
        cause = (one.code.value, bisect_right(breaks, one.offset) if one.is_once else one.offset)
        if is_seen and one.offset >= at and cause not in told:
            at = one.end
            told.add(cause)
            fix = _fix_of_value(one.fix) if text.is_value else one.fix
            yield Problem(one.code, text.place(one.offset), one.message, fix)


def _fix_of_value(fix: str) -> str:
    """Return what to do within a YAML file, which has no footnotes, headings or placements."""
    for sign, instead in _ELSEWHERE.items():
        if sign in fix:
            return f"remove it, or say it in words: {instead} in sections only"
    return fix


def _probe(words: str) -> str:
    """Return the words up to the first sign that Markdown would take away."""
    found = _PLAIN.match(words)
    return _on_one_line(found.group() if found else words)


def _words_of(tree: HtmlElement) -> tuple[str, str]:
    """Return the words outside of code, and those in code, each on one line."""
    code = [one for one in tree.iter("code", "pre") if next(one.iterancestors("pre"), None) is None]
    inside = " ".join(one.text_content() for one in code)
    for one in code:
        one.clear(keep_tail=True)
    return _on_one_line(tree.text_content()), _on_one_line(inside)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
