"""Open data: the report, its sections and findings, its figures, and where things stand."""

import re
from collections.abc import Iterator

from afterword.linking.refs import Ref, RefKind, finding_ref, mission_ref, section_ref
from afterword.model.open_data.report import (
    OpenFigure,
    OpenFinding,
    OpenOfficialReport,
    OpenReport,
    OpenSection,
)
from afterword.sources import marks
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText
from afterword.views.figures import figure_views
from afterword.views.open_data.entries import open_progress
from afterword.views.open_data.publication import Publication

HOME = Ref(RefKind.PAGE, "index.html", "Home")


def open_report(published: Publication) -> OpenReport:
    """Return the report as the API gives it."""
    register, record = published.register, published.register.report
    return OpenReport(
        id=record.id,
        title=record.title,
        short_title=record.short_title,
        page=published.address(HOME),
        country=record.country,
        election=record.election,
        election_date=record.election_date,
        mission=published.reference(mission_ref(register, record.mission)),
        language=record.language,
        official=OpenOfficialReport.model_validate(record.official.model_dump()),
        summary=published.plain(record.summary),
        responsible=record.responsible,
        cite_as=record.cite_as,
        editors=record.editors,
        review_after_months=record.review_after_months,
        sections=tuple(_sections(published)),
        figures=tuple(
            OpenFigure(id=one.id, value=one.value, unit=one.unit, place=one.place)
            for one in figure_views(register)
        ),
        progress=open_progress(published),
    )


def _sections(published: Publication) -> Iterator[OpenSection]:
    for entry in published.register.loaded.sections:
        head = entry.record
        yield OpenSection(
            id=head.id,
            number=head.number,
            title=head.title,
            page=published.address(section_ref(published.register, head.id)),
            pdf_page=published.pages.get(head.id),
            is_annex=entry.path.startswith("content/annexes/"),
            findings=tuple(_findings(published, entry.body)),
        )


def _findings(published: Publication, body: MarkdownText) -> Iterator[OpenFinding]:
    lines = body.text.split("\n")
    for mark in body.of(MarkKind.FINDING):
        text = _paragraph(lines, mark.place.line - body.origin.line)
        yield OpenFinding(
            id=mark.target,
            text=published.plain(_without_calls(text)),
            page=published.address(finding_ref(published.register, mark.target)),
            pdf_page=published.pages.get(mark.target),
        )


def _paragraph(lines: list[str], end: int) -> str:
    """Return the lines above the one that names the paragraph, up to an empty one."""
    start = end
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return "\n".join(lines[start:end])


def _without_calls(text: str) -> str:
    """Return a text without its calls of footnotes and editors' notes.

    >>> _without_calls("Open.[^law]{note:total} Then closed.")
    'Open. Then closed.'
    """
    return re.sub(marks.NOTE, "", re.sub(marks.FOOTNOTE_CALL, "", text))
