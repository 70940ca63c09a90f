"""As of a day: what had happened by then, as far as is known now."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from afterword.linking.register import Register
from afterword.model.follow_up import Correction, Development, FollowUpEntry
from afterword.model.legal import Instrument, Provision
from afterword.model.mission import Mission, MissionRecommendation
from afterword.model.recommendation import Prior, Recommendation
from afterword.model.reference import Institution
from afterword.sources.entry import LoadedRecord

R = TypeVar("R", bound=BaseModel)
S = TypeVar("S", bound=BaseModel)


def as_of(register: Register, day: date) -> Register:
    """Return the register with nothing in it that came after a day, and no source of a later date.

    Follow-up entries, the statements of other bodies, later missions and what they asked again,
    successors of institutions and versions of provisions are left out where they are later, where
    it is not certain that they are not, or where nothing but later sources tells of them. An entry
    that was corrected later is left out too: it is known now to be wrong. The texts of notes stay
    as they are, and so do the missions that the report itself speaks of.
    """
    then = _Then(register, day)
    loaded = register.loaded
    prior = {
        one.mission
        for record in register.recommendations
        for one in record.prior
        if one.source in then.known
    }
    spoken_of = {register.report.mission, *prior}
    missions = [
        replace(entry, record=then.mission(entry.record, entry.record.id in spoken_of))
        for entry in loaded.missions
        if entry.record.id in spoken_of or entry.record.election_date.latest <= day
    ]
    then.knows_of(one.id for entry in missions for one in entry.record.recommendations)
    return Register(
        as_of=day,
        is_past=day < register.day,
        loaded=replace(
            loaded,
            recommendations=_each(loaded.recommendations, then.recommendation),
            missions=_each(missions, then.with_repeats),
            institutions=_each(loaded.institutions, then.institution),
            instruments=_each(loaded.instruments, then.instrument),
            notes=_each(loaded.notes, then.with_sources),
            sources=tuple(one for one in loaded.sources if one.record.id in then.known),
        ),
    )


def _each(
    entries: Iterable[LoadedRecord[R]], stood: Callable[[R], R]
) -> tuple[LoadedRecord[R], ...]:
    return tuple(replace(entry, record=stood(entry.record)) for entry in entries)


class _Then:
    """A day, and the sources that could be read on it."""

    def __init__(self, register: Register, day: date) -> None:
        self._day = day
        self._own = register.recommendation_by_id
        self._sources = register.sources
        self.known = frozenset(
            source.id
            for source in register.sources.values()
            if source.date is None or source.date.earliest <= day
        )
        self._asked: frozenset[str] = frozenset()

    def knows_of(self, names: Iterable[str]) -> None:
        """Take the ids of the recommendations of other missions that are kept."""
        self._asked = frozenset(names)

    def recommendation(self, record: Recommendation) -> Recommendation:
        """Return a recommendation with what had happened, on the evidence of that day."""
        corrected_later = record.corrected - self._corrected(record)
        happened = [
            self.with_sources(entry)
            for entry in record.follow_up
            if entry.happened_by <= self._day
            and entry.id not in corrected_later
            and self._is_told(entry)
        ]
        similar = (one for one in record.similar_to if one.source in self.known)
        reviews = (review for review in record.reviews if review.date <= self._day)
        return record.model_copy(
            update={
                "follow_up": tuple(_with_their_objects(happened)),
                "reviews": tuple(map(self.with_sources, reviews)),
                "prior": tuple(self._prior(record)),
                "similar_to": tuple(
                    one for one in similar if one.date is None or one.date.latest <= self._day
                ),
            }
        )

    def _prior(self, record: Recommendation) -> Iterator[Prior]:
        """Yield who asked before, by what was known; of what only later sources tell, the mission
        stays."""
        for one in record.prior:
            if one.source in self.known:
                is_told = one.recommendation is None or one.recommendation in self._asked
                yield one if is_told else one.model_copy(update={"recommendation": None})

    def _is_told(self, entry: FollowUpEntry) -> bool:
        """Tell whether a source of that day tells of an entry, and of whose words it is made."""
        told = self.known.intersection(entry.sources)
        return bool(told) and (entry.quoted_by is None or entry.quoted_by in told)

    def _corrected(self, record: Recommendation) -> set[str]:
        """Return the ids of the entries that had been corrected, rightly as is known now."""
        return {
            entry.corrects
            for entry in record.follow_up
            if isinstance(entry, Correction)
            and entry.happened_by <= self._day
            and entry.id not in record.corrected
            and self._is_told(entry)
        }

    def mission(self, record: Mission, is_spoken_of: bool) -> Mission:
        """Return a mission; of one of which the report itself does not speak, with what it had
        published."""
        record = self.with_sources(record)
        report = record.report
        made = (one for one in record.recommendations if one.source in self.known)
        if not is_spoken_of:
            made = (one for one in made if self._was_made(record, one))
            if report and report.date and report.date.latest > self._day:
                report = None
        return record.model_copy(update={"recommendations": tuple(made), "report": report})

    def with_repeats(self, record: Mission) -> Mission:
        """Return a mission whose recommendations repeat only what is kept."""
        made = tuple(
            one.model_copy(update={"repeats": tuple(filter(self._is_known, one.repeats))})
            for one in record.recommendations
        )
        return record.model_copy(update={"recommendations": made})

    def _is_known(self, name: str) -> bool:
        """Tell whether a recommendation is this report's, or another mission's that was known."""
        return name in self._own or name in self._asked

    def _was_made(self, record: Mission, one: MissionRecommendation) -> bool:
        source = self._sources[one.source]
        made = (record.report and record.report.date) or source.date or record.election_date
        return made.latest <= self._day

    def institution(self, record: Institution) -> Institution:
        """Return an institution, without a successor that came later."""
        record, successor = self.with_sources(record), record.successor
        if successor is None or successor.since.latest <= self._day:
            return record
        return record.model_copy(update={"successor": None})

    def instrument(self, record: Instrument) -> Instrument:
        """Return an instrument, without versions that came later."""
        provisions = tuple(map(self._provision, record.provisions))
        return self.with_sources(record).model_copy(update={"provisions": provisions})

    def _provision(self, record: Provision) -> Provision:
        versions = tuple(
            one
            for one in record.versions
            if one.since.latest <= self._day and one.source in self.known
        )
        return self.with_sources(record).model_copy(update={"versions": versions})

    def with_sources(self, record: S) -> S:
        """Return a record with those of its sources that could be read."""
        sources: tuple[str, ...] = getattr(record, "sources")  # noqa: B009 - of many models
        kept = tuple(one for one in sources if one in self.known)
        return record.model_copy(update={"sources": kept})


def _with_their_objects(entries: Iterable[FollowUpEntry]) -> Iterator[FollowUpEntry]:
    """Yield entries, and corrections of entries that were yielded before them; a development that
    reverses what had not been said yet reverses nothing."""
    ids: set[str] = set()
    for entry in entries:
        if isinstance(entry, Correction) and entry.corrects not in ids:
            continue
        ids.add(entry.id)
        if isinstance(entry, Development) and entry.reverses and entry.reverses not in ids:
            yield entry.model_copy(update={"reverses": None})
        else:
            yield entry
