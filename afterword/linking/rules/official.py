"""Rules about where the official report makes a recommendation: its number and its section."""

import re
from collections.abc import Iterator
from typing import Any

from afterword.linking.register import Register
from afterword.linking.rules.doubles import heading_label
from afterword.model.recommendation import Recommendation
from afterword.model.reference import without_form
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord, LoadedText
from afterword.sources.mark_finder import MarkKind


def official_numbers(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation has the number and stands in the section that the official report gives it,
    where those of most others are the same in this publication."""
    entries = register.loaded.recommendations
    numbered = [one for one in entries if one.record.official.number != one.record.number]
    if len(numbered) * 2 > len(entries):
        yield from _official_twice(register)
    elif register.is_complete:
        for entry in numbered:
            official, number = entry.record.official, entry.record.number
            message = f"'{entry.record.id}' has the number {number} here, and "
            message += f"{official.number} in the official report"
            place = entry.place("official", "number")
            fix = "correct one of the two; those of most others are the same"
            yield Problem(Code.CONTRADICTION, place, message, fix)
    placed = [(one, register.sections.get(one.record.section)) for one in entries]
    known = [(one, section) for one, section in placed if section and section.record.number]
    wrong = [pair for pair in known if not _stands_in(*pair)]
    if len(wrong) * 2 <= len(known):
        yield from (_wrong_official_section(*pair) for pair in wrong)


def _official_twice(register: Register) -> Iterator[Problem]:
    first: dict[tuple[str, int], LoadedRecord[Recommendation]] = {}
    for entry in register.loaded.recommendations:
        official, place = entry.record.official, entry.place("official", "number")
        section = without_form(official.section)
        other = first.setdefault((section, official.number), entry)
        if other is not entry and other.record.number != entry.record.number:
            earlier = other.place("official", "number")
            message = f"number {official.number} of section {official.section} of the official "
            message += f"report is already given at {earlier}"
            fix = "correct one of the two"
            yield Problem(Code.CONTRADICTION, place, message, fix)


def _stands_in(entry: LoadedRecord[Recommendation], section: LoadedText[Any]) -> bool:
    """Tell whether the official section is that of the text, by number and by heading."""
    named = entry.record.official.section
    number, _, below = re.sub(r"^(section|part|chapter)\s+", "", named, flags=re.I).partition(".")
    headings = section.body.of(MarkKind.HEADING)
    labels = {label for mark in headings if (label := heading_label(mark.words))}
    is_heading = not below or not labels or bool(labels & {below.strip(" ."), named})
    return number.strip().upper() == str(section.record.number).upper() and is_heading


def _wrong_official_section(
    entry: LoadedRecord[Recommendation], section: LoadedText[Any]
) -> Problem:
    named, here = entry.record.official.section, section.record
    message = f"'{entry.record.id}' stands in section {here.number} here, and in {quoted(named)} "
    fix = f"correct it, or `section: {here.id}`; those of most others agree"
    place = entry.place("official", "section")
    return Problem(Code.CONTRADICTION, place, f"{message}of the official report", fix)


OFFICIAL_RULES = (official_numbers,)
