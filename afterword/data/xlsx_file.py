"""Tables as a spreadsheet, a sheet each: frozen header, filters, wrapped text, links."""

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from afterword.data.csv_file import flat
from afterword.data.row_heights import row_height
from afterword.views.grid import Cell, Grid
from afterword.views.report import ReportView

_A4 = 9
_LINKS = ("url",)
"""The keys of the columns whose cells are addresses; those without a host are on the website."""
_LONGEST_LINK = 2000
"""How many characters an address has that a spreadsheet takes for a link; it takes 2,079."""
_FROZEN = {"Matrix": 3, "Follow-up": 4, "Provisions": 3}
"""How many columns stay in sight on each sheet, and stand on every printed page of it."""
_SCALE = 60
"""Per cent: as small as print can be read; what does not fit goes on over the next page."""


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
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E3EBEF", "bottom": 1}
    )
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
                _write_link(sheet, line, at, str(value), link)
            else:
                _write_cell(sheet, line, at, value, cell)


def _write_cell(sheet: Worksheet, line: int, at: int, value: Cell, cell: Format) -> None:
    shown = flat(value)
    if isinstance(shown, int):
        sheet.write_number(line, at, shown, cell)
    else:
        sheet.write_string(line, at, shown, cell)


def _write_link(sheet: Worksheet, line: int, at: int, address: str, link: Format) -> None:
    target = address if "://" in address else f"external:../{address}"
    sheet.write_url(line, at, target, link, string=address)


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
