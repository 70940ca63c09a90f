"""What is wrong with a draft before anything is written: told field by field."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Basis
from afterword.model.recommendation import Recommendation
from afterword.model.record import ID_PATTERN, PartialDate
from afterword.model.text_safety import quoted, without_control_characters
from afterword.problems import Code
from afterword.recording.drafts import ENTRIES, FIELDS, REVIEW, Draft, Field, source_ids
from afterword.sources.fields import nearest

_SHORT_LIST = 12

READING = Basis.READING.value
OF_READINGS = ("where", "reservation")
"""The fields that the editors' own assessments need, and ratings may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One thing wrong with a field of a draft; the message does not name the field."""

    key: str
    code: Code
    message: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that a draft can use: those of the register and of one recommendation."""

    register: Register
    record: Recommendation
    entries: Collection[str]
    """The ids of the entries that stand before, in their order."""
    kinds: tuple[str, ...] = (*ENTRIES, REVIEW)
    """What can be recorded here."""


def slips(draft: Draft, known: Known) -> Iterator[Slip]:
    """Yield what is wrong with each field of a draft, in the order of the fields."""
    kind = draft.get("kind", "")
    if kind not in known.kinds:
        yield _unknown_kind(kind, known.kinds)
        return
    for field in FIELDS:
        value = draft.get(field.key, "")
        if value and kind not in field.kinds:
            has = "have one" if len(field.kinds) > 1 else "has one"
            message = f"{_a(kind)} has none; {' and '.join(map(_a, field.kinds))} {has}"
            yield Slip(key=field.key, code=Code.UNKNOWN_KEY, message=message, fix="leave it out")
        elif not value and kind in field.kinds and _is_needed(field, draft):
            yield _missing(field, kind, known)
        elif value:
            yield from _wrong(field, value, known)


def assessments_of(known: Known) -> tuple[str, ...]:
    """Return the ids of the assessments that are on record, in their order."""
    return tuple(one.id for one in known.record.follow_up if isinstance(one, Assessment))


def unknown_source(name: str, known: Collection[str]) -> str:
    """Return what to do about a source that references/sources.yml does not have."""
    lines = (
        f"- id: {name}",
        "  title: …",
        "  publisher: …",
        "  date: …",
        "  url: https://…",
        "  kind: official   # official | assessor | media | ngo | research",
    )
    pasted = "".join(f"\n        {line}" for line in lines)
    meant = nearest(name, known)
    return f"{f'{meant} ' if meant else ''}a new source is added to references/sources.yml:{pasted}"


def listed(names: Collection[str]) -> str:
    """Return known names as a fix tells them: all where they are few."""
    return f"known are {', '.join(names)}" if 0 < len(names) <= _SHORT_LIST else ""


def _is_needed(field: Field, draft: Draft) -> bool:
    return field.is_needed or (field.key in OF_READINGS and draft.get("basis") == READING)


def _unknown_kind(kind: str, kinds: tuple[str, ...]) -> Slip:
    fix = f"write one of {', '.join(kinds)}"
    if not kind:
        return Slip(key="kind", code=Code.MISSING_KEY, message="it is missing", fix=fix)
    message = f"{quoted(kind)} is not a kind of follow-up entry"
    fix = nearest(kind, kinds) or fix
    return Slip(key="kind", code=Code.WRONG_VALUE, message=message, fix=fix)


def _missing(field: Field, kind: str, known: Known) -> Slip:
    codes = {
        "sources": Code.NO_SOURCE,
        "assessor": Code.NO_ASSESSOR,
        **dict.fromkeys(OF_READINGS, Code.READING_WITHOUT_GROUNDS),
    }
    fixes: Mapping[str, str] = {
        "assessor": "name the institution that judged by its id in references/institutions.yml",
        "by": "name the institution that responds by its id in references/institutions.yml",
        "corrects": listed(known.entries) or "name the id of an earlier entry",
        "date": "write it as 2016-03-20, 2016-03 or 2016",
        "text": "say it in your own words",
        "where": "name the place of the assessor's words: a page, a section, a paragraph",
        "reservation": "say what speaks against it, and what would change it",
        "sources": "name at least one by its id in references/sources.yml",
    }
    fix = f"write one of {', '.join(field.choices)}" if field.choices else fixes[field.key]
    code = codes.get(field.key, Code.MISSING_KEY)
    who = "an editors' own assessment" if field.key in OF_READINGS else _a(kind)
    return Slip(key=field.key, code=code, message=f"it is missing; {who} needs it", fix=fix)


def _wrong(field: Field, value: str, known: Known) -> Iterator[Slip]:
    """Yield what is wrong with a value that its field can have."""
    key = field.key
    if unshown := _unshown(value):
        message = f"it holds the character {unshown}, which cannot be shown"
        yield Slip(key=key, code=Code.WRONG_VALUE, message=message, fix="remove it")
    elif field.choices and key != "kind" and value not in field.choices:
        message = f"{quoted(value)} is not one of its values"
        fix = f"write one of {', '.join(field.choices)}"
        fix = f"{nearest(value, field.choices) or ''} {fix}".strip()
        yield Slip(key=key, code=Code.WRONG_VALUE, message=message, fix=fix)
    elif key == "sources":
        for name in source_ids(value):
            if name not in known.register.sources:
                message = f"references/sources.yml does not have {quoted(name)}"
                fix = unknown_source(name, known.register.sources)
                yield Slip(key=key, code=Code.UNKNOWN_SOURCE, message=message, fix=fix)
    elif key in _NAMES:
        yield from _unknown(key, *_NAMES[key](known), value)
    elif key == "id":
        yield from _wrong_id(value, known)
    elif key in {"date", "recorded_on"}:
        yield from _wrong_date(key, value)


def _unknown(
    key: str, code: Code, names: Collection[str], where: str, value: str
) -> Iterator[Slip]:
    if value not in names:
        fix = nearest(value, names) or listed(names) or "correct it, or leave it out"
        yield Slip(key=key, code=code, message=f"{where} {quoted(value)}", fix=fix)


_Names = tuple[Code, Collection[str], str]


def _bodies(known: Known) -> _Names:
    where = "references/institutions.yml does not have"
    return Code.UNKNOWN_INSTITUTION, known.register.institutions, where


def _letters(known: Known) -> _Names:
    letters = [part.letter for part in known.record.parts]
    return Code.UNKNOWN_PART, letters, f"'{known.record.id}' has no part"


def _entries(known: Known) -> _Names:
    return Code.UNKNOWN_ENTRY, known.entries, f"'{known.record.id}' has no entry"


def _assessments(known: Known) -> _Names:
    where = f"'{known.record.id}' has no assessment"
    return Code.UNKNOWN_ENTRY, assessments_of(known), where


def _reporters(known: Known) -> _Names:
    return Code.UNKNOWN_SOURCE, known.register.sources, "references/sources.yml does not have"


_NAMES: Mapping[str, Callable[[Known], _Names]] = {
    "assessor": _bodies,
    "by": _bodies,
    "part": _letters,
    "corrects": _entries,
    "reverses": _assessments,
    "quoted_by": _reporters,
}
"""The fields that name something, and what they can name."""


def _wrong_id(value: str, known: Known) -> Iterator[Slip]:
    if not re.match(ID_PATTERN, value):
        fix = "use lower-case words and digits joined by hyphens"
        message = f"{quoted(value)} is not an id"
        yield Slip(key="id", code=Code.WRONG_VALUE, message=message, fix=fix)
    elif value in known.entries:
        message = f"'{known.record.id}' has an entry '{value}' already"
        yield Slip(key="id", code=Code.DUPLICATE_ID, message=message, fix="choose another")


def _wrong_date(key: str, value: str) -> Iterator[Slip]:
    try:
        day = PartialDate.parse(value)
    except ValueError as error:
        message, _, fix = str(error).partition("|")
        yield Slip(key=key, code=Code.WRONG_VALUE, message=message, fix=fix)
        return
    if key == "recorded_on" and not day.day:
        message, fix = f"{quoted(value)} is not a whole date", "write it as 2016-03-20"
        yield Slip(key=key, code=Code.WRONG_VALUE, message=message, fix=fix)


def _unshown(value: str) -> str:
    """Return the first character that no output can show, as U+0007; nothing where all can."""
    try:
        without_control_characters(value)
    except PydanticCustomError as error:
        return str(error)
    return next((f"U+{ord(one):04X}" for one in value if "\ud800" <= one <= "\udfff"), "")


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
