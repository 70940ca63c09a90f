"""The matrix as a spreadsheet: frozen header, filters, wrapped text, links to the pages."""

import io
from datetime import UTC, datetime

import xlsxwriter

from afterword.output.matrix.csv_file import flat
from afterword.views.matrix import Matrix
from afterword.views.report import ReportView


def matrix_xlsx(matrix: Matrix, report: ReportView, source_date: int) -> bytes:
    """Return the matrix as an XLSX workbook, dated by its sources (seconds since 1970)."""
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(data, options) as book:
        created = datetime.fromtimestamp(source_date, UTC).replace(tzinfo=None)
        book.set_properties(
            {"title": report.record.title, "comments": "Unofficial restatement", "created": created}
        )
        _write(book, matrix)
    return data.getvalue()


def _write(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    sheet = book.add_worksheet("Matrix")
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E3EBEF", "bottom": 1}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"text_wrap": True, "valign": "top", "color": "#0B5A7A", "underline": 1})
    for at, column in enumerate(matrix.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, head)
    for line, row in enumerate(matrix.rows, 1):
        for at, (column, value) in enumerate(zip(matrix.columns, row, strict=True)):
            shown = flat(value)
            if column.key == "url":
                target = str(shown) if "://" in str(shown) else f"external:../{shown}"
                sheet.write_url(line, at, target, link, string=str(shown))
            elif isinstance(shown, int):
                sheet.write_number(line, at, shown, cell)
            else:
                sheet.write_string(line, at, shown, cell)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(matrix.rows), len(matrix.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
