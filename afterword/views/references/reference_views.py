"""Missions, institutions and sources as a reader sees them, each with what points to it."""

from dataclasses import dataclass

from afterword.linking.refs import (
    Ref,
    institution_ref,
    instrument_ref,
    mission_ref,
    note_ref,
    recommendation_ref,
    source_ref,
)
from afterword.linking.register import Register
from afterword.linking.uses import uses
from afterword.model.mission import Mission, MissionType
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Institution, Source, SourceKind
from afterword.texts.words import day_in_words
from afterword.views.follow_up.lineage import Step, lineage
from afterword.views.follow_up.verification import StandingGroup, to_do_list

MISSION_TYPE_WORDS = {
    MissionType.EOM: "Election observation mission",
    MissionType.LEOM: "Limited election observation mission",
    MissionType.EAM: "Election assessment mission",
    MissionType.NAM: "Needs assessment mission",
    MissionType.RAM: "Referendum assessment mission",
    MissionType.LAM: "Limited assessment mission",
    MissionType.REVIEW: "Review of the law",
    MissionType.NONE: "No mission",
    MissionType.UNKNOWN: "Type of mission not known",
}
SOURCE_KIND_WORDS = {
    SourceKind.OFFICIAL: "official",
    SourceKind.ASSESSOR: "observer or international body",
    SourceKind.MEDIA: "media",
    SourceKind.NGO: "non-governmental organization",
    SourceKind.RESEARCH: "research or reference",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageLink:
    """A recommendation of this report, and how a mission before or after it meets it."""

    record: Recommendation
    ref: Ref
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionView:
    """A mission, and which recommendations it asked before or again."""

    record: Mission
    ref: Ref
    type: str
    is_own: bool
    report_date: str
    links: tuple[LineageLink, ...]
    """The recommendations of this report in whose chain it stands, in report order."""
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionView:
    """An institution and what is asked of it, with where each stands."""

    record: Institution
    ref: Ref
    asked: tuple[Recommendation, ...]
    to_do: tuple[StandingGroup, ...]
    """The recommendations by where they stand, what is open first."""
    sources: tuple[Ref, ...]
    successor: tuple[Ref, str] | None
    """The body that took its place, and since when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source and what rests on it."""

    record: Source
    kind: str
    when: str
    seen: str
    """The day on which the editors last read it; empty where that is not on record."""
    used_by: tuple[Ref, ...]


def mission_views(register: Register) -> tuple[MissionView, ...]:
    """Return the missions, earliest first."""
    links: dict[str, list[LineageLink]] = {}
    for record in register.recommendations:
        chain = lineage(register, record)
        for step in (*chain.before, *chain.after):
            ref = recommendation_ref(record)
            link = LineageLink(record=record, ref=ref, step=step)
            links.setdefault(step.mission or "", []).append(link)
    return tuple(
        _mission(register, mission, tuple(links.get(mission.id, ())))
        for mission in register.missions.values()
    )


def _mission(register: Register, mission: Mission, links: tuple[LineageLink, ...]) -> MissionView:
    report_date = mission.report.date.in_words if mission.report and mission.report.date else ""
    return MissionView(
        record=mission,
        ref=mission_ref(register, mission.id),
        type=MISSION_TYPE_WORDS[mission.type],
        is_own=mission.id == register.report.mission,
        report_date=report_date,
        links=links,
        sources=tuple(source_ref(register, source) for source in mission.sources),
    )


def institution_views(register: Register) -> tuple[InstitutionView, ...]:
    """Return the institutions in the order of their file."""
    return tuple(_institution(register, one) for one in register.institutions.values())


def _institution(register: Register, institution: Institution) -> InstitutionView:
    names = register.asked_of.get(institution.id, ())
    asked = tuple(register.recommendation_by_id[one] for one in names)
    successor = institution.successor
    return InstitutionView(
        record=institution,
        ref=institution_ref(register, institution.id),
        asked=asked,
        to_do=to_do_list(register, asked),
        sources=tuple(source_ref(register, source) for source in institution.sources),
        successor=(institution_ref(register, successor.id), successor.since.in_words)
        if successor
        else None,
    )


def source_views(register: Register) -> tuple[SourceView, ...]:
    """Return the sources by publisher and date, each with what rests on it."""
    users: dict[str, dict[tuple[str, str], None]] = {}
    for use in uses(register, "source"):
        if use.kind != "note" or use.who in register.note_numbers:
            users.setdefault(use.name, {})[use.kind, use.who] = None
    ordered = sorted(
        register.sources.values(),
        key=lambda one: (one.publisher.lower(), one.date.earliest.isoformat() if one.date else ""),
    )
    return tuple(
        SourceView(
            record=source,
            kind=SOURCE_KIND_WORDS[source.kind],
            when=source.date.in_words if source.date else "no date",
            seen=day_in_words(source.seen) if source.seen else "",
            used_by=tuple(_user(register, *user) for user in users.get(source.id, ())),
        )
        for source in ordered
    )


def _user(register: Register, kind: str, name: str) -> Ref:
    match kind:
        case "recommendation":
            return recommendation_ref(register.recommendation_by_id[name])
        case "mission":
            return mission_ref(register, name)
        case "institution":
            return institution_ref(register, name)
        case "note":
            return note_ref(register, name)
        case _:
            return instrument_ref(register.instruments[name])
