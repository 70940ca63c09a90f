"""Recommendations: what was asked, of whom, on what grounds, and what followed."""

from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from afterword.model.follow_up import Confidence, FollowUpEntry
from afterword.model.record import Citation, Count, Id, Record, Text
from afterword.model.showing import without_control_characters

Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
"""The letter of a part: a."""


class Priority(Enum):
    """Whether the report counts a recommendation among its priorities."""

    PRIORITY = "priority"
    OTHER = "other"


class Change(Enum):
    """What kind of change is asked for."""

    LAW = "law"
    REGULATION = "regulation"
    PRACTICE = "practice"
    INSTITUTION = "institution"
    CAPACITY = "capacity"


class Relation(Enum):
    """How a recommendation stands to a provision."""

    RESTS_ON = "rests-on"
    ASKS_TO_CHANGE = "asks-to-change"


class Match(Enum):
    """How near an earlier recommendation comes."""

    SAME = "same"
    RELATED = "related"


class Part(Record):
    """One of several things that a recommendation asks for."""

    letter: Letter
    text: Text


class ProvisionLink(Record):
    """A provision that a recommendation rests on or asks to change."""

    cite: Citation
    relation: Relation
    confidence: Confidence = Confidence.STATED


class Prior(Record):
    """A mission that asked the same or something related before."""

    mission: Id
    recommendation: Id | None = None
    match: Match
    where: Text
    confidence: Confidence
    source: Id


class Official(Record):
    """Where the official report makes the recommendation."""

    section: Text
    number: Count


class Recommendation(Record):
    """What the report asks for (frozen), and below it what followed (append only)."""

    id: Id
    number: Count
    title: Annotated[
        str,
        StringConstraints(min_length=1, max_length=80, strip_whitespace=True),
        AfterValidator(without_control_characters),
    ]
    priority: Priority
    section: Id
    text: Text
    parts: tuple[Part, ...] = ()
    change: tuple[Change, ...] = Field(min_length=1)
    suggested_legal_change: Text | None = None
    addressees: tuple[Id, ...] = Field(min_length=1)
    topics: tuple[Id, ...] = Field(min_length=1)
    findings: tuple[Id, ...] = Field(min_length=1)
    provisions: tuple[ProvisionLink, ...] = ()
    none_cited: Text | None = None
    """Why no provision is cited, where none is."""
    prior: tuple[Prior, ...] = ()
    official: Official
    follow_up: tuple[FollowUpEntry, ...] = ()
