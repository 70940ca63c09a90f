"""Rules about values that are printed as they stand: they hold no marks."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pydantic import BaseModel

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources import marks
from afterword.sources.entry import Entry

_Loc = tuple[str | int, ...]

_MARKDOWN = frozenset({"summary", "notice", "text", "reservation"})
"""The keys of a report, a recommendation and a note whose values are Markdown."""


def marks_in_plain_values(register: Register, _: Project) -> Iterator[Problem]:
    """A value that is printed as it stands cites nothing and prints no figure."""
    loaded = register.loaded
    with_markdown: chain[Entry[BaseModel]] = chain(
        [loaded.report] if loaded.report else [], loaded.recommendations, loaded.notes
    )
    for entry in with_markdown:
        yield from _in_entry(entry, _MARKDOWN)
    others: chain[Entry[BaseModel]] = chain(
        loaded.sections,
        loaded.pages,
        loaded.instruments,
        loaded.missions,
        loaded.institutions,
        loaded.topics,
        loaded.sources,
        loaded.abbreviations,
        loaded.figures,
        loaded.tables,
    )
    for other in others:
        yield from _in_entry(other, frozenset())


def marks_in_data(register: Register, _: Project) -> Iterator[Problem]:
    """A value of a data file is printed as it stands too."""
    for file in register.loaded.data:
        for row, values in enumerate(file.table.rows):
            for value in values:
                for match in _marks(value):
                    message = f"{quoted(match)} stands in the data, which are plain text"
                    yield Problem(Code.UNKNOWN_MARK, file.place(row), message, "say it in words")


def _marks(value: str) -> Iterator[str]:
    for pattern in (marks.CITATION, marks.FIGURE, marks.NOTE):
        for match in pattern.finditer(value):
            yield match.group()


def _in_entry(entry: Entry[BaseModel], markdown: frozenset[str]) -> Iterator[Problem]:
    for loc, value in _values(entry.record, ()):
        if loc[-1] in markdown or not ("[@" in value or "{" in value):
            continue
        for match in _marks(value):
            key = next(step for step in reversed(loc) if isinstance(step, str))
            message = f"{quoted(match)} stands in '{key}', which is plain text"
            fix = "say it in words"
            yield Problem(Code.UNKNOWN_MARK, entry.place(*loc), message, fix)


def _values(value: Any, loc: _Loc) -> Iterator[tuple[_Loc, str]]:
    """Yield each text within a record with the way to it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for key, below in value.__dict__.items():
            yield from _values(below, (*loc, key))
    elif isinstance(value, tuple):
        for index, below in enumerate(value):
            yield from _values(below, (*loc, index))


PLAIN_RULES = (marks_in_plain_values, marks_in_data)
