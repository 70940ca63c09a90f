"""The spreadsheet of follow-up: its columns, its rows as texts, and what is wrong with it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from afterword.data.entry_form import FormColumn
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem, ProblemsFoundError, Severity
from afterword.recording.drafts import Draft
from afterword.recording.workbook import (
    Cell,
    Cells,
    NoValue,
    day_of_number,
    workbook_sheets,
)
from afterword.sources.fields import nearest
from afterword.sources.odd_characters import odd_in_values
from afterword.sources.text_source import checked_text

_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn(FormColumn):
    """A column, with the fields of drafts that stand in it."""

    keys: tuple[str, ...] = ()


RECOMMENDATION, TITLE = "recommendation", "title"

SHEET_COLUMNS = (
    SheetColumn(heading=RECOMMENDATION, width=15, list_heading=RECOMMENDATION),
    SheetColumn(heading=TITLE, width=28, is_plain=False),
    SheetColumn(heading="entry", width=22, keys=("id",)),
    SheetColumn(heading="kind", width=14, keys=("kind",)),
    SheetColumn(heading="date", width=12, keys=("date",)),
    SheetColumn(heading="who", width=16, keys=("assessor", "by"), list_heading="institution"),
    SheetColumn(heading="implementation", width=16, keys=("implementation",)),
    SheetColumn(heading="basis", width=10, keys=("basis",)),
    SheetColumn(heading="part", width=6, keys=("part",)),
    SheetColumn(heading="position", width=14, keys=("position",)),
    SheetColumn(heading="closure", width=18, keys=("closure",)),
    SheetColumn(heading="corrects", width=22, keys=("corrects",)),
    SheetColumn(heading="text", width=60, keys=("text",), is_plain=False),
    SheetColumn(heading="sources", width=28, keys=("sources",)),
    SheetColumn(heading="confidence", width=12, keys=("confidence",)),
    SheetColumn(heading="recorded on", width=13, keys=("recorded_on",)),
    SheetColumn(heading="recorded by", width=18, keys=("recorded_by",)),
    SheetColumn(heading="reverses", width=22, keys=("reverses",)),
    SheetColumn(heading="where", width=24, keys=("where",)),
    SheetColumn(heading="reservation", width=40, keys=("reservation",)),
    SheetColumn(heading="quoted by", width=22, keys=("quoted_by",)),
)
"""Every column, in the order of the export."""

COLUMN_OF_KEY = {key: column.heading for column in SHEET_COLUMNS for key in column.keys}

_HEADINGS = tuple(column.heading for column in SHEET_COLUMNS)
_LATER = frozenset({"reverses", "where", "reservation", "quoted by"})
"""Headings that older exports do not have; what they hold of an entry stays as it is."""
_NEEDED = frozenset(_HEADINGS) - {TITLE} - _LATER
_TEXTS = frozenset({"text", "reservation"})
_DATES = frozenset({"date", "recorded on"})
_EXPORT = "export the follow-up again, and fill in the sheet that you get"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of a sheet: its number as the spreadsheet shows it, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows that are not empty, and the column of each heading, from 1."""

    path: str
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]

    def cell(self, row: int, heading: str) -> tuple[Place, str]:
        """Return the place of a cell, and what a message about it begins with; of the row where
        the heading is empty."""
        words = f'row {row}, column "{heading}": ' if heading else f"row {row}: "
        return Place(self.path, row, self.columns.get(heading, 1)), words

    def problem(self, row: int, heading: str, code: Code, *, message: str, fix: str) -> Problem:
        """Return the problem of a cell, or of the row where the heading is empty."""
        place, words = self.cell(row, heading)
        return Problem(code, place, f"{words}{message}", fix)


def read_sheet(path: Path) -> Sheet:
    """Return the sheet of follow-up of an XLSX or CSV file.

    Raises ProblemsFoundError where the file cannot be read, a heading is missing or unknown, or
    cells hold what has no value.
    """
    shown = path.as_posix()
    try:
        if not path.is_file():
            raise _refusal(shown, "it is no file", "save the spreadsheet as a file, and name that")
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise _refusal(shown, message, "see that it is a readable file") from None
    if path.suffix.lower() == ".xlsx":
        sheets = workbook_sheets(content, shown)
    else:
        sheets = (_csv_cells(content, shown),)
    cells, head = _chosen(sheets, shown)
    columns = _columns(cells[head], shown, head + 1)
    sheet = Sheet(path=shown, columns=columns, rows=tuple(_rows(cells, head, columns)))
    if problems := tuple(_without_value(cells, head, sheet)):
        raise ProblemsFoundError(problems)
    return sheet


def _refusal(path: str, message: str, fix: str) -> ProblemsFoundError:
    return ProblemsFoundError((Problem(Code.SPREADSHEET, Place(path), message, fix),))


def _csv_cells(content: bytes, path: str) -> Cells:
    """Return the cells of a CSV file whose values are set apart by commas or semicolons."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fix = "save it as 'CSV UTF-8', or as a workbook (.xlsx)"
        message = f"byte {error.start + 1} is not UTF-8"
        problem = Problem(Code.NOT_UTF8, Place(path, line, 1), message, fix)
        raise ProblemsFoundError((problem,)) from None
    if odd := [one for one in checked_text(content, path)[1] if one.severity is Severity.ERROR]:
        raise ProblemsFoundError(tuple(odd))
    first = next((line for line in text.splitlines() if line.strip()), "")
    sign = max(",;", key=lambda one: _fit(next(csv.reader([first], delimiter=one), ())))
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        return tuple(tuple(row) for row in lines)
    except csv.Error as error:
        fix = "see that every quotation mark is closed, and doubled within a text"
        raise _refusal(path, f"the file is not CSV: {error}", fix) from None


def _fit(row: Sequence[Cell]) -> int:
    return len({_heading(cell) for cell in row} & set(_HEADINGS))


def _heading(cell: Cell) -> str:
    return "" if isinstance(cell, NoValue) else " ".join(cell.lower().split())


def _chosen(sheets: Iterable[Cells], path: str) -> tuple[Cells, int]:
    """Return the first sheet with the most headings in its first row that is not empty."""
    heads = []
    for cells in sheets:
        head = next((at for at, row in enumerate(cells) if any(map(_heading, row))), None)
        if head is not None:
            heads.append((cells, head))
    if not heads:
        raise _refusal(path, "the file is empty", _EXPORT)
    fits = [_fit(cells[head]) for cells, head in heads]
    if max(fits) >= len(_NEEDED) and fits.count(max(fits)) > 1:
        fix = "put all rows on one of them, and remove the others"
        raise _refusal(path, f"{fits.count(max(fits))} sheets have the headings of the export", fix)
    return heads[fits.index(max(fits))]


def _columns(row: Sequence[Cell], path: str, number: int) -> Mapping[str, int]:
    """Return the column of each heading; raise where one is missing, unknown or stands twice."""
    named = [(at, heading) for at, cell in enumerate(row, 1) if (heading := _heading(cell))]
    problems = []
    missing = [one for one in _HEADINGS if one in _NEEDED - {name for _, name in named}]
    for at, name in named:
        place = Place(path, number, at)
        first = next(column for column, other in named if other == name)
        if name not in _HEADINGS:
            message = f"row {number}: {quoted(name)} is not a heading of the export"
            fix = nearest(name, missing) or nearest(name, _HEADINGS) or "remove the column"
            problems.append(Problem(Code.SPREADSHEET, place, message, fix))
        elif first != at:
            message = f'row {number}: the heading "{name}" stands twice'
            fix = "remove one of the two columns"
            problems.append(Problem(Code.SPREADSHEET, place, message, fix))
    if missing:
        listed = ", ".join(f'"{name}"' for name in missing)
        message = f"row {number}: no column has the heading {listed}"
        fix = f"add {'them' if len(missing) > 1 else 'it'} (the cells may be empty), or {_EXPORT}"
        problems.append(Problem(Code.SPREADSHEET, Place(path, number, 1), message, fix))
    if problems:
        raise ProblemsFoundError(tuple(problems))
    return {name: at for at, name in named}


def _rows(cells: Cells, head: int, columns: Mapping[str, int]) -> Iterator[SheetRow]:
    """Yield the rows below the headings that are not empty."""
    for number, row in enumerate(cells[head + 1 :], head + 2):
        padded = (*row, *[""] * max(columns.values()))
        texts = {name: _text(padded[at - 1], name) for name, at in columns.items()}
        if any(text for name, text in texts.items() if name != TITLE):
            yield SheetRow(number=number, cells=texts)


def _without_value(cells: Cells, head: int, sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each cell below the headings that has no value, or no heading."""
    headings = {at: name for name, at in sheet.columns.items()}
    for number, row in enumerate(cells[head + 1 :], head + 2):
        for at, cell in enumerate(row, 1):
            name = headings.get(at, "")
            if not name and (isinstance(cell, NoValue) or cell.strip()):
                message = f"row {number}, column {at}: the cell has no heading above it"
                fix = "move what it holds to a column with a heading, or clear it"
                yield Problem(Code.SPREADSHEET, Place(sheet.path, number, at), message, fix)
            elif isinstance(cell, NoValue) and name != TITLE:
                words, fix = cell.message, cell.fix
                yield sheet.problem(number, name, Code.SPREADSHEET, message=words, fix=fix)
            elif not isinstance(cell, NoValue):
                for odd in odd_in_values([(cell, Place(sheet.path, number, at))]):
                    message = odd.message
                    yield sheet.problem(number, name, odd.code, message=message, fix=odd.fix)


def _text(cell: Cell, heading: str) -> str:
    """Return what a cell says, without what spreadsheets add: blanks at its ends, apostrophes."""
    if isinstance(cell, NoValue):
        return "…"
    text = unescaped(cell.replace("\r\n", "\n").replace("\r", "\n").strip())
    if heading in _TEXTS:
        return text
    words = " ".join(text.split())
    return day_of_number(words) if heading in _DATES else words


def cell_of(draft: Draft, column: SheetColumn) -> str:
    """Return what stands in a column for a draft."""
    return next((escaped(draft[key]) for key in column.keys if draft.get(key)), "")


def escaped(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before it.

    >>> escaped("=1+1"), escaped("'=1"), escaped("'tis"), unescaped(escaped("'=1"))
    ("'=1+1", "''=1", "'tis", "'=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(cell: str) -> str:
    """Return the text that was escaped, or typed with an apostrophe before it."""
    return cell[1:] if _ESCAPED.match(cell) else cell
