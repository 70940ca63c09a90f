"""Markdown line by line: headings, ids of paragraphs, and which lines belong to footnotes."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from afterword.sources import marks

_RULES = frozenset("|:- ")
_TAB = ("    ", "\t")


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
        elif match := marks.HEADING.match(line):
            words, name = marks.heading_parts(match.group(2))
            level = len(match.group(1))
            yield _heading(number, words, name, level)
            first = number + 1
        elif marks.DIRECTIVE.match(line):
            first = number + 1
        elif first == number and _is_underlined(clear_lines, number):
            words, name = marks.heading_parts(line)
            level = 1 if clear_lines[number + 1].startswith("=") else 2
            yield _heading(number, words, name, level)
            first = number + 2
        elif (match := marks.ATTRIBUTE_LINE.match(line)) and (id_ := marks.ID.search(match[1])):
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
        if marks.FOOTNOTE_DEFINITION.match(line):
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
    return bool(marks.HEADING.match(line) or marks.DIRECTIVE.match(line))


def _heading(number: int, words: str, name: str, level: int) -> Line:
    kind = LineKind.HEADING
    return Line(kind=kind, number=number, column=0, id=name, words=words, level=level)


def _is_underlined(lines: list[str], number: int) -> bool:
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(marks.UNDERLINE.match(below)) and not lines[number].startswith(_TAB)


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
        or marks.FOOTNOTE_DEFINITION.match(below)
        or marks.LINK_DEFINITION.match(below)
    )
    is_list = _is_listed(lines[first]) and _is_listed(below)
    return bool(is_end) or is_list or below.lstrip().startswith(": ")


def _is_listed(line: str) -> bool:
    start = line.lstrip()
    return start.startswith(("- ", "* ", "+ ")) or start.partition(". ")[0].isdecimal()
