"""The follow-up as a form: what is on record, and what can be chosen for what is added."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from afterword.data.entry_form import LONGEST_CELL, EntryForm, FormColumn, FormList
from afterword.linking.register import Register
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.recording.drafts import Draft, choices_of, draft_of
from afterword.recording.sheet import (
    RECOMMENDATION,
    SHEET_COLUMNS,
    TITLE,
    SheetColumn,
    cell_of,
    escaped,
)

_INSTRUCTIONS = (
    "This workbook holds the follow-up that is on record, a row an entry. Import adds the rows that"
    " are new; it changes and removes nothing.",
    "A new entry: fill in a row below the last one. Recommendation, kind, date, text and sources"
    ' are always needed. Leave "entry" empty: it gets an id of its own.',
    "development: something happened. It says nothing about implementation.",
    "response: what the authorities say. It needs who (who responds) and position.",
    "assessment: a judgement. It needs who (who judged), implementation and basis: a rating of this"
    " very recommendation, or a reading, which is the editors' own: it also needs where the"
    " assessor's words stand, and a reservation: what speaks against it, and what would change it.",
    "quoted by: the source that reports somebody's words, where their own text was not seen.",
    "reverses: of a development, the id of the assessment whose ground has gone.",
    "closure: the recommendation is no longer followed. It needs closure, the reason.",
    "correction: an earlier entry was wrong. It needs corrects, the id of that entry.",
    "A new judgement in the place of an old one: change implementation and date in its row, and"
    " text and sources with them. The old one stays on record; the new one is added.",
    "Dates are texts: 2020-05-25, 2020-05 or 2020.",
    "Sources are ids of the sheet Lists, several with semicolons between them. A source that is not"
    " there is first added to references/sources.yml.",
    'Where "recorded on" and "recorded by" are empty, the day of the import and the editors are'
    " put in.",
    "An apostrophe before = + - or @ keeps a text from being taken for a formula. Import takes it"
    " off.",
    "Then: python build.py follow-up import FILE.xlsx --dry-run shows what would be added; without"
    " --dry-run it is added.",
)


def entry_form(register: Register) -> EntryForm:
    """Return the form of a register without errors: its entries, oldest first within each
    recommendation."""
    recorded = (
        entry.recorded.date for record in register.recommendations for entry in record.follow_up
    )
    return EntryForm(
        title=f"{register.report.short_title}: follow-up",
        sheet="Follow-up",
        created=max(recorded, default=register.report.official.date),
        columns=tuple(map(_with_choices, SHEET_COLUMNS)),
        rows=tuple(_rows(register)),
        lists=tuple(_lists(register)),
        instructions=_INSTRUCTIONS,
    )


def see_it_fits(form: EntryForm) -> None:
    """Raise ProblemsFoundError where a text is too long for a cell of a workbook."""
    for row in form.rows:
        if any(len(cell) > LONGEST_CELL for cell in row):
            message = f"the entry '{row[2]}' of '{row[0]}' is too long for a cell of a workbook"
            fix = "export it as CSV: give a name that ends in .csv"
            raise ProblemsFoundError((Problem(Code.SPREADSHEET, Place("."), message, fix),))


def _with_choices(column: SheetColumn) -> FormColumn:
    choices = (choice for key in column.keys for choice in choices_of(key))
    return replace(column, choices=tuple(choices))


def _rows(register: Register) -> Iterator[tuple[str, ...]]:
    for record in register.recommendations:
        for entry in sorted(record.follow_up, key=lambda one: one.date.latest):
            draft = draft_of(entry)
            yield tuple(_cell(column, record.id, record.title, draft) for column in SHEET_COLUMNS)


def _cell(column: SheetColumn, name: str, title: str, draft: Draft) -> str:
    fixed = {RECOMMENDATION: name, TITLE: escaped(title)}
    return fixed[column.heading] if column.heading in fixed else cell_of(draft, column)


def _lists(register: Register) -> Iterator[FormList]:
    yield _list(RECOMMENDATION, ((one.id, one.title) for one in register.recommendations))
    bodies = register.institutions.values()
    yield _list("institution", ((one.id, one.name) for one in bodies))
    sources = register.sources.values()
    yield _list("source", ((one.id, f"{one.publisher}: {one.title}") for one in sources))


def _list(heading: str, names: Iterable[tuple[str, str]]) -> FormList:
    cells = tuple((escaped(name), escaped(words)[:LONGEST_CELL]) for name, words in names)
    return FormList(heading=heading, names=cells)
