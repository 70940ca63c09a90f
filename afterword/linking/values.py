"""Every value within the records, with its place: for rules that hold in all of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from afterword.project.files import FILES
from afterword.sources.entry import Loaded, LoadedRecord
from afterword.sources.yaml_source import Loc

KINDS: Mapping[str, str] = {kind.field: kind.record for kind in reversed(FILES) if kind.model}
"""What a record of each field of `Loaded` is called: "sections" hold a "section"."""


def all_records(loaded: Loaded) -> Iterator[tuple[str, LoadedRecord[Any]]]:
    """Yield every record that was read, with what a record of its kind is called."""
    for field, kind in KINDS.items():
        yield from ((kind, entry) for entry in getattr(loaded, field))


def values_within(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """Yield a value and all that it holds, each with the way to it: of a record first the record
    itself, then each field and what stands in that."""
    yield loc, value
    if isinstance(value, BaseModel):
        below: Iterator[tuple[str | int, object]] = iter(value.__dict__.items())
    elif isinstance(value, Mapping):
        below = iter(value.items())
    elif isinstance(value, tuple):
        below = iter(enumerate(value))
    else:
        return
    for step, one in below:
        yield from values_within(one, (*loc, step))
