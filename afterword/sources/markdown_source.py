"""Markdown files to front matter and text; the text knows its marks, anchors and links, and where
they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.problems import Code, Place, Problem
from afterword.sources.code_spans import without_code
from afterword.sources.mark_finder import MarkKind, found_marks
from afterword.sources.yaml_source import YamlFile, read_yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


_WRITE_OR_REMOVE = "write its text, or remove the file"


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

    found = sorted(found_marks(text, clear, starts), key=lambda one: one.offset)
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


def front_matter_problems(text: str, file: MarkdownFile, path: str) -> tuple[Problem, ...]:
    """Return what is wrong with a front matter as such, or as YAML."""
    head = Place(path, 1, 1)
    found = file.front_matter.problems
    if not text.strip():
        return (Problem(Code.EMPTY_FILE, Place(path), "the file is empty", _WRITE_OR_REMOVE),)
    if any(one.code is Code.FRONT_MATTER for one in found) and _is_begun(text):
        fix = "add a line '---' below it"
        return (Problem(Code.FRONT_MATTER, head, "the front matter is not closed", fix),)
    if file.front_matter.value in (None, "") and not found:
        fix = "write `id: …` and `title: …` into it"
        return (Problem(Code.FRONT_MATTER, head, "the front matter is empty", fix),)
    return found


def missing_text(file: MarkdownFile, path: str) -> Problem | None:
    """Return the problem that nothing stands below a front matter, if nothing does."""
    if file.body.text.strip():
        return None
    message = "the file has no text below its front matter"
    return Problem(Code.EMPTY_FILE, Place(path), message, _WRITE_OR_REMOVE)


def _is_begun(text: str) -> bool:
    return text.split("\n", 1)[0].rstrip() == "---"
