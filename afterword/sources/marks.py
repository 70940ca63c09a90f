"""The marks of the drafters' Markdown: their patterns, and where headings, ids and notes stand.

No pattern goes over the same signs again and again: a text of any length is read in one go.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

CITATION = re.compile(r"\[@([^\[\]\n]*+)\]")
"""[@copenhagen-1990/9.2]: group 1 is what is cited."""

FIGURE = re.compile(r"\{figure:([^{}\n]*+)\}")
"""{figure:registered-voters}: group 1 is the figure's id."""

NOTE = re.compile(r"\{note:([^{}\n]*+)\}")
"""{note:observer-total}: group 1 is the editors' note's id."""

DIRECTIVE = re.compile(r"^:::[ \t]*+((?:[^\n]*[^ \t\n])?)[ \t]*$", re.MULTILINE)
"""A line that begins with three colons: group 1 is what follows them."""

MISPLACED = re.compile(
    r"^(?:[ \t>*+-]++|[ \t]*+[0-9]{1,9}\.[ \t]++):::[ \t]*+((?:[^\n]*[^ \t\n])?)[ \t]*$",
    re.MULTILINE,
)
"""A mark that does not stand at the head of its line: group 1 is what follows the colons."""

PLACEMENT = re.compile(r"^recommendation ([1-9][0-9]{0,8})$")
"""recommendation 17: group 1 is the printed number."""

LISTING = re.compile(r"^recommendations (priority|other)$")
"""recommendations priority: group 1 is which are listed."""

TABLE = re.compile(r"^table ([^\s]++)$")
"""table results: group 1 is the table's id."""

FOOTNOTE_CALL = re.compile(r"\[\^([^\[\]\n]++)\]")
FOOTNOTE_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]++)\]:", re.MULTILINE)
"""[^name] and, at the head of a line, [^name]: …; group 1 is the name."""

ATTRIBUTE_LINE = re.compile(r"^[ ]*+\{:?([^{}\n]*+)\}[ \t]*$", re.MULTILINE)
"""{ #donor-disclosure } alone on a line: group 1 is what stands within."""

ID = re.compile(r"(?:^|[ ])#([^\s}]+)")
"""The id within { #donor-disclosure }: group 1."""

ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*+([^{}\n]*+)\}")
"""{ #id key=value }: group 1 is what stands within."""

HEADING = re.compile(r"^(#{1,6})([^\n]*)$", re.MULTILINE)
"""## Title { #id }: groups are the level's signs, and what follows them."""

UNDERLINE = re.compile(r"^[=-]+[ ]*$")
"""What makes a heading of the line above it, where that begins a block."""

LINK_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?![@^])([^\[\]\n]++)\]:[ \t]*+(?:<([^<>\n]*)>|(\S+))", re.MULTILINE
)
"""[name]: target at the head of a line: groups are the name, and the target with or without <>."""

TAG = re.compile(
    r"<(?!https?://|mailto:|[^\s<>@]++@)(/?)([A-Za-z][A-Za-z0-9-]*+|[!?])"
    r"(?:[^<>\n]|\n(?![ \t]*\n))*+>"
)
"""A tag of HTML: groups are '/' for one that closes, and its name."""


_RULES = frozenset("|:- ")

_TAB = ("    ", "\t")


def heading_parts(rest: str) -> tuple[str, str]:
    """Return the words of a heading, and its id or nothing.

    >>> heading_parts(" The count { #the-count }")
    ('The count', 'the-count')
    """
    words = rest.strip()
    opened = words.rfind("{") if words.endswith("}") else -1
    named = ID.search(words[opened + 1 : -1].removeprefix(":")) if opened >= 0 else None
    if named is None:
        return words.rstrip("#").rstrip(), ""
    return words[:opened].rstrip(" \t#"), named.group(1)


class LineKind(Enum):
    """What a line of Markdown is, as far as marks go."""

    HEADING = "heads a part"
    FINDING = "names the paragraph above it"
    LOST = "would name a paragraph, and names none"


class Line(NamedTuple):
    """A line that heads or names something: where it stands, its id, and a heading's words."""

    kind: LineKind
    number: int
    """From 0."""
    column: int
    id: str
    words: str = ""
    level: int = 0


def headings_and_ids(text: str, clear: str) -> Iterator[Line]:
    """Yield the headings and the ids of paragraphs of a text; clear is the text without code."""
    lines, clear_lines = text.split("\n"), clear.split("\n")
    notes = note_lines(clear_lines)
    first = 0
    for number, line in enumerate(clear_lines):
        if not lines[number].strip():
            first = number + 1
        elif match := HEADING.match(line):
            words, name = heading_parts(match.group(2))
            level = len(match.group(1))
            yield _heading(number, words, name, level)
            first = number + 1
        elif DIRECTIVE.match(line):
            first = number + 1
        elif first == number and _is_underlined(clear_lines, number):
            words, name = heading_parts(line)
            level = 1 if clear_lines[number + 1].startswith("=") else 2
            yield _heading(number, words, name, level)
            first = number + 2
        elif (match := ATTRIBUTE_LINE.match(line)) and (id_ := ID.search(match[1])):
            is_named = (
                first < number
                and number not in notes
                and not _is_table(clear_lines, first, number)
                and not _ends_code(lines[number - 1], clear_lines[number - 1])
                and _ends_there(clear_lines, first, number)
            )
            kind = LineKind.FINDING if is_named else LineKind.LOST
            column = len(line) - len(line.lstrip(" "))
            yield Line(kind=kind, number=number, column=column, id=id_.group(1))


def note_lines(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines of footnotes, from 0."""
    found: set[int] = set()
    is_note, is_after_blank = False, False
    for number, line in enumerate(lines):
        if FOOTNOTE_DEFINITION.match(line):
            is_note = True
        elif not line.strip():
            is_after_blank = True
            continue
        elif _is_block(line) or (is_after_blank and not line.startswith(_TAB)):
            is_note = False
        is_after_blank = False
        if is_note:
            found.add(number)
    return frozenset(found)


def _is_block(line: str) -> bool:
    return bool(HEADING.match(line) or DIRECTIVE.match(line))


def _heading(number: int, words: str, name: str, level: int) -> Line:
    kind = LineKind.HEADING
    return Line(kind=kind, number=number, column=0, id=name, words=words, level=level)


def _is_underlined(lines: list[str], number: int) -> bool:
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(UNDERLINE.match(below)) and not lines[number].startswith(_TAB)


def _is_table(lines: list[str], first: int, number: int) -> bool:
    second = lines[first + 1].strip() if first + 1 < number else ""
    return "|" in second and "-" in second and set(second) <= _RULES


def _ends_code(line: str, clear_line: str) -> bool:
    """Tell whether a line is the end of fenced code or of a comment."""
    return not clear_line.strip() and line.lstrip().startswith(("```", "~~~", "<!--", "-->"))


def _ends_there(lines: list[str], first: int, number: int) -> bool:
    """Tell whether the paragraph, or the part of a list, ends with a line."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    is_end = (
        not below.strip()
        or _is_block(below)
        or FOOTNOTE_DEFINITION.match(below)
        or LINK_DEFINITION.match(below)
    )
    is_list = _is_listed(lines[first]) and _is_listed(below)
    return bool(is_end) or is_list or below.lstrip().startswith(": ")


def _is_listed(line: str) -> bool:
    start = line.lstrip()
    return start.startswith(("- ", "* ", "+ ")) or start.partition(". ")[0].isdecimal()
