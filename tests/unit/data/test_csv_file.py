"""The matrix as CSV, read back by another reader."""

import csv
import io

import pytest

from afterword.data.tables import flat, grid_csv
from afterword.views.matrix.grid import Cell, Grid, Heading

COLUMNS = tuple(
    Heading(key=key, heading=key.upper(), width=9, is_compact=True) for key in ("a", "b", "c")
)
TITLES = [column.heading for column in COLUMNS]


def matrix_of(*rows: tuple[Cell, ...]) -> Grid:
    return Grid(title="T", columns=COLUMNS, rows=rows)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_first_row_has_the_headings() -> None:
    assert rows_of(grid_csv(matrix_of())) == [TITLES]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        pytest.param("a", "a", id="a text"),
        pytest.param("a,b;c\td", "a,b;c\td", id="separators"),
        pytest.param('a "b" c', 'a "b" c', id="quotes"),
        pytest.param("a\nb", "a\nb", id="a line break"),
        pytest.param("", "", id="nothing"),
        pytest.param("Әділет «құқық»", "Әділет «құқық»", id="Kazakh letters"),
        pytest.param(17, "17", id="a number"),
        pytest.param(("a", "b, c"), "a\nb, c", id="a list"),
        pytest.param((), "", id="an empty list"),
        pytest.param("'=1", "'=1", id="no formula"),
    ],
)
def test_a_cell_reads_back(cell: Cell, read: str) -> None:
    content = grid_csv(matrix_of(("x", 1, cell)))
    assert rows_of(content) == [TITLES, ["x", "1", read]]


def test_a_spreadsheet_is_told_that_it_is_utf8() -> None:
    assert grid_csv(matrix_of()).startswith(b"\xef\xbb\xbf")


def test_lines_end_as_the_standard_asks() -> None:
    content = grid_csv(matrix_of(("a", 1, "b\nc")))
    assert content.count(b"\r\n") == 2
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("cell", "value"), [("a", "a"), (1, 1), (("a", "b"), "a\nb"), (("a",), "a"), ((), "")]
)
def test_a_list_is_one_value_with_a_line_an_item(cell: Cell, value: str | int) -> None:
    assert flat(cell) == value
