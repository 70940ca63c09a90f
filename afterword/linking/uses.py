"""Where records name each other: by which keys, in which kinds of record."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from afterword.linking.register import Register
from afterword.problems import Place
from afterword.project.files import FILES


class Use(NamedTuple):
    """A record names another: the kind and id of the one, the id of the other, and where."""

    kind: str
    who: str
    name: str
    place: Place


def uses(register: Register, named: str) -> Iterator[Use]:
    """Yield each use of a record of a kind, such as "source"."""
    for kind in FILES:
        key_paths = [key_path for key_path, what in names_in(kind.model) if what == named]
        for entry in getattr(register.loaded, kind.field) if key_paths else ():
            for key_path in key_paths:
                for name, place in entry.values(key_path):
                    yield Use(kind.record, entry.record.id, name, place)


@cache
def names_in(hint: Any) -> tuple[tuple[str, str], ...]:
    """Return the key paths of the ids of other records in values of a type, each with the kind of
    what it names: ("sources.*", "source")."""
    return tuple(dict.fromkeys(_found(hint, "")))


def _found(hint: Any, path: str) -> Iterator[tuple[str, str]]:
    if get_origin(hint) is Annotated:
        yield from ((path, kind) for kind in hint.__metadata__ if isinstance(kind, str))
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        hints = get_type_hints(hint, include_extras=True)
        for key in hint.model_fields:
            yield from _found(hints[key], f"{path}.{key}".removeprefix("."))
    below = f"{path}.*" if get_origin(hint) is tuple else path
    for inner in get_args(hint):
        yield from _found(inner, below)
