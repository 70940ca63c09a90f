"""Where records name each other: by which keys, in which kinds of record."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from afterword.linking.register import Register
from afterword.problems import Place
from afterword.project.files import FILES

SOURCE_PATHS: Mapping[str, tuple[str, ...]] = {
    "recommendations": (
        "follow_up.*.sources.*",
        "reviews.*.sources.*",
        "prior.*.source",
        "similar_to.*.source",
    ),
    "missions": ("sources.*", "recommendations.*.source"),
    "instruments": ("sources.*", "provisions.*.sources.*", "provisions.*.versions.*.source"),
    "institutions": ("sources.*",),
    "notes": ("sources.*",),
}
"""The key paths of every source that a record names, by the kind of record as it is loaded."""

_KINDS = {kind.field: kind.record for kind in FILES}


class SourceUse(NamedTuple):
    """A use of a source: the kind and id of the record that uses it, the source's id, and where."""

    kind: str
    who: str
    source: str
    place: Place


def source_uses(register: Register) -> Iterator[SourceUse]:
    """Yield each use of a source."""
    for field, key_paths in SOURCE_PATHS.items():
        for entry in getattr(register.loaded, field):
            for key_path in key_paths:
                for source, place in entry.values(key_path):
                    yield SourceUse(_KINDS[field], entry.record.id, source, place)
