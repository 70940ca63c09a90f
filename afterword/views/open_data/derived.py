"""Open data: objects of the API that are derived from records.

`@derived_from(Source)` gives a class of the API each field of the record that it does not state
itself, with the record's description. So a field that is added to a record is in the API, in its
JSON Schema and, where `schema.sql` has a column for it, in the database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from afterword.model.record import Record
from afterword.views.open_data.shapes import TYPES, ApiObject, M

KEYS: Mapping[str, tuple[str, ...]] = {
    name: tuple(keys.split())
    for name, _, keys in (
        line.partition(": ")
        for line in Path(__file__).with_name("keys.txt").read_text("utf-8").splitlines()
    )
}
"""The keys of version 1 by the name of the object that has them, as they were published; a field
that is new follows after them."""

_MODELS: dict[type[Record], type[ApiObject]] = {}
"""The class of the API that is derived from each class of records."""


def derived_from(*records: type[Record], without: str = "") -> Callable[[type[M]], type[M]]:
    """Return a decorator that gives a class of the API the fields of records: of one class, or of
    several, where it stands for any of them.

    Without are the fields that are not published. A class states a field itself where it is of
    another type, where other code asks for it by name, or where the record describes it for its
    editors in words that are not for readers of the data. Under another name it has the record's
    as its `validation_alias`. The keys stand in the order of `KEYS`.
    """

    def derive(own: type[M]) -> type[M]:
        stated = {name: _field(own, name) for name in own.model_fields}
        renamed = {one.validation_alias for one in own.model_fields.values()}
        taken = {name: one for name, one in _taken(records) if name not in renamed}
        fields = {**taken, **stated}
        order = dict.fromkeys([*KEYS.get(own.__name__, ()), *fields])
        model = cast(
            type[M],
            create_model(
                own.__name__,
                __base__=own.__bases__,
                __doc__=own.__doc__,
                __module__=own.__module__,
                **{name: fields[name] for name in order if name not in without.split()},
            ),
        )
        _MODELS.update(dict.fromkeys(records, model))
        return model

    return derive


def _taken(records: Iterable[type[Record]]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of records as the API has them; what only some of them have may be null."""
    for record in records:
        for name in record.model_fields:
            hint, described = _field(record, name)
            published = published_type(hint)
            in_all = all(name in one.model_fields for one in records)
            yield name, (published if in_all else published | None, described)


def _field(model: type[BaseModel], name: str) -> tuple[Any, Any]:
    """Return the type of a field, with what it was annotated with, and its description."""
    field = model.model_fields[name]
    described = Field(description=field.description, validation_alias=field.validation_alias)
    return get_type_hints(model, include_extras=True)[name], described


def published_type(hint: Any) -> Any:
    """Return the type as which the API gives a value of a type of a record."""
    for own, published in TYPES:
        if hint == own:
            return published
    arguments = get_args(hint)
    if get_origin(hint) is Annotated:
        return published_type(arguments[0])
    if get_origin(hint) is tuple:
        return GenericAlias(tuple, tuple(map(published_type, arguments)))
    if get_origin(hint) in (Union, UnionType):
        return reduce(or_, map(published_type, arguments))
    if isinstance(hint, type) and issubclass(hint, Record):
        return _model_of(hint)
    return hint


def _model_of(record: type[Record]) -> type[ApiObject]:
    """Return the class of the API of a class of records that needs nothing stated."""
    if record not in _MODELS:
        own = create_model(f"Open{record.__name__}", __base__=ApiObject, __doc__=record.__doc__)
        derived_from(record)(own)
    return _MODELS[record]
