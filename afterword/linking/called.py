"""What records are called, besides by their ids: a name where an id is expected tells which."""

from collections.abc import Iterator, Mapping
from typing import Any

from afterword.linking.per_register import cached_per_register
from afterword.linking.register import Register
from afterword.model.reference import without_form
from afterword.project.files import FILES
from afterword.sources.fields import nearest_name

_CALLED = {
    "institution": ("name", "short", "other_names.*.name"),
    "instrument": ("title", "short", "in_text"),
    "mission": ("title",),
    "note": ("title",),
    "recommendation": ("title", "number"),
    "section": ("title", "number"),
    "source": ("title",),
    "table": ("title",),
    "topic": ("title",),
}
"""The key paths of what each kind of record is called."""

_LONGEST = 300
_FIELDS = {kind.record: kind.field for kind in FILES}


def id_of(register: Register, kind: str, name: str) -> str | None:
    """Return "write its id: 'cec'" for what is called by a name, or nearly so; None where nothing
    of the kind is."""
    if kind not in _CALLED or len(name) > _LONGEST:
        return None
    ids = _ids_by_name(register)[kind]
    wanted = without_form(name.removeprefix("Section ") if kind == "section" else name)
    if wanted in ids:
        return f"write its id: '{ids[wanted]}'"
    near = nearest_name(wanted, ids) if " " in wanted else None
    return f"did you mean '{ids[near]}'?" if near else None


@cached_per_register
def _ids_by_name(register: Register) -> Mapping[str, Mapping[str, str]]:
    """Return, for each kind, the id of each record by each of its names."""
    return {kind: dict(_names(register, kind)) for kind in _CALLED}


def _names(register: Register, kind: str) -> Iterator[tuple[str, str]]:
    """Yield each name of a record of a kind without its form, with the id of the record."""
    entries: tuple[Any, ...] = getattr(register.loaded, _FIELDS[kind])
    for entry in entries:
        for key_path in _CALLED[kind]:
            yield from (
                (without_form(str(called)), entry.record.id) for called, _ in entry.values(key_path)
            )
