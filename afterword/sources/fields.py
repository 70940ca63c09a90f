"""What pydantic finds wrong with a record, as problems in the author's words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.sources.value_words import wrong_value
from afterword.sources.yaml_source import Loc, key_place

OWN_CODES = {
    "addressees": (
        Code.NO_ADDRESSEE,
        "asks nobody to act",
        "add the bodies that should act: `addressees: [parliament]`",
    ),
    "sources": (
        Code.NO_SOURCE,
        "names no source",
        "add the ids of its sources: `sources: [law-333-vi]`; it cannot stand without",
    ),
    "assessor": (
        Code.NO_ASSESSOR,
        "does not say who judged",
        "add the id of the body that judged: `assessor: odihr`",
    ),
}
"""The fields whose absence has a code of its own, with what a record without one does, and the
fix."""
_LONGEST_NAME = 200


def problems_of(
    error: ValidationError,
    places: Mapping[Loc, Place],
    *,
    name: str,
    model: type[BaseModel],
    told: Collection[Loc] = (),
) -> list[Problem]:
    """Return a problem for each thing wrong with a record, but for values of which something was
    told; name is how the record is called."""
    details = [
        one
        for one in error.errors()
        if (one["type"] != "too_short" or not one["input"]) and one["loc"] not in told
    ]
    misspelled = _misspelled(details, model)
    meant = set(misspelled.values())
    record = _Record(name, model, places, misspelled)
    return [
        record.problem(detail)
        for detail in details
        if detail["type"] != "missing" or detail["loc"] not in meant
    ]


class RefusedValue(NamedTuple):
    """A value that a model refuses, or misses: the way to it, what is wrong and how to mend it."""

    loc: Loc
    is_missing: bool
    message: str
    fix: str


def refused_values(model: type[BaseModel], values: Mapping[str, object]) -> Iterator[RefusedValue]:
    """Yield what a model refuses of values that stand in no file yet."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        for detail in error.errors():
            yield RefusedValue(detail["loc"], detail["type"] == "missing", *wrong_value(detail))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?" for the known name nearest to a word, or None."""
    found = nearest_name(word, known)
    return f"did you mean '{found}'?" if found else None


def nearest_name(word: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to a word, or None where none is near."""
    if len(word) > _LONGEST_NAME:
        return None
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def _misspelled(details: list[ErrorDetails], model: type[BaseModel]) -> dict[Loc, Loc]:
    """Return the ways of unknown keys, each with the way of the missing key that was meant."""
    missing = {one["loc"] for one in details if one["type"] == "missing"}
    found: dict[Loc, Loc] = {}
    for loc in (one["loc"] for one in details if one["type"] == "extra_forbidden"):
        near = nearest_name(str(loc[-1]), keys_at(model, loc[:-1]))
        if near and (*loc[:-1], near) in missing - set(found.values()):
            found[loc] = (*loc[:-1], near)
    return found


@dataclass(frozen=True, slots=True)
class _Record:
    name: str
    model: type[BaseModel]
    places: Mapping[Loc, Place]
    misspelled: Mapping[Loc, Loc]

    def problem(self, detail: ErrorDetails) -> Problem:
        loc, kind = detail["loc"], detail["type"]
        key = str(loc[-1]) if loc else ""
        if kind == "extra_forbidden":
            return self._unknown_key(loc, key)
        is_empty = not detail["input"] and needs(self.model, loc[:-1], key)
        if key in OWN_CODES and (kind == "missing" or is_empty):
            code, what, fix = OWN_CODES[key]
            message = f"{self._called(loc[:-1])} {what}"
            return Problem(code, self._place(loc), message, fix)
        if kind == "missing":
            message = f"{self._called(loc[:-1])} has no '{key}'"
            return Problem(Code.MISSING_KEY, self._place(loc), message, f"add `{key}: …`")
        message, fix = wrong_value(detail)
        if kind == "wrong_record":
            message = f"{self._called(loc)} {message}"
        at = (*loc, "kind") if kind == "union_tag_invalid" else loc
        return Problem(Code.WRONG_VALUE, self._place(at), message, fix)

    def _unknown_key(self, loc: Loc, key: str) -> Problem:
        known = self._known(loc)
        place = key_place(self.places, known) or self._place(loc)
        message = f"{self._called(loc[:-1])} knows no key {quoted(key)}"
        fix = nearest(key, keys_at(self.model, loc[:-1]))
        if kinds := kinds_with(self.model, loc[:-2], key):
            has = "have" if len(kinds) > 1 else "has"
            kind = f"'{loc[-2]}' has no such key, {' and '.join(map(quoted, kinds))} {has}"
            fix = f"remove it, or correct the kind: {kind}"
        fix = fix or "remove it, or see docs/writing.md for the keys there are"
        return Problem(Code.UNKNOWN_KEY, place, message, fix)

    def _place(self, loc: Loc) -> Place:
        return self.places.get(self._known(loc)) or self.places.get(()) or Place("")

    def _known(self, loc: Loc) -> Loc:
        """Return the part of a way that the file has: pydantic adds the kind of an entry."""
        known: Loc = ()
        for step in loc:
            if (*known, step) in self.places:
                known = (*known, step)
        return known

    def _called(self, loc: Loc) -> str:
        """Return how a record, or the part of it at a way, is called: 'x' (parts 2)."""
        steps = self._known(loc)
        words = [
            f"{step} {int(after) + 1}" if isinstance(after, int) else str(step)
            for step, after in zip(steps, (*steps, "")[1:], strict=True)
            if isinstance(step, str)
        ]
        within = f" ({', '.join(words)})".replace("_", "-") if words else ""
        return f"{quoted(self.name)}{within}"


def models_at(model: type[BaseModel], loc: Loc) -> tuple[type[BaseModel], ...]:
    """Return the models of what can stand at a `loc` of pydantic, with all kinds of entries."""
    models: tuple[type[BaseModel], ...] = (model,)
    for step in loc:
        if isinstance(step, str):
            fields = [one.model_fields[step] for one in models if step in one.model_fields]
            chosen = tuple(one for one in models if step in _kinds(one))
            models = chosen or tuple(one for field in fields for one in _models(field.annotation))
    return models


def keys_at(model: type[BaseModel], loc: Loc) -> frozenset[str]:
    """Return the keys that a mapping at a `loc` may have."""
    return frozenset(key for one in models_at(model, loc) for key in one.model_fields)


def needs(model: type[BaseModel], loc: Loc, key: str) -> bool:
    """Tell whether a mapping at a `loc` cannot be without a key."""
    fields = [one.model_fields[key] for one in models_at(model, loc) if key in one.model_fields]
    return any(field.is_required() for field in fields)


def kinds_with(model: type[BaseModel], loc: Loc, key: str) -> tuple[str, ...]:
    """Return the kinds of entry at a `loc` that have a key; none where there are no kinds."""
    models = [one for one in models_at(model, loc) if key in one.model_fields]
    return tuple(kind for one in models for kind in _kinds(one))


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    kind = model.model_fields.get("kind")
    return tuple(get_args(kind.annotation)) if kind else ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation names: in a tuple, in a union, or alone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
