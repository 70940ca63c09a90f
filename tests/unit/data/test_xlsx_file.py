"""The matrix as a spreadsheet, read back by another library."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from afterword.data.tables import workbook_xlsx
from afterword.markup.build_context import BuildContext
from afterword.project.project import Project
from afterword.publishing.downloads import matrix_files
from afterword.views.matrix.grid import Grid
from afterword.views.matrix.matrix import matrix
from afterword.views.report.report import report_view
from tests.unit.small_project import (
    TODAY,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

SOURCE_DATE = 1_700_000_000


def book_of(folder: Path, title: str = "A", site_url: str = "") -> tuple[Workbook, Grid]:
    """Return the spreadsheet of a matrix as openpyxl reads it, and the matrix."""
    address = {"site_url": site_url} if site_url else {}
    register = small_register(
        folder,
        {
            "recommendations/01-lists.yml": recommendation_yaml(
                title=title, addressees=["commission", "forum"]
            ),
            "content/report.yml": report_yaml(**address),
        },
    )
    made = matrix(register, {})
    content = workbook_xlsx((("Matrix", made),), report_view(register), SOURCE_DATE)
    return load_workbook(io.BytesIO(content)), made


def sheet_of(book: Workbook) -> Worksheet:
    return book["Matrix"]


def column_of(made: Grid, key: str) -> int:
    return [column.key for column in made.columns].index(key) + 1


def test_there_is_one_sheet(tmp_path: Path) -> None:
    book, _ = book_of(tmp_path)
    assert book.sheetnames == ["Matrix"]


def test_the_first_row_has_the_headings(tmp_path: Path) -> None:
    book, made = book_of(tmp_path)
    headings = [cell.value for cell in sheet_of(book)[1]]
    assert headings == [column.heading for column in made.columns]


def test_a_row_has_the_cells_of_the_matrix(tmp_path: Path) -> None:
    book, made = book_of(tmp_path)
    (row,) = made.rows
    shown = ["\n".join(cell) if isinstance(cell, tuple) else cell for cell in row]
    assert [cell.value for cell in sheet_of(book)[2]] == shown


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("=1+1", id="a formula"),
        pytest.param("https://x.org", id="an address"),
        pytest.param("017", id="digits"),
        pytest.param("2016-03-20", id="a date"),
        pytest.param("TRUE", id="a word of spreadsheets"),
        pytest.param('Әділет «құқық» "a" & <b>', id="signs"),
    ],
)
def test_a_text_stays_a_text(tmp_path: Path, title: str) -> None:
    book, made = book_of(tmp_path, title=title)
    cell = sheet_of(book).cell(2, column_of(made, "title"))
    assert (cell.data_type, cell.value) == ("s", f"'{title}" if title[0] == "=" else title)
    assert cell.hyperlink is None


def test_a_number_stays_a_number(tmp_path: Path) -> None:
    book, made = book_of(tmp_path)
    cell = sheet_of(book).cell(2, column_of(made, "number"))
    assert (cell.data_type, cell.value) == ("n", 1)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    book, _ = book_of(tmp_path, title="=SUM(A1)")
    types = {cell.data_type for row in sheet_of(book).iter_rows() for cell in row}
    assert types == {"n", "s"}


@pytest.mark.parametrize(
    ("site_url", "target", "shown"),
    [
        pytest.param(
            "",
            "../recommendations/sor-2018-r1.html",
            "recommendations/sor-2018-r1.html",
            id="beside the spreadsheet",
        ),
        pytest.param(
            "https://x.org/a/",
            "https://x.org/a/recommendations/sor-2018-r1.html",
            "https://x.org/a/recommendations/sor-2018-r1.html",
            id="on the web",
        ),
    ],
)
def test_a_row_links_to_its_page(tmp_path: Path, site_url: str, target: str, shown: str) -> None:
    book, made = book_of(tmp_path, site_url=site_url)
    cell = sheet_of(book).cell(2, column_of(made, "url"))
    assert (cell.hyperlink.target.replace("\\", "/"), cell.value) == (target, shown)


def test_the_header_stays_in_view_and_filters_cover_the_table(tmp_path: Path) -> None:
    book, made = book_of(tmp_path)
    sheet = sheet_of(book)
    assert sheet.freeze_panes == "D2"
    last = sheet.cell(2, len(made.columns)).coordinate
    assert sheet.auto_filter.ref == f"A1:{last}"
    assert sheet.print_title_rows == "$1:$1"


def test_columns_are_as_wide_as_they_say(tmp_path: Path) -> None:
    book, made = book_of(tmp_path)
    widths = [
        round(dimension.width)
        for dimension in sheet_of(book).column_dimensions.values()
        for _ in range(dimension.min, dimension.max + 1)
    ]
    assert widths == [pytest.approx(column.width, abs=1) for column in made.columns]


def test_a_spreadsheet_is_dated_by_its_sources(tmp_path: Path) -> None:
    book, _ = book_of(tmp_path)
    assert book.properties.created == datetime(2023, 11, 14, 22, 13, 20)
    assert book.properties.title == "Sorvania, local elections of 7 October 2018"


def test_the_same_matrix_has_the_same_bytes(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    made, report = matrix(register, {}), report_view(register)
    sheets = (("Matrix", made),)
    assert workbook_xlsx(sheets, report, 0) == workbook_xlsx(sheets, report, 0)


def test_a_matrix_without_rows_is_a_spreadsheet_too(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    empty = replace(matrix(register, {}), rows=())
    book = load_workbook(io.BytesIO(workbook_xlsx((("Matrix", empty),), report_view(register), 0)))
    assert sheet_of(book).max_row == 1


SHEETS = ("Matrix", "Follow-up", "Provisions", "About")
FOLLOWED = recommendation_yaml(
    follow_up=[assessment("a", "2020"), follow_up("development", "d", "2021")]
)


def whole_book(folder: Path, *, as_of: date | None = None, charter: str = "") -> Workbook:
    """Return the spreadsheet that people download, as openpyxl reads it."""
    address: dict[str, Value] = {"url": charter} if charter else {}
    changes = {
        "recommendations/01-lists.yml": FOLLOWED,
        "references/instruments/coast-charter-1991.yml": instrument_yaml(**address),
    }
    register = replace(small_register(folder, dict(changes)), as_of=as_of)
    project = Project(root=folder, today=TODAY)
    context = BuildContext(project, register, SOURCE_DATE)
    content = matrix_files(context, context.matrix)["follow-up-matrix.xlsx"]
    return load_workbook(io.BytesIO(content))


def test_the_download_has_four_sheets(tmp_path: Path) -> None:
    assert tuple(whole_book(tmp_path).sheetnames) == SHEETS


@pytest.mark.parametrize(
    ("name", "first", "rows"),
    [
        ("Matrix", "Reference", 1),
        ("Follow-up", "Reference", 2),
        ("Provisions", "Reference", 1),
        ("About", "Subject", 20),
    ],
)
def test_each_sheet_has_its_headings_and_rows(
    tmp_path: Path, name: str, first: str, rows: int
) -> None:
    sheet = whole_book(tmp_path)[name]
    assert sheet.cell(1, 1).value == first
    assert sheet.cell(1, 1).font.bold
    assert sheet.max_row == rows + 1


@pytest.mark.parametrize(
    ("name", "frozen"),
    [("Matrix", "D2"), ("Follow-up", "E2"), ("Provisions", "D2"), ("About", "A2")],
)
def test_each_sheet_keeps_its_header_and_what_a_row_is_about_in_sight(
    tmp_path: Path, name: str, frozen: str
) -> None:
    assert whole_book(tmp_path)[name].freeze_panes == frozen


@pytest.mark.parametrize("name", SHEETS)
def test_the_filters_of_each_sheet_cover_its_table(tmp_path: Path, name: str) -> None:
    sheet = whole_book(tmp_path)[name]
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_printed_across_the_page_with_its_header_on_every_one(
    tmp_path: Path, name: str
) -> None:
    sheet = whole_book(tmp_path)[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("name", "repeated"), [("Matrix", "$A:$C"), ("Follow-up", "$A:$D"), ("Provisions", "$A:$C")]
)
def test_a_wide_sheet_is_printed_over_several_pages_in_a_size_that_can_be_read(
    tmp_path: Path, name: str, repeated: str
) -> None:
    sheet = whole_book(tmp_path)[name]
    assert (sheet.page_setup.scale, sheet.print_title_cols) == (60, repeated)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_narrow_sheet_is_printed_on_the_width_of_a_page(tmp_path: Path) -> None:
    sheet = whole_book(tmp_path)["About"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize("name", SHEETS)
def test_a_row_is_as_high_as_its_longest_cell_needs(tmp_path: Path, name: str) -> None:
    sheet = whole_book(tmp_path)[name]
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height or 15
        breaks = max(str(cell.value or "").count("\n") for cell in row)
        assert min(15 * (breaks + 1), 409) <= height <= 409


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize(
    ("as_of", "day"), [(None, "1 May 2024"), (date(2021, 3, 4), "4 March 2021")]
)
def test_the_foot_of_each_printed_sheet_says_of_which_day_and_that_it_is_unofficial(
    tmp_path: Path, name: str, as_of: date | None, day: str
) -> None:
    foot = whole_book(tmp_path, as_of=as_of)[name].oddFooter
    assert foot.left.text == f"{name}, as of {day}, unofficial"
    assert foot.right.text == "Page &P of &N"


def test_the_properties_say_of_which_day_it_is_and_that_it_is_unofficial(tmp_path: Path) -> None:
    properties = whole_book(tmp_path, as_of=date(2021, 3, 4)).properties
    assert properties.subject == "Follow-up as of 4 March 2021"
    assert properties.description == "Unofficial restatement"


@pytest.mark.parametrize(
    ("length", "is_link"), [(60, True), (2000, True), (2001, False), (40_000, False)]
)
def test_an_address_that_is_too_long_for_a_link_stays_a_text(
    tmp_path: Path, length: int, is_link: bool
) -> None:
    address = f"https://www.example.org/{'a' * length}"[:length]
    sheet = whole_book(tmp_path, charter=address)["Provisions"]
    cell = sheet.cell(2, sheet.max_column)
    assert str(cell.value).startswith(address[:31_900])
    assert (cell.hyperlink is not None) is is_link
    assert cell.data_type == "s"


def test_a_provision_without_an_address_has_an_empty_cell_and_no_link(tmp_path: Path) -> None:
    sheet = whole_book(tmp_path)["Provisions"]
    cell = sheet.cell(2, sheet.max_column)
    assert (cell.value or "", cell.hyperlink) == ("", None)
