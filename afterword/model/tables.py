"""Tables: what is shown of a data file, and what is counted in it."""

from dataclasses import dataclass
from enum import Enum

from pydantic import Field, model_validator

from afterword.model.figures import Where
from afterword.model.record import Id, Identified, Record, Text, Title, YesNo, value_error

COUNT = "count"
"""The column that a table of counts adds to those of its data."""


class ColumnKind(Enum):
    """How the values of a column are printed."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"


class ChartKind(Enum):
    """How a chart shows its values: one below the other, or side by side, as for what changes
    with time."""

    BARS = "bars"
    COLUMNS = "columns"


MOST_IN_CHART = {ChartKind.BARS: 40, ChartKind.COLUMNS: 60}
"""How many rows a reader can still tell apart in a chart."""


class TableChart(Record):
    """The chart that stands beside a table."""

    kind: ChartKind
    """bars: one below the other; columns: side by side, as for years."""
    label: Id
    """The column that names what is compared."""
    value: Id
    """The column of numbers that is drawn."""
    title: Title | None = None
    """What it shows; without it, the headings of the two columns."""


class TableColumn(Record):
    """A column as a reader sees it."""

    key: Id
    heading: Text
    kind: ColumnKind = ColumnKind.TEXT
    """text; name: in italics; number: thousands apart, at the right."""
    total: YesNo = False
    """Whether a last row adds it up."""


class Table(Identified):
    """What is shown of a data file."""

    title: Title
    data: Id
    """The name of the file in content/data, without .csv."""
    where: Where = Field(default_factory=dict)
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    count_by: tuple[Id, ...] = ()
    """Columns of the data: a row for each combination of their values, with how many there are."""
    sort: Id | None = None
    """The column by which rows are put in order; without it they stay as they are."""
    chart: TableChart | None = None
    """The chart of two of its columns, where people would rather look than read."""
    place: Text
    """Where the official report has it."""
    note: Text | None = None

    @model_validator(mode="after")
    def _totals_are_numbers(self) -> "Table":
        for column in self.columns:
            if column.total and column.kind is not ColumnKind.NUMBER:
                raise value_error(f"the column '{column.key}' has a total", "make its kind: number")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A data file: its columns, and its rows of texts, as they were typed."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The line in which each row begins."""
