"""Follow-up: everything that happens to a recommendation after the report."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - a field is called date
from enum import Enum
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from afterword.model.record import (
    Count,
    Day,
    Id,
    InstitutionId,
    Markdown,
    OwnId,
    PartialDate,
    Record,
    SourceId,
    Text,
    each_once,
)


class Confidence(Enum):
    """Whether a source says it, or our editors infer it."""

    STATED = "stated"
    INFERRED = "inferred"


class Implementation(Enum):
    """How far a recommendation was implemented, on ODIHR's scale of four."""

    FULLY = "fully"
    MOSTLY = "mostly"
    PARTIALLY = "partially"
    NOT = "not"


class Basis(Enum):
    """What an assessment rests on: the assessor's rating of it, or the editors' reading of the
    assessor's own words on its very subject."""

    RATING = "rating"
    READING = "reading"


class Position(Enum):
    """What the addressee or the authorities say of a recommendation."""

    ACCEPTS = "accepts"
    PARTLY = "partly"
    REJECTS = "rejects"
    REPORTS_DONE = "reports-done"
    COMMENTS = "comments"
    """They speak of it, or of the report that makes it, and take no position on it."""


class ClosureReason(Enum):
    """Why a recommendation is no longer followed."""

    SUPERSEDED = "superseded"
    OVERTAKEN = "overtaken"
    NO_LONGER_APPLICABLE = "no-longer-applicable"


class Recorded(Record):
    """When and by whom an entry was written down."""

    date: Day
    by: Text


class Review(Record):
    """The editors looked again for news; what they opened, and what it says or does not say."""

    date: Day
    by: Text
    text: Text
    sources: Annotated[tuple[SourceId, ...], AfterValidator(each_once)] = ()
    """What they opened."""
    years: Annotated[tuple[Count, ...], AfterValidator(each_once)] = ()
    """The years of which these sources speak: they count as covered, whatever was found."""


class EntryBase(Record):
    """What every follow-up entry says: when, what, on what evidence."""

    id: OwnId
    date: PartialDate
    text: Markdown
    sources: Annotated[tuple[SourceId, ...], AfterValidator(each_once)] = Field(min_length=1)
    quoted_by: Id | None = None
    """The source among `sources` that reports the words, where their own text was not seen."""
    confidence: Confidence = Confidence.STATED
    recorded: Recorded

    @property
    def happened_by(self) -> Date:
        """The first day by which it had certainly happened: a month is over, or it is on record."""
        return min(self.date.latest, self.recorded.date)


class Development(EntryBase):
    """Something happened; it says nothing about implementation."""

    kind: Literal["development"]
    reverses: Id | None = None
    """The assessment whose ground has gone: what it rests on no longer holds."""


class Response(EntryBase):
    """What the addressee or the authorities say."""

    kind: Literal["response"]
    by: InstitutionId
    position: Position


class Assessment(EntryBase):
    """A dated judgement of how far a recommendation, or a part of it, was implemented."""

    kind: Literal["assessment"]
    assessor: InstitutionId
    implementation: Implementation
    basis: Basis
    part: Text | None = None
    where: Text | None = None
    """The place of the assessor's words: a section, a page, a paragraph."""
    reservation: Markdown | None = None
    """What speaks against the assessment, and what would change it; it is never cut."""


READINGS_NEED = ("where", "reservation")
"""What an assessment says of itself where its basis is a reading."""


class Closure(EntryBase):
    """The recommendation is no longer followed."""

    kind: Literal["closure"]
    closure: ClosureReason


class Correction(EntryBase):
    """An earlier entry was wrong."""

    kind: Literal["correction"]
    corrects: Id


FollowUpEntry = Annotated[
    Development | Response | Assessment | Closure | Correction, Field(discriminator="kind")
]
"""Any follow-up entry, told apart by its kind."""

ENTRY_MODELS: Mapping[str, type[EntryBase]] = {
    kind: model
    for model in get_args(get_args(FollowUpEntry)[0])
    for kind in get_args(model.model_fields["kind"].annotation)
}
"""The model of each kind of follow-up entry, by its kind, in the order in which they are named."""
