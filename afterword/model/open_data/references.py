"""Open data: missions, institutions, topics and sources, each with what points to it."""

from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from afterword.model.follow_up import Confidence
from afterword.model.mission import Match, MissionType, Vote
from afterword.model.open_data.follow_up import Key
from afterword.model.open_data.shared import (
    Evidence,
    Given,
    Number,
    RecommendationReference,
    Reference,
    WebAddress,
    When,
)
from afterword.model.record import Id
from afterword.model.reference import SourceKind


class OpenMissionReport(Given):
    """The final report of a mission."""

    title: str
    date: When | None
    url: WebAddress | None
    recommendations: Number | None
    """How many recommendations it makes."""


class OpenMissionRecommendation(Given):
    """A recommendation of another mission that ours repeats, or that repeats ours."""

    id: Id
    where: str
    gist: str
    """In the editors' words."""
    repeats: tuple[Id, ...]
    match: Match
    """How near it comes to those that it repeats."""
    confidence: Confidence
    source: Evidence


class OpenMeeting(Given):
    """A recommendation of this report in whose chain a mission stands."""

    recommendation: RecommendationReference
    is_after: bool
    """Whether the mission asked again; else it asked before."""
    match: Match
    is_inferred: bool


class OpenMission(Given):
    """One deployment that issues a report."""

    id: Id
    title: str
    page: str
    country: str
    election: str
    election_date: When
    vote: Vote
    type: MissionType
    is_own: bool
    """Whether this report is the mission's."""
    head: str | None
    partners: tuple[str, ...]
    report: OpenMissionReport | None
    note: str | None
    sources: tuple[Evidence, ...]
    recommendations: tuple[OpenMissionRecommendation, ...]
    meets: tuple[OpenMeeting, ...]
    """The recommendations of this report that it asked before or again."""


class OpenName(Given):
    """A name in another language, or an earlier one."""

    name: str
    lang: str


class OpenSuccessor(Given):
    """The body that took an institution's place."""

    institution: Reference
    since: When


class OpenAsked(Given):
    """A recommendation that asks a body to act, and where it stands."""

    recommendation: RecommendationReference
    standing: Key
    words: str
    """In words, with what it rests on."""


class OpenInstitution(Given):
    """A body that is asked to act, answers, or judges."""

    id: Id
    name: str
    page: str
    short: str | None
    other_names: tuple[OpenName, ...]
    successor: OpenSuccessor | None
    note: str | None
    sources: tuple[Evidence, ...]
    asked: tuple[OpenAsked, ...]


class OpenTopic(Given):
    """A subject under which recommendations are found; it has no page of its own."""

    id: Id
    title: str
    gist: str | None
    recommendations: tuple[RecommendationReference, ...]


class OpenUse(Given):
    """A record that rests on a source."""

    kind: Literal["recommendation", "mission", "institution", "instrument", "note"]
    id: str
    label: str
    page: str


class OpenSource(Given):
    """Where a fact can be found."""

    id: Id
    title: str
    page: str
    publisher: str
    issued_by: tuple[Reference, ...]
    """The institutions whose own words it holds."""
    date: When | None
    url: WebAddress | None
    archive: WebAddress | None
    """Where an archive keeps a copy."""
    seen: Date | None
    """The day on which the editors last read it, where that is on record."""
    kind: SourceKind
    """Who speaks in it."""
    note: str | None
    used_by: tuple[OpenUse, ...]
