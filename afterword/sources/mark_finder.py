"""The marks in a text: found by their patterns, each with its offset."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from afterword.sources import marks
from afterword.sources.brackets import Bracket, brackets
from afterword.sources.code_spans import blanked, without_code
from afterword.sources.layout import oddities

_RULES = frozenset("|:- ")

_TAB = ("    ", "\t")


class MarkKind(Enum):
    """What a mark in a text does."""

    PLACEMENT = "places a recommendation"
    LISTING = "lists recommendations"
    UNKNOWN = "is not understood"
    MISPLACED = "is not at the head of its line"
    CITATION = "cites a provision"
    FIGURE = "prints a figure"
    NOTE = "calls an editors' note"
    TABLE = "places a table"
    FOOTNOTE_CALL = "calls a footnote"
    NESTED_CALL = "calls a footnote within a footnote"
    FOOTNOTE_DEFINITION = "defines a footnote"
    FINDING = "names a paragraph"
    LOST = "would name a paragraph, and names none"
    HEADING = "heads a part"
    LINK = "links"
    PICTURE = "shows a picture"
    REFERENCE = "links to a target that is not in its file"
    TAG = "is a tag of HTML"
    ATTRIBUTE = "gives an attribute of HTML"
    TOO_DEEP = "deep"
    EMPTY_ITEM = "empty item"
    EMPTY_NOTE = "empty footnote"
    NESTED_ITEM = "nested item"
    OTHER_ITEM = "item of another list"
    NO_ITEM = "item of no list"
    FALLEN_PARAGRAPH = "paragraph"
    NO_TABLE = "row of no table"
    NO_TERM = "definition of nothing"
    RAGGED_ROWS = "ragged rows"


class Found(NamedTuple):
    """A mark by its offset in the text: what it does, what it names."""

    offset: int
    kind: MarkKind
    target: str
    words: str = ""
    level: int = 0
    note: str = ""


def found_marks(text: str, clear: str, starts: list[int]) -> Iterator[Found]:
    """Yield every mark of a text, kind by kind; clear is the text without its code."""
    yield from _directives(clear)
    if "#" in clear or "\n-" in clear or "\n=" in clear:
        yield from _headings_and_ids(text, clear, starts)
    for kind, pattern in ((MarkKind.FIGURE, marks.FIGURE), (MarkKind.NOTE, marks.NOTE)):
        for match in pattern.finditer(clear):
            yield Found(match.start(), kind, match.group(1))
    yield from _citations_and_footnotes(clear, starts)
    bracketed = tuple(brackets(clear)) if "[" in clear else ()
    yield from _links(text, clear, bracketed)
    if "<" in text or "=" in text:
        yield from _html(without_code(text, in_lines=True), bracketed)
    for one in oddities(text, clear, starts):
        kind = MarkKind(one.kind)
        yield Found(one.offset, kind, one.words, words=str(one.second), level=one.first)


def _directives(clear: str) -> Iterator[Found]:
    if ":::" not in clear:
        return
    for match in marks.DIRECTIVE.finditer(clear):
        words = match.group(1)
        if placed := marks.PLACEMENT.match(words):
            yield Found(match.start(), MarkKind.PLACEMENT, placed.group(1))
        elif listed := marks.LISTING.match(words):
            yield Found(match.start(), MarkKind.LISTING, listed.group(1))
        elif table := marks.TABLE.match(words):
            yield Found(match.start(), MarkKind.TABLE, table.group(1))
        else:
            yield Found(match.start(), MarkKind.UNKNOWN, words)
    for match in marks.MISPLACED.finditer(clear):
        before = match.group().partition(":::")[0]
        offset = match.start() + len(before)
        yield Found(offset, MarkKind.MISPLACED, match.group(1), words=before.strip())


def _citations_and_footnotes(clear: str, starts: list[int]) -> Iterator[Found]:
    definitions = marks.FOOTNOTE_DEFINITION.finditer(clear) if "[^" in clear else ()
    names = {clear.index("[", match.start()): match.group(1) for match in definitions}
    lines = _note_lines(clear.split("\n")) if names else frozenset()

    def note_around(offset: int) -> str:
        """Return the name of the footnote in which a sign stands; empty where it is in none."""
        is_within = bisect_right(starts, offset) - 1 in lines
        return names[max(one for one in names if one <= offset)] if is_within else ""

    for match in marks.CITATION.finditer(clear):
        note = note_around(match.start())
        yield Found(match.start(), MarkKind.CITATION, match.group(1), note=note)
    for offset, name in names.items():
        yield Found(offset, MarkKind.FOOTNOTE_DEFINITION, name)
    for match in marks.FOOTNOTE_CALL.finditer(clear):
        if match.start() not in names:
            is_nested = note_around(match.start())
            kind = MarkKind.NESTED_CALL if is_nested else MarkKind.FOOTNOTE_CALL
            yield Found(match.start(), kind, match.group(1))


def _links(text: str, clear: str, bracketed: tuple[Bracket, ...]) -> Iterator[Found]:
    targets: dict[str, str] = {}
    for match in marks.LINK_DEFINITION.finditer(clear):
        target = match.group(2) or match.group(3) or ""
        targets[_name(match.group(1))] = target
        yield Found(clear.index("[", match.start()), MarkKind.LINK, target, target)
    for match in marks.AUTOLINK.finditer(clear):
        if not clear.endswith(("](", "]: "), 0, match.start()):
            yield Found(match.start(), MarkKind.LINK, match.group(1), match.group(1))
    for one in bracketed:
        kind = MarkKind.PICTURE if one.is_picture else MarkKind.LINK
        if one.target is not None:
            words = text[one.words_start : one.words_end]
            yield Found(one.start, kind, one.target, words)
            continue
        name = one.name or clear[one.words_start : one.words_end]
        target = targets.get(_name(name), "") if one.is_picture or one.name is not None else ""
        if one.is_picture and target:
            yield Found(one.start, kind, target, text[one.words_start : one.words_end])
        elif one.name is not None and not target:
            yield Found(one.start, MarkKind.REFERENCE, name, words=clear[one.start : one.end])


def _name(words: str) -> str:
    """Return the name of a link's target as Markdown compares it."""
    return " ".join(words.split()).lower()


def _html(clear: str, bracketed: tuple[Bracket, ...]) -> Iterator[Found]:
    targets = [(one.words_end, one.end) for one in bracketed if one.target is not None]
    targets += [match.span() for match in marks.LINK_DEFINITION.finditer(clear)]
    bare = blanked(clear, _apart(sorted(targets)))
    for match in marks.TAG.finditer(bare):
        yield Found(match.start(), MarkKind.TAG, f"{match.group(1)}{match.group(2).lower()}")
    for match in marks.ATTRIBUTE_LIST.finditer(bare):
        if "=" in match.group(1):
            yield Found(match.start(), MarkKind.ATTRIBUTE, match.group())


def _apart(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges in order without what an earlier one holds."""
    at = 0
    for start, end in ranges:
        if start >= at:
            yield start, end
            at = end


def _headings_and_ids(text: str, clear: str, starts: list[int]) -> Iterator[Found]:
    """Yield the headings and the ids of paragraphs of a text; clear is the text without code."""
    lines, clear_lines = text.split("\n"), clear.split("\n")
    notes = _note_lines(clear_lines)
    first = 0
    for number, line in enumerate(clear_lines):
        if not lines[number].strip():
            first = number + 1
        elif match := marks.HEADING.match(line):
            words, name = _heading_parts(match.group(2))
            level = len(match.group(1))
            yield Found(starts[number], MarkKind.HEADING, name, words, level)
            first = number + 1
        elif marks.DIRECTIVE.match(line):
            first = number + 1
        elif first == number and _is_underlined(clear_lines, number):
            words, name = _heading_parts(line)
            level = 1 if clear_lines[number + 1].startswith("=") else 2
            yield Found(starts[number], MarkKind.HEADING, name, words, level)
            first = number + 2
        elif (match := marks.ATTRIBUTE_LINE.match(line)) and (id_ := marks.ID.search(match[1])):
            is_named = (
                first < number
                and number not in notes
                and not _is_table(clear_lines, first, number)
                and not _ends_code(lines[number - 1], clear_lines[number - 1])
                and _ends_there(clear_lines, first, number)
            )
            kind = MarkKind.FINDING if is_named else MarkKind.LOST
            indent = len(line) - len(line.lstrip(" "))
            yield Found(starts[number] + indent, kind, id_.group(1))


def _heading_parts(rest: str) -> tuple[str, str]:
    """Return the words of a heading, and its id or nothing.

    >>> _heading_parts(" The count { #the-count }")
    ('The count', 'the-count')
    """
    words = rest.strip()
    opened = words.rfind("{") if words.endswith("}") else -1
    named = marks.ID.search(words[opened + 1 : -1].removeprefix(":")) if opened >= 0 else None
    if named is None:
        return words.rstrip("#").rstrip(), ""
    return words[:opened].rstrip(" \t#"), named.group(1)


def _note_lines(lines: list[str]) -> frozenset[int]:
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
    return marks.ITEM.match(line) is not None
