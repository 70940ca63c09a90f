"""Which records use which sources."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from afterword.linking.register import Register
from afterword.model.legal import Instrument
from afterword.model.recommendation import Recommendation
from afterword.model.record import Identified
from afterword.problems import Place
from afterword.sources.entry import Entry


class SourceUse(NamedTuple):
    """A use of a source: the kind and id of the record that uses it, the source's id, and where."""

    kind: str
    who: str
    source: str
    place: Place


def source_uses(register: Register) -> Iterator[SourceUse]:
    """Yield each use of a source."""
    loaded = register.loaded
    for entry in loaded.recommendations:
        yield from _of_recommendation(entry)
    for mission in loaded.missions:
        name = mission.record.id
        yield from _of_sources("mission", mission, name, mission.record.sources)
        for index, theirs in enumerate(mission.record.recommendations):
            place = mission.place("recommendations", index, "source")
            yield SourceUse("mission", name, theirs.source, place)
    for instrument in loaded.instruments:
        yield from _of_instrument(instrument)
    for body in loaded.institutions:
        yield from _of_sources("institution", body, body.record.id, body.record.sources)
    for note in loaded.notes:
        yield from _of_sources("note", note, note.record.id, note.record.sources)


def _of_sources(
    kind: str, entry: Entry[Identified], who: str, sources: Iterable[str], *loc: str | int
) -> Iterator[SourceUse]:
    for at, source in enumerate(sources):
        yield SourceUse(kind, who, source, entry.place(*loc, "sources", at))


def _of_recommendation(entry: Entry[Recommendation]) -> Iterator[SourceUse]:
    kind, record = "recommendation", entry.record
    for index, follow_up in enumerate(record.follow_up):
        loc = ("follow_up", index)
        yield from _of_sources(kind, entry, record.id, follow_up.sources, *loc)
    for index, review in enumerate(record.reviews):
        yield from _of_sources(kind, entry, record.id, review.sources, "reviews", index)
    for index, prior in enumerate(record.prior):
        yield SourceUse(kind, record.id, prior.source, entry.place("prior", index, "source"))
    for index, similar in enumerate(record.similar_to):
        place = entry.place("similar_to", index, "source")
        yield SourceUse(kind, record.id, similar.source, place)


def _of_instrument(entry: Entry[Instrument]) -> Iterator[SourceUse]:
    kind, record = "instrument", entry.record
    yield from _of_sources(kind, entry, record.id, record.sources)
    for index, provision in enumerate(record.provisions):
        loc = ("provisions", index)
        yield from _of_sources(kind, entry, record.id, provision.sources, *loc)
        for at, version in enumerate(provision.versions):
            place = entry.place(*loc, "versions", at, "source")
            yield SourceUse(kind, record.id, version.source, place)
