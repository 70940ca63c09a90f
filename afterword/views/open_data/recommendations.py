"""Open data: recommendations, with where each comes from, stands on and stands."""

from datetime import date
from typing import Annotated

from pydantic import Field

from afterword.linking.refs import citation_ref, finding_ref, recommendation_ref
from afterword.model.mission import Match
from afterword.model.recommendation import (
    Prior,
    ProvisionLink,
    Recommendation,
    Similar,
)
from afterword.model.record import Citation, Id
from afterword.views.lineage import lineage
from afterword.views.open_data.derived import derived_from
from afterword.views.open_data.follow_up import (
    OpenAssessment,
    OpenEntry,
    OpenReview,
    OpenStanding,
    open_assessments,
    open_entries,
    open_standing,
)
from afterword.views.open_data.shapes import (
    OR_NONE,
    ApiObject,
    Converter,
    Number,
    Page,
    To,
    ToSection,
    ToSource,
    When,
)
from afterword.views.verification import verification


class OpenFindingReference(ApiObject):
    """A paragraph that a recommendation rests on, and where it stands."""

    id: Id
    section: ToSection
    page: Page
    pdf_page: Number | None
    """Its page in the PDF; null where that is not known."""


@derived_from(ProvisionLink)
class OpenGround(ApiObject):
    """A provision, or an instrument as a whole, that a recommendation names."""

    citation: Citation = Field(validation_alias="cite")
    label: str
    gist: str | None
    """What it says, in the editors' words; null of an instrument as a whole."""
    page: Page


@derived_from(Prior)
class OpenPrior(ApiObject):
    """A mission that asked the same, or dealt with the subject, before: as recorded."""

    mission: Id | None
    """Null where the source speaks of earlier recommendations and names no mission."""
    recommendation: Id | None
    """Its id, where the mission's own recommendations are recorded."""
    gist: str | None


class OpenStep(ApiObject):
    """A mission in the chain of a recommendation, derived from what missions repeat."""

    mission: To | None = Field(validation_alias="who")
    election_date: When | None = Field(validation_alias="when")
    match: Match
    where: str
    gist: Annotated[str | None, OR_NONE]
    is_inferred: bool
    via: Annotated[str | None, OR_NONE]
    """The title of the mission over which it is linked; null where the link is direct."""
    source: ToSource


class OpenLineage(ApiObject):
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


@derived_from(Similar)
class OpenSimilar(ApiObject):
    """Another body that asked or said something similar."""

    date: When | None


@derived_from(Recommendation)
class OpenRecommendation(ApiObject):
    """A recommendation: what was asked, of whom, on what grounds, and what followed."""

    id: Id
    page: Page
    findings: tuple[OpenFindingReference, ...]
    context: str | None
    """What was found, in a line."""
    standing: OpenStanding
    assessments: tuple[OpenAssessment, ...]
    """The latest of each assessor, of the whole and of each part, newest first."""
    lineage: OpenLineage
    follow_up: tuple[OpenEntry, ...]
    """In the order in which it happened, with the entries that were corrected."""
    reviews: tuple[OpenReview, ...]
    last_verified: date | None
    """The newest day on which the editors recorded or looked for something."""
    review_due: date = Field(validation_alias="due")
    is_overdue: bool
    """Whether the review was due by the day of the record."""
    needs_assessment: bool
    """Whether something happened after the newest assessment."""


def open_recommendation(converter: Converter, record: Recommendation) -> OpenRecommendation:
    """Return a recommendation as the API gives it."""
    register = converter.register
    return converter.build(
        OpenRecommendation,
        record,
        verification(register, record),
        page=recommendation_ref(record),
        findings=[_finding(converter, one) for one in record.findings],
        provisions=[_ground(converter, link) for link in record.provisions],
        standing=open_standing(converter, record),
        assessments=open_assessments(converter, record),
        lineage=lineage(register, record),
        follow_up=open_entries(converter, record),
        reviews=sorted(record.reviews, key=lambda review: review.date),
    )


def _finding(converter: Converter, finding: str) -> OpenFindingReference:
    return converter.build(
        OpenFindingReference,
        id=finding,
        section=converter.register.anchors[finding].section,
        page=finding_ref(converter.register, finding),
        pdf_page=converter.pages.get(finding),
    )


def _ground(converter: Converter, link: ProvisionLink) -> OpenGround:
    ref = citation_ref(converter.register, link.cite)
    cited = converter.register.provisions.get(link.cite)
    gist = cited[1].gist if cited else None
    return converter.build(OpenGround, link, label=ref.label, gist=gist, page=ref)
