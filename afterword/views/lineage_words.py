"""The lineage of a recommendation in words, short enough to stand below its heading in print."""

from collections.abc import Iterable
from dataclasses import dataclass

from afterword.linking.refs import Ref
from afterword.model.mission import Match
from afterword.views.lineage import EARLIER_MISSIONS, Lineage, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What missions before or after said of the same matter, and which."""

    is_after: bool
    words: str
    """How near they came: "asked something related"."""
    is_inferred: bool
    missions: tuple[tuple[str, tuple[Ref, ...]], ...]
    """The title of each, earliest first, with the sources that tell of it."""


def askings(lineage: Lineage) -> tuple[Asking, ...]:
    """Return who asked before and after, what comes nearest first."""
    return (*_grouped(lineage.before), *_grouped(lineage.after))


def _grouped(steps: Iterable[Step]) -> Iterable[Asking]:
    groups: dict[tuple[str, bool], dict[str, dict[Ref, None]]] = {}
    nearest = sorted(steps, key=lambda step: list(Match).index(step.match))
    for step in nearest:
        group = groups.setdefault((step.words, step.is_inferred), {})
        name = step.who.label if step.who else EARLIER_MISSIONS
        group.setdefault(name, {}).setdefault(step.source)
    is_after = any(step.is_after for step in nearest)
    for (words, is_inferred), missions in groups.items():
        yield Asking(
            is_after=is_after,
            words=words,
            is_inferred=is_inferred,
            missions=tuple((name, tuple(sources)) for name, sources in missions.items()),
        )
