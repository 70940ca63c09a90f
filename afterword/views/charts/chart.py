"""A chart without its look: what is compared, and the same numbers as a table."""

from dataclasses import dataclass
from decimal import Decimal

from afterword.model.tables import ChartKind

VALUE = "value"
"""The key of a series that needs no name: the chart is of nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What is told apart in a chart: its values, one for each category."""

    key: str
    """For machines, by which it gets its look: a standing (not), or a kind of entry."""
    basis: str
    """rating, reading, or both, where it is a judgement; else empty."""
    words: str
    """In words, with the basis: "Not implemented (editors' assessment)"."""
    values: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """The sum of its values."""
        return sum(self.values, Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: what it shows in words, what it compares, and the table of its numbers."""

    id: str
    """Unique among charts."""
    title: str
    description: str
    """What it shows, in words, for those who do not see it."""
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    """One, or several that stand on each other."""
    columns: tuple[str, ...]
    """The headings of its table; the first names the categories."""
    rows: tuple[tuple[str, ...], ...]
    """Texts, numbers as they are printed."""
    totals: tuple[str, ...]
    """A last row; empty where adding up would say nothing."""

    @property
    def names_series(self) -> bool:
        """Whether its series have to be named for it to be understood."""
        return any(one.key != VALUE for one in self.series)

    @property
    def values_in_words(self) -> str:
        """What its table says, row by row, where its description does not say it; no zeros."""
        if not self.names_series:
            return ""
        return " ".join(f"{row[0]}: {', '.join(self._said(row))}." for row in self.rows)

    def _said(self, row: tuple[str, ...]) -> list[str]:
        pairs = zip(self.columns[1:], row[1:], strict=True)
        return [f"{of} {value}" for of, value in pairs if value != "0"] or ["0"]

    @property
    def sums(self) -> tuple[Decimal, ...]:
        """What the series of each category come to."""
        return tuple(
            sum((one.values[at] for one in self.series), Decimal(0))
            for at in range(len(self.categories))
        )
