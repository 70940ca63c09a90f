"""What the page of the matrix loads on demand, of the very rows that every other form of it has.

The files stand below `assets/matrix/`. A script that the page adds gives each of them to
`afterwordMatrix`, so that they can be read where nothing may be fetched: from `file://`.
"""

import json
from collections.abc import Iterator

from afterword.views.grid import Cell, Grid, Heading

FOLDER = "assets/matrix"

CHUNK = 25
"""How many rows' details are in a file."""

DETAILS = (
    "recommendation",
    "parts",
    "suggested_legal_change",
    "context",
    "assessments",
    "developments",
    "responses",
    "prior_missions",
    "later_missions",
    "similar_to",
    "rests_on",
    "asks_to_change",
)
"""The columns that an opened row shows, in this order."""

NEWEST_FIRST = "developments"
"""Of this column an opened row shows the last items only, as it can be long."""

BROAD = 30
"""From this width on, in characters, a column takes the whole breadth of a card."""

EMPTY: tuple[Cell, ...] = ("", ())
"""Cells that say nothing."""

NEWEST = 3
"""How many of its items."""


def matrix_page_files(grid: Grid) -> dict[str, bytes]:
    """Return the files of the matrix page by their paths from the site's root: one for each column
    that it does not show itself, the details of its rows, and the widths of its columns."""
    texts = {**dict(_column_files(grid)), **dict(_row_files(grid)), "columns.css": _styles(grid)}
    return {f"{FOLDER}/{path}": text.encode() for path, text in texts.items()}


def _column_files(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield the cells of each column by the references of the rows; empty ones are left out."""
    for at, column in enumerate(grid.columns):
        if not column.is_compact:
            name = f"columns/{column.key}"
            cells = {_id(row): row[at] for row in grid.rows if row[at] not in EMPTY}
            yield f"{name}.js", _script(name, cells)


def _row_files(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield what opened rows show: by reference, pairs of a column and its cell."""
    places = {column.key: at for at, column in enumerate(grid.columns)}
    for start in range(0, len(grid.rows), CHUNK):
        name = f"rows-{start // CHUNK:03}"
        rows = {
            _id(row): [
                [key, _shown(key, row[places[key]])]
                for key in DETAILS
                if row[places[key]] not in EMPTY
            ]
            for row in grid.rows[start : start + CHUNK]
        }
        yield f"{name}.js", _script(name, rows)


def _id(row: tuple[Cell, ...]) -> str:
    return str(row[0])


def _shown(key: str, cell: Cell) -> Cell:
    """Return a cell as an opened row shows it: of a long one the newest items, and how many
    more there are."""
    if key != NEWEST_FIRST or not isinstance(cell, tuple):
        return cell
    newest, more = cell[: -NEWEST - 1 : -1], len(cell[:-NEWEST])
    return (*newest, f"… and {more} before: see its page") if more else newest


def _script(name: str, values: object) -> str:
    """Return a script that gives values to the page."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f'afterwordMatrix.loaded("{name}",{text});\n'


def _styles(grid: Grid) -> str:
    """Return the style sheet of the columns: their shares of the page, their widths where others
    are chosen, and for cards their names, and which of them take the whole breadth."""
    compact = [column for column in grid.columns if column.is_compact]
    whole = sum(_rem(column) for column in compact)
    lines = []
    for column in compact:
        share = 100 * _rem(column) / whole
        lines.append(f".aw-matrix col.aw-col-{column.key} {{ width: {share:.2f}%; }}")
    for column in grid.columns:
        rem = _rem(column)
        lines.append(f".aw-matrix--chosen col.aw-col-{column.key} {{ width: {rem:.1f}rem; }}")
    lines.append("@media screen and (max-width: 60em) {")
    for at, column in enumerate(compact, 1):
        words = json.dumps(column.heading, ensure_ascii=False)
        cell = f".aw-matrix:not(.aw-matrix--live) tr > :nth-child({at})"
        lines.append(f"{cell}::before {{ content: {words}; }}")
        if column.width >= BROAD:
            lines.append(f"{cell} {{ grid-column: 1 / -1; }}")
    for column in grid.columns:
        if column.width >= BROAD:
            lines.append(f'.aw-matrix td[data-key="{column.key}"] {{ grid-column: 1 / -1; }}')
    return "\n".join([*lines, "}", ""])


def _rem(column: Heading) -> float:
    """Return the width of a column on a screen, by its width in spreadsheets, in rem: of 20 px,
    as everywhere in Material."""
    return min(max(column.width * 0.288, 3.6), 19.2)
