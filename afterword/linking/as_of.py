"""As of a day: what had happened by then, as far as is known now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from afterword.linking.register import Register
from afterword.linking.uses import source_uses
from afterword.model.follow_up import Correction, FollowUpEntry
from afterword.model.legal import Instrument
from afterword.model.mission import Mission, MissionRecommendation
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Institution, Source


def as_of(register: Register, day: date) -> Register:
    """Return the register with nothing in it that came after a day.

    Follow-up entries, the statements of other bodies, later missions and what they asked again,
    successors of institutions and versions of provisions are left out where they are later, or
    where it is not certain that they are not. An entry that was corrected later is left out too:
    it is known now to be wrong. The texts of notes stay as they are, and so do the missions that
    the report itself speaks of.
    """
    loaded, sources = register.loaded, register.sources
    prior = {one.mission for record in register.recommendations for one in record.prior}
    spoken_of = {register.report.mission, *prior}
    kept = [
        entry
        if entry.record.id in spoken_of
        else replace(entry, record=_mission(entry.record, sources, day))
        for entry in loaded.missions
        if entry.record.id in spoken_of or entry.record.election_date.latest <= day
    ]
    stood = Register(
        as_of=day,
        is_past=day < register.day,
        loaded=replace(
            loaded,
            recommendations=tuple(
                replace(entry, record=_recommendation(entry.record, day))
                for entry in loaded.recommendations
            ),
            missions=tuple(kept),
            institutions=tuple(
                replace(entry, record=_institution(entry.record, day))
                for entry in loaded.institutions
            ),
            instruments=tuple(
                replace(entry, record=_instrument(entry.record, day))
                for entry in loaded.instruments
            ),
        ),
    )
    used = {use.source for use in source_uses(stood)}
    known = tuple(entry for entry in loaded.sources if _was_there(entry.record, used, day))
    return replace(stood, loaded=replace(stood.loaded, sources=known))


def _was_there(source: Source, used: set[str], day: date) -> bool:
    return source.id in used or source.date is None or source.date.latest <= day


def _recommendation(record: Recommendation, day: date) -> Recommendation:
    corrected_later = record.corrected - _corrected_by(record, day)
    happened = [
        entry
        for entry in record.follow_up
        if entry.happened_by <= day and entry.id not in corrected_later
    ]
    return record.model_copy(
        update={
            "follow_up": tuple(_with_their_objects(happened)),
            "reviews": tuple(review for review in record.reviews if review.date <= day),
            "similar_to": tuple(
                one for one in record.similar_to if one.date is None or one.date.latest <= day
            ),
        }
    )


def _corrected_by(record: Recommendation, day: date) -> set[str]:
    """Return the ids of the entries that had been corrected by a day, rightly as is known now."""
    return {
        entry.corrects
        for entry in record.follow_up
        if isinstance(entry, Correction)
        and entry.happened_by <= day
        and entry.id not in record.corrected
    }


def _with_their_objects(entries: Iterable[FollowUpEntry]) -> Iterator[FollowUpEntry]:
    """Yield entries, and corrections of entries that were yielded before them."""
    ids: set[str] = set()
    for entry in entries:
        if not isinstance(entry, Correction) or entry.corrects in ids:
            ids.add(entry.id)
            yield entry


def _mission(record: Mission, sources: Mapping[str, Source], day: date) -> Mission:
    def was_made(one: MissionRecommendation) -> bool:
        source = sources[one.source]
        made = (record.report and record.report.date) or source.date or record.election_date
        return made.latest <= day

    made = tuple(one for one in record.recommendations if was_made(one))
    report = record.report
    was_published = report is None or report.date is None or report.date.latest <= day
    return record.model_copy(
        update={"recommendations": made, "report": report if was_published else None}
    )


def _institution(record: Institution, day: date) -> Institution:
    successor = record.successor
    if successor is None or successor.since.latest <= day:
        return record
    return record.model_copy(update={"successor": None})


def _instrument(record: Instrument, day: date) -> Instrument:
    provisions = tuple(
        one.model_copy(update={"versions": tuple(v for v in one.versions if v.since.latest <= day)})
        for one in record.provisions
    )
    return record.model_copy(update={"provisions": provisions})
