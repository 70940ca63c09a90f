"""Figures: how they are computed, one way at a time, and what a discrepancy needs."""

import pytest
from pydantic import ValidationError

from afterword.model.figures import Computed, Figure, Way
from tests.unit.model.refusals import words_of
from tests.unit.small_project import Value

FIGURE: dict[str, Value] = {"id": "a", "value": "7", "unit": "seats", "place": "Section I"}


def computed(**keys: Value) -> Computed:
    return Computed.model_validate(keys)


def refusals(model: type[Computed | Figure], value: Value) -> list[str]:
    """Return what is said of a value that is refused."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value)
    return words_of(caught.value)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("82.20", "82.20", id="decimals"),
        pytest.param("9,810,852", "9810852", id="commas between thousands"),
        pytest.param("1,212.50", "1212.50", id="commas and decimals"),
        pytest.param("-3", "-3", id="less than nothing"),
    ],
)
def test_a_figure_keeps_its_digits_without_commas(written: str, kept: str) -> None:
    assert Figure.model_validate({**FIGURE, "value": written}).value == kept


@pytest.mark.parametrize(
    ("keys", "way", "figures", "data"),
    [
        pytest.param({"sum": ["b", "a", "c"]}, Way.SUM, ("b", "a", "c"), None, id="a sum"),
        pytest.param({"product": ["b", "a"]}, Way.PRODUCT, ("b", "a"), None, id="a product"),
        pytest.param({"difference": ["b", "a"]}, Way.DIFFERENCE, ("b", "a"), None, id="less"),
        pytest.param({"quotient": ["b", "a"]}, Way.QUOTIENT, ("b", "a"), None, id="a quotient"),
        pytest.param({"share": ["b", "a"]}, Way.SHARE, ("b", "a"), None, id="a share"),
        pytest.param({"sum": ["a", "a"]}, Way.SUM, ("a", "a"), None, id="one figure twice"),
        pytest.param({"rows": "counts"}, Way.ROWS, (), "counts", id="rows"),
        pytest.param(
            {"rows": "counts", "distinct": "kind", "where": {"kind": "A"}},
            Way.ROWS,
            (),
            "counts",
            id="different values of some rows",
        ),
        pytest.param({"total": "counts", "column": "n"}, Way.TOTAL, (), "counts", id="a total"),
    ],
)
def test_a_figure_is_computed_from_figures_or_from_a_data_file(
    keys: dict[str, Value], way: Way, figures: tuple[str, ...], data: str | None
) -> None:
    found = computed(**keys)
    assert (found.way, found.figures, found.data) == (way, figures, data)


@pytest.mark.parametrize(
    ("written", "values"),
    [
        pytest.param("North", ("North",), id="one value"),
        pytest.param(["North", "Қала I"], ("North", "Қала I"), id="several"),
        pytest.param(" 12 ", ("12",), id="blanks around"),
    ],
)
def test_rows_are_asked_for_by_one_value_or_by_any_of_several(
    written: Value, values: tuple[str, ...]
) -> None:
    assert computed(rows="counts", where={"district": written}).where == {"district": values}


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        pytest.param(
            {},
            "is computed in 0 ways|give one of sum, difference, product, quotient, share, "
            "rows, total",
            id="no way",
        ),
        pytest.param(
            {"sum": ["a", "b"], "rows": "counts"},
            "is computed in 2 ways|give one of sum, difference, product, quotient, share, "
            "rows, total",
            id="two ways",
        ),
        pytest.param(
            {"sum": ["a"]},
            "needs two figures or more for a sum|name them in a list",
            id="a sum of one",
        ),
        pytest.param(
            {"product": ["a"]},
            "needs two figures or more for a product|name them in a list",
            id="a product of one",
        ),
        pytest.param(
            {"difference": ["a", "b", "c"]},
            "needs two figures for a difference|write `difference: [first, second]`",
            id="a difference of three",
        ),
        pytest.param(
            {"quotient": ["a"]},
            "needs two figures for a quotient|write `quotient: [first, second]`",
            id="a quotient of one",
        ),
        pytest.param(
            {"share": ["a", "b", "c"]},
            "needs two figures for a share|write `share: [first, second]`",
            id="a share of three",
        ),
        pytest.param(
            {"total": "counts"},
            "`total` and `column` go together|name the data file and its column",
            id="a total of no column",
        ),
        pytest.param(
            {"rows": "counts", "column": "n"},
            "`total` and `column` go together|name the data file and its column",
            id="rows of a column",
        ),
        pytest.param(
            {"total": "counts", "column": "n", "distinct": "kind"},
            "`distinct` goes with `rows`|remove it, or count the rows",
            id="a total of different values",
        ),
        pytest.param(
            {"sum": ["a", "b"], "where": {"kind": "A"}},
            "`where` goes with `rows` or `total`|remove it",
            id="figures where",
        ),
    ],
)
def test_how_a_figure_is_computed_is_one_way_with_what_it_needs(
    keys: dict[str, Value], message: str
) -> None:
    assert refusals(Computed, keys) == [message]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        pytest.param({"sum": ["A b", "c"]}, "sum", id="no id"),
        pytest.param({"rows": "counts.csv"}, "rows", id="the name of a file"),
        pytest.param({"where": {"kind": []}}, "where", id="no value to look for"),
        pytest.param({"where": {"kind": " "}}, "where", id="an empty value"),
        pytest.param({"where": {"A kind": "A"}}, "where", id="no name of a column"),
        pytest.param({"nearest": "0"}, "nearest", id="rounded to 0"),
        pytest.param({"average": "n"}, "average", id="a way that there is not"),
    ],
)
def test_how_a_figure_is_computed_cannot_be_so(keys: dict[str, Value], key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        computed(**{"rows": "counts", **keys})
    assert {error["loc"][0] for error in caught.value.errors()} == {key}


def test_a_figure_is_not_rounded_further_unless_it_says_so() -> None:
    assert (computed(rows="counts").nearest, computed(rows="a", nearest="1000").nearest) == (
        1,
        1000,
    )


def test_what_a_figure_does_not_say_is_empty() -> None:
    figure = Figure.model_validate(FIGURE)
    assert (figure.computed, figure.discrepancy, figure.note, figure.kept) == (None,) * 4


def test_a_figure_tells_what_it_comes_to_and_which_note_says_so() -> None:
    discrepancy = {"computed": "1,008.5", "note": "seats"}
    figure = Figure.model_validate(
        {**FIGURE, "computed": {"rows": "counts"}, "discrepancy": discrepancy}
    )
    assert figure.discrepancy is not None
    assert (figure.discrepancy.computed, figure.discrepancy.note) == ("1008.5", "seats")


def test_a_figure_that_is_not_computed_differs_from_nothing() -> None:
    discrepancy = {"computed": "8", "note": "seats"}
    assert refusals(Figure, {**FIGURE, "discrepancy": discrepancy}) == [
        "has a discrepancy and is not computed|add `computed:`"
    ]
