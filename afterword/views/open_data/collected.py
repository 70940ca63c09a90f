"""Open data: all that the API gives, collected once, so that its files cannot disagree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from afterword.linking.refs import Ref
from afterword.linking.register import Register
from afterword.model.open_data.follow_up import OpenEntry
from afterword.model.open_data.law import OpenInstrument, OpenProvision
from afterword.model.open_data.recommendation import OpenRecommendation
from afterword.model.open_data.references import (
    OpenInstitution,
    OpenMission,
    OpenSource,
    OpenTopic,
)
from afterword.model.open_data.report import OpenReport
from afterword.texts.words import plain_text
from afterword.views.grid import Grid
from afterword.views.open_data.law import open_instruments, open_provisions
from afterword.views.open_data.publication import Publication
from afterword.views.open_data.recommendations import open_recommendation
from afterword.views.open_data.references import (
    open_institutions,
    open_missions,
    open_sources,
    open_topics,
)
from afterword.views.open_data.report import open_report


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenData:
    """All records as the API gives them, of a day."""

    as_of: date
    """The day to which the record reaches."""
    is_cut: bool
    """Whether what was recorded of later days is left out."""
    licence: str
    notice: str
    report: OpenReport
    recommendations: tuple[OpenRecommendation, ...]
    provisions: tuple[OpenProvision, ...]
    instruments: tuple[OpenInstrument, ...]
    missions: tuple[OpenMission, ...]
    institutions: tuple[OpenInstitution, ...]
    sources: tuple[OpenSource, ...]
    topics: tuple[OpenTopic, ...]
    matrix: Grid
    """With the pages of the report as it is laid out."""

    @property
    def follow_up(self) -> tuple[OpenEntry, ...]:
        """All entries, by recommendation, in the order in which they happened."""
        return tuple(entry for one in self.recommendations for entry in one.follow_up)


def collect_open_data(
    register: Register, matrix: Grid, pages: Mapping[str, int], address: Callable[[Ref], str]
) -> OpenData:
    """Return all records of a register; pages are those of the PDF, and may be empty."""
    published = Publication(register=register, address=address, pages=pages)
    return OpenData(
        as_of=register.day,
        is_cut=register.as_of is not None,
        licence=register.report.licence,
        notice=plain_text(register, register.report.notice),
        report=open_report(published),
        recommendations=tuple(
            open_recommendation(published, record) for record in register.recommendations
        ),
        provisions=open_provisions(published),
        instruments=open_instruments(published),
        missions=open_missions(published),
        institutions=open_institutions(published),
        sources=open_sources(published),
        topics=open_topics(published),
        matrix=matrix,
    )
