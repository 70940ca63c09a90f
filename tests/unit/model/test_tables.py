"""Tables: what one shows of a data file, and how."""

import pytest
from pydantic import ValidationError

from afterword.model.tables import ColumnKind, Table
from tests.unit.model.refusals import words_of
from tests.unit.small_project import Value

COLUMN: dict[str, Value] = {"key": "district", "heading": "District"}
TABLE: dict[str, Value] = {
    "id": "a",
    "title": "A",
    "data": "counts",
    "columns": [COLUMN],
    "place": "Annex",
}


def test_what_a_table_does_not_say_is_empty() -> None:
    table = Table.model_validate(TABLE)
    assert (table.where, table.count_by, table.sort, table.note) == ({}, (), None, None)


def test_a_column_holds_texts_and_has_no_total_unless_it_says_otherwise() -> None:
    (column,) = Table.model_validate(TABLE).columns
    assert (column.kind, column.total) == (ColumnKind.TEXT, False)


def test_a_column_of_numbers_may_have_a_total() -> None:
    column: Value = {**COLUMN, "kind": "number", "total": "yes"}
    (found,) = Table.model_validate({**TABLE, "columns": [column]}).columns
    assert (found.kind, found.total) == (ColumnKind.NUMBER, True)


@pytest.mark.parametrize("kind", ["text", "name"])
def test_words_are_not_added_up(kind: str) -> None:
    column: Value = {**COLUMN, "kind": kind, "total": "yes"}
    with pytest.raises(ValidationError) as caught:
        Table.model_validate({**TABLE, "columns": [column]})
    assert words_of(caught.value) == ["the column 'district' has a total|make its kind: number"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("data", "counts.csv", id="the name of a file"),
        pytest.param("columns", [], id="no columns"),
        pytest.param("columns", [{**COLUMN, "kind": "money"}], id="a kind that there is not"),
        pytest.param("columns", [{**COLUMN, "total": "true"}], id="neither yes nor no"),
        pytest.param("count_by", "district", id="a text for a list"),
        pytest.param("where", ["district"], id="a list for a mapping"),
        pytest.param("place", "", id="no place"),
        pytest.param("rows", [["a"]], id="rows, which stand in the data"),
    ],
)
def test_a_table_cannot_be_so(key: str, value: Value) -> None:
    with pytest.raises(ValidationError) as caught:
        Table.model_validate({**TABLE, key: value})
    assert {error["loc"][0] for error in caught.value.errors()} == {key}
