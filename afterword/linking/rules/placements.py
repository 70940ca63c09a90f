"""Rules about where recommendations stand in the text."""

from collections import Counter
from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.model.report import SectionHead
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import TextEntry
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import Mark

_UNREAD = frozenset({"recommendation", "number"})
"""The kinds of what was not read that may be what a text places."""


def unknown_placements(register: Register, _: Project) -> Iterator[Problem]:
    """What is placed is a recommendation that exists; a gap in the numbers is told elsewhere."""
    claims, counted = register.loaded.claims, _counted(register)
    numbers = {*counted, *claims.numbers}
    if claims.kinds & _UNREAD or any(counted[number] > 1 for number in counted):
        return
    highest = max(numbers, default=0)
    for section in register.loaded.sections:
        for mark in section.body.of(MarkKind.PLACEMENT):
            number = int(mark.target)
            if number not in numbers and number > highest:
                message = f"there is no recommendation {number}"
                fix = f"the numbers run from 1 to {highest}; correct the number"
                yield Problem(Code.UNKNOWN_RECOMMENDATION, mark.place, message, fix)


def placements(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation stands once, in the section that it names."""
    counted = _counted(register)
    placed: dict[int, Place] = {}
    for entry in register.loaded.sections:
        for mark in entry.body.of(MarkKind.PLACEMENT):
            number = int(mark.target)
            if number in placed:
                message = f"recommendation {number} already stands at {placed[number]}"
                fix = "place it once; link to it elsewhere"
                yield Problem(Code.PLACED_TWICE, mark.place, message, fix)
            elif counted[number] == 1:
                yield from _wrong_section(register, entry, mark)
            placed.setdefault(number, mark.place)


def missing_placements(register: Register, _: Project) -> Iterator[Problem]:
    """Each recommendation stands in a section."""
    claims = register.loaded.claims
    if "section" in claims.kinds:
        return
    bodies = (*(entry.body for entry in register.loaded.sections), *claims.texts)
    kinds = (MarkKind.PLACEMENT, MarkKind.MISPLACED)
    placed = {mark.target.split(" ")[-1] for text in bodies for mark in text.of(*kinds)}
    for one in register.loaded.recommendations:
        number, section = one.record.number, one.record.section
        if str(number) not in placed and not _was_renumbered(register, number, placed):
            message = f"'{one.record.id}' stands in no section"
            fix = f"add a line '::: recommendation {number}' to the section '{section}'"
            yield Problem(Code.NOT_PLACED, one.place("number"), message, fix)


def _wrong_section(
    register: Register, entry: TextEntry[SectionHead], mark: Mark
) -> Iterator[Problem]:
    record = register.recommendation_by_number.get(int(mark.target))
    here = entry.record.id
    if record is not None and record.section != here and record.section in register.sections:
        message = f"'{record.id}' stands here in '{here}', and names '{record.section}'"
        fix = f"move it, or write 'section: {here}' in its file"
        yield Problem(Code.WRONG_SECTION, mark.place, message, fix)


def _was_renumbered(register: Register, number: int, placed: set[str]) -> bool:
    """Tell whether a number follows a gap, and the text places what is missing there."""
    is_gap = number > 1 and number - 1 not in register.recommendation_by_number
    return is_gap and str(number - 1) in placed


def _counted(register: Register) -> Counter[int]:
    return Counter(entry.record.number for entry in register.loaded.recommendations)


PLACEMENT_RULES = (unknown_placements, placements, missing_placements)
