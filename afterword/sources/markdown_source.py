"""Markdown files to front matter and text; the text knows its marks, anchors and links, and where
they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from afterword.problems import Code, Place, Problem
from afterword.sources.code_spans import without_code
from afterword.sources.comments import Uncommented, without_comments
from afterword.sources.mark_finder import MarkKind, found_marks
from afterword.sources.yaml_source import YamlFile, read_yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


WRITE_OR_REMOVE = "write its text, or remove the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in a text: what it does, what it names, where it stands; headings have words and a
    level."""

    offset: int
    kind: MarkKind
    target: str
    place: Place
    words: str = ""
    level: int = 0
    note: str = ""
    """The name of the footnote in which a citation stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownText:
    """A Markdown text, with its marks in reading order."""

    text: str
    """Without its comments."""
    marks: tuple[Mark, ...]
    origin: Place
    """Where it begins."""
    written: str
    """With its comments."""
    uncommented: Uncommented
    is_value: bool = False
    """Whether it is a value of a YAML file, which has one place for all that stands in it."""

    def place(self, offset: int) -> Place:
        """Return where a sign of it stands, counted from 0."""
        if self.is_value:
            return self.origin
        at = self.uncommented.original(offset)
        before = self.written[:at]
        line = self.origin.line + before.count("\n")
        return Place(self.origin.path, line, at - before.rfind("\n"))

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
        head = YamlFile(value=None, places={}, problems=(_no_front_matter(text, path),))
        return MarkdownFile(front_matter=head, body=scan(text, path))
    head = read_yaml(match.group(1), path, first_line=2)
    if head.value in (None, "") and not head.problems:
        fix = "write `id: …` and `title: …` into it"
        empty = Problem(Code.FRONT_MATTER, Place(path, 1, 1), "the front matter is empty", fix)
        head = replace(head, problems=(empty,))
    first_line = text.count("\n", 0, match.end()) + 1
    return MarkdownFile(
        front_matter=head, body=scan(text[match.end() :], path, first_line=first_line)
    )


def scan(text: str, path: str, first_line: int = 1, place: Place | None = None) -> MarkdownText:
    """Return a text without comments, with its marks; a text from a YAML value has one place for
    all of them."""
    uncommented = without_comments(text)
    written, text = text, uncommented.text
    clear = without_code(text)
    starts = _line_starts(text)
    written_starts = starts if written is text else _line_starts(written)

    def locate(offset: int) -> Place:
        at = uncommented.original(offset)
        line = bisect_right(written_starts, at) - 1
        return place or Place(path, first_line + line, at - written_starts[line] + 1)

    found = sorted(found_marks(text, clear, starts), key=lambda one: one.offset)
    return MarkdownText(
        text=text,
        marks=tuple(Mark(**one._asdict(), place=locate(one.offset)) for one in found),
        origin=place or Place(path, first_line, 1),
        written=written,
        uncommented=uncommented,
        is_value=place is not None,
    )


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _no_front_matter(text: str, path: str) -> Problem:
    if not text.strip():
        return Problem(Code.EMPTY_FILE, Place(path), "the file is empty", WRITE_OR_REMOVE)
    message = "the file does not begin with a front matter between two lines '---'"
    fix = "begin with:\n        ---\n        id: some-id\n        title: Some title\n        ---"
    if text.split("\n", 1)[0].rstrip() == "---":
        message, fix = "the front matter is not closed", "add a line '---' below it"
    return Problem(Code.FRONT_MATTER, Place(path, 1, 1), message, fix)
