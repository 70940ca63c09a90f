"""The small project with two entries on record, and sheets of its follow-up that tests change."""

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from afterword.data.entry_form import entry_form_xlsx
from afterword.linking.checks import Checked
from afterword.problems import ProblemsFoundError
from afterword.recording.changes import Addition, planned, read_checked
from afterword.recording.exporting import entry_form
from afterword.recording.importing import additions_of
from afterword.recording.sheet import read_sheet
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    recommendation_yaml,
    write_project,
)

FILE = "recommendations/01-lists.yml"
PARTS: Value = [{"letter": "a", "text": "First."}, {"letter": "b", "text": "Second."}]
ENTRIES: tuple[Value, ...] = (
    assessment("coast-2020", "2020-03-01"),
    follow_up("development", "law-2019", "2019-11"),
)
RECORDER = {"recorded_by": "Editors", "recorded_on": "2024-06-01"}


def project(folder: Path, *entries: Value) -> Checked:
    """Write the small project with two entries and more, and return its register."""
    text = recommendation_yaml(parts=PARTS, follow_up=[*ENTRIES, *entries])
    return read_checked(write_project(folder, {FILE: text}))


def rows_of(checked: Checked) -> list[dict[str, str]]:
    """Return the rows of the export by their headings."""
    form = entry_form(checked.register)
    headings = [column.heading for column in form.columns]
    return [dict(zip(headings, row, strict=True)) for row in form.rows]


def new_row(**cells: str) -> dict[str, str]:
    """Return the row of a development that is not on record, with some cells changed."""
    usual = {
        "recommendation": "1",
        "kind": "development",
        "date": "2021-05-02",
        "text": "Something happened.",
        "sources": "final-report",
    }
    return {**usual, **{key.replace("_", " "): value for key, value in cells.items()}}


def workbook(path: Path, checked: Checked, cells: Mapping[str, object]) -> Path:
    """Write the exported workbook with some cells, A1 and so on, set as a person would."""
    book = openpyxl.load_workbook(io.BytesIO(entry_form_xlsx(entry_form(checked.register))))
    for name, value in cells.items():
        book["Follow-up"][name] = value
    book.save(path)
    return path


def sheet_file(path: Path, checked: Checked, *rows: Mapping[str, str], sign: str = ",") -> Path:
    """Write rows as CSV, below the headings of the export."""
    headings = [column.heading for column in entry_form(checked.register).columns]
    lines = [headings, *([row.get(one, "") for one in headings] for row in rows)]
    quoted = (sign.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    path.write_text("\r\n".join(quoted), "utf-8", newline="")
    return path


def imported(path: Path, checked: Checked) -> tuple[Addition, ...]:
    """Return what a file adds, once it is checked with all the rest."""
    additions = additions_of(read_sheet(path), checked, RECORDER)
    planned(checked, additions)
    return additions


def told(path: Path, checked: Checked) -> list[str]:
    """Return the problems of a file, with its name only; none where there is none."""
    try:
        imported(path, checked)
    except ProblemsFoundError as error:
        return [str(one).replace(f"{path.parent.as_posix()}/", "") for one in error.problems]
    return []
