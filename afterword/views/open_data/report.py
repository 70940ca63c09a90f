"""Open data: the report, its sections and findings, its figures, and where things stand."""

import re
from collections.abc import Iterator

from afterword.linking.refs import finding_ref, section_ref
from afterword.model.record import Id
from afterword.model.report import OfficialReport, Report, SectionHead
from afterword.sources import marks
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText
from afterword.views.follow_up.standing import StandingKey, progress
from afterword.views.open_data.derived import derived_from
from afterword.views.open_data.shapes import (
    ApiObject,
    Converter,
    Many,
    Number,
    Page,
    PlainText,
)
from afterword.views.report.figures import figure_views
from afterword.views.report.linked_data import HOME


class OpenFinding(ApiObject):
    """A paragraph that recommendations may rest on."""

    id: Id
    text: PlainText
    page: Page
    pdf_page: Number | None
    """Null where it is not known."""


@derived_from(SectionHead)
class OpenSection(ApiObject):
    """A numbered part of the report, or an annex."""

    page: Page
    pdf_page: Number | None
    is_annex: bool
    findings: tuple[OpenFinding, ...]


class OpenFigure(ApiObject):
    """A number that the report relies on."""

    id: Id
    value: str
    """As printed, with commas between thousands."""
    unit: str
    place: str
    """Where the official report gives it, or how it is found."""


class OpenCount(ApiObject):
    """How many recommendations stand at the same."""

    key: StandingKey
    words: str
    count: Many


class OpenProgress(ApiObject):
    """How many recommendations stand where; ratings and readings are counted apart."""

    total: Many
    rated: Many
    """Those that stand by an assessor's rating."""
    read: Many
    """Those that stand by the editors' own alone."""
    reversed: Many
    """Those of which all that assessments rest on no longer holds."""
    not_assessed: Many
    closed: Many
    counts: tuple[OpenCount, ...]
    """Each standing that occurs; together they make the total."""


@derived_from(OfficialReport)
class OpenOfficialReport(ApiObject):
    """The published report that is restated; it alone is authoritative."""

    languages: str | None


@derived_from(Report, without="notice licence site_url suggestions")
class OpenReport(ApiObject):
    """The report in hand, what it restates, and where its recommendations stand."""

    title: str
    short_title: str
    page: Page
    summary: PlainText
    responsible: str
    """Who answers for the wording and the readings."""
    editors: str
    review_after_months: Number
    """After how many months a recommendation that nobody looked at is due for review."""
    sections: tuple[OpenSection, ...]
    figures: tuple[OpenFigure, ...]
    progress: OpenProgress


def open_report(converter: Converter) -> OpenReport:
    """Return the report as the API gives it."""
    return converter.build(
        OpenReport,
        converter.register.report,
        page=HOME,
        sections=list(_sections(converter)),
        figures=figure_views(converter.register),
        progress=_progress(converter),
    )


def _progress(converter: Converter) -> OpenProgress:
    counted = progress(converter.register)
    counts = [dict(zip(OpenCount.model_fields, one, strict=True)) for one in counted.counts]
    return converter.build(OpenProgress, counted, counts=counts)


def _sections(converter: Converter) -> Iterator[OpenSection]:
    for entry in converter.register.loaded.sections:
        yield converter.build(
            OpenSection,
            entry.record,
            page=section_ref(converter.register, entry.record.id),
            pdf_page=converter.pages.get(entry.record.id),
            is_annex=entry.path.startswith("content/annexes/"),
            findings=list(_findings(converter, entry.body)),
        )


def _findings(converter: Converter, body: MarkdownText) -> Iterator[OpenFinding]:
    text = body.text
    lines = text.split("\n")
    for mark in body.of(MarkKind.FINDING):
        yield converter.build(
            OpenFinding,
            id=mark.target,
            text=_without_calls(_paragraph(lines, text.count("\n", 0, mark.offset))),
            page=finding_ref(converter.register, mark.target),
            pdf_page=converter.pages.get(mark.target),
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
