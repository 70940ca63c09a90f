"""Rules about dates: that there is such a day, that it can be, and what must come before what.

What is to come is measured by the record itself, never by the clock: the same sources have the same
problems on every day. Only the days on which the editors did something, of which all others are
measured, cannot be after today (`tracking`).
"""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from afterword.linking.prose_dates import WEEKDAY, has_day, impossible_days, month_number
from afterword.linking.register import Register
from afterword.linking.values import all_records, values_within
from afterword.model.follow_up import Assessment
from afterword.model.recommendation import Recommendation
from afterword.model.record import PartialDate
from afterword.model.reference import Source, SourceKind
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.code_spans import without_code
from afterword.sources.entry import LoadedRecord

OBSERVED = (1945, "elections were observed")
_PRINTED = (1500, "there were printed sources")
_CITED = (1200, "the oldest law that is cited")
"""Years before which there was no election observation of today's kind, and nothing that anybody
cites (Magna Carta is of 1215)."""

_YEARS_LATER = 2
"""How many years after the last entry something may be dated that came out since."""

_YEARS_AHEAD = 10
"""How far ahead a vote, a law or a new body is announced."""


class _Dated(NamedTuple):
    """A date within a record: what is told of it, where, and between which years it must be."""

    words: str
    day: PartialDate | date | int
    place: Place
    first: int
    since: str
    ahead: int
    fix: str = "correct the date"


def impossible_dates(register: Register, _: Project) -> Iterator[Problem]:
    """No date lies before the time in which there could be such a thing, or long after all that is
    on record."""
    newest = newest_day(register)
    for one in _dated(register, newest):
        year, earliest = _year(one.day)
        if year < one.first:
            message = f"{one.words} {one.day}, before {one.since}"
            yield Problem(Code.IMPOSSIBLE_DATE, one.place, message, "correct the year")
        elif newest and earliest > _years_after(newest, one.ahead):
            message = f"{one.words} {one.day}, long after the newest day on record ({newest})"
            yield Problem(Code.DATE_IN_FUTURE, one.place, message, one.fix)


def newest_day(register: Register) -> date | None:
    """Return the newest day on which the editors recorded, looked for or read something; without
    any, that of the report. None where not all records were read."""
    if register.loaded.report is None or not register.is_complete:
        return None
    seen = (one.record.seen for one in register.loaded.sources)
    return max([register.day, *(day for day in seen if day)])


def _year(day: PartialDate | date | int) -> tuple[int, date]:
    """Return the year of a date, and the first day that it can mean."""
    if isinstance(day, int):
        return day, date(min(day, date.max.year), 1, 1)
    return day.year, day.earliest if isinstance(day, PartialDate) else day


def _years_after(day: date, years: int) -> date:
    return day.replace(year=min(day.year + years, date.max.year), day=min(day.day, 28))


def _dated(register: Register, newest: date | None) -> Iterator[_Dated]:
    loaded = register.loaded
    for report in loaded.reports:
        day, place = report.record.election_date, report.place("election_date")
        yield _Dated("the vote is dated", day, place, *OBSERVED, _YEARS_AHEAD)
        day, place = report.record.official.date, report.place("official", "date")
        words = "the official report is dated"
        yield _Dated(words, day, place, *OBSERVED, _YEARS_AHEAD)
    for mission in loaded.missions:
        name, held = mission.record.id, mission.record.election_date
        place = mission.place("election_date")
        words = f"the vote of '{name}' is dated"
        yield _Dated(words, held, place, *OBSERVED, _YEARS_AHEAD)
        published = mission.record.report and mission.record.report.date
        if published:
            place, words = mission.place("report", "date"), f"the report of '{name}' is dated"
            yield _Dated(words, published, place, *OBSERVED, _YEARS_LATER)
    for source in loaded.sources:
        yield from _of_source(source)
    for instrument in loaded.instruments:
        name, year = instrument.record.id, instrument.record.year
        if year:
            place, words = instrument.place("year"), f"'{name}' is of the year"
            yield _Dated(words, year, place, *_CITED, _YEARS_LATER, "correct the year")
        for since, place in instrument.values("provisions.*.versions.*.since"):
            words = f"a provision of '{name}' is said to read so since"
            is_known = year is not None and (newest is None or year <= newest.year)
            first = (year or 0, f"it was made, in {year}") if is_known else _CITED
            yield _Dated(words, since, place, *first, _YEARS_AHEAD)
    for institution in loaded.institutions:
        for since, place in institution.values("successor.since"):
            words = f"'{institution.record.id}' is said to have a successor since"
            yield _Dated(words, since, place, *_PRINTED, _YEARS_AHEAD)
    for recommendation in loaded.recommendations:
        for day, place in recommendation.values("similar_to.*.date"):
            words = f"what is similar to '{recommendation.record.id}' is dated"
            yield _Dated(words, day, place, *OBSERVED, _YEARS_LATER)


def _of_source(entry: LoadedRecord[Source]) -> Iterator[_Dated]:
    source = entry.record
    if source.date is None or (source.seen and source.seen < source.date.earliest):
        return
    is_assessor = source.kind is SourceKind.ASSESSOR
    fix = "correct the date; if it is right, say when it was read, with `seen:`"
    first = OBSERVED if is_assessor else _PRINTED
    words = f"'{source.id}' is dated"
    yield _Dated(words, source.date, entry.place("date"), *first, _YEARS_LATER, fix)


def younger_sources(register: Register, project: Project) -> Iterator[Problem]:
    """An entry is not recorded, and a review not made, before its sources came out.

    Where nothing that rests on a source could be, the date of the source is what to look at.
    """
    told: dict[str, list[tuple[Place, str, date]]] = {}
    suited: set[str] = set()
    for entry in register.loaded.recommendations:
        for name, recorded, place in _recorded_on(entry):
            source = register.sources.get(name)
            if source and source.date and source.date.earliest > recorded:
                told.setdefault(name, []).append((place, entry.record.id, recorded))
            else:
                suited.add(name)
    dated = {one.record.id: one.place("date") for one in register.loaded.sources}
    impossible = {one.place for one in impossible_dates(register, project)}
    for name, found in told.items():
        place, who, recorded = found[0]
        if dated[name] in impossible:
            continue
        message = f"'{who}' rests on '{name}' in what was recorded on {recorded}; that source"
        message += f" is of {register.sources[name].date}"
        message += f"; so it is in {len(found) - 1} more places" if len(found) > 1 else ""
        if name in suited:
            fix = f"correct the day of recording, the source, or its date at {dated[name]}"
            yield Problem(Code.CONTRADICTION, place, message, fix)
        else:
            fix = f"correct the date, or the day of recording or the source at {place}"
            yield Problem(Code.CONTRADICTION, dated[name], message, fix)


def _recorded_on(entry: LoadedRecord[Recommendation]) -> Iterator[tuple[str, date, Place]]:
    """Yield each source of what was recorded, with the day of recording and its place."""
    record = entry.record
    for index, one in enumerate(record.follow_up):
        is_told = one.recorded.date < one.date.earliest
        for at, name in enumerate(one.sources if not is_told else ()):
            yield name, one.recorded.date, entry.place("follow_up", index, "sources", at)
    for index, review in enumerate(record.reviews):
        for at, name in enumerate(review.sources):
            yield name, review.date, entry.place("reviews", index, "sources", at)


def assessments_before_their_sources(register: Register, _: Project) -> Iterator[Problem]:
    """An assessment is not older than all that tells of it, unless somebody else reports it."""
    for entry in register.loaded.recommendations:
        for index, one in enumerate(entry.record.follow_up):
            if isinstance(one, Assessment) and one.id not in entry.record.corrected:
                found = [register.sources[name] for name in one.sources if name in register.sources]
                if len(found) == len(one.sources) and _is_too_old(one, found):
                    source = found[0]
                    message = f"'{one.id}' of '{entry.record.id}' is dated {one.date}, and its "
                    message += f"source '{source.id}' came out later, {source.date}"
                    fix = "give the day of the source that makes the assessment, or name that one"
                    place = entry.place("follow_up", index, "date")
                    yield Problem(Code.CONTRADICTION, place, message, fix)


def _is_too_old(one: Assessment, sources: list[Source]) -> bool:
    are_own = any(one.assessor in source.issued_by for source in sources)
    is_told_later = all(
        source.date and source.date.earliest > one.date.latest for source in sources
    )
    return is_told_later and one.quoted_by is None and (are_own or one.date.day > 0)


def days_in_words(register: Register, _: Project) -> Iterator[Problem]:
    """A text names no day that there is not, and no day as another day of the week."""
    for entry in (*register.loaded.sections, *register.loaded.pages):
        clear = without_code(entry.body.text)
        for offset, message in _wrong_days(clear):
            yield _wrong_day(message, entry.body.place(offset))
    for kind, record in all_records(register.loaded):
        for loc, value in values_within(record.record):
            is_quoted = loc[-1:] == ("title",) and (kind == "source" or loc[0] == "official")
            if isinstance(value, str) and " " in value and has_day(value) and not is_quoted:
                for _offset, message in _wrong_days(value):
                    yield _wrong_day(message, record.place(*loc))


def _wrong_day(message: str, place: Place) -> Problem:
    fix = "correct it; where others write so, put [sic] after it"
    return Problem(Code.IMPOSSIBLE_DATE, place, message, fix)


def _wrong_days(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text names a day that cannot be, and what is wrong with it."""
    for start, end, day in impossible_days(text):
        if not _is_sic(text, start, end):
            yield start, f"there is no day {day}"
    for match in WEEKDAY.finditer(text):
        weekday, number, month, year = match.groups()
        try:
            day_ = date(int(year), month_number(month), int(number))
        except ValueError:
            continue
        held = calendar.day_name[day_.weekday()]
        if held != weekday and not _is_sic(text, *match.span()):
            yield match.start(), f"{number} {month} {year} was a {held}, not a {weekday}"


def _is_sic(text: str, start: int, end: int) -> bool:
    return "[sic" in text[start : end + len(" *[sic]")]


DATE_RULES = (
    impossible_dates,
    younger_sources,
    assessments_before_their_sources,
    days_in_words,
)
