"""Code and comments within Markdown: where they are, so that nobody reads marks in them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r"^(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_LANGUAGE = re.compile(r"[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)")
_SIGNS = re.compile(r"(?<!\\)\\*+`+|<!--|\n[ \t]*(?=\n)")
_INDENT = 3
_HEAD = re.compile(r"\n[ ]*$")
_COMMENT_END = re.compile(r"--!?>")
_COMMENT_WITHOUT_WORDS = re.compile(r"<!---?>")


def without_code(text: str, *, in_lines: bool = False) -> str:
    """Return a text of the same length in which code and comments are blanked out.

    In lines is kept what goes over several of them: HTML at the head of a line is HTML there too.

    >>> without_code("a `[@b]` c")
    'a        c'
    """
    unfenced = without_fences(text)
    return blanked(unfenced, _spans(unfenced, in_lines=in_lines))


def without_fences(text: str) -> str:
    """Return a text of the same length in which fenced code is blanked out."""
    return blanked(text, _fences(text))


def comment_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the comments of a text, over paragraphs too; what looks like one in code
    is none.

    >>> list(comment_ranges("`<!-- a -->` <!-- b -->"))
    [(13, 23)]
    """
    clear = without_fences(text)
    signs = list(_SIGNS.finditer(clear))
    closers = _closers(signs)
    ends = [match.end() for match in _COMMENT_END.finditer(clear)]
    at = 0
    for number, sign in enumerate(signs):
        if sign.start() < at:
            continue
        if sign.group() == "<!--":
            at = _first_end(clear, sign.start(), ends)
            if at:
                yield sign.start(), at
        elif number in closers:
            at = closers[number].end()


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


def _spans(text: str, *, in_lines: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of code between backticks, within a paragraph or a line, and of comments."""
    signs = list(_SIGNS.finditer(text))
    closers = _closers(signs)
    ends = [match.end() for match in _COMMENT_END.finditer(text)]
    ends_of = "\n" if in_lines else r"\n[ \t]*(?=\n)"
    breaks = [match.start() for match in re.finditer(ends_of, text)] if signs else []
    at = 0
    for number, sign in enumerate(signs):
        start, end = sign.start(), closers[number].end() if number in closers else 0
        if start < at:
            continue
        if sign.group() == "<!--":
            end = _comment_end(text, start, ends, breaks)
        elif not _is_unbroken(start, end, breaks):
            end = 0
        if end:
            yield start, end
            at = end


def _comment_end(text: str, start: int, ends: list[int], breaks: list[int]) -> int:
    """Return where a comment ends, or 0; one that begins within a line ends before a break."""
    end = _first_end(text, start, ends)
    is_head = bool(_HEAD.search(text[max(start - _INDENT - 1, 0) : start])) or start == 0
    return end if is_head or _is_unbroken(start, end, breaks) else 0


def _first_end(text: str, start: int, ends: list[int]) -> int:
    """Return where a comment ends, or 0 where it is not closed."""
    if empty := _COMMENT_WITHOUT_WORDS.match(text, start):
        return empty.end()
    index = bisect_left(ends, start + len("<!---->"))
    return ends[index] if index < len(ends) else 0


def _is_unbroken(start: int, end: int, breaks: list[int]) -> bool:
    return bisect_left(breaks, start) == bisect_left(breaks, end)


def _closers(signs: list[re.Match[str]]) -> dict[int, re.Match[str]]:
    """Return for each run of backticks the next run of the same length in its paragraph."""
    found: dict[int, re.Match[str]] = {}
    opened: dict[int, int] = {}
    for number, sign in enumerate(signs):
        words = sign.group()
        if words[0] == "\n":
            opened = {}
        elif words != "<!--":
            ticks = len(words.lstrip("\\"))
            if ticks in opened:
                found[opened.pop(ticks)] = sign
            if (len(words) - ticks) % 2 == 0:
                opened[ticks] = number
    return found
