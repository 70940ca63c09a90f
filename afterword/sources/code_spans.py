"""Code and comments within Markdown: where they are, so that nobody reads marks in them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r"^(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_LANGUAGE = re.compile(r"[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)")
_OPENER = re.compile(r"\\[\\`]|`+|<!--|\n[ \t]*(?=\n)")


def without_code(text: str) -> str:
    """Return a text of the same length in which code and comments are blanked out.

    >>> without_code("a `[@b]` c")
    'a        c'
    """
    unfenced = blanked(text, _fences(text))
    return blanked(unfenced, _spans(unfenced))


def blanked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length in which some ranges, in order, hold only line breaks and
    blanks."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of fenced code; a fence is closed by a line of the same signs."""
    lines = list(_FENCE.finditer(text))
    closers: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if not line.group(2).strip(" "):
            closers.setdefault(line.group(1), []).append(number)
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        fitting = closers.get(line.group(1), [])
        index = bisect_left(fitting, number)
        if index < len(fitting) and _LANGUAGE.fullmatch(line.group(2)):
            yield line.start(), lines[fitting[index]].end()
            number = fitting[index] + 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of code between backticks, within a paragraph, and of comments."""
    openers = list(_OPENER.finditer(text))
    closers = _closers(openers)
    comments_end = text.rfind("-->")
    at = 0
    for number, opener in enumerate(openers):
        signs = opener.group()
        if opener.start() < at or signs[0] in "\\\n":
            continue
        if signs == "<!--" and opener.end() <= comments_end:
            at = text.index("-->", opener.end()) + 3
            yield opener.start(), at
        elif signs != "<!--" and (closer := closers.get(number)) is not None:
            at = openers[closer].end()
            yield opener.start(), at


def _closers(openers: list[re.Match[str]]) -> dict[int, int]:
    """Return for each run of backticks the next run of the same length in its paragraph."""
    found: dict[int, int] = {}
    last: dict[str, int] = {}
    for number, opener in enumerate(openers):
        signs = opener.group()
        if signs[0] == "\n":
            last = {}
        elif signs[0] == "`":
            if signs in last:
                found[last[signs]] = number
            last[signs] = number
    return found
