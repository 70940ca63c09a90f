"""What figures come to: from other figures or from data, rounded as they are printed."""

from decimal import Decimal
from pathlib import Path

import pytest

from afterword.linking.computing import comes_to, number_of, rows_where
from afterword.model.tables import DataTable
from tests.unit.small_annex import DATA_FILE, FIGURE_FILE, figure, figures_yaml, with_annex
from tests.unit.small_project import Value, small_register

OTHERS = (
    figure("ten", "10"),
    figure("four", "4"),
    figure("three", "3"),
    figure("none", "0"),
    figure("less", "-2.5"),
    figure("tenth", "0.1"),
    figure("fifth", "0.2"),
    figure("thousands", "342,885"),
)


def computed(
    folder: Path, value: str, way: Value, *, like: str | None = None, data: str | None = None
) -> Decimal | None:
    """Return what a figure comes to that is printed as a value and computed in some way."""
    figures = figures_yaml(*OTHERS, figure("x", value, computed=way))
    changes = {FIGURE_FILE: figures, **({DATA_FILE: data} if data else {})}
    register = small_register(folder, with_annex(changes))
    return comes_to(register, register.figures["x"], like)


@pytest.mark.parametrize(
    ("way", "value", "found"),
    [
        pytest.param({"sum": ["ten", "four", "three"]}, "17", "17", id="a sum"),
        pytest.param({"sum": ["ten", "ten"]}, "20", "20", id="a figure with itself"),
        pytest.param({"sum": ["tenth", "fifth"]}, "0.3", "0.3", id="tenths, which no float holds"),
        pytest.param({"sum": ["ten", "less"]}, "7.5", "7.5", id="one less than nothing"),
        pytest.param({"sum": ["thousands", "ten"]}, "1", "342895", id="with commas"),
        pytest.param({"difference": ["four", "ten"]}, "-6", "-6", id="a difference"),
        pytest.param({"product": ["ten", "four", "three"]}, "120", "120", id="a product"),
        pytest.param({"quotient": ["ten", "four"]}, "2.5", "2.5", id="a quotient"),
        pytest.param({"quotient": ["ten", "four"]}, "3", "3", id="rounded up"),
        pytest.param({"quotient": ["ten", "three"]}, "3", "3", id="rounded down"),
        pytest.param({"quotient": ["ten", "three"]}, "3.333", "3.333", id="three decimals"),
        pytest.param({"quotient": ["none", "ten"]}, "0", "0", id="nothing divided"),
        pytest.param({"share": ["three", "four"]}, "75", "75", id="a share"),
        pytest.param({"share": ["ten", "three"]}, "333.33", "333.33", id="more than all"),
    ],
)
def test_a_figure_is_computed_from_others_and_rounded_as_it_is_printed(
    tmp_path: Path, way: Value, value: str, found: str
) -> None:
    assert str(computed(tmp_path, value, way)) == found


@pytest.mark.parametrize(
    ("way", "found"),
    [
        pytest.param({"rows": "counts"}, "4", id="rows"),
        pytest.param({"rows": "counts", "where": {"kind": "Open"}}, "2", id="some rows"),
        pytest.param({"rows": "counts", "where": {"kind": ["Open", "Late"]}}, "3", id="of two"),
        pytest.param(
            {"rows": "counts", "where": {"kind": ["Open", "Late"], "district": "Қала I"}},
            "2",
            id="in two columns",
        ),
        pytest.param({"rows": "counts", "distinct": "district"}, "2", id="different values"),
        pytest.param(
            {"rows": "counts", "distinct": "district", "where": {"kind": "Late"}},
            "1",
            id="different values of some rows",
        ),
        pytest.param({"total": "counts", "column": "stations"}, "1212", id="a total"),
        pytest.param(
            {"total": "counts", "column": "stations", "where": {"kind": "Open"}},
            "1174",
            id="a total of some rows",
        ),
    ],
)
def test_a_figure_is_computed_from_data(tmp_path: Path, way: Value, found: str) -> None:
    assert str(computed(tmp_path, "1", way)) == found


def test_a_figure_of_a_value_that_no_row_has_is_not_computed(tmp_path: Path) -> None:
    assert computed(tmp_path, "1", {"rows": "counts", "where": {"kind": "Never"}}) is None


def test_decimals_of_data_are_added_up_exactly(tmp_path: Path) -> None:
    data = "kind,share\na,82.20\nb,7.18\nc,0.1\nd,0.2\n"
    way: Value = {"total": "counts", "column": "share"}
    assert str(computed(tmp_path, "89.68", way, data=data)) == "89.68"


@pytest.mark.parametrize(
    ("nearest", "found"),
    [("1", "902329"), ("10", "902330"), ("1000", "902000"), ("100000", "900000")],
)
def test_a_figure_may_be_rounded_further(tmp_path: Path, nearest: str, found: str) -> None:
    others = (figure("whole", "342,885,000"), figure("rate", "380"))
    way: Value = {"quotient": ["whole", "rate"], "nearest": nearest}
    figures = figures_yaml(*others, figure("x", "1", computed=way))
    register = small_register(tmp_path, with_annex({FIGURE_FILE: figures}))
    assert str(comes_to(register, register.figures["x"])) == found


def test_a_half_of_what_is_rounded_to_goes_up(tmp_path: Path) -> None:
    way: Value = {"sum": ["ten", "none"], "nearest": "4"}
    assert str(computed(tmp_path, "12", way)) == "12"


def test_a_figure_may_be_rounded_as_another_number_is_printed(tmp_path: Path) -> None:
    way: Value = {"quotient": ["ten", "three"]}
    assert str(computed(tmp_path, "3", way, like="3.30")) == "3.33"


@pytest.mark.parametrize(
    ("way", "data"),
    [
        pytest.param({"sum": ["ten", "eleven"]}, None, id="a figure that there is not"),
        pytest.param({"quotient": ["ten", "none"]}, None, id="divided by 0"),
        pytest.param({"share": ["ten", "none"]}, None, id="a share of 0"),
        pytest.param({"rows": "votes"}, None, id="data that there are not"),
        pytest.param({"rows": "counts", "distinct": "place"}, None, id="a column to count"),
        pytest.param({"rows": "counts", "where": {"place": "A"}}, None, id="a column to look in"),
        pytest.param({"total": "counts", "column": "votes"}, None, id="a column to add up"),
        pytest.param({"total": "counts", "column": "kind"}, None, id="words"),
        pytest.param({"total": "counts", "column": "n"}, 'n\n1\n"98,10"\n', id="no number"),
        pytest.param({"total": "counts", "column": "n"}, "m,n\n1,1\n2,\n", id="an empty value"),
    ],
)
def test_a_figure_comes_to_nothing_where_something_is_missing(
    tmp_path: Path, way: Value, data: str | None
) -> None:
    assert computed(tmp_path, "1", way, data=data) is None


def test_a_figure_that_is_not_computed_comes_to_nothing(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    assert comes_to(register, register.figures["listed-voters"]) is None


def test_a_figure_counts_as_it_is_printed_where_it_is_itself_computed(tmp_path: Path) -> None:
    figures = figures_yaml(
        *OTHERS,
        figure("third", "3", computed={"quotient": ["ten", "three"]}),
        figure("x", "30", computed={"product": ["third", "ten"]}),
    )
    register = small_register(tmp_path, with_annex({FIGURE_FILE: figures}))
    assert comes_to(register, register.figures["x"]) == Decimal(30)


DATA = DataTable(
    name="counts",
    columns=("a", "b"),
    rows=(("1", "x"), ("2", "y"), ("1", "y"), ("1", "x")),
    lines=(2, 3, 4, 5),
)


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        pytest.param({}, DATA.rows, id="all"),
        pytest.param({"a": ("1",)}, (("1", "x"), ("1", "y"), ("1", "x")), id="of one value"),
        pytest.param({"b": ("y", "x")}, DATA.rows, id="of either value"),
        pytest.param({"a": ("1",), "b": ("y",)}, (("1", "y"),), id="of both columns"),
        pytest.param({"a": ("01",)}, (), id="of none"),
    ],
)
def test_rows_are_those_that_have_what_is_asked_for_in_their_order(
    where: dict[str, tuple[str, ...]], rows: tuple[tuple[str, ...], ...]
) -> None:
    assert rows_where(DATA, where) == rows


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", Decimal(12)),
        ("9,810,852", Decimal(9810852)),
        ("82.20", Decimal("82.20")),
        ("-3", Decimal(-3)),
    ],
)
def test_a_text_of_digits_is_a_number(text: str, number: Decimal) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "n/a", "82,20", "1e3", "Infinity", "NaN", "1 000", "12%"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert number_of(text) is None
