"""Open data: what followed a recommendation, and where it stands by that."""

from datetime import date as Date  # noqa: N812 - a field is called date
from types import SimpleNamespace
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonValue

from afterword.linking.refs import recommendation_ref
from afterword.model.follow_up import (
    Assessment,
    Basis,
    Closure,
    ClosureReason,
    Confidence,
    Correction,
    Development,
    Implementation,
    Position,
    Response,
    Review,
)
from afterword.model.recommendation import Letter, Recommendation
from afterword.model.record import Id
from afterword.views.follow_up.entries import EntryView, entry_views
from afterword.views.follow_up.standing import StandingKey, standing
from afterword.views.open_data.derived import derived_from
from afterword.views.open_data.shapes import (
    OR_NONE,
    ApiObject,
    Converter,
    EntryId,
    Many,
    PlainText,
    To,
    ToInstitution,
    ToRecommendation,
    ToSource,
    When,
)

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


class _OfItsKind(ApiObject):
    """An entry, which has what its kind has."""

    model_config = ConfigDict(json_schema_extra={"allOf": _OF_ITS_KIND})


@derived_from(Development, Response, Assessment, Closure, Correction)
class OpenEntry(_OfItsKind):
    """A follow-up entry; what its kind does not have is null."""

    id: EntryId
    entry: Id
    """Its own id, which is unique among the entries of its recommendation."""
    recommendation: ToRecommendation
    kind: Literal["development", "response", "assessment", "closure", "correction"]
    """A development says nothing about implementation; an assessment is a judgement."""
    heading: str
    """What it is, in words."""
    who: Annotated[str | None, OR_NONE]
    """Whose it is, in words: of a reading, that it is the editors' of an assessor's words."""
    reservation: PlainText | None
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
    assessor: ToInstitution | None
    """Of an assessment: who judged, or whose words the editors read."""
    position: Position | None
    """Of a response."""
    responder: ToInstitution | None = Field(validation_alias="by")
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
    recorded: Date
    """When it was written down."""
    recorded_by: str
    page: str


@derived_from(Review)
class OpenReview(ApiObject):
    """The editors looked again for news: what they opened, and what it says or does not say."""

    years: tuple[Many, ...]
    """The years of which these sources speak."""


class OpenAssessment(ApiObject):
    """The latest judgement of an assessor of the whole of a recommendation, or of a part."""

    follow_up: EntryId
    """Its entry."""
    assessor: To
    implementation: Implementation
    basis: Basis
    """rating: of this very recommendation; reading: the editors' own, never a rating."""
    words: str = Field(validation_alias="basis_words")
    """Whose judgement it is, in words."""
    reservation: Annotated[PlainText | None, OR_NONE]
    """What speaks against it, and what would change it."""
    where: Annotated[str | None, OR_NONE]
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
    trend: Annotated[Literal["better", "same", "worse"] | None, OR_NONE]
    """Against the assessor's judgement before, of the same on the same basis; null where there is
    none."""
    sources: tuple[ToSource, ...]


class OpenEvent(ApiObject):
    """A development that came after the newest assessment, which it may put in doubt."""

    follow_up: EntryId
    date: When
    text: PlainText


class OpenStanding(ApiObject):
    """Where a recommendation stands: derived from its entries, never typed."""

    key: StandingKey
    """not-assessed is the absence of an assessment, not a judgement."""
    words: str
    label: str
    """In words, with what it rests on."""
    group: str
    """Under what it is counted."""
    basis: Annotated[str | None, OR_NONE] = Field(validation_alias="basis_words")
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


def open_entries(converter: Converter, record: Recommendation) -> tuple[OpenEntry, ...]:
    """Return what followed a recommendation, in the order in which it happened."""
    views = entry_views(converter.register, record)
    return tuple(_entry(converter, record, view) for view in views)


def _entry(converter: Converter, record: Recommendation, view: EntryView) -> OpenEntry:
    entry = view.record
    nothing = SimpleNamespace(**dict.fromkeys(OpenEntry.model_fields))
    corrected = entry.corrects if isinstance(entry, Correction) else None
    reversed_ = entry.reverses if isinstance(entry, Development) else None
    return converter.build(
        OpenEntry,
        entry,
        nothing,
        id=_id(record, entry.id),
        entry=entry.id,
        recommendation=record.id,
        heading=view.heading,
        who=view.who,
        corrects=corrected and _id(record, corrected),
        reverses=reversed_ and _id(record, reversed_),
        is_corrected=view.is_corrected,
        recorded=entry.recorded.date,
        recorded_by=entry.recorded.by,
        page=f"{converter.address(recommendation_ref(record))}#{entry.id}",
    )


def _id(record: Recommendation, entry: str) -> str:
    """Return the id of an entry that is unique in the whole record."""
    return f"{record.id}/{entry}"


def open_standing(converter: Converter, record: Recommendation) -> OpenStanding:
    """Return where a recommendation stands."""
    view = standing(converter.register, record)
    return converter.build(
        OpenStanding,
        view,
        reversed_by=[_id(record, event.id) for event in view.reversed_by],
        events_since=[
            converter.build(OpenEvent, event, follow_up=_id(record, event.id))
            for event in view.events
        ],
    )


def open_assessments(converter: Converter, record: Recommendation) -> tuple[OpenAssessment, ...]:
    """Return the latest assessment of each assessor, newest first."""
    return tuple(
        converter.build(
            OpenAssessment,
            view,
            view.record,
            follow_up=_id(record, view.record.id),
            implementation=view.record.implementation,
            reversed_by=_id(record, view.reversed_by.id) if view.reversed_by else None,
        )
        for view in standing(converter.register, record).assessments
    )
