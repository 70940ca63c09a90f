"""Drafts: what somebody wants to record, as flat texts by the names of the fields."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, count

from afterword.model.follow_up import (
    ENTRY_MODELS,
    READINGS_NEED,
    Basis,
    Confidence,
    FollowUpEntry,
    Review,
)
from afterword.model.record import Record
from afterword.model.text_safety import quoted
from afterword.problems import Code
from afterword.sources.appending import Item
from afterword.sources.fields import OWN_CODES, nearest, refused_values
from afterword.sources.yaml_source import Loc

Draft = Mapping[str, str]
"""The values of an entry by the keys of FIELDS; an empty text where there is none. Sources are
ids joined by '; '."""

REVIEW = "review"
ENTRY_KINDS = tuple(ENTRY_MODELS)
KINDS = (*ENTRY_KINDS, REVIEW)
"""What can be recorded: the kinds of follow-up entry, and a review."""

RECORDED = {"recorded_on": "date", "recorded_by": "by"}
"""The fields that say when and by whom something is recorded, with their keys in the files."""

FIELDS = (
    "id",
    "kind",
    "assessor",
    "implementation",
    "basis",
    "part",
    "by",
    "position",
    "closure",
    "corrects",
    "reverses",
    "date",
    "text",
    "where",
    "reservation",
    "sources",
    "quoted_by",
    "confidence",
    *RECORDED,
)
"""The key of every field of a draft, in the order in which entries are written."""

CONTENT_KEYS = tuple(key for key in FIELDS if key != "id" and key not in RECORDED)
"""The fields that say what an entry says."""

_OF_REVIEWS = ("kind", "date", "text", *RECORDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """One thing wrong with a field of a draft; the message does not name the field."""

    key: str
    code: Code
    message: str
    fix: str


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the keys of the fields that a kind of entry has, in the order of writing."""
    if kind == REVIEW:
        return _OF_REVIEWS
    known = ENTRY_MODELS[kind].model_fields
    return tuple(key for key in FIELDS if key in known or key in RECORDED)


def choices_of(key: str) -> tuple[str, ...]:
    """Return the values that a field can hold; none where these are not a few.

    >>> choices_of("basis"), choices_of("text")
    (('rating', 'reading'), ())
    """
    if key == "kind":
        return ENTRY_KINDS
    fields = (model.model_fields.get(key) for model in ENTRY_MODELS.values())
    held = next((field.annotation for field in fields if field), None)
    if isinstance(held, type) and issubclass(held, Enum):
        return tuple(str(word.value) for word in held)
    return ()


def draft_of(entry: FollowUpEntry) -> Draft:
    """Return an entry as a draft, with every field."""
    known = entry.model_dump(mode="json")
    recorded = {key: known["recorded"][name] for key, name in RECORDED.items()}
    values = {**known, **recorded, "sources": "; ".join(entry.sources)}
    return {key: str(values.get(key) or "") for key in FIELDS}


def content_of(draft: Draft) -> tuple[str, ...]:
    """Return what a draft says, whatever its id is and whoever recorded it when.

    Blanks and the order of sources make no difference.
    """
    usual = {"confidence": Confidence.STATED.value}
    said = {key: draft.get(key) or usual.get(key, "") for key in CONTENT_KEYS}
    said["sources"] = "; ".join(sorted(set(source_ids(said["sources"]))))
    return tuple(" ".join(value.split()) for value in said.values())


def source_ids(cell: str) -> tuple[str, ...]:
    """Return the ids of sources that a text names.

    >>> source_ids("law-333-vi; cabar, x")
    ('law-333-vi', 'cabar', 'x')
    """
    return tuple(cell.replace(";", " ").replace(",", " ").split())


def item_of(draft: Draft) -> Item:
    """Return what is written of a draft: an entry, or a review; fields without a value are left
    out."""
    recorded = {name: draft[key] for key, name in RECORDED.items() if draft.get(key)}
    if draft["kind"] == REVIEW:
        review = {"date": draft.get("date"), "by": recorded.get("by"), "text": draft.get("text")}
        return {key: value for key, value in review.items() if value}
    keys = (key for key in fields_of(draft["kind"]) if draft.get(key) and key not in RECORDED)
    item: dict[str, str | Sequence[str] | Mapping[str, str]] = {key: draft[key] for key in keys}
    item["sources"] = source_ids(draft.get("sources", ""))
    item.setdefault("confidence", Confidence.STATED.value)
    item["recorded"] = recorded
    return {key: value for key, value in item.items() if value}


def new_id(draft: Draft, taken: frozenset[str]) -> str:
    """Return an id made from kind, who and date that is not taken yet.

    >>> draft = {"kind": "response", "by": "president", "date": "2021-02-18"}
    >>> new_id(draft, frozenset()), new_id(draft, frozenset({"response-president-2021-02-18"}))
    ('response-president-2021-02-18', 'response-president-2021-02-18-2')
    """
    who = draft.get("assessor") or draft.get("by") or ""
    first = "-".join(part for part in (draft["kind"], who, draft["date"]) if part)
    others = (f"{first}-{number}" for number in count(2))
    return next(name for name in chain([first], others) if name not in taken)


def field_of(loc: Loc, kind: str = "") -> str:
    """Return the key of the field of a draft in which a value of an entry stands, by the way to
    it within the entry; nothing where it is the whole entry."""
    steps = [step for step in loc if isinstance(step, str) and not step.startswith("\0")]
    if kind == REVIEW and steps == ["by"]:
        return "recorded_by"
    if steps[:1] == ["recorded"]:
        keys = {name: key for key, name in RECORDED.items()}
        return keys.get(steps[-1], "recorded_on")
    return steps[0] if steps else ""


def field_problems(draft: Draft, kinds: Collection[str] = KINDS) -> Iterator[FieldProblem]:
    """Yield what is wrong with the fields of a draft as such, in their order.

    Whether there is what it names, and whether it goes with all the rest, the rules say when the
    change is planned.
    """
    kind = draft.get("kind", "")
    if kind not in kinds:
        yield _unknown_kind(kind, kinds)
        return
    found = [*_of_another_kind(draft), *_refused_by_the_model(draft), *_missing_grounds(draft)]
    yield from sorted(found, key=lambda one: FIELDS.index(one.key))


def _unknown_kind(kind: str, kinds: Collection[str]) -> FieldProblem:
    fix = f"write one of {', '.join(kinds)}"
    if not kind:
        return FieldProblem(key="kind", code=Code.MISSING_KEY, message="it is missing", fix=fix)
    message = f"{quoted(kind)} is not a kind of follow-up entry"
    fix = nearest(kind, kinds) or fix
    return FieldProblem(key="kind", code=Code.WRONG_VALUE, message=message, fix=fix)


def _of_another_kind(draft: Draft) -> Iterator[FieldProblem]:
    kind = draft["kind"]
    for key in FIELDS:
        if draft.get(key) and key not in fields_of(kind):
            kinds = [one for one in KINDS if key in fields_of(one)]
            have = "have one" if len(kinds) > 1 else "has one"
            message = f"{_a(kind)} has none; {' and '.join(map(_a, kinds))} {have}"
            yield FieldProblem(key=key, code=Code.UNKNOWN_KEY, message=message, fix="leave it out")


def _refused_by_the_model(draft: Draft) -> Iterator[FieldProblem]:
    kind = draft["kind"]
    for refused in refused_values(_MODELS[kind], item_of(draft)):
        key = field_of(refused.loc, kind)
        if not refused.is_missing:
            message, fix = refused.message, refused.fix
            yield FieldProblem(key=key, code=Code.WRONG_VALUE, message=message, fix=fix)
        elif key != "id":
            code = OWN_CODES[key][0] if key in OWN_CODES else Code.MISSING_KEY
            yield _missing(key, code, _a(kind))


def _missing_grounds(draft: Draft) -> Iterator[FieldProblem]:
    """Yield what the editors' own assessment lacks; without it the rules refuse it."""
    if draft.get("basis") == Basis.READING.value:
        for key in READINGS_NEED:
            if not draft.get(key):
                yield _missing(key, Code.READING_WITHOUT_GROUNDS, "an editors' own assessment")


def _missing(key: str, code: Code, who: str) -> FieldProblem:
    choices = choices_of(key)
    fix = f"write one of {', '.join(choices)}" if choices else _FIXES.get(key, "write it")
    return FieldProblem(key=key, code=code, message=f"it is missing; {who} needs it", fix=fix)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


_MODELS: Mapping[str, type[Record]] = {**ENTRY_MODELS, REVIEW: Review}

_FIXES = {
    "assessor": "name the institution that judged by its id in references/institutions.yml",
    "by": "name the institution that responds by its id in references/institutions.yml",
    "corrects": "name the id of an earlier entry",
    "date": "write it as 2016-03-20, 2016-03 or 2016",
    "text": "say it in your own words",
    "where": "name the place of the assessor's words: a page, a section, a paragraph",
    "reservation": "say what speaks against it, and what would change it",
    "sources": "name at least one by its id in references/sources.yml",
}
"""What to do where a field is missing that has no fixed vocabulary."""
