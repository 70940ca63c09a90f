"""Rules about what texts speak of by its number: there is such a recommendation or section."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from afterword.linking.attribution import Attribution, is_of_law
from afterword.linking.register import Register
from afterword.model.recommendation import Priority
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.brackets import brackets
from afterword.sources.code_spans import without_code

_JOINED = r"(?:\s*(?:,\s*and|,|and|or|to|&|[-–—])\s*)"
_RECOMMENDATION = re.compile(
    rf"(?<![^\W_])(?:(priority)[\s*_]+)?recommendations?[\s*_]+(?:no[s.]*\s|numbers?\s|#)?"
    rf"(\d{{1,4}}(?:{_JOINED}\d{{1,4}})*)(?![\w(%]|\.\d|\s?per\scent)",
    re.IGNORECASE,
)
"""Priority recommendations 3, 9 and 30: groups are the first word, if any, and the numbers."""

_SECTION = re.compile(r"\b[Ss]ections?[\s*_]+([IVX]+|[IVXLC]{2,})\b(?!\()")
_ROMAN = re.compile(r"[IVXLC]+")
_CALL = re.compile(r"\[\^[^\[\]\n]*\]|\{[^{}\n]*\}")
_MARK_LINE = re.compile(r"^[^\n]*:::[^\n]*$", re.MULTILINE)
_A_YEAR = 1900
_UNREAD = frozenset({"recommendation", "number"})

_SPOKEN: Mapping[str, tuple[str, ...]] = {
    "recommendations": (
        "title",
        "text",
        "parts.*.text",
        "context",
        "suggested_legal_change",
        "none_cited",
    ),
    "reports": ("summary", "notice"),
    "notes": ("title", "text"),
    "instruments": ("note", "kept", "provisions.*.note", "provisions.*.kept"),
    "institutions": ("note",),
    "topics": ("gist",),
    "figures": ("note", "kept"),
    "tables": ("title", "note"),
}
"""The key paths, by the kind of record as it is loaded, under which somebody speaks of this report;
entries, sources and missions speak of others too."""


class _Wrong(NamedTuple):
    """What is wrong at an offset of a text."""

    offset: int
    code: Code
    message: str
    fix: str


def numbers_in_texts(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation or a section that a text speaks of by its number is there."""
    own = Attribution.of(register)
    for entry in (*register.loaded.sections, *register.loaded.pages):
        clear = _without_marks(without_code(entry.body.text))
        numbers = _wrong_numbers(register, own, _without_links(clear, register))
        sections = _wrong_sections(register, own, _without_links(clear))
        for one in (*numbers, *sections):
            yield Problem(one.code, entry.body.place(one.offset), one.message, one.fix)
    for value, place in _plain_texts(register):
        clear = _without_links(_without_marks(without_code(value)), register)
        for one in _wrong_numbers(register, own, clear):
            yield Problem(one.code, place, one.message, one.fix)


def _plain_texts(register: Register) -> Iterator[tuple[str, Place]]:
    """Yield the values of records in which somebody speaks of this report."""
    for field, key_paths in _SPOKEN.items():
        for entry in getattr(register.loaded, field):
            for key_path in key_paths:
                for value, place in entry.values(key_path):
                    if "ecommendation" in value:
                        yield value, place


def _without_marks(text: str) -> str:
    """Return a text of the same length with blanks for the calls of footnotes and notes, and
    without marks in lines of their own."""
    clear = _CALL.sub(lambda found: " " * len(found.group()), text)
    return _MARK_LINE.sub(lambda found: "\0" * len(found.group()), clear)


def _without_links(clear: str, register: Register | None = None) -> str:
    """Return a text of the same length without the words of links; where it is about the
    recommendations of a register, those of links to other places in the report stay.

    What links to the web name is there, and `link_words` judges the others.
    """
    pieces, at = [], 0
    for one in brackets(clear) if "](" in clear else ():
        target = one.target or ""
        known = register.recommendation_by_id if register else None
        is_here = known is not None and target[:1] == "#" and target[1:] not in known
        if target and not is_here and one.start >= at:
            pieces += [clear[at : one.start], re.sub(r"[^\n]", "\0", clear[one.start : one.end])]
            at = one.end
    return "".join([*pieces, clear[at:]])


def _wrong_numbers(register: Register, own: Attribution, clear: str) -> Iterator[_Wrong]:
    """Yield where a text speaks of a recommendation that there is not, or is no priority."""
    unread, known = register.loaded.unread, register.recommendation_by_number
    highest = max({*known, *unread.numbers}, default=0)
    if unread.kinds & _UNREAD or not highest:
        return
    for match in _RECOMMENDATION.finditer(clear):
        if own.is_of_others(clear, match.start(), match.end()):
            continue
        numbers = _numbers(match[2])
        absent = next((one for one in numbers if not 1 <= one <= highest), None)
        others = {one.number for one in known.values() if one.priority is Priority.OTHER}
        if absent is not None and absent < _A_YEAR:
            message = f"the text speaks of recommendation {absent}, and there is none"
            fix = f"the numbers run from 1 to {highest}: correct it, or say of which report it is"
            yield _Wrong(match.start(), Code.UNKNOWN_RECOMMENDATION, message, fix)
        elif match[1] and (other := next((one for one in numbers if one in others), None)):
            message = f"recommendation {other} is called a priority, and is one of the others"
            fix = "correct the number, or leave out the word priority"
            yield _Wrong(match.start(), Code.CONTRADICTION, message, fix)


def _numbers(words: str) -> list[int]:
    """Return the numbers that words name, of a range the first and the last."""
    return [int(one) for one in re.findall(r"\d+", words)]


def _wrong_sections(register: Register, own: Attribution, clear: str) -> Iterator[_Wrong]:
    """Yield where a text speaks of a section by a number that none has, here or in the official
    report."""
    numbers = {one.record.number for one in register.loaded.sections}
    numbers |= {one.official.section.partition(".")[0] for one in register.recommendations}
    roman = {one for one in numbers if one and _ROMAN.fullmatch(one)}
    if not roman or "section" in register.loaded.unread.kinds or register.loaded.unread.texts:
        return
    for match in _SECTION.finditer(clear):
        number = match[1]
        is_other = own.is_of_others(clear, match.start(), match.end())
        is_followed = re.match(r"[\w.()]*\s(?:of|in)\s", clear[match.end() : match.end() + 20])
        is_other = is_other or is_followed is not None or is_of_law(clear, match.start())
        if number not in roman and not is_other:
            message = f"the text speaks of section {number}, and none has that number"
            fix = "correct the number, or say of which document it is"
            yield _Wrong(match.start(), Code.UNKNOWN_SECTION, message, fix)


MENTION_RULES = (numbers_in_texts,)
