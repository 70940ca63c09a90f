"""The keys that a record knows at each place within it."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from afterword.sources.yaml_source import Loc


def models_at(model: type[BaseModel], loc: Loc) -> tuple[type[BaseModel], ...]:
    """Return the models of what can stand at a way that pydantic names, kinds of entries too."""
    models: tuple[type[BaseModel], ...] = (model,)
    for step in loc:
        if isinstance(step, str):
            chosen = tuple(one for one in models if step in _kinds(one))
            models = chosen or tuple(inner for one in models for inner in _within(one, step))
    return models


def keys_at(model: type[BaseModel], loc: Loc) -> frozenset[str]:
    """Return the keys that a mapping at a way may have."""
    return frozenset(key for one in models_at(model, loc) for key in one.model_fields)


def needs(model: type[BaseModel], loc: Loc, key: str) -> bool:
    """Tell whether a mapping at a way cannot be without a key."""
    fields = [one.model_fields[key] for one in models_at(model, loc) if key in one.model_fields]
    return any(field.is_required() for field in fields)


def kinds_with(model: type[BaseModel], loc: Loc, key: str) -> tuple[str, ...]:
    """Return the kinds of entry at a way that have a key; none where there are no kinds."""
    models = [one for one in models_at(model, loc) if key in one.model_fields]
    return tuple(kind for one in models for kind in _kinds(one))


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    kind = model.model_fields.get("kind")
    return tuple(get_args(kind.annotation)) if kind else ()


def _within(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    if key in model.model_fields:
        yield from _models(model.model_fields[key].annotation)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation names: in a tuple, in a union, or alone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
