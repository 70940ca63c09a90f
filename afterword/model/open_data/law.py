"""Open data: instruments and their provisions, with what cites them."""

from afterword.model.follow_up import Confidence
from afterword.model.legal import InstrumentKind
from afterword.model.open_data.shared import (
    Evidence,
    Given,
    Many,
    Number,
    RecommendationReference,
    Reference,
    WebAddress,
    When,
)
from afterword.model.recommendation import Relation
from afterword.model.record import Citation, Id, ProvisionPath


class OpenVersion(Given):
    """A provision as it reads from a day on."""

    since: When
    text: str
    source: Evidence


class OpenCiter(Given):
    """A recommendation that cites a provision or an instrument."""

    recommendation: RecommendationReference
    relation: Relation
    confidence: Confidence


class OpenProvision(Given):
    """The citable part of an instrument."""

    id: Citation
    """How it is cited: the id of its instrument, a slash, its path."""
    instrument: Reference
    path: ProvisionPath
    label: str
    """As it stands within a sentence."""
    page: str
    gist: str
    """What it says, in the editors' words."""
    kind: InstrumentKind
    """Of its instrument; obligations, commitments and good practice are kept apart."""
    is_binding: bool
    url: WebAddress | None
    note: str | None
    sources: tuple[Evidence, ...]
    """Where what the note says can be found."""
    versions: tuple[OpenVersion, ...]
    """Where the law changed."""
    recommendations: tuple[OpenCiter, ...]
    """Those that cite it."""
    sections: tuple[Reference, ...]
    """Those that cite it in their text or footnotes."""


class OpenInstrument(Given):
    """A legal or political document."""

    id: Id
    title: str
    short: str
    in_text: str
    """As it stands within a sentence."""
    page: str
    body: str
    """Who made it."""
    year: Number | None
    kind: InstrumentKind
    is_binding: bool
    url: WebAddress | None
    note: str | None
    sources: tuple[Evidence, ...]
    provisions: tuple[Reference, ...]
    recommendations: tuple[OpenCiter, ...]
    """Those that cite it as a whole."""
    sections: tuple[Reference, ...]
    """Those that cite it as a whole in their text or footnotes."""
    citations: Many
    """How many sections, recommendations and notes cite it or one of its provisions."""
