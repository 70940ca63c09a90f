"""Rules about what stands twice: values in lists, titles and texts, numbers of sections."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from afterword.linking.register import Register
from afterword.linking.values import all_records, values_within
from afterword.model.follow_up import EntryBase, Review
from afterword.model.legal import Version
from afterword.model.recommendation import Prior, ProvisionLink, Similar
from afterword.model.record import PartialDate
from afterword.model.reference import OtherName, without_form
from afterword.model.tables import TableColumn
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedText
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import Mark

_SAME: Mapping[type[BaseModel], Callable[[Any], tuple[object, ...]]] = {
    ProvisionLink: lambda one: (one.cite,),
    Prior: lambda one: (one.mission, one.recommendation or one.where),
    Similar: lambda one: (one.body, one.where),
    Version: lambda one: (one.since,),
    OtherName: lambda one: (one.name,),
    TableColumn: lambda one: (one.key,),
    Review: lambda one: (one.date, one.text),
}
"""By what two records of a list, which have no ids of their own, are the same."""

_TIMES = frozenset({"sum", "product"})
"""The lists in which a value may be meant twice; whether a figure is what they come to is told."""

_OWN_WORDS = (
    ("recommendations", ("title",), "the title", "recommendation"),
    ("recommendations", ("text",), "the text", "recommendation"),
    ("sections", ("number",), "the number", "section"),
    ("sections", ("title",), "the title", "section"),
    ("pages", ("title",), "the title", "page"),
    ("missions", ("title", "type"), "the title", "mission"),
    ("instruments", ("title", "year"), "the title", "instrument"),
    ("instruments", ("short", "year"), "the short name", "instrument"),
    ("institutions", ("name",), "the name", "institution"),
    ("institutions", ("short",), "the short name", "institution"),
    ("topics", ("title",), "the title", "topic"),
    ("sources", ("title", "publisher", "date", "url"), "the title", "source"),
    ("notes", ("title",), "the title", "editors' note"),
    ("notes", ("text",), "the text", "editors' note"),
    ("tables", ("title",), "the title", "table"),
)
"""What two records of a kind never have in common: the field of the records, the keys of which the
first is told, what it is called, and what such a record is called."""


def values_twice(register: Register, _: Project) -> Iterator[Problem]:
    """No list names the same twice."""
    for kind, entry in all_records(register.loaded):
        for loc, held in values_within(entry.record):
            if isinstance(held, tuple) and loc and loc[-1] not in _TIMES:
                key = next(step for step in reversed(loc) if isinstance(step, str))
                for index, shown in _twice(held):
                    who = getattr(entry.record, "id", None) or kind
                    message = f"{quoted(who)} names {quoted(shown)} twice in {quoted(key)}"
                    place = entry.place(*loc, index)
                    yield Problem(Code.WRONG_VALUE, place, message, "name each once")


def _twice(values: tuple[Any, ...]) -> Iterator[tuple[int, str]]:
    """Yield the index of each value of a list that an earlier one equals, and how it is told."""
    seen: set[tuple[object, ...]] = set()
    for index, value in enumerate(values):
        parts = _identity(value)
        same = tuple(without_form(one) if isinstance(one, str) else one for one in parts)
        if same and same in seen:
            shown = next(one for one in parts if one is not None)
            yield index, str(getattr(shown, "value", shown))
        seen.add(same)


def _identity(value: object) -> tuple[object, ...]:
    """Return by what a value of a list is compared; nothing where it has an id of its own."""
    if isinstance(value, BaseModel):
        return _SAME[type(value)](value) if type(value) in _SAME else ()
    return (value,)


def words_twice(register: Register, _: Project) -> Iterator[Problem]:
    """No two records of a kind have the same title, text or number."""
    for field, keys, what, kind in _OWN_WORDS:
        first: dict[tuple[str, ...], Place] = {}
        for entry in getattr(register.loaded, field):
            values = [getattr(entry.record, key) for key in keys]
            if values[0] is None:
                continue
            same = tuple(without_form(str(value)) for value in values)
            place = entry.place(keys[0])
            earlier = first.setdefault(same, place)
            if earlier != place:
                yield _twice_told(what, str(values[0]), kind, earlier, place)


def _twice_told(what: str, value: str, kind: str, earlier: Place, place: Place) -> Problem:
    message = f"{what} {quoted(value)} is already that of another {kind} at {earlier}"
    fix = "correct one of the two, or remove the one that stands twice"
    return Problem(Code.DUPLICATE_TEXT, place, message, fix)


def parts_twice(register: Register, _: Project) -> Iterator[Problem]:
    """Two parts of a recommendation ask for different things, and so do two that a mission made."""
    for entry in register.loaded.recommendations:
        yield from _in_record(entry.values("parts.*.text"), "the text", "part")
    for mission in register.loaded.missions:
        values = mission.values("recommendations.*.gist")
        yield from _in_record(values, "the gist", "recommendation of this mission")


def _in_record(values: Iterator[tuple[str, Place]], what: str, kind: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for text, place in values:
        earlier = first.setdefault(without_form(text), place)
        if earlier != place:
            yield _twice_told(what, text, kind, earlier, place)


def entries_twice(register: Register, _: Project) -> Iterator[Problem]:
    """What followed is told once: no two entries say the same of the same day, part and body."""
    for entry in register.loaded.recommendations:
        first: dict[tuple[object, ...], EntryBase] = {}
        for index, one in enumerate(entry.record.follow_up):
            other = first.setdefault(_entry_identity(one), one)
            corrected = entry.record.corrected
            if other.id != one.id and not {other.id, one.id} & corrected:
                message = f"'{one.id}' of '{entry.record.id}' says the same as '{other.id}'"
                fix = "keep one of the two; what is on record already is not recorded again"
                place = entry.place("follow_up", index, "text")
                yield Problem(Code.DUPLICATE_TEXT, place, message, fix)


def _entry_identity(one: EntryBase) -> tuple[object, ...]:
    of: list[object] = [getattr(one, key, None) for key in ("part", "assessor", "by", "corrects")]
    day: PartialDate = one.date
    return (str(day), without_form(one.text), *of)


def headings_twice(register: Register, _: Project) -> Iterator[Problem]:
    """Two headings under the same one have different words, and different letters or numbers."""
    for entry in (*register.loaded.sections, *register.loaded.pages):
        yield from _headings_twice(entry)


def _headings_twice(entry: LoadedText[Any]) -> Iterator[Problem]:
    above: list[Mark] = []
    first: dict[tuple[str, ...], Mark] = {}
    for mark in entry.body.of(MarkKind.HEADING):
        while above and above[-1].level >= mark.level:
            above.pop()
        under = above[-1].target if above else ""
        for said in dict.fromkeys((without_form(mark.words), heading_label(mark.words))):
            earlier = first.setdefault((under, said), mark) if said else mark
            if earlier is not mark:
                message = f"the heading {quoted(mark.words)} begins as that at {earlier.place} does"
                if without_form(mark.words) == said:
                    message = f"the heading {quoted(mark.words)} stands already at {earlier.place}"
                fix = "give one of the two its own words and letter"
                yield Problem(Code.DUPLICATE_TEXT, mark.place, message, fix)
                break
        above.append(mark)


def heading_label(words: str) -> str:
    """Return the letter or number with which a heading begins; empty where it has none.

    >>> heading_label("B. Legal framework"), heading_label("2.1. Media"), heading_label("A vote")
    ('B', '2.1', '')
    """
    label, point, rest = words.partition(". ")
    is_letter = len(label) == 1 and label.isupper()
    return label if point and rest and (is_letter or label.replace(".", "").isdecimal()) else ""


DOUBLE_RULES = (values_twice, words_twice, parts_twice, entries_twice, headings_twice)
