"""XLSX workbooks as texts: days as they are written here, numbers without decimals, no formulas."""

import io
import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime

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

_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY_NUMBER = re.compile("[1-9][0-9]{4}")


def workbook_sheets(content: bytes, path: str) -> tuple[Cells, ...]:
    """Return the cells of each sheet of a workbook, in order; raise ProblemsFoundError where it
    cannot be read."""
    try:
        values, formulas = (_raw_sheets(content, values_only=only) for only in (True, False))
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
        found = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
            found.append(rows)
        book.close()
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
