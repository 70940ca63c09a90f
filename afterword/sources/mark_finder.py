"""The marks in a text: found by their patterns, each with its offset."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from afterword.sources import marks
from afterword.sources.brackets import Bracket, brackets
from afterword.sources.code_spans import blanked, without_code_in_lines
from afterword.sources.marks import LineKind, headings_and_ids, note_lines


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
        for line in headings_and_ids(text, clear):
            offset = starts[line.number] + line.column
            yield Found(offset, _LINES[line.kind], line.id, line.words, line.level)
    for kind, pattern in _SIMPLE:
        for match in pattern.finditer(clear):
            yield Found(match.start(), kind, match.group(1))
    notes = _Notes.of(clear, starts) if "[^" in clear else _Notes()
    for match in marks.CITATION.finditer(clear):
        note = notes.around(bisect_right(starts, match.start()) - 1)
        yield Found(match.start(), MarkKind.CITATION, match.group(1), note=note)
    if "[^" in clear:
        yield from _footnotes(clear, starts, notes.lines)
    bracketed = tuple(brackets(clear)) if "[" in clear else ()
    yield from _links(clear, bracketed)
    if "<" in text or "=" in text:
        yield from _html(without_code_in_lines(text), bracketed)


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


class _Notes(NamedTuple):
    """Where the footnotes of a text stand: their lines, and the line and name of each."""

    lines: frozenset[int] = frozenset()
    heads: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, clear: str, starts: list[int]) -> "_Notes":
        heads = (
            (bisect_right(starts, clear.index("[", match.start())) - 1, match.group(1))
            for match in marks.FOOTNOTE_DEFINITION.finditer(clear)
        )
        return cls(note_lines(clear.split("\n")), tuple(heads))

    def around(self, line: int) -> str:
        """Return the name of the footnote to which a line belongs; empty where it does to none."""
        if line not in self.lines:
            return ""
        return max((head for head in self.heads if head[0] <= line), default=(0, ""))[1]


def _footnotes(clear: str, starts: list[int], notes: frozenset[int]) -> Iterator[Found]:
    defined: set[int] = set()
    for match in marks.FOOTNOTE_DEFINITION.finditer(clear):
        offset = clear.index("[", match.start())
        defined.add(offset)
        yield Found(offset, MarkKind.FOOTNOTE_DEFINITION, match.group(1))
    for match in marks.FOOTNOTE_CALL.finditer(clear):
        if match.start() not in defined:
            is_nested = bisect_right(starts, match.start()) - 1 in notes
            kind = MarkKind.NESTED_CALL if is_nested else MarkKind.FOOTNOTE_CALL
            yield Found(match.start(), kind, match.group(1))


def _links(clear: str, bracketed: tuple[Bracket, ...]) -> Iterator[Found]:
    targets: dict[str, str] = {}
    for match in marks.LINK_DEFINITION.finditer(clear):
        target = match.group(2) or match.group(3) or ""
        targets[_name(match.group(1))] = target
        yield Found(clear.index("[", match.start()), MarkKind.LINK, target)
    for one in bracketed:
        kind = MarkKind.PICTURE if one.is_picture else MarkKind.LINK
        if one.target is not None:
            yield Found(one.start, kind, one.target)
            continue
        name = one.name or clear[one.words_start : one.words_end]
        target = targets.get(_name(name), "") if one.is_picture or one.name is not None else ""
        if one.is_picture and target:
            yield Found(one.start, kind, target)
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


_LINES = {
    LineKind.HEADING: MarkKind.HEADING,
    LineKind.FINDING: MarkKind.FINDING,
    LineKind.LOST: MarkKind.LOST,
}
_SIMPLE = (
    (MarkKind.FIGURE, marks.FIGURE),
    (MarkKind.NOTE, marks.NOTE),
)
