"""Open data: what followed a recommendation, and where it stands by that."""

from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from pydantic import ConfigDict
from pydantic.config import JsonValue

from afterword.model.follow_up import Basis, ClosureReason, Confidence, Implementation, Position
from afterword.model.open_data.shared import (
    EntryId,
    Evidence,
    Given,
    Many,
    RecommendationReference,
    Reference,
    When,
)
from afterword.model.recommendation import Letter
from afterword.model.record import Id

Kind = Literal["development", "response", "assessment", "closure", "correction"]
"""What a follow-up entry is."""

Key = Literal[
    "fully",
    "mostly",
    "partially",
    "not",
    "differ",
    "in-parts",
    "reversed",
    "closed",
    "not-assessed",
]
"""Where a recommendation stands, in the order in which it is counted."""

_HAS = {
    "assessment": ("implementation", "basis", "assessor"),
    "response": ("position", "responder"),
    "closure": ("closure",),
    "correction": ("corrects",),
}
"""What each kind of entry has, and no other."""

_OF_ITS_KIND: list[JsonValue] = [
    {
        "if": {"properties": {"kind": {"const": kind}}},
        "then": {"properties": {key: {"not": {"type": "null"}} for key in keys}},
        "else": {"properties": {key: {"type": "null"} for key in keys}},
    }
    for kind, keys in _HAS.items()
]


class OpenEntry(Given):
    """A follow-up entry; what its kind does not have is null."""

    model_config = ConfigDict(json_schema_extra={"allOf": _OF_ITS_KIND})

    id: EntryId
    entry: Id
    """Its own id, which is unique among the entries of its recommendation."""
    recommendation: RecommendationReference
    kind: Kind
    """A development says nothing about implementation; an assessment is a judgement."""
    date: When
    heading: str
    """What it is, in words."""
    who: str | None
    """Whose it is, in words: of a reading, that it is the editors' of an assessor's words."""
    text: str
    reservation: str | None
    """Of an assessment: what speaks against it, and what would change it. It belongs to the value:
    whoever quotes the one quotes the other."""
    where: str | None
    """Of an assessment: the place of the assessor's words."""
    quoted_by: Id | None
    """The source that reports somebody's words, where their own text was not seen."""
    implementation: Implementation | None
    """Of an assessment."""
    basis: Basis | None
    """Of an assessment: rating, where the assessor judged this very recommendation; reading, where
    the editors read what the assessor wrote about its subject. A reading is never a rating."""
    part: Letter | None
    """Of an assessment of one part: its letter."""
    assessor: Reference | None
    """Of an assessment: who judged, or whose words the editors read."""
    position: Position | None
    """Of a response."""
    responder: Reference | None
    """Of a response: who answered."""
    closure: ClosureReason | None
    """Of a closure."""
    corrects: EntryId | None
    """Of a correction: the entry that was wrong."""
    reverses: EntryId | None
    """Of a development: the assessment that rests on what no longer holds since."""
    is_corrected: bool
    """Whether a later correction puts it aside; such an entry counts for nothing."""
    confidence: Confidence
    """Whether the sources say it, or the editors infer it."""
    sources: tuple[Evidence, ...]
    recorded: Date
    """When it was written down."""
    recorded_by: str
    page: str


class OpenReview(Given):
    """The editors looked again for news: what they opened, and what it says or does not say."""

    date: Date
    by: str
    text: str
    sources: tuple[Evidence, ...]
    """What they opened."""
    years: tuple[Many, ...]
    """The years of which these sources speak."""


class OpenAssessment(Given):
    """The latest judgement of an assessor of the whole of a recommendation, or of a part."""

    follow_up: EntryId
    """Its entry."""
    assessor: Reference
    implementation: Implementation
    basis: Basis
    """rating: of this very recommendation; reading: the editors' own, never a rating."""
    words: str
    """Whose judgement it is, in words."""
    reservation: str | None
    """What speaks against it, and what would change it."""
    where: str | None
    """The place of the assessor's words, and who reports them."""
    reversed_by: EntryId | None
    """The development since which what it rests on no longer holds; null where it holds."""
    part: Letter | None
    """Null where the whole is judged."""
    date: When
    age_days: Many
    """Days passed since, up to the day of the record."""
    elections_since: Many
    """Elections on record that were held since, up to that day."""
    trend: Literal["better", "same", "worse"] | None
    """Against the assessor's judgement before, of the same on the same basis; null where there is
    none."""
    sources: tuple[Evidence, ...]


class OpenEvent(Given):
    """A development that came after the newest assessment, which it may put in doubt."""

    follow_up: EntryId
    date: When
    text: str


class OpenStanding(Given):
    """Where a recommendation stands: derived from its entries, never typed."""

    key: Key
    """not-assessed is the absence of an assessment, not a judgement."""
    words: str
    label: str
    """In words, with what it rests on."""
    group: str
    """Under what it is counted."""
    basis: str | None
    """Whose judgement it is, and of when; null where there is none."""
    is_rated: bool
    """Whether a judgement that it stands by is an assessor's rating."""
    is_read: bool
    """Whether all judgements that it stands by are the editors' own."""
    assessors_differ: bool
    """Whether two assessors judge the same differently; they stand side by side."""
    reversed_by: tuple[EntryId, ...]
    """The developments since which what assessments rest on no longer holds."""
    events_since: tuple[OpenEvent, ...]


class OpenCount(Given):
    """How many recommendations stand at the same."""

    key: Key
    words: str
    count: Many


class OpenProgress(Given):
    """How many recommendations stand where; ratings and readings are counted apart."""

    total: Many
    rated: Many
    """Those that stand by an assessor's rating."""
    read: Many
    """Those that stand by the editors' own alone."""
    reversed: Many
    """Those of which all that assessments rest on no longer holds."""
    not_assessed: Many
    closed: Many
    counts: tuple[OpenCount, ...]
    """Each standing that occurs; together they make the total."""
