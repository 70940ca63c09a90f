"""Rules about what stands in texts and in plain values: marks, headings, HTML, ids."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from afterword.linking.register import Register
from afterword.model.file_names import unusable_name
from afterword.model.record import ID_PATTERN
from afterword.model.text_safety import has_visible_words, quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources import marks
from afterword.sources.entry import LoadedRecord
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

_ID = re.compile(ID_PATTERN)
_MARKS = (
    "write '::: recommendation 17', '::: recommendations priority' (or 'other'), "
    "or '::: table some-id'"
)
_IN_SECTIONS = {
    MarkKind.PLACEMENT: "recommendations are placed",
    MarkKind.LISTING: "recommendations are placed",
    MarkKind.TABLE: "tables are placed",
    MarkKind.NOTE: "editors' notes are called",
}
_INSTEAD = {
    "a": "write a link as [words](target)",
    "b": "write **words**",
    "br": "begin a new paragraph instead, in a table a new row",
    "em": "write *words*",
    "i": "write *words*",
    "img": "write a picture as ![words](path)",
    "strong": "write **words**",
}


_Loc = tuple[str | int, ...]

_MARKDOWN = frozenset({"summary", "notice", "text", "reservation"})
"""The keys of a report, a recommendation and a note whose values are Markdown."""

_IN_PLAIN = (marks.CITATION, marks.FIGURE, marks.NOTE, marks.FOOTNOTE_CALL, marks.COMMENT)

_PLAIN = (
    *("sections", "pages", "instruments", "missions", "institutions"),
    *("topics", "sources", "abbreviations", "figures", "tables"),
)
"""The records whose values are all printed as they stand."""


def unknown_marks(register: Register, _: Project) -> Iterator[Problem]:
    """A line that begins with ':::' is one of the marks, and stands in a section."""
    for text in register.texts:
        is_begun = False
        for mark in text.of(MarkKind.UNKNOWN):
            if is_begun and not mark.target:
                continue
            is_begun = bool(mark.target)
            message = f"{quoted(f'::: {mark.target}')} is not a mark"
            yield Problem(Code.UNKNOWN_MARK, mark.place, message, _MARKS)
        for mark in text.of(MarkKind.MISPLACED):
            message = f"{quoted(f'::: {mark.target}')} does not stand at the head of its line"
            what = f"'{mark.words}'" if mark.words else "the spaces"
            yield Problem(Code.UNKNOWN_MARK, mark.place, message, f"remove {what} before it")
    within = (text for _, text in register.texts_within_yaml)
    for text in (*(entry.body for entry in register.loaded.pages), *within):
        for mark in text.of(*_IN_SECTIONS):
            message = f"{_IN_SECTIONS[mark.kind]} in sections only"
            yield Problem(Code.UNKNOWN_MARK, mark.place, message, "move the mark to a section")


def notes_in_headings(register: Register, _: Project) -> Iterator[Problem]:
    """Footnotes and editors' notes are called in the text, not in its headings."""
    kinds = ((marks.NOTE, "an editors' note"), (marks.FOOTNOTE_CALL, "a footnote"))
    for entry in (*register.loaded.sections, *register.loaded.pages):
        for heading in entry.body.of(MarkKind.HEADING):
            for pattern, what in kinds:
                if pattern.search(heading.words):
                    message = f"the heading {quoted(heading.words)} calls {what}"
                    fix = "call it in the text below"
                    yield Problem(Code.BAD_HEADING, heading.place, message, fix)


def html(register: Register, _: Project) -> Iterator[Problem]:
    """Texts are Markdown: they hold no tags of HTML, and no attributes but ids."""
    for text in register.texts:
        tags = {mark.target for mark in text.of(MarkKind.TAG)}
        for mark in text.of(MarkKind.TAG):
            name = mark.target.removeprefix("/")
            if mark.target.startswith("/") and name in tags:
                continue
            message = f"'<{mark.target}>' is HTML, and texts are Markdown"
            instead = _INSTEAD.get(name, "write it in Markdown")
            fix = f"{instead}; where a sign '<' is meant, write &lt;"
            yield Problem(Code.RAW_HTML, mark.place, message, fix)
        for mark in text.of(MarkKind.ATTRIBUTE):
            message = f"{quoted(mark.target)} gives an attribute of HTML, and texts are Markdown"
            fix = "keep nothing but an id in it: { #some-id }"
            yield Problem(Code.RAW_HTML, mark.place, message, fix)


def headings(register: Register, _: Project) -> Iterator[Problem]:
    """Headings inside a section begin at the second level, skip none, and have an id."""
    for entry in (*register.loaded.sections, *register.loaded.pages):
        yield from _headings(entry.body)
    for whose, text in register.texts_within_yaml:
        for mark in text.of(MarkKind.HEADING):
            message = f"the text of {whose} has a heading"
            is_asked = whose == "a recommendation"
            fix = "remove it, or divide the text into parts" if is_asked else "remove it"
            yield Problem(Code.BAD_HEADING, mark.place, message, fix)


def _headings(text: MarkdownText) -> Iterator[Problem]:
    level = 1
    for mark in text.of(MarkKind.HEADING):
        if not 2 <= mark.level <= level + 1:
            message = f"a heading of level {mark.level} cannot follow one of level {level}"
            signs = "#" * max(2, min(mark.level, level + 1))
            fix = f"begin it with '{signs}' (the file's title is level 1)"
            yield Problem(Code.BAD_HEADING, mark.place, message, fix)
        level = max(mark.level, 2)
        if not has_visible_words(mark.words):
            fix = "write its words, or remove it"
            yield Problem(Code.BAD_HEADING, mark.place, "the heading has no words", fix)
        elif marks.ITEM.match(mark.words):
            message = f"the line below the item {quoted(mark.words)} makes a heading of it"
            fix = "put words after its hyphen, or an empty line above it"
            yield Problem(Code.BAD_HEADING, mark.place, message, fix)
        elif not mark.target and not marks.NEARLY_ID.search(mark.words):
            slug = re.sub(r"[^a-z0-9]+", "-", mark.words.lower()).strip("-")
            message = f"the heading {quoted(mark.words)} has no id"
            fix = f"end it with {{ #{slug or 'some-id'} }}"
            yield Problem(Code.BAD_HEADING, mark.place, message, fix)


def ids_in_texts(register: Register, _: Project) -> Iterator[Problem]:
    """The ids of headings and paragraphs are made as all ids are."""
    for text in register.texts:
        for mark in text.of(MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST):
            if mark.target and (wrong := unusable_name(mark.target)):
                yield Problem(Code.WRONG_VALUE, mark.place, *wrong)
            elif mark.target and not _ID.fullmatch(mark.target):
                message = f"{quoted(mark.target)} is not an id"
                fix = "use lower-case words and digits joined by hyphens"
                yield Problem(Code.WRONG_VALUE, mark.place, message, fix)


def marks_in_plain_values(register: Register, _: Project) -> Iterator[Problem]:
    """A value that is printed as it stands cites nothing and prints no figure."""
    loaded = register.loaded
    for entry in (*loaded.reports, *loaded.recommendations, *loaded.notes):
        yield from _in_entry(entry, _MARKDOWN)
    for field in _PLAIN:
        for entry in getattr(loaded, field):
            yield from _in_entry(entry, frozenset())


def marks_in_data(register: Register, _: Project) -> Iterator[Problem]:
    """A value of a data file is printed as it stands too."""
    for file in register.loaded.data:
        for row, values in enumerate(file.table.rows):
            for value in values:
                for match in _marks(value):
                    message = f"{quoted(match)} stands in the data, which are plain text"
                    yield Problem(Code.UNKNOWN_MARK, file.place(row), message, "say it in words")


def _marks(value: str) -> Iterator[str]:
    for pattern in _IN_PLAIN:
        for match in pattern.finditer(value):
            yield match.group()


def _in_entry(entry: LoadedRecord[BaseModel], markdown: frozenset[str]) -> Iterator[Problem]:
    for loc, value in _values(entry.record, ()):
        if loc[-1] in markdown or not any(sign in value for sign in ("[@", "[^", "{", "<!--")):
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


TEXT_RULES = (
    unknown_marks,
    notes_in_headings,
    html,
    headings,
    ids_in_texts,
    marks_in_plain_values,
    marks_in_data,
)
