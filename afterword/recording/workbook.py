"""XLSX workbooks as texts: days as they are written here, numbers without decimals, no formulas."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.datetime import from_excel

from afterword.problems import Code, Place, Problem, ProblemsFoundError


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that holds something and has no value: what is wrong, and how to mend it."""

    message: str
    fix: str


Cell = str | NoValue
Cells = tuple[tuple[Cell, ...], ...]
"""The cells of a sheet, row by row; an empty cell is an empty text."""

_LARGEST = 100_000_000
"""How many bytes the parts of a workbook may have together; 10,000 rows have a tenth of it."""

_MOST_CELLS = 1_000_000
"""How many cells and rows there may be, with those that are empty; 10,000 rows have a quarter."""

_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY_NUMBER = re.compile("[1-9][0-9]{4}")


def workbook_sheets(content: bytes, path: str) -> tuple[Cells, ...]:
    """Return the cells of each sheet of a workbook, in order; raise ProblemsFoundError where it
    cannot be read."""
    try:
        _see_it_fits(content)
        values, formulas = (_raw_sheets(content, values_only=only) for only in (True, False))
    except _TooLargeError:
        message = "the workbook holds more than a spreadsheet of follow-up can"
        fix = "export the follow-up again, and fill in the sheet that you get"
        raise ProblemsFoundError((Problem(Code.SPREADSHEET, Place(path), message, fix),)) from None
    except Exception as error:  # noqa: BLE001 - a broken file makes openpyxl raise anything
        message = f"the file is not a workbook that can be read ({type(error).__name__})"
        fix = "open it in your spreadsheet program and save it as .xlsx, without a password"
        problem = Problem(Code.SPREADSHEET, Place(path), message, fix)
        raise ProblemsFoundError((problem,)) from None
    return tuple(
        tuple(
            tuple(_cell(value, formula) for value, formula in zip(row, typed, strict=True))
            for row, typed in zip(sheet, other, strict=True)
        )
        for sheet, other in zip(values, formulas, strict=True)
    )


class _TooLargeError(Exception):
    """A workbook is larger than what fits into the memory, be its file ever so small."""


def _see_it_fits(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        if sum(part.file_size for part in book.infolist()) > _LARGEST:
            raise _TooLargeError


def day_of_number(text: str) -> str:
    """Return the day that a spreadsheet means by a number; any other text as it is.

    >>> day_of_number("43976"), day_of_number("2020")
    ('2020-05-25', '2020')
    """
    return _day(from_excel(int(text))) if _DAY_NUMBER.fullmatch(text) else text


def _raw_sheets(content: bytes, *, values_only: bool) -> list[list[list[tuple[object, str]]]]:
    """Return the value and the type of each cell of each sheet, as openpyxl has them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know is not read here either
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values_only)
        left, found = _MOST_CELLS, []
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            found.append(_rows(sheet.iter_rows(), left))
            left -= sum(1 + len(row) for row in found[-1])
        book.close()
    return found


def _rows(rows: Iterable[Sequence[Any]], most: int) -> list[list[tuple[object, str]]]:
    """Return rows as they are, without those at the end that have no cells; raise where they have
    more than so many cells, or are as many."""
    found: list[list[tuple[object, str]]] = []
    without_cells = 0
    for row in rows:
        if not row:
            without_cells += 1
            continue
        most -= without_cells + 1 + len(row)
        if most < 0:
            raise _TooLargeError
        found += [[] for _ in range(without_cells)]
        found.append([(cell.value, cell.data_type) for cell in row])
        without_cells = 0
    return found


def _cell(value: tuple[object, str], formula: tuple[object, str]) -> Cell:
    """Return what a cell says: a formula says what it came to when the file was saved."""
    found, kind = value
    if kind == "e":
        return NoValue(f"the cell holds the error {found}", "write its value")
    if found is None and formula[1] == "f":
        fix = "write its value, or save the file again in your spreadsheet program"
        return NoValue("the cell holds a formula without a value", fix)
    match found:
        case None:
            return ""
        case bool():
            return str(found).upper()
        case datetime() | date():
            return _day(found)
        case float() if found.is_integer():
            return str(int(found))
        case _:
            return _SIGN.sub(lambda sign: chr(int(sign.group(1), 16)), str(found))


def _day(found: object) -> str:
    return str(found)[:10]
