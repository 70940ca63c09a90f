"""A workbook for people to fill in: rows that are there, empty ones below, lists to choose from."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from afterword.data.tables import HEAD, csv_bytes, row_height

LONGEST_CELL = 32_767
"""How many characters a cell of a workbook can hold."""

_EMPTY_ROWS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its heading and width, and what it can hold: some values, or those of a list."""

    heading: str
    width: int
    choices: tuple[str, ...] = ()
    list_heading: str = ""
    is_plain: bool = True
    """Whether what is typed stays the text that was typed, however it looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormList:
    """A list to choose from: the heading of its names, and each name with what it stands for."""

    heading: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """What a workbook holds: its columns, its rows of texts, its lists, and how it is used."""

    title: str
    sheet: str
    created: date
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    lists: tuple[FormList, ...]
    instructions: tuple[str, ...]


def entry_form_xlsx(form: EntryForm) -> bytes:
    """Return a form as an XLSX workbook; the same form has the same bytes."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(content, options) as book:
        created = datetime.combine(form.created, time())
        book.set_properties({"title": form.title, "created": created})
        head = book.add_format(HEAD)
        wrapped = {"text_wrap": True, "valign": "top"}
        cell, plain = book.add_format(wrapped), book.add_format({**wrapped, "num_format": "@"})
        sheet = book.add_worksheet(form.sheet)
        _write_rows(sheet, form, head, (cell, plain))
        _write_lists(book.add_worksheet("Lists"), form, head, cell)
        _write_lines(book.add_worksheet("How to"), form.instructions, cell)
    return content.getvalue()


def entry_form_csv(form: EntryForm) -> bytes:
    """Return the rows of a form as CSV (RFC 4180): UTF-8 with a byte-order mark, headings first."""
    return csv_bytes([[column.heading for column in form.columns], *form.rows])


def _write_rows(
    sheet: Worksheet, form: EntryForm, head: Format, formats: tuple[Format, Format]
) -> None:
    last = len(form.rows) + _EMPTY_ROWS
    for at, column in enumerate(form.columns):
        cell = formats[column.is_plain]
        sheet.set_column(at, at, column.width, cell)
        sheet.write_string(0, at, column.heading, head)
        for line, row in enumerate(form.rows, 1):
            if row[at]:
                sheet.write_string(line, at, row[at], cell)
        if source := _choices(column, form):
            rule = {"validate": "list", "source": source, "error_title": column.heading}
            told = {"error_message": "Choose one of the values of the list."}
            sheet.data_validation(1, at, last, at, {**rule, **told})
    widths = [column.width for column in form.columns]
    for line, row in enumerate(form.rows, 1):
        sheet.set_row(line, row_height(zip(row, widths, strict=True)))
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, last, len(form.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _choices(column: FormColumn, form: EntryForm) -> list[str] | str:
    """Return the values to choose from, or where on the sheet of lists they stand."""
    for at, one in enumerate(form.lists):
        if one.heading == column.list_heading and one.names:
            letter = chr(ord("A") + 3 * at)
            return f"=Lists!${letter}$2:${letter}${len(one.names) + 1}"
    return list(column.choices)


def _write_lists(sheet: Worksheet, form: EntryForm, head: Format, cell: Format) -> None:
    for number, one in enumerate(form.lists):
        at = 3 * number
        sheet.set_column(at, at, 26)
        sheet.set_column(at + 1, at + 1, 60)
        sheet.write_string(0, at, one.heading, head)
        for line, (name, words) in enumerate(one.names, 1):
            sheet.write_string(line, at, name, cell)
            sheet.write_string(line, at + 1, words, cell)
    sheet.freeze_panes(1, 0)


def _write_lines(sheet: Worksheet, lines: tuple[str, ...], cell: Format) -> None:
    sheet.set_column(0, 0, 100)
    for at, line in enumerate(lines):
        sheet.set_row(at, row_height([(line, 100)]))
        sheet.write_string(at, 0, line, cell)
