"""Tables in print: long ones in rows beside each other, what is in every row said once."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from afterword.model.tables import ColumnKind, TableColumn
from afterword.pdf.tables import PrintedTable, printed_table
from afterword.project.resources import TEMPLATES
from afterword.views.report.tables import TableView


def table(*rows: tuple[str, ...], numbers: bool = False, totals: tuple[str, ...] = ()) -> TableView:
    """Return a table of names, towns and, where asked for, numbers."""
    columns = [TableColumn(key=f"c{at}", heading=f"C{at}") for at in range(len(rows[0]))]
    if numbers:
        columns[-1] = TableColumn(key="n", heading="N", kind=ColumnKind.NUMBER)
    return TableView(
        id="t",
        title="T",
        columns=tuple(columns),
        rows=rows,
        totals=totals,
        place="Annex",
        note="",
        languages=MappingProxyType({"Әділет": "kk"}),
    )


def words(printed: PrintedTable) -> list[list[str]]:
    """Return the words of each row, in the order in which they are read."""
    return [list(row) for line in printed.lines for row in line]


def many(count: int, *more: str) -> list[tuple[str, ...]]:
    return [(f"Name {at}", *more) for at in range(count)]


def test_a_short_table_is_printed_as_it_is() -> None:
    rows = [("a", "same"), ("b", "same")]
    printed = printed_table(table(*rows))
    assert words(printed) == [list(row) for row in rows]
    assert (printed.beside, printed.in_every_row) == (1, ())


@pytest.mark.parametrize(
    ("width", "beside"),
    [
        pytest.param(10, 3, id="narrow rows"),
        pytest.param(45, 2, id="wide rows"),
        pytest.param(100, 1, id="rows that need all the room"),
    ],
)
def test_rows_of_a_long_table_stand_beside_each_other_as_they_fit(width: int, beside: int) -> None:
    rows = [(f"{at}".ljust(width, "x"), f"{at}") for at in range(50)]
    printed = printed_table(table(*rows))
    assert printed.beside == beside
    assert words(printed) == [list(row) for row in rows]
    assert {len(line) for line in printed.lines[:-1]} == {beside}
    assert 9_900 <= sum(printed.widths) * beside <= 10_000


def test_a_few_long_cells_do_not_widen_a_column() -> None:
    rows = [(f"{at}", "x" * (40 if at == 7 else 10)) for at in range(40)]
    assert printed_table(table(*rows)).beside == 3


def test_what_is_the_same_in_every_row_of_a_long_table_is_said_once() -> None:
    printed = printed_table(table(*[(f"{at}", "same", f"town {at}") for at in range(30)]))
    assert printed.in_every_row == (("C1", "same"),)
    assert [column.heading for column in printed.columns] == ["C0", "C2"]
    assert words(printed)[3] == ["3", "town 3"]


def test_two_columns_are_kept_whatever_is_in_them() -> None:
    printed = printed_table(table(*many(30, "same")))
    assert printed.in_every_row == ()
    assert len(printed.columns) == 2


def test_totals_keep_to_the_columns_that_are_printed() -> None:
    rows = [(f"{at}", "same", f"{at}") for at in range(30)]
    printed = printed_table(table(*rows, numbers=True, totals=("", "", "435")))
    assert printed.totals == ("", "435")


def test_the_first_cell_heads_its_row_where_numbers_follow() -> None:
    assert printed_table(table(("a", "1"), numbers=True)).has_heads
    assert not printed_table(table(("a", "b"))).has_heads
    assert not printed_table(table(*many(30, "1", "x"), numbers=True)).has_heads


def test_a_name_says_its_language() -> None:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
    )
    columns = [TableColumn(key="n", heading="N", kind=ColumnKind.NAME)]
    names = replace(table(("Әділет",), ("Coast",)), columns=tuple(columns))
    template = env.get_template("pdf/table.html.j2")
    markup = template.render(table=printed_table(names), chart=None)
    assert '<em lang="kk">Әділет</em>' in markup
    assert "<em>Coast</em>" in markup
