"""Search in what the report refers to: law, topics, institutions, missions and sources."""

from collections.abc import Iterator

from afterword.linking.refs import (
    Ref,
    citation_ref,
    institution_ref,
    instrument_ref,
    mission_ref,
    source_ref,
    topic_ref,
)
from afterword.linking.register import Register
from afterword.model.legal import Instrument, Provision
from afterword.model.mission import Mission
from afterword.model.reference import Institution
from afterword.views.references.reference_views import MISSION_TYPE_WORDS
from afterword.views.report.recommendation import INSTRUMENT_KIND_WORDS
from afterword.views.search.findable import Findable, Kind, Name, joined, names, provision_aliases


def findable_references(register: Register) -> Iterator[Findable]:
    """Yield what can be found beside the report: law first, sources last."""
    yield from _law(register)
    for topic in register.topics.values():
        yield _labelled(Kind.TOPIC, topic_ref(register, topic.id), topic.gist)
    yield from (_institution(register, one) for one in register.institutions.values())
    yield from (_mission(register, one) for one in register.missions.values())
    for source in register.sources.values():
        yield _labelled(Kind.SOURCE, source_ref(register, source.id), source.note)


def _law(register: Register) -> Iterator[Findable]:
    for instrument in register.instruments.values():
        for provision in instrument.provisions:
            yield _provision(register, instrument, provision)
    for instrument in register.instruments.values():
        others = (instrument.title, instrument.in_text, *_expanded(register, instrument.short))
        year = f", {instrument.year}" if instrument.year else ""
        yield Findable(
            kind=Kind.INSTRUMENT,
            ref=instrument_ref(instrument),
            title=instrument.short,
            trail=(INSTRUMENT_KIND_WORDS[instrument.kind],),
            names=names(instrument.short, *others),
            text=joined(f"{instrument.body}{year}.", instrument.note),
        )


def _provision(register: Register, instrument: Instrument, provision: Provision) -> Findable:
    cited = citation_ref(register, f"{instrument.id}/{provision.path}")
    versions = (f"Since {one.since.in_words}: {one.text}" for one in provision.versions)
    return Findable(
        kind=Kind.PROVISION,
        ref=cited,
        title=cited.label[:1].upper() + cited.label[1:],
        trail=(INSTRUMENT_KIND_WORDS[instrument.kind], instrument.short),
        names=names(cited.label, f"{instrument.short} {provision.path}"),
        aliases=provision_aliases(provision),
        text="\n".join(filter(None, (provision.gist, provision.note, *versions))),
    )


def _labelled(kind: Kind, ref: Ref, text: str | None) -> Findable:
    """Return what has no other name than the label of its reference."""
    return Findable(kind=kind, ref=ref, title=ref.label, text=text or "")


def _institution(register: Register, record: Institution) -> Findable:
    short = (record.short,) if record.short else ()
    known = (*short, *(long for one in short for long in _expanded(register, one)))
    others = (Name(text=other.name, lang=other.lang) for other in record.other_names)
    return Findable(
        kind=Kind.INSTITUTION,
        ref=institution_ref(register, record.id),
        title=record.name,
        names=(*names(record.name, *known), *others),
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
        names=(Name(text=f"{record.country}, {record.election}"),),
        aliases=(str(record.election_date.year),),
        text="\n".join([joined(*facts, record.note), *own]),
    )


def _expanded(register: Register, name: str) -> tuple[str, ...]:
    """Return what a name stands for, or its abbreviation."""
    records = (entry.record for entry in register.loaded.abbreviations)
    pairs = ((one.short, one.long) for one in records)
    return tuple(other for pair in pairs for other in pair if name in pair and other != name)
