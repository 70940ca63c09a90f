"""Tables as CSV, as JSON, and as a spreadsheet with a sheet each.

CSV is UTF-8 with a byte-order mark, by RFC 4180, a row a line of the table.
"""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from afterword.views.matrix.grid import Cell, Grid
from afterword.views.report.report import ReportView

HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E3EBEF", "bottom": 1}
"""The look of the row of headings."""

_A4 = 9
_LINKS = ("url",)
"""The keys of the columns whose cells are addresses; those without a host are on the website."""
_LONGEST_LINK = 2000
"""How many characters an address has that a spreadsheet takes for a link; it takes 2,079."""
_FROZEN = {"Matrix": 3, "Follow-up": 4, "Provisions": 3}
"""How many columns stay in sight on each sheet, and stand on every printed page of it."""
_SCALE = 60
"""Per cent: as small as print can be read; what does not fit goes on over the next page."""
_LINE = 15.0
"""Points that a line takes."""
_HIGHEST = 409.0
"""Points that a row has at most; what is longer is seen where a cell is edited."""


def grid_csv(grid: Grid) -> bytes:
    """Return a table as CSV, headings first; a list's items stand on lines of one cell."""
    rows = ([flat(cell) for cell in row] for row in grid.rows)
    return csv_bytes([[column.heading for column in grid.columns], *rows])


def csv_bytes(rows: Iterable[Iterable[str | int]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def flat(cell: Cell) -> str | int:
    """Return a cell as one value: the items of a list on lines of their own."""
    return "\n".join(cell) if isinstance(cell, tuple) else cell


def grid_json(grid: Grid, day: date) -> bytes:
    """Return a table as JSON, with the keys of its columns in their order, and its day."""
    columns, rows = grid_records(grid)
    about = {"title": grid.title, "as_of": day.isoformat()}
    return json_bytes({**about, "columns": columns, "rows": rows})


def grid_records(grid: Grid) -> tuple[list[dict[str, str]], list[dict[str, Cell]]]:
    """Return the columns of a table, and its rows by the keys of the columns, as JSON has them."""
    keys = [column.key for column in grid.columns]
    columns = [{"key": column.key, "heading": column.heading} for column in grid.columns]
    return columns, [dict(zip(keys, row, strict=True)) for row in grid.rows]


def json_bytes(document: Any) -> bytes:
    """Return a document as JSON that people can read, with all letters as they are."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def workbook_xlsx(
    grids: tuple[tuple[str, Grid], ...], report: ReportView, source_date: int
) -> bytes:
    """Return tables as an XLSX workbook, each on the sheet of its name.

    It is dated by its sources (seconds since 1970).
    """
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(data, options) as book:
        created = datetime.fromtimestamp(source_date, UTC).replace(tzinfo=None)
        as_of = report.as_of or report.recorded_until
        book.set_properties(
            {
                "title": report.record.title,
                "subject": f"Follow-up as of {as_of}",
                "comments": "Unofficial restatement",
                "created": created,
            }
        )
        for name, grid in grids:
            _write(book, name, grid, as_of)
    return data.getvalue()


def _write(book: xlsxwriter.Workbook, name: str, grid: Grid, as_of: str) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format(HEAD)
    for at, column in enumerate(grid.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, head)
    titles = ((column.heading, column.width) for column in grid.columns)
    sheet.set_row(0, row_height(titles))
    _write_rows(book, sheet, grid)
    sheet.freeze_panes(1, _FROZEN.get(name, 0))
    sheet.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)
    _set_up_print(sheet, name, as_of)


def _write_rows(book: xlsxwriter.Workbook, sheet: Worksheet, grid: Grid) -> None:
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"text_wrap": True, "valign": "top", "color": "#0B5A7A", "underline": 1})
    widths = [column.width for column in grid.columns]
    for line, row in enumerate(grid.rows, 1):
        sheet.set_row(line, row_height(zip(map(flat, row), widths, strict=True)))
        for at, (column, value) in enumerate(zip(grid.columns, row, strict=True)):
            if column.key in _LINKS and value and len(str(value)) <= _LONGEST_LINK:
                target = str(value) if "://" in str(value) else f"external:../{value}"
                sheet.write_url(line, at, target, link, string=str(value))
            elif isinstance(value, int):
                sheet.write_number(line, at, value, cell)
            else:
                sheet.write_string(line, at, flat(value), cell)


def _set_up_print(sheet: Worksheet, name: str, as_of: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    if frozen := _FROZEN.get(name):
        sheet.repeat_columns(0, frozen - 1)
        sheet.set_print_scale(_SCALE)
        sheet.print_across()
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{name}, as of {as_of}, unofficial&RPage &P of &N")


def row_height(cells: Iterable[tuple[str | int, int]]) -> float:
    r"""Return the height in points of a row, by its cells and the width of each in characters.

    >>> row_height([("one line", 10), ("two\nlines", 10), ("wrapped once over", 10)])
    30.0
    """
    lines = max((_lines(str(cell), width) for cell, width in cells), default=1)
    return min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
