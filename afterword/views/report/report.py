"""The report as a reader sees it: its sections, and what recommendations rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from afterword.linking.refs import Ref, recommendation_ref, section_ref
from afterword.linking.register import Register
from afterword.model.report import Report
from afterword.sources.markdown_source import MarkdownText
from afterword.texts.headed_texts import headings
from afterword.texts.words import day_in_words
from afterword.views.charts.chart import Chart
from afterword.views.charts.charts import charts
from afterword.views.follow_up.standing import Progress, progress
from afterword.views.report.figures import FigureView, figure_views
from afterword.views.report.notes import NoteView, note_views
from afterword.views.report.recommendation import RecommendationView, recommendation_views
from afterword.views.report.tables import TableView, table_views


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section: its title as printed, its text in Markdown, the file that it comes from."""

    id: str
    number: str
    title: str
    ref: Ref
    path: str
    body: MarkdownText
    footnotes: Mapping[str, int]
    """The number of each of its footnotes, which are numbered through the report, by name."""
    headings: tuple[tuple[str, str], ...]
    """Id and words of each second-level heading."""
    notes: tuple[NoteView, ...]
    """The editors' notes that it calls, in the order of their numbers."""
    is_annex: bool
    """Whether it stands after the report's own sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The report and all that stands around its text."""

    record: Report
    election_date: str
    published: str
    day: date
    """The day to which the record reaches."""
    recorded_until: str
    """That day in words."""
    as_of: str
    """The day, in words, after which nothing is shown; empty where all is."""
    is_past: bool
    """Whether more was recorded after that day than is shown."""
    sections: tuple[SectionView, ...]
    recommendations: tuple[RecommendationView, ...]
    by_number: Mapping[int, RecommendationView]
    """Each recommendation by its number."""
    progress: Progress
    notes: tuple[NoteView, ...]
    """The editors' notes that the report calls, in the order of their numbers."""
    figures: tuple[FigureView, ...]
    tables: Mapping[str, TableView]
    """Each table by its id."""
    charts: Mapping[str, Chart]
    """Each chart for which there is something to show by its id, those of tables last."""
    abbreviations: tuple[tuple[str, str], ...]
    """Each abbreviation with its expansion, in the order of the alphabet."""
    words: tuple[tuple[str, str], ...]
    """Each word of another language that the report uses, with the language."""
    resting_on: Mapping[str, tuple[Ref, ...]]
    """For each finding, the recommendations that rest on it."""

    def listed(self, which: str) -> tuple[tuple[str, tuple[RecommendationView, ...]], ...]:
        """Return the priority or the other recommendations, the others under their sections."""
        is_priority = which == "priority"
        chosen = [view for view in self.recommendations if view.record.is_priority is is_priority]
        if is_priority:
            return (("", tuple(chosen)),)
        groups: dict[str, list[RecommendationView]] = {}
        titles = {section.id: section.title for section in self.sections}
        for view in chosen:
            groups.setdefault(view.section.id, []).append(view)
        return tuple((titles[section], tuple(views)) for section, views in groups.items())


def report_view(register: Register) -> ReportView:
    """Return the report as a reader sees it."""
    report = register.report
    notes, recommendations = note_views(register), recommendation_views(register)
    return ReportView(
        record=report,
        election_date=day_in_words(report.election_date),
        published=day_in_words(report.official.date),
        day=register.day,
        recorded_until=day_in_words(register.day),
        as_of=day_in_words(register.as_of) if register.as_of else "",
        is_past=register.is_past,
        sections=_sections(register, notes),
        recommendations=recommendations,
        by_number=MappingProxyType({view.record.number: view for view in recommendations}),
        progress=progress(register),
        notes=notes,
        figures=figure_views(register),
        tables=MappingProxyType(table_views(register)),
        charts=charts(register),
        abbreviations=_abbreviations(register),
        words=tuple((one.record.word, one.record.lang) for one in register.loaded.words),
        resting_on=MappingProxyType(
            {
                finding: tuple(
                    recommendation_ref(register.recommendation_by_id[one]) for one in resting
                )
                for finding, resting in register.resting_on.items()
            }
        ),
    )


def _abbreviations(register: Register) -> tuple[tuple[str, str], ...]:
    records = (entry.record for entry in register.loaded.abbreviations)
    return tuple(
        sorted(((one.short, one.long) for one in records), key=lambda pair: pair[0].lower())
    )


def _sections(register: Register, notes: tuple[NoteView, ...]) -> tuple[SectionView, ...]:
    called: dict[str, list[NoteView]] = {}
    for note in notes:
        for section in note.sections:
            called.setdefault(section.id, []).append(note)
    return tuple(
        SectionView(
            id=entry.record.id,
            number=entry.record.number or "",
            title=entry.record.title,
            ref=section_ref(register, entry.record.id),
            path=entry.path,
            body=entry.body,
            footnotes=register.footnotes_of.get(entry.record.id, _NO_FOOTNOTES),
            headings=headings(register, entry.body.text),
            is_annex=entry.path.startswith("content/annexes/"),
            notes=tuple(called.get(entry.record.id, ())),
        )
        for entry in register.loaded.sections
    )


_NO_FOOTNOTES: Mapping[str, int] = MappingProxyType({})
