"""Rules about who judges, answers and is asked what: that judgements of the same go together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from afterword.linking.register import Register
from afterword.linking.rules.dates import OBSERVED, newest_day
from afterword.model.follow_up import Assessment, Implementation, Response
from afterword.model.legal import InstrumentKind
from afterword.model.recommendation import Recommendation, Relation
from afterword.model.reference import SourceKind
from afterword.model.report import SectionHead
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord, LoadedText
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import Mark

_SCALE = (
    Implementation.NOT,
    Implementation.PARTIALLY,
    Implementation.MOSTLY,
    Implementation.FULLY,
)

_NOT_OURS_TO_CHANGE: Mapping[InstrumentKind, str] = {
    InstrumentKind.TREATY: "a treaty",
    InstrumentKind.POLITICAL_COMMITMENT: "a commitment of many States",
    InstrumentKind.INTERPRETIVE: "what interprets a treaty",
    InstrumentKind.GOOD_PRACTICE: "good practice",
}
"""What no State changes by its own law, and what it is called."""


class _Judged(NamedTuple):
    """An assessment that stands, and where it stands in its list."""

    at: int
    entry: Assessment


def judged_in_two_ways(register: Register, _: Project) -> Iterator[Problem]:
    """An assessor judges the same at one time in one way, and a whole as all of its parts."""
    for entry in register.loaded.recommendations:
        by_assessor: defaultdict[str, list[_Judged]] = defaultdict(list)
        for index, one in enumerate(entry.record.follow_up):
            if isinstance(one, Assessment) and one.id not in entry.record.corrected:
                by_assessor[one.assessor].append(_Judged(index, one))
        for judged in by_assessor.values():
            yield from _of_the_same(entry, judged)
            yield from _of_whole_and_parts(entry, judged)


def _of_the_same(entry: LoadedRecord[Recommendation], judged: list[_Judged]) -> Iterator[Problem]:
    for at, (index, one) in enumerate(judged):
        for _, other in judged[:at]:
            is_same = one.part == other.part and _is_one_time(one, other)
            if is_same and one.implementation is not other.implementation:
                when = "day" if str(one.date) == str(other.date) else "time"
                message = (
                    f"'{one.id}' of '{entry.record.id}' says {one.implementation.value}, and "
                    f"'{other.id}' of the same assessor and {when} says "
                    f"{other.implementation.value}"
                )
                fix = "correct one of them, or add a correction of the one that is wrong"
                if when == "time":
                    fix = f"give the day of both ({other.date}, {one.date}); or {fix}"
                place = entry.place("follow_up", index, "implementation")
                yield Problem(Code.CONTRADICTION, place, message, fix)
                break


def _is_one_time(one: Assessment, other: Assessment) -> bool:
    """Tell whether the days that two dates can mean have one in common."""
    first, second = one.date, other.date
    return first.earliest <= second.latest and second.earliest <= first.latest


def _of_whole_and_parts(
    entry: LoadedRecord[Recommendation], judged: list[_Judged]
) -> Iterator[Problem]:
    letters = {part.letter for part in entry.record.parts}
    is_told = len(letters) < len(entry.record.parts)
    for whole in judged:
        if whole.entry.part is not None or is_told:
            continue
        parts = [
            one
            for one in judged
            if one.entry.part in letters and _is_one_time(one.entry, whole.entry)
        ]
        against = _against(whole.entry, parts, letters)
        if against:
            last = max([whole, *parts])
            others = ", ".join(f"'{one.entry.id}'" for one in parts)
            message = (
                f"'{whole.entry.id}' of '{entry.record.id}' says {against} of the whole, and that "
                f"is not what {others} of the same assessor and time say of its parts"
            )
            fix = "correct one of them, or add a correction of the one that is wrong"
            place = entry.place("follow_up", last.at, "implementation")
            yield Problem(Code.CONTRADICTION, place, message, fix)


def _against(whole: Assessment, parts: list[_Judged], letters: set[str]) -> str:
    """Return what an assessment of a whole says, where its parts cannot make it up; else nothing.

    A whole is fully implemented where each part is, not at all where none is, and lies between the
    least and the best of them where all were judged.
    """
    ranks = [_SCALE.index(one.entry.implementation) for one in parts]
    if not ranks:
        return ""
    rank = _SCALE.index(whole.implementation)
    is_whole = {one.entry.part for one in parts} == letters
    at_an_end = (rank == len(_SCALE) - 1 and min(ranks) < rank) or (rank == 0 and max(ranks) > 0)
    between = not is_whole or min(ranks) <= rank <= max(ranks)
    return whole.implementation.value if at_an_end or not between else ""


def doubtful_roles(register: Register, _: Project) -> Iterator[Problem]:
    """Who answers is no observer whom nobody asks, and nobody judges what it was asked to do."""
    lasts = {body: _last_of_line(register, body) for body in register.institutions}
    observers = _observers(register, lasts)
    for entry in register.loaded.recommendations:
        asked = {lasts[body] for body in entry.record.addressees if body in lasts}
        for body, place in entry.values("similar_to.*.body"):
            if lasts.get(body, "") in asked:
                message = f"'{body}' is said to have asked for the same, and is asked itself"
                fix = "name the other body that asked, or remove it from the addressees"
                yield Problem(Code.DOUBTFUL_ROLE, place, message, fix)
        for index, one in enumerate(entry.record.follow_up):
            if one.id in entry.record.corrected:
                continue
            if isinstance(one, Assessment) and lasts.get(one.assessor, "") in asked:
                message = f"'{one.assessor}' judges in '{one.id}' what it is asked to do itself"
                fix = "name the body that judged; what a body says of itself is a response"
                place = entry.place("follow_up", index, "assessor")
                yield Problem(Code.DOUBTFUL_ROLE, place, message, fix)
            if isinstance(one, Response) and lasts.get(one.by, "") in observers - asked:
                message = f"'{one.by}' answers in '{one.id}', and nobody asks it to act"
                fix = (
                    "name the body that answers, one that is asked or speaks for the State; what "
                    "others say is a development or an assessment"
                )
                place = entry.place("follow_up", index, "by")
                yield Problem(Code.DOUBTFUL_ROLE, place, message, fix)


def _observers(register: Register, lasts: Mapping[str, str]) -> frozenset[str]:
    """Return the bodies that judge or speak in a source that is not the State's, each by the last
    of its line; a body that a recommendation asks or that has issued an official source is none."""
    entries = (one for record in register.recommendations for one in record.follow_up)
    observing = [one.assessor for one in entries if isinstance(one, Assessment)]
    authorities = [*register.asked_of]
    for source in register.sources.values():
        is_official = source.kind is SourceKind.OFFICIAL
        (authorities if is_official else observing).extend(source.issued_by)
    known = [body for body in observing if body in lasts]
    return frozenset(lasts[body] for body in known) - {lasts.get(body) for body in authorities}


def _last_of_line(register: Register, body: str) -> str:
    """Return the body that stands now in the place of one, or that itself."""
    line = {body: None}
    record = register.institutions.get(body)
    while record and record.successor and record.successor.id not in line:
        line[record.successor.id] = None
        record = register.institutions.get(record.successor.id)
    return next(reversed(line))


def treaties_to_change(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation asks a State to change its own law, and rests on all else."""
    for entry in register.loaded.recommendations:
        for index, link in enumerate(entry.record.provisions):
            instrument = register.instruments.get(link.cite.partition("/")[0])
            is_change = link.relation is Relation.ASKS_TO_CHANGE
            if is_change and instrument and instrument.kind in _NOT_OURS_TO_CHANGE:
                what = _NOT_OURS_TO_CHANGE[instrument.kind]
                message = f"'{entry.record.id}' asks to change '{link.cite}', which is {what}"
                place = entry.place("provisions", index, "relation")
                fix = "write `relation: rests-on`, or cite the national law that should change"
                yield Problem(Code.CONTRADICTION, place, message, fix)


def laws_to_come(register: Register, _: Project) -> Iterator[Problem]:
    """A report and its recommendations cite what there was when it was published."""
    if register.loaded.report is None:
        return
    published = register.report.official.date.year
    if published < OBSERVED[0]:
        return
    newest = newest_day(register)
    cited = [(mark.target, mark.place) for one in register.loaded.sections for mark in _cites(one)]
    for entry in register.loaded.recommendations:
        cited += entry.values("provisions.*.cite")
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for cite, place in cited:
        places[cite.partition("/")[0]].append(place)
    for entry_ in register.loaded.instruments:
        name, year = entry_.record.id, entry_.record.year or 0
        is_told = newest is not None and year > newest.year
        if year > published and name in places and not is_told:
            more = len(places[name]) - 1
            message = f"the report of {published} cites '{name}', which is of {year}"
            message += f"; so it does in {more} more places" if more else ""
            fix = f"cite what was in force then, or correct the year at {entry_.place('year')}"
            yield Problem(Code.CONTRADICTION, places[name][0], message, fix)


def _cites(section: LoadedText[SectionHead]) -> Iterator[Mark]:
    return section.body.of(MarkKind.CITATION)


JUDGEMENT_RULES = (judged_in_two_ways, doubtful_roles, treaties_to_change, laws_to_come)
