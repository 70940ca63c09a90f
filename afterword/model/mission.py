"""Missions: deployments that issue a report, and those of their recommendations that ours meet."""

from enum import Enum

from afterword.model.follow_up import Confidence
from afterword.model.record import (
    Count,
    Identified,
    OwnId,
    PartialDate,
    RecommendationId,
    Record,
    SourceId,
    Text,
    Title,
    Url,
)


class MissionType(Enum):
    """How a mission was deployed."""

    EOM = "EOM"
    LEOM = "LEOM"
    EAM = "EAM"
    NAM = "NAM"
    RAM = "RAM"
    LAM = "LAM"
    REVIEW = "review"
    """A review of the law, with no vote to observe."""
    NONE = "none"
    """None was deployed."""
    UNKNOWN = "unknown"


class Vote(Enum):
    """What people voted on; only elections count as held since an assessment."""

    ELECTION = "election"
    REFERENDUM = "referendum"
    NONE = "none"
    """There was no vote: a review of the law, for instance."""


class Match(Enum):
    """How near an earlier recommendation comes."""

    SAME = "same"
    RELATED = "related"
    SUBJECT = "subject"
    """It dealt with the subject; a recommendation was not seen."""


class MissionReport(Record):
    """The final report of a mission."""

    title: Title
    date: PartialDate | None = None
    url: Url | None = None
    recommendations: Count | None = None
    """How many recommendations it makes."""


class MissionRecommendation(Record):
    """A recommendation of another mission that ours repeats, or that repeats ours."""

    id: OwnId
    where: Text
    gist: Text
    """In the editors' words."""
    repeats: tuple[RecommendationId, ...] = ()
    match: Match = Match.SAME
    """How near it comes to those that it repeats."""
    confidence: Confidence = Confidence.STATED
    source: SourceId


class Mission(Identified):
    """One deployment that issues a report."""

    title: Title
    country: Title
    election: Title
    election_date: PartialDate
    vote: Vote = Vote.ELECTION
    type: MissionType
    head: Text | None = None
    partners: tuple[Text, ...] = ()
    report: MissionReport | None = None
    note: Text | None = None
    recommendations: tuple[MissionRecommendation, ...] = ()
    sources: tuple[SourceId, ...] = ()
