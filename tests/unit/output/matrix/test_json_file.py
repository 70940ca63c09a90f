"""The matrix as JSON, read back."""

import json

from afterword.output.matrix.json_file import matrix_json
from afterword.views.matrix import COLUMNS, Matrix

ROW = ('Ә, "b"\n', 7, ("a", "b"))
MATRIX = Matrix(columns=COLUMNS[:3], rows=(ROW, ("c", 8, ())), ids=("r1", "r2"))


def test_columns_have_their_keys_and_headings_in_their_order() -> None:
    document = json.loads(matrix_json(MATRIX))
    assert document["columns"] == [
        {"key": column.key, "heading": column.heading} for column in COLUMNS[:3]
    ]


def test_a_row_is_an_object_in_which_lists_and_numbers_stay_what_they_are() -> None:
    document = json.loads(matrix_json(MATRIX))
    keys = [column.key for column in COLUMNS[:3]]
    assert [list(row) for row in document["rows"]] == [keys, keys]
    assert [list(row.values()) for row in document["rows"]] == [
        ['Ә, "b"\n', 7, ["a", "b"]],
        ["c", 8, []],
    ]


def test_letters_are_written_as_they_are_and_the_file_ends_with_a_line() -> None:
    content = matrix_json(MATRIX)
    assert "Ә".encode() in content
    assert content.endswith(b"}\n")
