"""Open data: the report, its sections and findings, and its figures."""

from datetime import date as Date  # noqa: N812 - a field is called date

from afterword.model.open_data.follow_up import OpenProgress
from afterword.model.open_data.shared import Given, Number, Reference, WebAddress
from afterword.model.record import Id


class OpenFinding(Given):
    """A paragraph that recommendations may rest on."""

    id: Id
    text: str
    page: str
    pdf_page: Number | None
    """Null where it is not known."""


class OpenSection(Given):
    """A numbered part of the report, or an annex."""

    id: Id
    number: str | None
    title: str
    page: str
    pdf_page: Number | None
    is_annex: bool
    findings: tuple[OpenFinding, ...]


class OpenFigure(Given):
    """A number that the report relies on."""

    id: Id
    value: str
    """As printed, with commas between thousands."""
    unit: str
    place: str
    """Where the official report gives it, or how it is found."""


class OpenOfficialReport(Given):
    """The published report that is restated; it alone is authoritative."""

    title: str
    publisher: str
    place: str | None
    date: Date
    url: WebAddress
    languages: str | None


class OpenReport(Given):
    """The report in hand, what it restates, and where its recommendations stand."""

    id: Id
    title: str
    short_title: str
    page: str
    country: str
    election: str
    election_date: Date
    mission: Reference
    language: str
    official: OpenOfficialReport
    summary: str
    responsible: str
    """Who answers for the wording and the readings."""
    cite_as: str
    editors: str
    review_after_months: Number
    """After how many months a recommendation that nobody looked at is due for review."""
    sections: tuple[OpenSection, ...]
    figures: tuple[OpenFigure, ...]
    progress: OpenProgress
