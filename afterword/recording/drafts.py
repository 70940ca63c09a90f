"""Drafts: what somebody wants to record, as flat texts by the names of the fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from afterword.model.follow_up import (
    Basis,
    ClosureReason,
    Confidence,
    FollowUpEntry,
    Implementation,
    Position,
)
from afterword.sources.appending import Item

Draft = Mapping[str, str]
"""The values of an entry by the keys of FIELDS; an empty text where there is none. Sources are
ids joined by '; '."""

ENTRIES = ("development", "response", "assessment", "closure", "correction")
REVIEW = "review"


def _values(words: type[Enum]) -> tuple[str, ...]:
    return tuple(str(word.value) for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a draft: the kinds of entry that have it, and what it can hold."""

    key: str
    kinds: tuple[str, ...] = ENTRIES
    is_needed: bool = False
    choices: tuple[str, ...] = ()


FIELDS = (
    Field(key="id"),
    Field(key="kind", kinds=(*ENTRIES, REVIEW), is_needed=True, choices=ENTRIES),
    Field(key="assessor", kinds=("assessment",), is_needed=True),
    Field(
        key="implementation",
        kinds=("assessment",),
        is_needed=True,
        choices=_values(Implementation),
    ),
    Field(key="basis", kinds=("assessment",), is_needed=True, choices=_values(Basis)),
    Field(key="part", kinds=("assessment",)),
    Field(key="by", kinds=("response",), is_needed=True),
    Field(key="position", kinds=("response",), is_needed=True, choices=_values(Position)),
    Field(key="closure", kinds=("closure",), is_needed=True, choices=_values(ClosureReason)),
    Field(key="corrects", kinds=("correction",), is_needed=True),
    Field(key="reverses", kinds=("development",)),
    Field(key="date", kinds=(*ENTRIES, REVIEW), is_needed=True),
    Field(key="text", kinds=(*ENTRIES, REVIEW), is_needed=True),
    Field(key="where", kinds=("assessment",)),
    Field(key="reservation", kinds=("assessment",)),
    Field(key="sources", is_needed=True),
    Field(key="quoted_by"),
    Field(key="confidence", choices=_values(Confidence)),
    Field(key="recorded_on", kinds=(*ENTRIES, REVIEW)),
    Field(key="recorded_by", kinds=(*ENTRIES, REVIEW)),
)
"""Every field of a draft, in the order in which entries are written."""

FIELD_BY_KEY = {field.key: field for field in FIELDS}
_OF_RECORDED = ("recorded_on", "recorded_by")
CONTENT_KEYS = tuple(field.key for field in FIELDS if field.key not in {"id", *_OF_RECORDED})
"""The fields that say what an entry says."""


def draft_of(entry: FollowUpEntry) -> Draft:
    """Return an entry as a draft, with every field."""
    known = entry.model_dump(mode="json")
    recorded = {"recorded_on": entry.recorded.date.isoformat(), "recorded_by": entry.recorded.by}
    values = {**known, **recorded, "sources": "; ".join(entry.sources)}
    return {field.key: str(values.get(field.key) or "") for field in FIELDS}


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
    """Return what is written of a complete draft: an entry, or a review."""
    if draft["kind"] == REVIEW:
        return {"date": draft["date"], "by": draft["recorded_by"], "text": draft["text"]}
    item: dict[str, str | tuple[str, ...] | dict[str, str]] = {
        field.key: draft[field.key]
        for field in FIELDS
        if draft.get(field.key) and field.key not in _OF_RECORDED
    }
    item["sources"] = source_ids(draft["sources"])
    item["confidence"] = draft.get("confidence") or Confidence.STATED.value
    item["recorded"] = {"date": draft["recorded_on"], "by": draft["recorded_by"]}
    order = [*(field.key for field in FIELDS), "recorded"]
    return {key: item[key] for key in sorted(item, key=order.index)}


def new_id(draft: Draft, taken: frozenset[str]) -> str:
    """Return an id made from kind, who and date that is not taken yet.

    >>> draft = {"kind": "response", "by": "president", "date": "2021-02-18"}
    >>> new_id(draft, frozenset()), new_id(draft, frozenset({"response-president-2021-02-18"}))
    ('response-president-2021-02-18', 'response-president-2021-02-18-2')
    """
    who = draft.get("assessor") or draft.get("by") or ""
    first = "-".join(part for part in (draft["kind"], who, draft["date"]) if part)
    number, name = 1, first
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    return name
