"""A table as JSON: its columns, and an object a row; lists stay lists."""

import json
from datetime import date

from afterword.views.grid import Grid


def grid_json(grid: Grid, day: date) -> bytes:
    """Return a table as JSON, with the keys of its columns in their order, and its day."""
    keys = [column.key for column in grid.columns]
    document = {
        "title": grid.title,
        "as_of": day.isoformat(),
        "columns": [{"key": column.key, "heading": column.heading} for column in grid.columns],
        "rows": [dict(zip(keys, row, strict=True)) for row in grid.rows],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
