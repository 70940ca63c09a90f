"""Rules about the report and its mission: what two files say of the same is the same."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from afterword.linking.prose_dates import days_in
from afterword.linking.register import Register
from afterword.linking.rules.dates import OBSERVED
from afterword.model.mission import Mission, MissionType, Vote
from afterword.model.record import PartialDate
from afterword.model.reference import without_form
from afterword.model.report import Report
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord

_BEFORE_THE_VOTE = re.compile(
    r"\b(interim|needs[- ]assessment|pre-?election|opinion|review)\b", re.IGNORECASE
)
"""Titles of reports that are published before the vote."""

_KINDS_OF_VOTE = ("parliament", "president", "referendum")
_ALIKE = 0.8
"""From here on two names of countries are taken for one that is misspelt once."""


def report_and_mission(register: Register, _: Project) -> Iterator[Problem]:
    """report.yml and the file of its mission agree on country, vote, dates and recommendations."""
    entry = register.loaded.report
    if entry is None:
        return
    own = register.missions.get(entry.record.mission)
    countries = {entry.record.country, *([own.country] if own else [])}
    for mission in register.loaded.missions:
        if mission.record.id == entry.record.mission:
            yield from _of_one_mission(entry, mission)
            yield from _count(register, mission)
        else:
            yield from _misspelt_country(countries, mission)
            yield from _too_many(mission)


def _of_one_mission(
    entry: LoadedRecord[Report], mission: LoadedRecord[Mission]
) -> Iterator[Problem]:
    report, own = entry.record, mission.record
    titles = f"{report.title}\n{report.official.title}"
    if _name(report.country) != _name(own.country):
        problem = _differ(entry, "country", report.country, mission.place("country"), own.country)
        is_titled = _name(report.country) in _name(titles)
        yield _turned_round(problem, mission.place("country")) if is_titled else problem
    of_report, of_mission = (_votes(one.election) for one in (report, own))
    if of_report and of_mission and not of_report & of_mission:
        yield _differ(entry, "election", report.election, mission.place("election"), own.election)
    if _is_possible(report.election_date, own.election_date) and not _is_held(report, own):
        place = mission.place("election_date")
        problem = _differ(entry, "election_date", report.election_date, place, own.election_date)
        is_titled = report.election_date in days_in(titles)
        yield _turned_round(problem, place) if is_titled else problem
    published = own.report.date if own.report else None
    day = report.official.date
    is_other = published is not None and not published.earliest <= day <= published.latest
    if published and is_other and _is_possible(day, published):
        place = mission.place("report", "date")
        yield _differ(entry, "official.date", day, place, published)


def _differ(
    entry: LoadedRecord[Report], key_path: str, here: object, there_at: Place, there: object
) -> Problem:
    keys = key_path.split(".")
    message = f"'{keys[-1]}' is {quoted(str(here))}, and its mission says {quoted(str(there))}"
    fix = f"make both the same: the other stands at {there_at}"
    return Problem(Code.CONTRADICTION, entry.place(*keys), message, fix)


def _turned_round(problem: Problem, there: Place) -> Problem:
    """Return a problem at the mission, where the titles of the report bear out report.yml."""
    fix = f"make both the same: the titles bear out {problem.place}"
    return replace(problem, place=there, fix=fix)


def _name(country: str) -> str:
    return without_form(country).removeprefix("the ").replace("’", "'")


def _votes(election: str) -> frozenset[str]:
    words = without_form(election)
    return frozenset(one for one in _KINDS_OF_VOTE if one in words)


def _is_possible(*days: date | PartialDate) -> bool:
    """Tell whether elections were observed at a time; where not, `dates` tells it."""
    return all(day.year >= OBSERVED[0] for day in days)


def _is_held(report: Report, mission: Mission) -> bool:
    """Tell whether a mission's election was held on the day of the report's; one of several rounds
    names each day."""
    named = days_in(f"{mission.title}\n{mission.election}")
    held, day = mission.election_date, report.election_date
    return held.earliest <= day <= held.latest or day in named


def _count(register: Register, mission: LoadedRecord[Mission]) -> Iterator[Problem]:
    """Yield the problem that the mission's report is said to make more or fewer recommendations."""
    report, count = mission.record.report, len(register.recommendations)
    if report and report.recommendations not in {None, count} and register.is_complete:
        there = "is one" if count == 1 else f"are {count}"
        message = f"the report is said to make {report.recommendations} recommendations, and "
        message += f"there {there} in recommendations/"
        place = mission.place("report", "recommendations")
        fix = "correct the number, or add the recommendations that are missing"
        yield Problem(Code.CONTRADICTION, place, message, fix)


def _too_many(mission: LoadedRecord[Mission]) -> Iterator[Problem]:
    report, made = mission.record.report, mission.record.recommendations
    if report and report.recommendations and report.recommendations < len(made):
        message = f"the report is said to make {report.recommendations} recommendations, and "
        message += f"{len(made)} of them are listed"
        place = mission.place("report", "recommendations")
        yield Problem(Code.CONTRADICTION, place, message, "correct the number, or the list")


def _misspelt_country(countries: set[str], mission: LoadedRecord[Mission]) -> Iterator[Problem]:
    """Yield the problem that another mission's country is nearly that of the report, as report.yml
    or the file of its own mission has it."""
    other = _name(mission.record.country)
    names = {_name(one): one for one in sorted(countries)}
    if any(own in other or other in own for own in names):
        return
    near = [own for own in names if SequenceMatcher(None, own, other).ratio() >= _ALIKE]
    if near:
        message = f"'country' is {quoted(mission.record.country)}, and the report is on "
        message += quoted(names[near[0]])
        fix = "write the name of the country in the same way"
        yield Problem(Code.CONTRADICTION, mission.place("country"), message, fix)


def reports_before_votes(register: Register, _: Project) -> Iterator[Problem]:
    """A report on a vote is published after it; interim and needs assessment reports before."""
    entry = register.loaded.report
    for mission in register.loaded.missions:
        record = mission.record
        if not _reports_after(record):
            continue
        is_own = entry is not None and entry.record.mission == record.id
        report = record.report
        if report and report.date and not is_own and not _BEFORE_THE_VOTE.search(report.title):
            place = mission.place("report", "date")
            yield from _before_vote(report.date, record.election_date, place)
    own = register.missions.get(entry.record.mission) if entry else None
    if entry is None or (own and not _reports_after(own)):
        return
    official, held = entry.record.official, entry.record.election_date
    if not _BEFORE_THE_VOTE.search(official.title):
        place = entry.place("official", "date")
        yield from _before_vote(_whole(official.date), _whole(held), place)


def _reports_after(mission: Mission) -> bool:
    before = {MissionType.NAM, MissionType.REVIEW}
    return mission.type not in before and mission.vote is not Vote.NONE


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _before_vote(published: PartialDate, held: PartialDate, place: Place) -> Iterator[Problem]:
    if published.latest < held.earliest and _is_possible(published):
        message = f"the report is dated {published}, before the vote of {held}"
        fix = "correct one of the two dates; `type: NAM` or the word interim in its title says that"
        yield Problem(Code.CONTRADICTION, place, message, f"{fix} it came before")


def titles_and_dates(register: Register, _: Project) -> Iterator[Problem]:
    """A title that names days names that of the vote, or that of the report."""
    entry = register.loaded.report
    own = register.missions.get(entry.record.mission) if entry else None
    if entry is not None and (own is None or _is_held(entry.record, own)):
        report = entry.record
        held = _whole(report.election_date)
        also = {report.official.date}
        yield from _other_day(entry, ("title",), report.title, held, also)
        yield from _other_day(entry, ("short_title",), report.short_title, held, also)
        yield from _other_day(entry, ("official", "title"), report.official.title, held, also)
    for mission in register.loaded.missions:
        record = mission.record
        if _reports_after(record):
            yield from _other_day(mission, ("title",), record.title, record.election_date, set())


def _other_day(
    entry: LoadedRecord[Any],
    loc: tuple[str, ...],
    title: str,
    held: PartialDate,
    also: set[date],
) -> Iterator[Problem]:
    named = days_in(title)
    is_told = not _is_possible(held)
    if (
        named
        and not is_told
        and not named & also
        and not any(held.earliest <= day <= held.latest for day in named)
    ):
        message = f"the title {quoted(title)} names another day than the vote's, {held}"
        yield Problem(Code.CONTRADICTION, entry.place(*loc), message, "correct one of the two")


REPORT_FACT_RULES = (report_and_mission, reports_before_votes, titles_and_dates)
