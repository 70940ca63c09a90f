"""Law, missions, institutions and sources as a reader sees them, each with what points to it."""

from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.linking.rules.names import source_uses
from afterword.model.follow_up import Confidence
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.model.mission import Mission, MissionType
from afterword.model.recommendation import Relation
from afterword.model.reference import Institution, Source, SourceKind
from afterword.views.recommendation import INSTRUMENT_KIND_WORDS
from afterword.views.refs import (
    Ref,
    RefKind,
    citer_ref,
    institution_ref,
    instrument_ref,
    mission_ref,
    note_ref,
    recommendation_ref,
    source_ref,
)
from afterword.views.standing import Standing, standing

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
RELATION_WORDS = {Relation.RESTS_ON: "rests on it", Relation.ASKS_TO_CHANGE: "asks to change it"}
SOURCE_KIND_WORDS = {
    SourceKind.PRIMARY: "primary source",
    SourceKind.OFFICIAL_MIRROR: "official mirror",
    SourceKind.NEWS: "news",
    SourceKind.ANALYSIS: "analysis",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CiterView:
    """A section, recommendation or editors' note that cites an instrument or a provision."""

    ref: Ref
    relation: str
    """How a recommendation stands to it: "rests on it", "asks to change it"; else empty."""
    is_inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """A provision with everything that cites it."""

    record: Provision
    cite: str
    ref: Ref
    citers: tuple[CiterView, ...]
    sources: tuple[Ref, ...]
    versions: tuple[tuple[str, str, Ref], ...]
    """Since when, what, and the source of each version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentView:
    """An instrument, its provisions, and what cites it as a whole."""

    record: Instrument
    ref: Ref
    kind: str
    force: str
    provisions: tuple[ProvisionView, ...]
    citers: tuple[CiterView, ...]
    """What cites the instrument as a whole."""
    sources: tuple[Ref, ...]
    citations: int
    """How many sections and recommendations cite it or one of its provisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionView:
    """A mission, and which recommendations it asked before or again."""

    record: Mission
    ref: Ref
    type: str
    is_own: bool
    report_date: str
    asked_before: tuple[Ref, ...]
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionView:
    """An institution and what is asked of it, with where each stands."""

    record: Institution
    ref: Ref
    asked: tuple[tuple[Ref, str, Standing], ...]
    """Each recommendation: its reference, its title, and where it stands."""
    sources: tuple[Ref, ...]
    successor: tuple[Ref, str] | None
    """The body that took its place, and since when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source and what rests on it."""

    record: Source
    kind: str
    when: str
    used_by: tuple[Ref, ...]


def instrument_views(register: Register) -> tuple[InstrumentView, ...]:
    """Return the instruments by kind, then by year and name."""
    order = list(InstrumentKind)
    ordered = sorted(
        register.instruments.values(),
        key=lambda one: (order.index(one.kind), one.year or 9999, one.short),
    )
    return tuple(_instrument(register, instrument) for instrument in ordered)


def instruments_by_kind(
    register: Register,
) -> tuple[tuple[str, tuple[InstrumentView, ...]], ...]:
    """Return the instruments under the heading of their kind."""
    groups: dict[str, list[InstrumentView]] = {}
    for view in instrument_views(register):
        groups.setdefault(view.kind, []).append(view)
    return tuple((kind, tuple(views)) for kind, views in groups.items())


def _instrument(register: Register, instrument: Instrument) -> InstrumentView:
    provisions = tuple(_provision(register, instrument, one) for one in instrument.provisions)
    whole = register.citers.get(instrument.id, ())
    citers = {*whole, *(c for view in provisions for c in register.citers.get(view.cite, ()))}
    return InstrumentView(
        record=instrument,
        ref=instrument_ref(instrument),
        kind=INSTRUMENT_KIND_WORDS[instrument.kind],
        force="Binding" if instrument.binding else "Not binding",
        provisions=provisions,
        citers=_citers(register, instrument.id),
        sources=tuple(source_ref(register, source) for source in instrument.sources),
        citations=len(citers),
    )


def _provision(register: Register, instrument: Instrument, provision: Provision) -> ProvisionView:
    cite = f"{instrument.id}/{provision.path}"
    label = provision.label[:1].upper() + provision.label[1:]
    return ProvisionView(
        record=provision,
        cite=cite,
        ref=Ref(RefKind.PROVISION, cite, label),
        citers=_citers(register, cite),
        sources=tuple(source_ref(register, source) for source in provision.sources),
        versions=tuple(
            (version.since.in_words, version.text, source_ref(register, version.source))
            for version in provision.versions
        ),
    )


def _citers(register: Register, cite: str) -> tuple[CiterView, ...]:
    return tuple(_citer(register, citer, cite) for citer in register.citers.get(cite, ()))


def _citer(register: Register, citer: str, cite: str) -> CiterView:
    record = register.recommendation_by_id.get(citer)
    links = [link for link in record.provisions if link.cite == cite] if record else []
    return CiterView(
        ref=citer_ref(register, citer),
        relation=" and ".join(dict.fromkeys(RELATION_WORDS[link.relation] for link in links)),
        is_inferred=any(link.confidence is Confidence.INFERRED for link in links),
    )


def mission_views(register: Register) -> tuple[MissionView, ...]:
    """Return the missions, earliest first."""
    return tuple(_mission(register, mission) for mission in register.missions.values())


def _mission(register: Register, mission: Mission) -> MissionView:
    asked = [
        record
        for record in register.recommendations
        if any(prior.mission == mission.id for prior in record.prior)
    ]
    report_date = mission.report.date.in_words if mission.report and mission.report.date else ""
    return MissionView(
        record=mission,
        ref=mission_ref(register, mission.id),
        type=MISSION_TYPE_WORDS[mission.type],
        is_own=mission.id == register.report.mission,
        report_date=report_date,
        asked_before=tuple(recommendation_ref(record) for record in asked),
        sources=tuple(source_ref(register, source) for source in mission.sources),
    )


def institution_views(register: Register) -> tuple[InstitutionView, ...]:
    """Return the institutions in the order of their file."""
    return tuple(_institution(register, one) for one in register.institutions.values())


def _institution(register: Register, institution: Institution) -> InstitutionView:
    asked = [
        register.recommendation_by_id[one] for one in register.asked_of.get(institution.id, ())
    ]
    successor = institution.successor
    return InstitutionView(
        record=institution,
        ref=institution_ref(register, institution.id),
        asked=tuple((recommendation_ref(one), one.title, standing(register, one)) for one in asked),
        sources=tuple(source_ref(register, source) for source in institution.sources),
        successor=(institution_ref(register, successor.id), successor.since.in_words)
        if successor
        else None,
    )


def source_views(register: Register) -> tuple[SourceView, ...]:
    """Return the sources by publisher and date, each with what rests on it."""
    users: dict[str, dict[str, None]] = {}
    for user, source, _ in source_uses(register):
        users.setdefault(source, {})[user] = None
    ordered = sorted(
        register.sources.values(),
        key=lambda one: (one.publisher.lower(), one.date.earliest.isoformat() if one.date else ""),
    )
    return tuple(
        SourceView(
            record=source,
            kind=SOURCE_KIND_WORDS[source.kind],
            when=source.date.in_words if source.date else "no date",
            used_by=tuple(_user(register, user) for user in users.get(source.id, ())),
        )
        for source in ordered
    )


def _user(register: Register, user: str) -> Ref:
    if user in register.recommendation_by_id:
        return recommendation_ref(register.recommendation_by_id[user])
    if user in register.missions:
        return mission_ref(register, user)
    if user in register.institutions:
        return institution_ref(register, user)
    if user in register.notes:
        return note_ref(register, user)
    return instrument_ref(register.instruments[user])
