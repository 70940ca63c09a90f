"""Tables in print: rows of long ones stand beside each other, what is in every row stands once."""

from dataclasses import dataclass

from afterword.model.tables import ColumnKind, TableColumn
from afterword.views.report.tables import TableView

_LONG = 24
"""From how many rows on several of them stand beside each other."""
_WIDTH = 112
"""How many characters of a table's size fit beside each other on a page."""
_GAP = 3
"""How many characters the space beside a cell takes."""
_MOST = 3
"""How many rows may stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table as it is set in print."""

    view: TableView
    columns: tuple[TableColumn, ...]
    """Those that are printed."""
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    """The rows that stand beside each other, line by line, so that they are read in their order."""
    totals: tuple[str, ...]
    has_heads: bool
    """Whether the first cell of each row says of what the others are: numbers, for instance."""
    in_every_row: tuple[tuple[str, str], ...]
    """Heading and words of the columns that are left out, since they are the same in each row."""
    beside: int
    """How many rows stand beside each other."""
    widths: tuple[int, ...]
    """The width of each column of a row, in hundredths of a per cent of the table's."""


def printed_table(table: TableView) -> PrintedTable:
    """Return a table as it is set in print."""
    is_long = len(table.rows) >= _LONG
    kept = _varying(table) if is_long else list(range(len(table.columns)))
    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    needs = _needs(columns, rows)
    beside = min(max(_WIDTH // sum(needs), 1), _MOST) if is_long else 1
    return PrintedTable(
        view=table,
        columns=columns,
        lines=tuple(rows[at : at + beside] for at in range(0, len(rows), beside)),
        totals=tuple(table.totals[at] for at in kept) if table.totals else (),
        has_heads=beside == 1 and any(one.kind is ColumnKind.NUMBER for one in columns[1:]),
        in_every_row=tuple(
            (column.heading, table.rows[0][at])
            for at, column in enumerate(table.columns)
            if at not in kept
        ),
        beside=beside,
        widths=tuple(10_000 * need // (sum(needs) * beside) for need in needs),
    )


def _varying(table: TableView) -> list[int]:
    """Return which columns are not the same in every row; two are kept at least."""
    varying = [at for at, _ in enumerate(table.columns) if len({row[at] for row in table.rows}) > 1]
    return varying if len(varying) > 1 else list(range(len(table.columns)))


def _needs(columns: tuple[TableColumn, ...], rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """Return the characters that columns need, of whose cells one in ten takes a second line."""
    needs = []
    for at, column in enumerate(columns):
        lengths = sorted(len(row[at]) for row in rows) or [0]
        most, longest = lengths[len(lengths) * 9 // 10], lengths[-1]
        needs.append(max(len(column.heading), most, (longest + 1) // 2) + _GAP)
    return needs
