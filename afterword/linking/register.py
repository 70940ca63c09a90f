"""The register: every look-up, both ways, over all that was loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from afterword.linking.texts import Anchor, anchors_of, texts_within_yaml
from afterword.model.figures import Figure
from afterword.model.legal import Instrument, Provision
from afterword.model.mission import Mission, MissionRecommendation, Vote
from afterword.model.recommendation import ProvisionLink, Recommendation
from afterword.model.reference import Institution, Source, Topic, without_form
from afterword.model.report import EditorsNote, Report, SectionHead
from afterword.model.tables import DataTable, Table
from afterword.sources.entry import Loaded, LoadedText
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText, scan

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Register:
    """The whole linked collection; look-ups are made once and never changed. It equals itself
    alone."""

    loaded: Loaded
    as_of: date | None = None
    """The day after which nothing is in it; None where all is that is recorded."""
    is_past: bool = False
    """Whether more was recorded after that day than is in it."""

    @cached_property
    def text_by_path(self) -> Mapping[str, str]:
        """The Markdown of each text of the drafters, by its path from the project's root."""
        texts = (*self.loaded.sections, *self.loaded.pages)
        return {entry.path: entry.body.text for entry in texts}

    @cached_property
    def day(self) -> date:
        """The day to which the record reaches, and to which ages are counted: that of `as_of`, or
        the newest on which something was recorded or looked for."""
        verified = (record.last_verified for record in self.recommendations)
        days = [self.report.official.date, *(day for day in verified if day)]
        return self.as_of or max(days)

    @property
    def report(self) -> Report:
        """The report in hand; only a register without errors has one for certain."""
        if self.loaded.report is None:
            raise LookupError("the report was not read")
        return self.loaded.report.record

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations in the order of their numbers."""
        records = (entry.record for entry in self.loaded.recommendations)
        return tuple(sorted(records, key=lambda record: record.number))

    @cached_property
    def recommendation_by_number(self) -> Mapping[int, Recommendation]:
        """Each recommendation by its printed number."""
        return _index((record.number, record) for record in self.recommendations)

    @cached_property
    def is_complete(self) -> bool:
        """Whether all records were read, and the numbers of the recommendations run from 1 without
        a gap: else what seems to be missing or unused may belong to what is not there."""
        unread, count = self.loaded.unread, len(self.recommendations)
        was_read = not (unread.ids or unread.kinds or unread.texts)
        return was_read and {*self.recommendation_by_number} == set(range(1, count + 1))

    @cached_property
    def recommendation_by_id(self) -> Mapping[str, Recommendation]:
        """Each recommendation by its id."""
        return _index((record.id, record) for record in self.recommendations)

    @cached_property
    def sections(self) -> Mapping[str, LoadedText[SectionHead]]:
        """Each section by its id, in reading order."""
        return _index((entry.record.id, entry) for entry in self.loaded.sections)

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Each instrument by its id."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.instruments)

    @cached_property
    def provisions(self) -> Mapping[str, tuple[Instrument, Provision]]:
        """Each provision, with its instrument, by how it is cited: copenhagen-1990/9.2."""
        return _index(
            (f"{instrument.id}/{provision.path}", (instrument, provision))
            for instrument in self.instruments.values()
            for provision in instrument.provisions
        )

    @cached_property
    def missions(self) -> Mapping[str, Mission]:
        """Each mission by its id, earliest election first."""
        entries = sorted(
            (entry.record for entry in self.loaded.missions),
            key=lambda mission: (mission.election_date.earliest, mission.id),
        )
        return _index((mission.id, mission) for mission in entries)

    @cached_property
    def elections(self) -> tuple[date, ...]:
        """The first day on which each election on record may have been held, earliest first; up to
        the day of the record, by which it certainly was."""
        held = (one.election_date for one in self.missions.values() if one.vote is Vote.ELECTION)
        return tuple(sorted(one.earliest for one in held if one.latest <= self.day))

    @cached_property
    def mission_recommendations(self) -> Mapping[str, tuple[Mission, MissionRecommendation]]:
        """Each recommendation of another mission, with that mission, by its id."""
        return _index(
            (one.id, (mission, one))
            for mission in self.missions.values()
            for one in mission.recommendations
        )

    @cached_property
    def repeated_by(self) -> Mapping[str, tuple[tuple[Mission, MissionRecommendation], ...]]:
        """For each recommendation, those of other missions that repeat it, earliest first."""
        found: dict[str, list[tuple[Mission, MissionRecommendation]]] = {}
        for mission, one in self.mission_recommendations.values():
            for name in one.repeats:
                found.setdefault(name, []).append((mission, one))
        return MappingProxyType({name: tuple(pairs) for name, pairs in found.items()})

    @cached_property
    def institutions(self) -> Mapping[str, Institution]:
        """Each institution by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.institutions)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Each topic by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.topics)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Each source by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.sources)

    @cached_property
    def word_languages(self) -> Mapping[str, str]:
        """The language of each foreign word, and of its plural with an s, by the word without its
        form."""
        words = [entry.record for entry in self.loaded.words]
        plurals = {without_form(f"{one.word}s"): one.lang for one in words}
        return MappingProxyType(plurals | {without_form(one.word): one.lang for one in words})

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Each figure by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.figures)

    @cached_property
    def notes(self) -> Mapping[str, EditorsNote]:
        """Each editors' note by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.notes)

    @cached_property
    def note_calls(self) -> Mapping[str, tuple[str, ...]]:
        """For each editors' note that is called, the ids of the sections that call it; the notes
        are in the order of their first calls, by which they are numbered."""
        return _groups(
            (mark.target, entry.record.id)
            for entry in self.loaded.sections
            for mark in entry.body.of(MarkKind.NOTE)
            if mark.target in self.notes
        )

    @cached_property
    def note_numbers(self) -> Mapping[str, int]:
        """The number of each editors' note that is called, from 1."""
        return _index((name, number) for number, name in enumerate(self.note_calls, 1))

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Each table by its id, in the order of its file."""
        return _index((entry.record.id, entry.record) for entry in self.loaded.tables)

    @cached_property
    def data(self) -> Mapping[str, DataTable]:
        """Each data file by its name."""
        return _index((file.table.name, file.table) for file in self.loaded.data)

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """Every place in the report that can be linked to, by its id."""
        return _index((anchor.id, anchor) for anchor in anchors_of(self.loaded))

    @cached_property
    def texts(self) -> tuple[MarkdownText, ...]:
        """Every Markdown text of the project: sections, pages, and those within YAML files."""
        bodies = (entry.body for entry in chain(self.loaded.sections, self.loaded.pages))
        within = (text for _, text in self.texts_within_yaml)
        return (*bodies, *within, *self.loaded.unread.texts)

    @cached_property
    def texts_within_yaml(self) -> tuple[tuple[str, MarkdownText], ...]:
        """The Markdown texts within YAML files, each with the words for what it is a text of."""
        return tuple(texts_within_yaml(self.loaded))

    @cached_property
    def citers(self) -> Mapping[str, tuple[str, ...]]:
        """For each citation, the ids of the sections, recommendations and editors' notes that make
        it, in reading order."""
        pairs: list[tuple[str, str]] = []
        for entry in self.loaded.sections:
            pairs += [(mark.target, entry.record.id) for mark in entry.body.of(MarkKind.CITATION)]
        for record in self.recommendations:
            pairs += [(link.cite, record.id) for link in record.provisions]
        for name in self.note_calls:
            text = scan(self.notes[name].text, "")
            pairs += [(mark.target, name) for mark in text.of(MarkKind.CITATION)]
        return _groups(pairs)

    @cached_property
    def links_to(self) -> Mapping[str, tuple[tuple[Recommendation, ProvisionLink], ...]]:
        """For each citation, the recommendations that make it, in report order, each with how it
        stands to what it cites."""
        found: dict[str, list[tuple[Recommendation, ProvisionLink]]] = {}
        for record in self.recommendations:
            for link in record.provisions:
                found.setdefault(link.cite, []).append((record, link))
        return MappingProxyType({cite: tuple(pairs) for cite, pairs in found.items()})

    @cached_property
    def footnotes_citing(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """For each citation and each section that makes it in footnotes, the names of these."""
        return _groups(
            ((mark.target, entry.record.id), mark.note)
            for entry in self.loaded.sections
            for mark in entry.body.of(MarkKind.CITATION)
            if mark.note
        )

    @cached_property
    def footnote_numbers(self) -> Mapping[tuple[str, str], int]:
        """The number of each footnote, by its section and its name: they are numbered through the
        report, in the order of their first calls."""
        called = dict.fromkeys(
            (entry.record.id, mark.target)
            for entry in self.loaded.sections
            for mark in entry.body.of(MarkKind.FOOTNOTE_CALL)
        )
        return _index((footnote, number) for number, footnote in enumerate(called, 1))

    @cached_property
    def footnotes_of(self) -> Mapping[str, Mapping[str, int]]:
        """For each section that calls footnotes, the number of each by its name."""
        found: dict[str, dict[str, int]] = {}
        for (section, name), number in self.footnote_numbers.items():
            found.setdefault(section, {})[name] = number
        return _index((section, MappingProxyType(own)) for section, own in found.items())

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding, the ids of the recommendations that rest on it."""
        return _groups(
            (finding, rec.id) for rec in self.recommendations for finding in rec.findings
        )

    @cached_property
    def asked_in(self) -> Mapping[str, tuple[str, ...]]:
        """For each section, the ids of the recommendations that stand in it."""
        return _groups((rec.section, rec.id) for rec in self.recommendations)

    @cached_property
    def asked_about(self) -> Mapping[str, tuple[str, ...]]:
        """For each topic, the ids of the recommendations on it."""
        return _groups((topic, rec.id) for rec in self.recommendations for topic in rec.topics)

    @cached_property
    def asked_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each institution, the ids of the recommendations that ask it to act."""
        return _groups((body, rec.id) for rec in self.recommendations for body in rec.addressees)


def _index(pairs: Iterable[tuple[K, V]]) -> Mapping[K, V]:
    return MappingProxyType(dict(pairs))


def _groups(pairs: Iterable[tuple[K, str]]) -> Mapping[K, tuple[str, ...]]:
    groups: dict[K, dict[str, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})
