"""Tables for people and spreadsheets: no cell begins a formula, and each one fits."""

import pytest

from afterword.data.tables import flat
from afterword.views.matrix.grid import LONGEST, Cell, Column, Grid, fitting, make_grid, safe

MOST = 32_767
"""How many characters a cell of a spreadsheet has at most."""

COLUMNS: tuple[Column[str], ...] = (
    Column(key="words", heading="Words", width=20, cell=lambda one: one),
    Column(
        key="letters",
        heading="Letters",
        width=9,
        cell=tuple,
        is_compact=True,
    ),
    Column(key="length", heading="How long", width=5, cell=len),
)


def made(*subjects: str) -> Grid:
    return make_grid("T", COLUMNS, subjects)


def test_a_table_has_a_row_for_each_subject_in_their_order() -> None:
    assert made("ab", "", "c").rows == (("ab", ("a", "b"), 2), ("", (), 0), ("c", ("c",), 1))


def test_a_table_without_subjects_has_its_columns() -> None:
    grid = made()
    assert (grid.title, grid.rows) == ("T", ())
    assert [(one.key, one.heading, one.width, one.is_compact) for one in grid.columns] == [
        ("words", "Words", 20, False),
        ("letters", "Letters", 9, True),
        ("length", "How long", 5, False),
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param("=1", "'=1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@a", "'@a", id="at"),
        pytest.param("\t=1", "'\t=1", id="a tab"),
        pytest.param("\r=1", "'\r=1", id="a carriage return"),
        pytest.param("a=1", "a=1", id="a sign that comes later"),
        pytest.param(" =1", " =1", id="a blank before it"),
        pytest.param("'=1", "'=1", id="an apostrophe before it"),
        pytest.param("", "", id="nothing"),
        pytest.param("Әділет", "Әділет", id="Kazakh letters"),
        pytest.param(-1, -1, id="a number, which is no text"),
        pytest.param(("a", "=1", "-"), ("a", "'=1", "'-"), id="each of a list"),
        pytest.param((), (), id="an empty list"),
    ],
)
def test_no_cell_begins_a_formula(cell: Cell, shown: Cell) -> None:
    assert safe(cell) == shown


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("a" * LONGEST, id="a text"),
        pytest.param(("a" * (LONGEST - 1),), id="a list of one"),
        pytest.param(("a" * 99,) * (LONGEST // 100), id="a list, with its line breaks"),
        pytest.param(10**40, id="a number"),
        pytest.param((), id="nothing"),
    ],
)
def test_what_fits_stays_as_it_is(cell: Cell) -> None:
    assert fitting(cell) == cell


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    ending = " … see the page of the recommendation"
    assert fitting("ә" * (LONGEST + 1)) == f"{'ә' * (LONGEST - len(ending))}{ending}"
    words = str(fitting("word " * LONGEST))
    assert words.endswith(f"word{ending}")
    assert len(words) <= LONGEST


@pytest.mark.parametrize(
    ("cell", "kept", "more"),
    [
        pytest.param(("a" * 999,) * 33, 32, 1, id="one item too many"),
        pytest.param(("a" * 999,) * 100, 32, 68, id="many"),
        pytest.param(("a" * LONGEST, "b"), 1, 1, id="the first fills it"),
        pytest.param(("a" * LONGEST * 2, "b"), 0, 2, id="the first is too long already"),
    ],
)
def test_a_list_that_is_too_long_keeps_its_first_items_and_says_how_many_more(
    cell: tuple[str, ...], kept: int, more: int
) -> None:
    last = f"… and {more} more: see the page of the recommendation"
    assert fitting(cell) == (*cell[:kept], last)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("=" * MOST, id="a text"),
        pytest.param(("=",) * MOST, id="a list of signs, with an apostrophe before each"),
        pytest.param(("=",) * (LONGEST // 2), id="a list that the apostrophes make too long"),
        pytest.param(("a" * LONGEST, "b"), id="a list whose first item fills it"),
        pytest.param(("a" * (MOST * 3),), id="an item"),
    ],
)
def test_no_cell_of_a_table_has_more_than_a_spreadsheet_holds(cell: Cell) -> None:
    column: Column[Cell] = Column(key="a", heading="A", width=1, cell=lambda one: one)
    ((shown,),) = make_grid("T", (column,), [cell]).rows
    assert len(str(flat(shown))) <= MOST
