"""Search: everything that can be found, as a reader may call it, with the words to find it by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from afterword.linking.register import Register
from afterword.model.legal import Instrument, Provision
from afterword.model.mission import Mission
from afterword.model.reference import Institution
from afterword.views.aliases import part_aliases, provision_aliases, recommendation_aliases
from afterword.views.headed_texts import HeadedText, headed_texts
from afterword.views.recommendation import INSTRUMENT_KIND_WORDS, RecommendationView
from afterword.views.references import MISSION_TYPE_WORDS, SOURCE_KIND_WORDS
from afterword.views.refs import (
    Ref,
    RefKind,
    citation_ref,
    footnote_ref,
    institution_ref,
    instrument_ref,
    mission_ref,
    source_ref,
    topic_ref,
)
from afterword.views.report import ReportView, SectionView
from afterword.views.standing import Standing
from afterword.views.wording import plain_text


class Kind(Enum):
    """What can be found, in words; in the order in which results of the same worth stand."""

    RECOMMENDATION = "Recommendation"
    SECTION = "Section"
    PROVISION = "Provision"
    INSTRUMENT = "Instrument"
    TOPIC = "Topic"
    INSTITUTION = "Institution"
    MISSION = "Mission"
    NOTE = "Editors’ note"
    FIGURE = "Figure"
    SOURCE = "Source"
    PAGE = "Page"


WEIGHTS: Mapping[Kind, float] = MappingProxyType(
    {
        Kind.RECOMMENDATION: 1.3,
        Kind.TOPIC: 1.2,
        Kind.PROVISION: 1.1,
        Kind.INSTRUMENT: 1.1,
        Kind.INSTITUTION: 1.1,
        Kind.NOTE: 0.9,
        Kind.MISSION: 0.9,
        Kind.FIGURE: 0.7,
        Kind.SOURCE: 0.6,
    }
)
"""How much more or less than others a kind is worth where results are ranked; else 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What something is called besides its title; with its language where it is another one."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text with a place of its own: a follow-up entry, a footnote."""

    ref: Ref
    """Where it is; its label says what it is."""
    anchor: str
    """Where it stands on the page of the reference; empty where that says it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """Something that can be found; texts are without markup."""

    kind: Kind
    ref: Ref
    title: str
    trail: tuple[str, ...]
    """Where it stands, from the whole to the part."""
    names: tuple[Name, ...] = ()
    aliases: tuple[str, ...] = ()
    """Short ways of asking for this very thing: "rec 17", "art. 25"."""
    text: str = ""
    passages: tuple[Passage, ...] = ()
    standing: Standing | None = None
    """Where a recommendation stands."""


def findables(register: Register, report: ReportView) -> tuple[Findable, ...]:
    """Return everything that can be found, kind by kind."""
    return (
        *(_recommendation(register, view) for view in report.recommendations),
        *(found for section in report.sections for found in _section(register, report, section)),
        *_law(register),
        *(_topic(register, topic) for topic in register.topics),
        *(_institution(register, one) for one in register.institutions.values()),
        *(_mission(register, one) for one in register.missions.values()),
        *_notes(register, report),
        *_figures(report),
        *_sources(register),
        *_pages(register, report),
    )


def _recommendation(register: Register, view: RecommendationView) -> Findable:
    passages = (
        Passage(
            ref=Ref(RefKind.RECOMMENDATION, view.id, f"{entry.heading}, {entry.when}"),
            anchor=entry.id,
            text=_joined(f"{entry.who}." if entry.who else "", plain_text(register, entry.text)),
        )
        for entry in view.entries
    )
    letters = [letter for letter, _ in view.parts]
    return Findable(
        kind=Kind.RECOMMENDATION,
        ref=view.ref,
        title=f"{view.number}. {view.title}",
        trail=("Recommendations", view.section.label),
        names=(Name(text=view.ref.label),),
        aliases=(
            *recommendation_aliases(view.number, view.id),
            *part_aliases(view.number, letters),
        ),
        text="\n".join(filter(None, _recommendation_texts(register, view))),
        passages=tuple(passages),
        standing=view.standing,
    )


def _recommendation_texts(register: Register, view: RecommendationView) -> Iterator[str]:
    yield plain_text(register, view.text)
    for letter, text in view.parts:
        yield f"({letter}) {plain_text(register, text)}"
    yield view.context
    yield view.suggested_legal_change or ""
    yield f"Asked of: {'; '.join(ref.label for ref in view.addressees)}."
    topics = register.recommendation_by_id[view.id].topics
    yield f"Topics: {'; '.join(register.topics[topic].title for topic in topics)}."
    grounds = [ground for _, grounds in view.grounds for ground in grounds]
    for words, asks in (("Rests on", False), ("Asks to change", True)):
        labels = [ground.ref.label for ground in grounds if ground.asks_to_change is asks]
        yield f"{words}: {'; '.join(labels)}." if labels else ""
    for step in (*view.lineage.before, *view.lineage.after):
        yield _joined(f"{step.who.label}:" if step.who else "", step.gist) if step.gist else ""
    for one in view.similar:
        yield f"{one.who.label} {one.match}: {one.gist}"


def _section(register: Register, report: ReportView, section: SectionView) -> Iterator[Findable]:
    for under in headed_texts(register, report.tables, section.body):
        yield Findable(
            kind=Kind.SECTION,
            ref=Ref(RefKind.ANCHOR, under.id, under.words) if under.id else section.ref,
            title=under.words or section.ref.label,
            trail=("Report", section.ref.label) if under.id else ("Report",),
            names=() if under.id or not section.number else (Name(text=section.title),),
            aliases=() if under.id else _section_aliases(section),
            text=under.text,
            passages=tuple(_footnotes(register, section, under)),
        )


def _section_aliases(section: SectionView) -> tuple[str, ...]:
    if not section.number or section.is_annex:
        return tuple(filter(None, (section.number,)))
    return f"section {section.number}", f"sec. {section.number}"


def _footnotes(register: Register, section: SectionView, under: HeadedText) -> Iterator[Passage]:
    for name, text in under.footnotes:
        ref = footnote_ref(register, section.id, name)
        label = ref.label[:1].upper() + ref.label[1:]
        yield Passage(ref=Ref(ref.kind, ref.id, label), anchor="", text=text)


def _law(register: Register) -> Iterator[Findable]:
    for instrument in register.instruments.values():
        for provision in instrument.provisions:
            yield _provision(register, instrument, provision)
    for instrument in register.instruments.values():
        names = (instrument.title, instrument.in_text, *_expanded(register, instrument.short))
        year = f", {instrument.year}" if instrument.year else ""
        yield Findable(
            kind=Kind.INSTRUMENT,
            ref=instrument_ref(instrument),
            title=instrument.short,
            trail=("Law", INSTRUMENT_KIND_WORDS[instrument.kind]),
            names=_names(instrument.short, *names),
            text=_joined(f"{instrument.body}{year}.", instrument.note),
        )


def _provision(register: Register, instrument: Instrument, provision: Provision) -> Findable:
    cited = citation_ref(register, f"{instrument.id}/{provision.path}")
    versions = (f"Since {one.since.in_words}: {one.text}" for one in provision.versions)
    return Findable(
        kind=Kind.PROVISION,
        ref=cited,
        title=cited.label[:1].upper() + cited.label[1:],
        trail=("Law", INSTRUMENT_KIND_WORDS[instrument.kind], instrument.short),
        names=_names(cited.label, f"{instrument.short} {provision.path}"),
        aliases=provision_aliases(instrument, provision),
        text="\n".join(filter(None, (provision.gist, provision.note, *versions))),
    )


def _topic(register: Register, topic: str) -> Findable:
    record = register.topics[topic]
    ref = topic_ref(register, topic)
    return Findable(
        kind=Kind.TOPIC, ref=ref, title=ref.label, trail=("Topics",), text=record.gist or ""
    )


def _institution(register: Register, record: Institution) -> Findable:
    short = (record.short,) if record.short else ()
    known = (*short, *(long for one in short for long in _expanded(register, one)))
    others = (Name(text=other.name, lang=other.lang) for other in record.other_names)
    return Findable(
        kind=Kind.INSTITUTION,
        ref=institution_ref(register, record.id),
        title=record.name,
        trail=("Institutions",),
        names=(*_names(record.name, *known), *others),
        text=record.note or "",
    )


def _mission(register: Register, record: Mission) -> Findable:
    report = record.report
    facts = [f"{MISSION_TYPE_WORDS[record.type]}.", f"Head: {record.head}." if record.head else ""]
    facts += [f"With: {'; '.join(record.partners)}."] if record.partners else []
    facts += [f"{report.title}."] if report else []
    own = (f"{one.where}: {one.gist}" for one in record.recommendations)
    return Findable(
        kind=Kind.MISSION,
        ref=mission_ref(register, record.id),
        title=record.title,
        trail=("Missions",),
        names=(Name(text=f"{record.country}, {record.election}"),),
        aliases=(str(record.election_date.year),),
        text="\n".join([_joined(*facts, record.note), *own]),
    )


def _notes(register: Register, report: ReportView) -> Iterator[Findable]:
    for note in report.notes:
        yield Findable(
            kind=Kind.NOTE,
            ref=note.ref,
            title=f"N{note.number}. {note.title}",
            trail=("Editors’ notes",),
            names=(Name(text=note.ref.label),),
            aliases=(f"N{note.number}", f"note {note.number}"),
            text=_joined(plain_text(register, note.text), note.grounds),
        )


def _figures(report: ReportView) -> Iterator[Findable]:
    for one in report.figures:
        comes_to = f", which comes to {one.comes_to}" if one.comes_to else ""
        computed = f"It is {one.computed}{comes_to}." if one.computed else ""
        yield Findable(
            kind=Kind.FIGURE,
            ref=Ref(RefKind.PAGE, f"figures.html#{one.id}", one.words),
            title=f"{one.words[:1].upper()}{one.words[1:]}: {one.value}",
            trail=("Figures",),
            text=_joined(f"{one.value} {one.unit}. {one.place}.", computed, one.remark),
        )


def _sources(register: Register) -> Iterator[Findable]:
    for record in register.sources.values():
        ref = source_ref(register, record.id)
        kind = SOURCE_KIND_WORDS[record.kind]
        yield Findable(
            kind=Kind.SOURCE,
            ref=ref,
            title=ref.label,
            trail=("Sources",),
            text=_joined(f"{kind[:1].upper()}{kind[1:]}.", record.note),
        )


def _pages(register: Register, report: ReportView) -> Iterator[Findable]:
    for entry in register.loaded.pages:
        page = f"{entry.record.id}.html"
        for under in headed_texts(register, report.tables, entry.body):
            yield Findable(
                kind=Kind.PAGE,
                ref=Ref(RefKind.PAGE, f"{page}#{under.id}" if under.id else page, under.words),
                title=under.words or entry.record.title,
                trail=(entry.record.title,) if under.id else (),
                text="\n".join([under.text, *(text for _, text in under.footnotes)]).strip(),
            )


def _expanded(register: Register, name: str) -> tuple[str, ...]:
    """Return what a name stands for, or its abbreviation."""
    records = (entry.record for entry in register.loaded.abbreviations)
    pairs = ((one.short, one.long) for one in records)
    return tuple(other for pair in pairs for other in pair if name in pair and other != name)


def _names(title: str, *names: str) -> tuple[Name, ...]:
    """Return each name once, without what the title already says."""
    return tuple(Name(text=name) for name in dict.fromkeys(names) if name != title)


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))
