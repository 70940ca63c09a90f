"""Open data: recommendations, with where each comes from, stands on and stands."""

from datetime import date as Date  # noqa: N812 - beside the fields that are days

from afterword.model.follow_up import Confidence
from afterword.model.mission import Match
from afterword.model.open_data.follow_up import (
    OpenAssessment,
    OpenEntry,
    OpenReview,
    OpenStanding,
)
from afterword.model.open_data.shared import Evidence, Given, Number, Reference, When
from afterword.model.recommendation import Change, Letter, Priority, Relation
from afterword.model.record import Citation, Id


class OpenPart(Given):
    """One of several things that a recommendation asks for."""

    letter: Letter
    text: str


class OpenFindingReference(Given):
    """A paragraph that a recommendation rests on, and where it stands."""

    id: Id
    section: Reference
    page: str
    pdf_page: Number | None
    """Its page in the PDF; null where that is not known."""


class OpenGround(Given):
    """A provision, or an instrument as a whole, that a recommendation names."""

    citation: Citation
    label: str
    gist: str | None
    """What it says, in the editors' words; null of an instrument as a whole."""
    relation: Relation
    confidence: Confidence
    page: str


class OpenOfficial(Given):
    """Where the official report makes the recommendation."""

    section: str
    number: Number


class OpenPrior(Given):
    """A mission that asked the same, or dealt with the subject, before: as recorded."""

    mission: Id | None
    """Null where the source speaks of earlier recommendations and names no mission."""
    recommendation: Id | None
    """Its id, where the mission's own recommendations are recorded."""
    match: Match
    where: str
    gist: str | None
    confidence: Confidence
    source: Evidence


class OpenStep(Given):
    """A mission in the chain of a recommendation, derived from what missions repeat."""

    mission: Reference | None
    election_date: When | None
    match: Match
    where: str
    gist: str | None
    is_inferred: bool
    via: str | None
    """The title of the mission over which it is linked; null where the link is direct."""
    source: Evidence


class OpenLineage(Given):
    """The chain of a recommendation over the missions to its country."""

    asked_by: Number
    """How many missions asked the same or something related, this report's included."""
    same: Number
    """How many of them asked the same, this report's included."""
    since: int
    """The year of the first mission on record."""
    others: bool
    """Whether earlier missions that are not named asked too; asked_by does not count them."""
    before: tuple[OpenStep, ...]
    """Earliest first."""
    after: tuple[OpenStep, ...]
    """Earliest first."""


class OpenSimilar(Given):
    """Another body that asked or said something similar."""

    body: Reference
    date: When | None
    where: str
    gist: str
    match: Match
    confidence: Confidence
    source: Evidence


class OpenRecommendation(Given):
    """A recommendation: what was asked, of whom, on what grounds, and what followed."""

    id: Id
    number: Number
    """As printed in this publication."""
    title: str
    page: str
    priority: Priority
    section: Reference
    text: str
    """In the editors' words, not the official report's."""
    parts: tuple[OpenPart, ...]
    change: tuple[Change, ...]
    suggested_legal_change: str | None
    addressees: tuple[Reference, ...]
    topics: tuple[Reference, ...]
    findings: tuple[OpenFindingReference, ...]
    context: str | None
    """What was found, in a line."""
    provisions: tuple[OpenGround, ...]
    none_cited: str | None
    """Why no provision is cited, where none is."""
    official: OpenOfficial
    standing: OpenStanding
    assessments: tuple[OpenAssessment, ...]
    """The latest of each assessor, of the whole and of each part, newest first."""
    prior: tuple[OpenPrior, ...]
    lineage: OpenLineage
    similar_to: tuple[OpenSimilar, ...]
    follow_up: tuple[OpenEntry, ...]
    """In the order in which it happened, with the entries that were corrected."""
    reviews: tuple[OpenReview, ...]
    last_verified: Date | None
    """The newest day on which the editors recorded or looked for something."""
    review_due: Date
    is_overdue: bool
    """Whether the review was due by the day of the record."""
    needs_assessment: bool
    """Whether something happened after the newest assessment."""
