"""Figures: the numbers that a report relies on, and how some of them follow from others."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from afterword.model.record import (
    Count,
    FigureId,
    Id,
    Identified,
    NoteId,
    Number,
    Record,
    Text,
    record_error,
    value_error,
)


def _as_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrMore = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A value, or a list of values of which any will do."""

Where = Mapping[Id, OneOrMore]
"""Which rows of a data file are meant: for each column, the values that will do."""


class Way(Enum):
    """How a figure follows from others, or from a data file."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    SHARE = "share"
    ROWS = "rows"
    TOTAL = "total"


_OF_TWO = (Way.DIFFERENCE, Way.QUOTIENT, Way.SHARE)
OF_FIGURES = (Way.SUM, Way.PRODUCT, *_OF_TWO)
"""The ways in which a figure follows from others."""


class Computed(Record):
    """How a figure follows from others or from a data file: one way, and what it needs."""

    sum: tuple[FigureId, ...] = ()
    """Figures that are added up."""
    difference: tuple[FigureId, ...] = ()
    """Two figures: the first less the second."""
    product: tuple[FigureId, ...] = ()
    """Figures that are multiplied."""
    quotient: tuple[FigureId, ...] = ()
    """Two figures: the first divided by the second."""
    share: tuple[FigureId, ...] = ()
    """Two figures: how many per cent of the second the first is."""
    rows: Id | None = None
    """A data file whose rows are counted."""
    total: Id | None = None
    """A data file of which a column is added up."""
    column: Id | None = None
    """With `total`, the column."""
    distinct: Id | None = None
    """With `rows`, a column: its different values are counted."""
    where: Where = Field(default_factory=dict)
    """With `rows` and `total`, which rows."""
    nearest: Count = 1
    """To what it is rounded: 1000 for thousands."""

    @property
    def way(self) -> Way:
        """How it is computed."""
        return next(way for way in Way if getattr(self, way.value))

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that it is computed from, in order."""
        return getattr(self, self.way.value) if self.way in OF_FIGURES else ()

    @property
    def data(self) -> str | None:
        """The name of the data file that it is computed from."""
        return self.rows or self.total

    @model_validator(mode="after")
    def _is_one_way(self) -> "Computed":
        ways = [way for way in Way if getattr(self, way.value)]
        names = ", ".join(way.value for way in Way)
        if len(ways) != 1:
            raise record_error(f"is computed in {len(ways)} ways", f"give one of {names}")
        way = ways[0]
        if way in _OF_TWO and len(self.figures) != len(("first", "second")):
            raise record_error(
                f"needs two figures for a {way.value}", f"write `{way.value}: [first, second]`"
            )
        if way in OF_FIGURES and len(self.figures) < len(("first", "second")):
            raise record_error(
                f"needs two figures or more for a {way.value}", "name them in a list"
            )
        if (way is Way.TOTAL) != (self.column is not None):
            raise value_error(
                "`total` and `column` go together", "name the data file and its column"
            )
        if self.distinct and way is not Way.ROWS:
            raise value_error("`distinct` goes with `rows`", "remove it, or count the rows")
        if self.where and way in OF_FIGURES:
            raise value_error("`where` goes with `rows` or `total`", "remove it")
        return self


class Discrepancy(Record):
    """What a figure of the published report comes to when it is computed, where that differs."""

    computed: Number
    note: NoteId
    """The editors' note that tells it."""


class Figure(Identified):
    """A number that the report relies on, stated once, as the official report prints it."""

    value: Number
    unit: Text
    place: Text
    """Where the official report gives it; where it does not, how it is found."""
    computed: Computed | None = None
    discrepancy: Discrepancy | None = None
    note: Text | None = None
    kept: Text | None = None
    """Why it is kept although no text prints it."""

    @model_validator(mode="after")
    def _differs_from_something(self) -> "Figure":
        if self.discrepancy and not self.computed:
            raise record_error("has a discrepancy and is not computed", "add `computed:`")
        return self
