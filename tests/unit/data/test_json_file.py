"""The matrix as JSON, read back."""

import json
from datetime import date

from afterword.data.tables import grid_json
from afterword.views.matrix.grid import Grid, Heading

ROW = ('Ә, "b"\n', 7, ("a", "b"))
COLUMNS = tuple(
    Heading(key=key, heading=key.upper(), width=9, is_compact=True) for key in ("a", "b", "c")
)
DAY = date(2024, 1, 2)
MATRIX = Grid(title="T", columns=COLUMNS, rows=(ROW, ("c", 8, ())))


def test_columns_have_their_keys_and_headings_in_their_order() -> None:
    document = json.loads(grid_json(MATRIX, DAY))
    assert document["columns"] == [
        {"key": column.key, "heading": column.heading} for column in COLUMNS
    ]


def test_a_row_is_an_object_in_which_lists_and_numbers_stay_what_they_are() -> None:
    document = json.loads(grid_json(MATRIX, DAY))
    keys = [column.key for column in COLUMNS]
    assert [list(row) for row in document["rows"]] == [keys, keys]
    assert [list(row.values()) for row in document["rows"]] == [
        ['Ә, "b"\n', 7, ["a", "b"]],
        ["c", 8, []],
    ]


def test_letters_are_written_as_they_are_and_the_file_ends_with_a_line() -> None:
    content = grid_json(MATRIX, DAY)
    assert "Ә".encode() in content
    assert content.endswith(b"}\n")
