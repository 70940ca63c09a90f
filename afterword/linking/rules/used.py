"""Rules about what is stated and never used, or says why it is kept."""

import re
from collections.abc import Container, Iterator, Mapping

from afterword.linking.register import Register
from afterword.linking.uses import uses
from afterword.model.reference import without_form
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.mark_finder import MarkKind

_EMPHASIS = re.compile(r"(?<![\\*_])([*_]{1,3})(?!\s)([^*_]+)\1")
_OR_KEPT = "or say why it stays with `kept:`"


_STATED = (
    (
        "figures",
        Code.UNUSED_FIGURE,
        "no text prints the figure '{name}'",
        f"print it with {{{{figure:{{name}}}}}}, remove it, {_OR_KEPT}",
    ),
    (
        "sources",
        Code.UNUSED_SOURCE,
        "nothing rests on the source '{name}'",
        f"use it, remove it, {_OR_KEPT}",
    ),
    (
        "notes",
        Code.UNUSED_NOTE,
        "no section calls the editors' note '{name}'",
        "call it with {{note:{name}}}, or remove it",
    ),
    (
        "tables",
        Code.UNUSED_TABLE,
        "no section places the table '{name}'",
        "place it with a line '::: table {name}', or remove it",
    ),
)
"""What is stated in lists, as it is loaded, and what is told of a record that nothing uses."""


def unused(register: Register, _: Project) -> Iterator[Problem]:
    """What is stated is used: figures, provisions, sources, notes and tables."""
    unread = register.loaded.unread
    if unread.ids or unread.kinds:
        return
    computed_from = {use.name for use in uses(register, "figure")}
    used: Mapping[str, Container[str]] = {
        "figures": computed_from | _named(register, MarkKind.FIGURE),
        "sources": {use.name for use in uses(register, "source")},
        "notes": register.note_calls,
        "tables": _named(register, MarkKind.TABLE),
    }
    for field, code, message, fix in _STATED:
        for entry in getattr(register.loaded, field):
            name = entry.record.id
            if name not in used[field] and not getattr(entry.record, "kept", None):
                place = entry.place("id")
                yield Problem(code, place, message.format(name=name), fix.format(name=name))
    yield from _unused_provisions(register)
    yield from _unused_data(register)
    yield from _unused_words(register)


def _unused_provisions(register: Register) -> Iterator[Problem]:
    cited = _named(register, MarkKind.CITATION)
    cited |= {link.cite for record in register.recommendations for link in record.provisions}
    cited |= {one.partition("/")[0] for one in cited}
    for entry in register.loaded.instruments:
        instrument = entry.record
        if instrument.kept:
            continue
        if instrument.id not in cited:
            message = f"nothing cites the instrument '{instrument.id}'"
            fix = f"cite it with [@{instrument.id}], remove it, {_OR_KEPT}"
            yield Problem(Code.UNUSED_PROVISION, entry.place("id"), message, fix)
            continue
        for index, provision in enumerate(instrument.provisions):
            cite = f"{instrument.id}/{provision.path}"
            if cite not in cited and not provision.kept:
                message = f"nothing cites the provision '{cite}'"
                fix = f"cite it with [@{cite}], remove it, {_OR_KEPT}"
                place = entry.place("provisions", index, "path")
                yield Problem(Code.UNUSED_PROVISION, place, message, fix)


def _unused_data(register: Register) -> Iterator[Problem]:
    computed = [one.computed for one in register.figures.values() if one.computed]
    shown = {table.data for table in register.tables.values()}
    shown |= {one.data for one in computed if one.data}
    for file in register.loaded.data:
        if file.table.name not in shown:
            message = f"no table shows the data '{file.table.name}', and no figure counts them"
            fix = "state a table of it in content/tables.yml, or remove the file"
            yield Problem(Code.UNUSED_TABLE, Place(file.path), message, fix)


def _unused_words(register: Register) -> Iterator[Problem]:
    pieces = (found.group(2) for text in register.texts for found in _EMPHASIS.finditer(text.text))
    emphasised = {without_form(piece) for piece in pieces} | _in_tables(register)
    for entry in register.loaded.words:
        word = entry.record.word
        if not emphasised & {without_form(word), without_form(f"{word}s")}:
            message = f"no text sets the foreign word {quoted(word)} in emphasis"
            fix = f"write it as *{word}* where it stands, or remove it from the list"
            yield Problem(Code.UNUSED_WORD, entry.place("word"), message, fix)


def _in_tables(register: Register) -> set[str]:
    """Return what stands in the cells of the data that tables show."""
    shown = (register.data.get(table.data) for table in register.tables.values())
    rows = (row for data in shown if data for row in data.rows)
    return {without_form(cell) for row in rows for cell in row}


def _named(register: Register, kind: MarkKind) -> set[str]:
    return {mark.target for text in register.texts for mark in text.of(kind)}


USED_RULES = (unused,)
