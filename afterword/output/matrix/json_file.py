"""The matrix as JSON: its columns, and an object a row; lists stay lists."""

import json

from afterword.views.matrix import Matrix


def matrix_json(matrix: Matrix) -> bytes:
    """Return the matrix as JSON, with the keys of its columns in their order."""
    keys = [column.key for column in matrix.columns]
    document = {
        "columns": [{"key": column.key, "heading": column.heading} for column in matrix.columns],
        "rows": [dict(zip(keys, row, strict=True)) for row in matrix.rows],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
