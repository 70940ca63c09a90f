"""Recommendations: what was asked, of whom, on what grounds, and what followed."""

from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from afterword.model.follow_up import Confidence, Correction, FollowUpEntry, Review
from afterword.model.mission import Match
from afterword.model.record import (
    Citation,
    Count,
    Id,
    Identified,
    InstitutionId,
    Markdown,
    MissionId,
    PartialDate,
    RecommendationId,
    Record,
    SectionId,
    SourceId,
    Text,
    TopicId,
    record_error,
    with_words,
)
from afterword.model.text_safety import without_control_characters

Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
"""The letter of a part: a."""


Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=240, strip_whitespace=True),
    AfterValidator(without_control_characters),
    AfterValidator(with_words),
]
"""Words that fit on a line or two."""


class Priority(Enum):
    """Whether the report counts a recommendation among its priorities."""

    PRIORITY = "priority"
    OTHER = "other"


class Change(Enum):
    """What kind of change is asked for."""

    CONSTITUTION = "constitution"
    LAW = "law"
    REGULATION = "regulation"
    PRACTICE = "practice"
    INSTITUTION = "institution"
    CAPACITY = "capacity"


class Relation(Enum):
    """How a recommendation stands to a provision."""

    RESTS_ON = "rests-on"
    ASKS_TO_CHANGE = "asks-to-change"


class Part(Record):
    """One of several things that a recommendation asks for."""

    letter: Letter
    text: Markdown


class ProvisionLink(Record):
    """A provision that a recommendation rests on or asks to change."""

    cite: Citation
    relation: Relation
    confidence: Confidence = Confidence.STATED


class Prior(Record):
    """A mission that asked the same, or dealt with the subject, before."""

    mission: MissionId | None = None
    """None where the source speaks of earlier recommendations and names no mission."""
    recommendation: RecommendationId | None = None
    match: Match
    where: Text
    gist: Text | None = None
    """What it asked or said, in our own words."""
    confidence: Confidence
    source: SourceId

    @model_validator(mode="after")
    def _names_the_mission(self) -> "Prior":
        if self.recommendation and not self.mission:
            raise record_error("names a recommendation and no mission", "add `mission:`")
        return self


class Similar(Record):
    """Another body that asked or said something similar."""

    body: InstitutionId
    date: PartialDate | None = None
    """When it asked or said so."""
    where: Text
    gist: Text
    match: Match
    confidence: Confidence
    source: SourceId


class Official(Record):
    """Where the official report makes the recommendation."""

    section: Text
    number: Count


class Recommendation(Identified):
    """What the report asks for (frozen), and below it what followed (append only)."""

    number: Count
    """As printed in this publication."""
    title: Annotated[
        str,
        StringConstraints(min_length=1, max_length=80, strip_whitespace=True),
        AfterValidator(without_control_characters),
        AfterValidator(with_words),
    ]
    priority: Priority
    section: SectionId
    text: Markdown
    """In the editors' words, not the official report's."""
    parts: tuple[Part, ...] = ()
    change: tuple[Change, ...] = Field(min_length=1)
    suggested_legal_change: Text | None = None
    addressees: tuple[InstitutionId, ...] = Field(min_length=1)
    topics: tuple[TopicId, ...] = Field(min_length=1)
    findings: tuple[Id, ...] = Field(min_length=1)
    context: Line | None = None
    """What was found, in one line: the context that the matrix gives."""
    provisions: tuple[ProvisionLink, ...] = ()
    none_cited: Text | None = None
    """Why no provision is cited, where none is."""
    prior: tuple[Prior, ...] = ()
    similar_to: tuple[Similar, ...] = ()
    official: Official
    follow_up: tuple[FollowUpEntry, ...] = ()
    reviews: tuple[Review, ...] = ()
    """When the editors looked again for news, whatever they found."""

    @property
    def is_priority(self) -> bool:
        """Whether the report counts it among its priorities."""
        return self.priority is Priority.PRIORITY

    @property
    def corrected(self) -> frozenset[str]:
        """The ids of the entries that corrections put aside which stand themselves."""
        corrected: set[str] = set()
        for entry in reversed(self.follow_up):
            if isinstance(entry, Correction) and entry.id not in corrected:
                corrected.add(entry.corrects)
        return frozenset(corrected)

    @property
    def standing_entries(self) -> tuple[FollowUpEntry, ...]:
        """What followed, in the order in which it happened, without what was corrected."""
        corrected = self.corrected
        standing = (entry for entry in self.follow_up if entry.id not in corrected)
        return tuple(sorted(standing, key=lambda entry: entry.date.latest))

    @property
    def last_verified(self) -> date | None:
        """The newest day on which something was recorded or looked for; None where there is
        none."""
        days = [entry.recorded.date for entry in self.follow_up]
        return max([*days, *(review.date for review in self.reviews)], default=None)
