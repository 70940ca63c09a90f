"""Spreadsheets as offices save them: read by their headings, or told why they cannot be."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from afterword.problems import ProblemsFoundError
from afterword.recording.sheet import SHEET_COLUMNS, Sheet, read_sheet
from tests.unit.recording.recorded_project import (
    imported,
    new_row,
    project,
    sheet_file,
    told,
    workbook,
)

HEADINGS = [column.heading for column in SHEET_COLUMNS]


def saved(path: Path, *rows: Sequence[object], sheet: str = "Any name", head: bool = True) -> Path:
    """Write a workbook as another program would."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Notes"
    book.worksheets[0].append(["Notes of our own"])
    target = book.create_sheet(sheet)
    for row in [HEADINGS, *rows] if head else rows:
        target.append(list(row))
    book.save(path)
    return path


def cells_of(**cells: object) -> list[object]:
    return [cells.get(heading.replace(" ", "_"), "") for heading in HEADINGS]


def problems_of(path: Path) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_sheet(path)
    found = caught.value.problems
    return [str(one).replace(f"{path.parent.as_posix()}/", "") for one in found]


def test_the_sheet_that_has_the_headings_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    sheet = read_sheet(saved(tmp_path / "f.xlsx", cells_of(text="A")))
    assert [(row.number, row.cells["text"]) for row in sheet.rows] == [(2, "A")]


def test_columns_may_stand_in_any_order_and_headings_be_typed_anyhow(tmp_path: Path) -> None:
    rows = [[" \u00a0Recorded  ON" if one == "recorded on" else one for one in reversed(HEADINGS)]]
    sheet = read_sheet(saved(tmp_path / "f.xlsx", *rows, ["me"], head=False))
    assert sheet.rows[0].cells["quoted by"] == "me"
    assert sheet.columns["recorded on"] == 6


@pytest.mark.parametrize(
    ("heading", "typed", "read"),
    [
        pytest.param("date", datetime(2020, 5, 25), "2020-05-25", id="a day"),
        pytest.param("date", datetime(2020, 5, 25, 13, 30), "2020-05-25", id="a time of day"),
        pytest.param("date", 43976, "2020-05-25", id="the number of a day"),
        pytest.param("date", 2020, "2020", id="a year as a number"),
        pytest.param("recommendation", 17.0, "17", id="a number with decimals"),
        pytest.param("kind", "\u00a0response \t", "response", id="blanks that do not break"),
        pytest.param("text", "a_x000D_\nb", "a\nb", id="a line end of Windows"),
        pytest.param("text", "'=1+1", "=1+1", id="an apostrophe before a sign"),
        pytest.param("text", "''=1", "'=1", id="an apostrophe of the text"),
        pytest.param("text", "'tis", "'tis", id="an apostrophe before a letter"),
        pytest.param("text", "a\u00a0b", "a\u00a0b", id="a blank of the text"),
        pytest.param("text", True, "TRUE", id="a word that became a value"),
    ],
)
def test_a_cell_says_what_was_meant(tmp_path: Path, heading: str, typed: object, read: str) -> None:
    sheet = read_sheet(saved(tmp_path / "f.xlsx", cells_of(entry="x", **{heading: typed})))
    assert sheet.rows[0].cells[heading] == read


def test_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = saved(tmp_path / "f.xlsx", cells_of(), cells_of(title="A"), cells_of(text="B"))
    assert [row.number for row in read_sheet(path).rows] == [4]


def test_a_formula_says_what_it_came_to(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        target = book.add_worksheet()
        target.write_row(0, 0, HEADINGS)
        target.write_formula(1, HEADINGS.index("text"), '="a"&"b"', value="ab")
    (tmp_path / "f.xlsx").write_bytes(content.getvalue())
    assert read_sheet(tmp_path / "f.xlsx").rows[0].cells["text"] == "ab"


def test_a_formula_without_a_value_and_an_error_are_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "f.xlsx", cells_of(text="=A1&A2", part="#N/A"))
    assert problems_of(path) == [
        'f.xlsx:2:9: error[spreadsheet]: row 2, column "part": the cell holds the error #N/A\n'
        "    fix: write its value",
        'f.xlsx:2:13: error[spreadsheet]: row 2, column "text": the cell holds a formula without a'
        " value\n    fix: write its value, or save the file again in your spreadsheet program",
    ]


def test_a_missing_an_unknown_and_a_double_heading_are_told(tmp_path: Path) -> None:
    heads: list[object] = ["Dat" if one == "date" else one for one in HEADINGS]
    assert problems_of(saved(tmp_path / "f.xlsx", [*heads, "kind"], head=False)) == [
        "f.xlsx:1:5: error[spreadsheet]: row 1: 'dat' is not a heading of the export\n"
        "    fix: did you mean 'date'?",
        'f.xlsx:1:22: error[spreadsheet]: row 1: the heading "kind" stands twice\n'
        "    fix: remove one of the two columns",
        'f.xlsx:1:1: error[spreadsheet]: row 1: no column has the heading "date"\n'
        "    fix: add it (the cells may be empty), or export the follow-up again, and fill in the"
        " sheet that you get",
    ]


@pytest.mark.parametrize("gone", ["title", "reverses", "where", "reservation", "quoted by"])
def test_some_columns_may_be_gone(tmp_path: Path, gone: str) -> None:
    heads: list[object] = [one for one in HEADINGS if one != gone]
    assert read_sheet(saved(tmp_path / "f.xlsx", heads, head=False)).rows == ()


def test_a_cell_outside_the_columns_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "f.xlsx", [*cells_of(text="A"), "lost"])
    assert problems_of(path) == [
        "f.xlsx:2:22: error[spreadsheet]: row 2, column 22: the cell has no heading above it\n"
        "    fix: move what it holds to a column with a heading, or clear it"
    ]


@pytest.mark.parametrize(
    ("name", "content", "told_"),
    [
        pytest.param(
            "f.xlsx",
            b"no workbook",
            "f.xlsx: error[spreadsheet]: the file is not a workbook that can be read (BadZipFile)\n"
            "    fix: open it in your spreadsheet program and save it as .xlsx, without a password",
            id="no workbook",
        ),
        pytest.param(
            "f.csv",
            "date,\xe4".encode("latin-1"),
            "f.csv:1:1: error[not-utf8]: byte 6 is not UTF-8\n"
            "    fix: save it as 'CSV UTF-8', or as a workbook (.xlsx)",
            id="another encoding",
        ),
        pytest.param(
            "f.csv",
            b"date,text\n2024,a\x0cb\n",
            "f.csv:2:7: error[control-character]: a form feed (U+000C) stands in the text, which"
            " cannot be published\n    fix: remove it; your editor may not show it",
            id="a control character",
        ),
        pytest.param(
            "f.csv",
            "date,text\n2024,a\u202eb\n".encode(),
            "f.csv:2:7: error[invisible-character]: a right-to-left override (U+202E) stands in"
            " the text, where nobody sees it\n    fix: remove it; your editor may not show it",
            id="a character that turns the words",
        ),
        pytest.param(
            "f.csv",
            b"\xef\xbb\xbf\r\n,,\r\n",
            "f.csv: error[spreadsheet]: the file is empty\n"
            "    fix: export the follow-up again, and fill in the sheet that you get",
            id="nothing",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: bytes, told_: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert problems_of(tmp_path / name) == [told_]


@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_is_read_with_commas_and_with_semicolons(tmp_path: Path, sign: str, mark: str) -> None:
    checked = project(tmp_path / "p")
    row = new_row(text='Some; "quoted", words\r\nand a line')
    path = sheet_file(tmp_path / "f.csv", checked, row, sign=sign)
    path.write_text(mark + path.read_text("utf-8"), "utf-8", newline="")
    sheet: Sheet = read_sheet(path)
    assert sheet.rows[0].cells["text"] == 'Some; "quoted", words\nand a line'


def test_a_workbook_that_was_exported_and_filled_in_is_imported(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    cells = {"A4": 1, "D4": "Response", "E4": datetime(2021, 3, 2), "F4": "forum"}
    more = {"J4": "rejects", "M4": "They said no.", "N4": "final-report;"}
    (addition,) = imported(workbook(tmp_path / "f.xlsx", checked, {**cells, **more}), checked)
    assert addition.item["by"] == "forum"
    assert addition.item["date"] == "2021-03-02"


def test_a_merged_cell_counts_for_its_first_row(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    rows = [new_row(), new_row(recommendation="", text="More.")]
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADINGS)
    for row in rows:
        book.worksheets[0].append([row.get(one, "") for one in HEADINGS])
    book.worksheets[0].merge_cells("A2:A3")
    book.save(tmp_path / "f.xlsx")
    (found,) = told(tmp_path / "f.xlsx", checked)
    assert found.startswith('f.xlsx:3:1: error[missing-key]: row 3, column "recommendation"')


def test_a_heading_far_to_the_right_is_found_in_rows_that_end_before_it(tmp_path: Path) -> None:
    rows = [*HEADINGS[:-1], *[""] * 40, HEADINGS[-1]], ["1", "", "", "development"]
    sheet = read_sheet(saved(tmp_path / "rows.xlsx", *rows, head=False))
    assert [row.cells["recommendation"] for row in sheet.rows] == ["1"]


def test_two_sheets_with_the_headings_are_a_problem(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("mine")):
        sheet.append(HEADINGS)
    book.save(tmp_path / "f.xlsx")
    with pytest.raises(ProblemsFoundError) as found:
        read_sheet(tmp_path / "f.xlsx")
    (problem,) = found.value.problems
    assert problem.message == "2 sheets have the headings of the export"


def test_a_quotation_mark_that_is_not_closed_is_a_problem(tmp_path: Path) -> None:
    line = ",".join("" for _ in HEADINGS[1:])
    text = ",".join(HEADINGS) + f'\r\n1{line},"Never closed\r\n1{line},x\r\n'
    (tmp_path / "f.csv").write_text(text, "utf-8", newline="")
    with pytest.raises(ProblemsFoundError) as found:
        read_sheet(tmp_path / "f.csv")
    (problem,) = found.value.problems
    assert problem.message.startswith("the file is not CSV: ")
    assert problem.fix == "see that every quotation mark is closed, and doubled within a text"
