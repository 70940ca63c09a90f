"""Markdown files to front matter and text; the text knows its marks, anchors and links, and where
they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from afterword.problems import Code, Place, Problem
from afterword.sources import marks
from afterword.sources.blocks import LineKind, headings_and_ids, note_lines
from afterword.sources.brackets import Bracket, brackets
from afterword.sources.code_spans import blanked, without_code, without_code_in_lines
from afterword.sources.yaml_source import YamlFile, read_yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in a text: what it does, what it names, where it stands; headings have words and a
    level."""

    kind: MarkKind
    target: str
    place: Place
    words: str = ""
    level: int = 0
    note: str = ""
    """The name of the footnote in which a citation stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownText:
    """A Markdown text as it was written, with its marks in reading order."""

    text: str
    marks: tuple[Mark, ...]
    origin: Place
    """Where it begins."""

    def place(self, offset: int) -> Place:
        """Return where a sign of it stands, counted from 0."""
        before = self.text[:offset]
        line = self.origin.line + before.count("\n")
        return Place(self.origin.path, line, offset - before.rfind("\n"))

    def of(self, *kinds: MarkKind) -> Iterator[Mark]:
        """Return the marks of some kinds, in reading order."""
        return (mark for mark in self.marks if mark.kind in kinds)

    def has(self, *kinds: MarkKind) -> bool:
        """Tell whether it has a mark of some kinds."""
        return any(mark.kind in kinds for mark in self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownFile:
    """A Markdown file: its front matter as YAML, and its text."""

    front_matter: YamlFile
    body: MarkdownText


def read_markdown(text: str, path: str) -> MarkdownFile:
    """Return the front matter and the text of a Markdown file, which keeps its line numbers."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        message = "the file does not begin with a front matter between two lines '---'"
        fix = (
            "begin with:\n        ---\n        id: some-id\n        title: Some title\n        ---"
        )
        problem = Problem(Code.FRONT_MATTER, Place(path, 1, 1), message, fix)
        empty = YamlFile(value=None, places={}, problems=(problem,))
        return MarkdownFile(front_matter=empty, body=scan(text, path))
    front_matter = read_yaml(match.group(1), path, first_line=2)
    first_line = text.count("\n", 0, match.end()) + 1
    return MarkdownFile(
        front_matter=front_matter, body=scan(text[match.end() :], path, first_line=first_line)
    )


def scan(text: str, path: str, first_line: int = 1, place: Place | None = None) -> MarkdownText:
    """Return a text with its marks; a text from a YAML value has one place for all of them."""
    clear = without_code(text)
    starts = [0, *(match.end() for match in re.finditer("\n", clear))]

    def locate(offset: int) -> Place:
        line = bisect_right(starts, offset) - 1
        return place or Place(path, first_line + line, offset - starts[line] + 1)

    found = sorted(_found(text, clear, starts), key=lambda one: one.offset)
    return MarkdownText(
        text=text,
        marks=tuple(
            Mark(
                kind=one.kind,
                target=one.target,
                place=locate(one.offset),
                words=one.words,
                level=one.level,
                note=one.note,
            )
            for one in found
        ),
        origin=place or Place(path, first_line, 1),
    )


class _Found(NamedTuple):
    offset: int
    kind: MarkKind
    target: str
    words: str = ""
    level: int = 0
    note: str = ""


def _found(text: str, clear: str, starts: list[int]) -> Iterator[_Found]:
    yield from _directives(clear)
    if "#" in clear or "\n-" in clear or "\n=" in clear:
        for line in headings_and_ids(text, clear):
            offset = starts[line.number] + line.column
            yield _Found(offset, _LINES[line.kind], line.id, line.words, line.level)
    for kind, pattern in _SIMPLE:
        for match in pattern.finditer(clear):
            yield _Found(match.start(), kind, match.group(1))
    notes = _Notes.of(clear, starts) if "[^" in clear else _Notes()
    for match in marks.CITATION.finditer(clear):
        note = notes.around(bisect_right(starts, match.start()) - 1)
        yield _Found(match.start(), MarkKind.CITATION, match.group(1), note=note)
    if "[^" in clear:
        yield from _footnotes(clear, starts, notes.lines)
    bracketed = tuple(brackets(clear)) if "[" in clear else ()
    yield from _links(clear, bracketed)
    if "<" in text or "=" in text:
        yield from _html(without_code_in_lines(text), bracketed)


def _directives(clear: str) -> Iterator[_Found]:
    if ":::" not in clear:
        return
    for match in marks.DIRECTIVE.finditer(clear):
        words = match.group(1)
        if placed := marks.PLACEMENT.match(words):
            yield _Found(match.start(), MarkKind.PLACEMENT, placed.group(1))
        elif listed := marks.LISTING.match(words):
            yield _Found(match.start(), MarkKind.LISTING, listed.group(1))
        elif table := marks.TABLE.match(words):
            yield _Found(match.start(), MarkKind.TABLE, table.group(1))
        else:
            yield _Found(match.start(), MarkKind.UNKNOWN, words)
    for match in marks.MISPLACED.finditer(clear):
        before = match.group().partition(":::")[0]
        offset = match.start() + len(before)
        yield _Found(offset, MarkKind.MISPLACED, match.group(1), words=before.strip())


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


def _footnotes(clear: str, starts: list[int], notes: frozenset[int]) -> Iterator[_Found]:
    defined: set[int] = set()
    for match in marks.FOOTNOTE_DEFINITION.finditer(clear):
        offset = clear.index("[", match.start())
        defined.add(offset)
        yield _Found(offset, MarkKind.FOOTNOTE_DEFINITION, match.group(1))
    for match in marks.FOOTNOTE_CALL.finditer(clear):
        if match.start() not in defined:
            is_nested = bisect_right(starts, match.start()) - 1 in notes
            kind = MarkKind.NESTED_CALL if is_nested else MarkKind.FOOTNOTE_CALL
            yield _Found(match.start(), kind, match.group(1))


def _links(clear: str, bracketed: tuple[Bracket, ...]) -> Iterator[_Found]:
    targets: dict[str, str] = {}
    for match in marks.LINK_DEFINITION.finditer(clear):
        target = match.group(2) or match.group(3) or ""
        targets[_name(match.group(1))] = target
        yield _Found(clear.index("[", match.start()), MarkKind.LINK, target)
    for one in bracketed:
        kind = MarkKind.PICTURE if one.is_picture else MarkKind.LINK
        if one.target is not None:
            yield _Found(one.start, kind, one.target)
            continue
        name = one.name or clear[one.words_start : one.words_end]
        target = targets.get(_name(name), "") if one.is_picture or one.name is not None else ""
        if one.is_picture and target:
            yield _Found(one.start, kind, target)
        elif one.name is not None and not target:
            yield _Found(one.start, MarkKind.REFERENCE, name, words=clear[one.start : one.end])


def _name(words: str) -> str:
    """Return the name of a link's target as Markdown compares it."""
    return " ".join(words.split()).lower()


def _html(clear: str, bracketed: tuple[Bracket, ...]) -> Iterator[_Found]:
    targets = [(one.words_end, one.end) for one in bracketed if one.target is not None]
    targets += [match.span() for match in marks.LINK_DEFINITION.finditer(clear)]
    bare = blanked(clear, _apart(sorted(targets)))
    for match in marks.TAG.finditer(bare):
        yield _Found(match.start(), MarkKind.TAG, f"{match.group(1)}{match.group(2).lower()}")
    for match in marks.ATTRIBUTE_LIST.finditer(bare):
        if "=" in match.group(1):
            yield _Found(match.start(), MarkKind.ATTRIBUTE, match.group())


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
