"""Workbooks that are made to harm who imports them are told, in short time and little memory."""

import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from afterword.problems import ProblemsFoundError
from afterword.recording.sheet import read_sheet
from tests.problems.test_cases import within
from tests.unit.recording.recorded_project import project, workbook

SHEET = "xl/worksheets/sheet1.xml"
TOO_LARGE = "the workbook holds more than a spreadsheet of follow-up can"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "rows.xlsx", project(tmp_path / "project"), {})


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Replace a part of a workbook, or add one."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, content)
    path.write_bytes(saved.getvalue())
    return path


def refusal(path: Path) -> str:
    """Return what is told of a workbook that is refused, within ten seconds and 400 MB."""
    tracemalloc.start()
    try:
        with within(30), pytest.raises(ProblemsFoundError) as caught:
            read_sheet(path)
        assert tracemalloc.get_traced_memory()[1] < 400_000_000
    finally:
        tracemalloc.stop()
    return caught.value.problems[0].message


def of_cells(rows: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def test_a_small_file_of_very_large_parts_is_refused(good: Path) -> None:
    path = with_part(good, "xl/media/picture.png", b"\0" * 150_000_000)
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == TOO_LARGE


def test_a_part_that_says_it_is_small_and_is_not_is_refused(good: Path) -> None:
    path = with_part(good, "xl/styles.xml", b" " * 3_000_000)
    size, small = (3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, small))
    assert "not a workbook" in refusal(path)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param('<row r="{0}"><c r="XFD{0}"/></row>', id="a cell in the last column"),
        pytest.param('<row r="{0}"/><row r="1048576"><c r="A1"/></row>', id="the last row"),
    ],
)
def test_rows_that_stand_for_very_many_cells_are_refused(good: Path, row: str) -> None:
    rows = "".join(row.format(number) for number in range(1, 3000))
    assert refusal(with_part(good, SHEET, of_cells(rows))) == TOO_LARGE


def test_empty_rows_down_to_the_last_are_passed_over(tmp_path: Path, good: Path) -> None:
    with zipfile.ZipFile(good) as book:
        sheet = book.read(SHEET).decode()
    far = sheet.replace("</sheetData>", '<row r="1048576"/></sheetData>')
    before = read_sheet(good)
    assert read_sheet(with_part(good, SHEET, far.encode())).rows == before.rows


def test_entities_that_stand_for_very_many_words_are_refused(good: Path) -> None:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    before = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    assert "not a workbook" in refusal(with_part(good, SHEET, of_cells(rows, before)))


def test_a_workbook_reads_no_other_file(good: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words", "utf-8")
    before = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&secret;</t></is></c></row>'
    assert "secret words" not in refusal(with_part(good, SHEET, of_cells(rows, before)))


@pytest.mark.parametrize("name", ["rows.csv", "rows.xlsx"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert refusal(tmp_path / name) == "it is no file"
