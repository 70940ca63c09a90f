"""The texts of sections and pages under their headings, without markup: what a search goes over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from afterword.linking.register import Register
from afterword.sources import marks
from afterword.sources.blocks import note_lines
from afterword.sources.code_spans import without_code
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText
from afterword.views.tables import TableView
from afterword.views.wording import plain_text

_SIGNS = re.compile(r"^[ ]*(?:>[ ]?)*(?:[*+-][ ]+|[0-9]{1,9}[.)][ ]+|:[ ]+)?")
"""What stands before the words of a line: a quotation, an item of a list, a definition."""

_RULE = re.compile(r"^[ ]*(?:[|: -]*-[|: -]*|=+|[*_ ]{3,}|[`~]{3,}.*)$")
"""A line without words: below a heading or a table's head, across the page, around code."""

_MARKED = re.compile(r"([\\`*_{}\[\]()#+\-.!])")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedText:
    """What stands under a heading, up to the next one."""

    id: str
    """Of the heading; empty for what stands before the first one."""
    words: str
    text: str
    """On one line a paragraph; tables are their rows."""
    footnotes: tuple[tuple[str, str], ...]
    """Name and text of each footnote that is called here first."""


def headed_texts(
    register: Register, tables: Mapping[str, TableView], body: MarkdownText
) -> tuple[HeadedText, ...]:
    """Return a text under its headings; what stands under one without id belongs to the last."""
    lines = body.text.split("\n")
    notes = note_lines(without_code(body.text).split("\n"))
    heads = [mark for mark in body.of(MarkKind.HEADING) if mark.target]
    starts = [-1, *(mark.place.line - body.origin.line for mark in heads)]
    names = [("", ""), *((mark.target, plain_text(register, mark.words)) for mark in heads)]
    footnotes = _footnotes(register, body, lines, notes)
    called = _called_below(body, starts)
    found = []
    for (name, words), start, end in zip(names, starts, [*starts[1:], len(lines)], strict=True):
        own = (lines[number] for number in range(start + 1, end) if number not in notes)
        found.append(
            HeadedText(
                id=name,
                words=words,
                text=_plain(register, _without_signs(own, tables)),
                footnotes=tuple(
                    (note, footnotes[note]) for note in called.get(start, ()) if note in footnotes
                ),
            )
        )
    return tuple(found)


def _called_below(body: MarkdownText, starts: list[int]) -> dict[int, list[str]]:
    """Return the footnotes that are first called below each heading, by the heading's line."""
    called: dict[str, int] = {}
    for mark in body.of(MarkKind.FOOTNOTE_CALL):
        line = mark.place.line - body.origin.line
        called.setdefault(mark.target, max(start for start in starts if start < line))
    below: dict[int, list[str]] = {}
    for name, start in called.items():
        below.setdefault(start, []).append(name)
    return below


def _footnotes(
    register: Register, body: MarkdownText, lines: list[str], notes: frozenset[int]
) -> dict[str, str]:
    heads = {
        mark.place.line - body.origin.line: mark.target
        for mark in body.of(MarkKind.FOOTNOTE_DEFINITION)
    }
    texts: dict[str, list[str]] = {}
    name, last = "", -1
    for number in sorted(notes):
        name = heads.get(number, name)
        line = marks.FOOTNOTE_DEFINITION.sub("", lines[number]).strip()
        texts.setdefault(name, []).extend([line] if number == last + 1 else ["", line])
        last = number
    return {
        name: _plain(register, _without_signs(found, MappingProxyType({})))
        for name, found in texts.items()
    }


def _plain(register: Register, lines: Iterable[str]) -> str:
    text = marks.NOTE.sub("", marks.FOOTNOTE_CALL.sub("", "\n".join(lines)))
    return plain_text(register, text)


def _without_signs(lines: Iterable[str], tables: Mapping[str, TableView]) -> Iterator[str]:
    """Yield the words of lines; what is a paragraph of its own stands between empty lines."""
    for line in lines:
        if directive := marks.DIRECTIVE.match(line):
            table = marks.TABLE.match(directive.group(1))
            yield from ("", _rows(tables, table.group(1)) if table else "", "")
        elif marks.ATTRIBUTE_LINE.match(line) or _RULE.match(line):
            yield ""
        elif heading := marks.HEADING.match(line):
            yield from ("", marks.heading_parts(heading.group(2))[0], "")
        elif line.lstrip().startswith("|"):
            yield from (", ".join(cell.strip() for cell in line.strip().strip("|").split("|")), "")
        else:
            yield _SIGNS.sub("", line)


def _rows(tables: Mapping[str, TableView], table: str) -> str:
    """Return a table as words, in which no sign reads as a mark."""
    if table not in tables:
        return ""
    view = tables[table]
    words = "; ".join([view.title, *(" ".join(filter(None, row)) for row in view.rows)])
    return _MARKED.sub(r"\\\1", words)
