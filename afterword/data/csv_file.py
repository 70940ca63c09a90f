"""Tables as CSV: UTF-8 with a byte-order mark, RFC 4180, a row a line of the table."""

import csv
import io

from afterword.views.grid import Cell, Grid


def grid_csv(grid: Grid) -> bytes:
    """Return a table as CSV, headings first; a list's items stand on lines of one cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.heading for column in grid.columns)
    writer.writerows([flat(cell) for cell in row] for row in grid.rows)
    return text.getvalue().encode("utf-8-sig")


def flat(cell: Cell) -> str | int:
    """Return a cell as one value: the items of a list on lines of their own."""
    return "\n".join(cell) if isinstance(cell, tuple) else cell
