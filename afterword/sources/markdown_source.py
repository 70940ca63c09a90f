"""Markdown files to front matter and text; the text knows its marks, anchors and links, and where
they stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from afterword.problems import Code, Place, Problem
from afterword.sources import marks
from afterword.sources.yaml_source import YamlFile, read_yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class MarkKind(Enum):
    """What a mark in a text does."""

    PLACEMENT = "places a recommendation"
    LISTING = "lists recommendations"
    UNKNOWN = "is not understood"
    CITATION = "cites a provision"
    FIGURE = "prints a figure"
    FOOTNOTE_CALL = "calls a footnote"
    FOOTNOTE_DEFINITION = "defines a footnote"
    FINDING = "names a paragraph"
    HEADING = "heads a part"
    LINK = "links"
    PICTURE = "shows a picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in a text: what it does, what it names, where it stands; headings have words and a
    level."""

    kind: MarkKind
    target: str
    place: Place
    words: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownText:
    """A Markdown text as it was written, with its marks in reading order."""

    text: str
    marks: tuple[Mark, ...]

    def of(self, *kinds: MarkKind) -> Iterator[Mark]:
        """Return the marks of some kinds, in reading order."""
        return (mark for mark in self.marks if mark.kind in kinds)


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
    clear = marks.without_code(text)
    starts = [0, *(match.end() for match in re.finditer("\n", clear))]

    def locate(offset: int) -> Place:
        line = bisect_right(starts, offset) - 1
        return place or Place(path, first_line + line, offset - starts[line] + 1)

    found = sorted(_found(clear, locate), key=lambda pair: pair[0])
    return MarkdownText(text=text, marks=tuple(mark for _, mark in found))


def _found(clear: str, locate: Callable[[int], Place]) -> Iterator[tuple[int, Mark]]:
    for match in marks.DIRECTIVE.finditer(clear):
        kind, target = _directive(match.group(1))
        yield match.start(), Mark(kind=kind, target=target, place=locate(match.start()))
    for match in marks.HEADING.finditer(clear):
        yield (
            match.start(),
            Mark(
                kind=MarkKind.HEADING,
                target=match.group(3) or "",
                place=locate(match.start()),
                words=match.group(2),
                level=len(match.group(1)),
            ),
        )
    for match in marks.LINK.finditer(clear):
        kind = MarkKind.PICTURE if match.group(1) else MarkKind.LINK
        yield match.start(), Mark(kind=kind, target=match.group(2), place=locate(match.start()))
    for kind, pattern in _SIMPLE:
        for match in pattern.finditer(clear):
            yield match.start(), Mark(kind=kind, target=match.group(1), place=locate(match.start()))


def _directive(words: str) -> tuple[MarkKind, str]:
    if match := marks.PLACEMENT.match(words):
        return MarkKind.PLACEMENT, match.group(1)
    if match := marks.LISTING.match(words):
        return MarkKind.LISTING, match.group(1)
    return MarkKind.UNKNOWN, words


_SIMPLE = (
    (MarkKind.CITATION, marks.CITATION),
    (MarkKind.FIGURE, marks.FIGURE),
    (MarkKind.FOOTNOTE_CALL, marks.FOOTNOTE_CALL),
    (MarkKind.FOOTNOTE_DEFINITION, marks.FOOTNOTE_DEFINITION),
    (MarkKind.FINDING, marks.PARAGRAPH_ID),
    (MarkKind.LINK, marks.LINK_DEFINITION),
)
