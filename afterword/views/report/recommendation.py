"""A recommendation as a reader sees it: what was asked, why, where it stands, what followed."""

from dataclasses import dataclass
from urllib.parse import quote

from afterword.linking.per_register import cached_per_register
from afterword.linking.refs import (
    Ref,
    citation_ref,
    finding_ref,
    institution_ref,
    recommendation_ref,
    section_ref,
    source_ref,
    topic_ref,
)
from afterword.linking.register import Register
from afterword.model.follow_up import Confidence
from afterword.model.legal import InstrumentKind
from afterword.model.recommendation import Recommendation, Relation
from afterword.views.follow_up.entries import EntryView, entry_views
from afterword.views.follow_up.lineage import MATCH_WORDS, Lineage, lineage
from afterword.views.follow_up.standing import Standing, standing
from afterword.views.follow_up.verification import Verification, verification

INSTRUMENT_KIND_WORDS = {
    InstrumentKind.TREATY: "Treaty obligations",
    InstrumentKind.POLITICAL_COMMITMENT: "Political commitments",
    InstrumentKind.INTERPRETIVE: "Declarations and interpretation",
    InstrumentKind.GOOD_PRACTICE: "Good practice",
    InstrumentKind.NATIONAL_LAW: "National law",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundView:
    """A provision that a recommendation rests on or asks to change."""

    ref: Ref
    gist: str
    asks_to_change: bool
    is_inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarView:
    """Another body that asked the same or dealt with the subject."""

    who: Ref
    when: str
    """Empty where the day is not known."""
    match: str
    """In words, after who: "asked the same"."""
    where: str
    gist: str
    is_inferred: bool
    source: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationView:
    """A recommendation as a reader sees it."""

    record: Recommendation
    ref: Ref
    section: Ref
    change: tuple[str, ...]
    """Of what kind the change is, in words."""
    addressees: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    findings: tuple[Ref, ...]
    grounds: tuple[tuple[str, tuple[GroundView, ...]], ...]
    """The provisions by kind of instrument, each kind with its heading."""
    lineage: Lineage
    similar: tuple[SimilarView, ...]
    """Other bodies."""
    official: str
    standing: Standing
    entries: tuple[EntryView, ...]
    """What followed, in the order in which it happened."""
    verification: Verification


@cached_per_register
def recommendation_view(register: Register, record: Recommendation) -> RecommendationView:
    """Return a recommendation as a reader sees it."""
    return RecommendationView(
        record=record,
        ref=recommendation_ref(record),
        section=section_ref(register, record.section),
        change=tuple(change.value.capitalize() for change in record.change),
        addressees=tuple(institution_ref(register, one) for one in record.addressees),
        topics=tuple(topic_ref(register, topic) for topic in record.topics),
        findings=tuple(finding_ref(register, finding) for finding in record.findings),
        grounds=_grounds(register, record),
        lineage=lineage(register, record),
        similar=_similar(register, record),
        official=f"Section {record.official.section}; recommendation {record.official.number}",
        standing=standing(register, record),
        entries=entry_views(register, record),
        verification=verification(register, record),
    )


def recommendation_views(register: Register) -> tuple[RecommendationView, ...]:
    """Return all recommendations as a reader sees them, in the order of their numbers."""
    return tuple(recommendation_view(register, record) for record in register.recommendations)


def _grounds(
    register: Register, record: Recommendation
) -> tuple[tuple[str, tuple[GroundView, ...]], ...]:
    groups: dict[InstrumentKind, list[GroundView]] = {}
    for link in record.provisions:
        instrument = register.instruments[link.cite.partition("/")[0]]
        cited = register.provisions.get(link.cite)
        ground = GroundView(
            ref=citation_ref(register, link.cite),
            gist=cited[1].gist if cited else "",
            asks_to_change=link.relation is Relation.ASKS_TO_CHANGE,
            is_inferred=link.confidence is Confidence.INFERRED,
        )
        groups.setdefault(instrument.kind, []).append(ground)
    return tuple(
        (INSTRUMENT_KIND_WORDS[kind], tuple(groups[kind]))
        for kind in InstrumentKind
        if kind in groups
    )


def _similar(register: Register, record: Recommendation) -> tuple[SimilarView, ...]:
    return tuple(
        SimilarView(
            who=institution_ref(register, similar.body),
            when=similar.date.in_words if similar.date else "",
            match=MATCH_WORDS[similar.match],
            where=similar.where,
            gist=similar.gist,
            is_inferred=similar.confidence is Confidence.INFERRED,
            source=source_ref(register, similar.source),
        )
        for similar in record.similar_to
    )


def suggestion(register: Register, record: Recommendation) -> str:
    """Return the address at which an update of a recommendation is suggested; empty where the
    report names none."""
    address = register.report.suggestions or ""
    values = {"{id}": record.id, "{number}": str(record.number), "{title}": record.title}
    for key, value in values.items():
        address = address.replace(key, quote(value, safe=""))
    return address
