"""Lineage: the missions that asked the same before, and those that asked it again, as a chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush
from itertools import count

from afterword.linking.per_register import cached_per_register
from afterword.linking.refs import Ref, mission_ref, source_ref
from afterword.linking.register import Register
from afterword.model.follow_up import Confidence
from afterword.model.mission import Match, MissionRecommendation, MissionType
from afterword.model.recommendation import Prior, Recommendation
from afterword.model.record import PartialDate

MATCH_WORDS = {
    Match.SAME: "asked the same",
    Match.RELATED: "asked something related",
    Match.SUBJECT: "dealt with the subject",
}
AGAIN_WORDS = {**MATCH_WORDS, Match.SAME: "asked it again"}
EARLIER_MISSIONS = "Earlier missions, not named"
"""Who asked, where the source speaks of earlier recommendations and names no mission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A mission in the chain of a recommendation, before this report's or after it."""

    mission: str | None
    """Its id; None where earlier missions are meant and none is named."""
    who: Ref | None
    when: PartialDate | None
    """The day of its election; None where no mission is named."""
    match: Match
    is_after: bool
    where: str
    gist: str
    is_inferred: bool
    via: str
    """The title of the mission over which it is linked; empty where the link is direct."""
    source: Ref

    @property
    def year(self) -> str:
        """The year of its election; empty where no mission is named."""
        return str(self.when.year) if self.when else ""

    @property
    def words(self) -> str:
        """How near it came: "asked the same", "asked it again"."""
        return (AGAIN_WORDS if self.is_after else MATCH_WORDS)[self.match]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The chain of a recommendation over the missions to its country."""

    before: tuple[Step, ...]
    """Earliest first; what is said of earlier missions without a name stands at the end."""
    after: tuple[Step, ...]
    """Earliest first."""
    asked_by: int
    """How many missions asked the same or something related, this report's included."""
    same: int
    """How many of them asked the same, this report's included."""
    since: int
    """The year of the first mission on record."""
    others: bool
    """Whether earlier missions that are not named asked the same or something related, too."""

    @property
    def words(self) -> str:
        """In a line: "Asked by 4 missions of those since 1999: this one, 1 that asked …"."""
        if self.asked_by == 1 and self.others:
            return "Asked by this mission, and before it by others that are not named"
        if self.asked_by == 1:
            return f"Asked by this mission alone, as far as is known of those since {self.since}"
        same, related = self.same - 1, self.asked_by - self.same
        kinds = ["this one", f"{same} that asked the same" if same else ""]
        kinds += [f"{related} that asked something related" if related else ""]
        least, besides = ("at least ", "; earlier ones are not named") if self.others else ("", "")
        return (
            f"Asked by {least}{self.asked_by} missions of those since {self.since}: "
            f"{', '.join(filter(None, kinds))}{besides}"
        )


@cached_per_register
def lineage(register: Register, record: Recommendation) -> Lineage:
    """Return the chain of a recommendation: who asked before, and who asked again."""
    before = tuple(sorted(_before(register, record), key=lambda one: _order(register, one)))
    after = tuple(sorted(_after(register, record), key=lambda one: _order(register, one)))
    asked = [one for one in (*before, *after) if one.mission and one.match is not Match.SUBJECT]
    missions = {one.mission for one in asked} - {register.report.mission}
    same = {one.mission for one in asked if one.match is Match.SAME} - {register.report.mission}
    missions_sent = (one for one in register.missions.values() if one.type is not MissionType.NONE)
    held = [one.election_date.year for one in missions_sent]
    return Lineage(
        before=before,
        after=after,
        asked_by=len(missions) + 1,
        same=len(same) + 1,
        since=min(held, default=register.report.election_date.year),
        others=any(not one.mission and one.match is not Match.SUBJECT for one in before),
    )


def _order(register: Register, step: Step) -> date:
    return register.missions[step.mission].election_date.earliest if step.mission else date.max


def _before(register: Register, record: Recommendation) -> Iterator[Step]:
    """Yield those that asked before; what is told over another mission only where it comes nearer
    than what is told of the mission itself."""
    told = [_step(register, prior.mission, prior) for prior in record.prior]
    yield from told
    for first, prior in zip(told, record.prior, strict=True):
        if prior.recommendation:
            for earlier in _repeated(register, prior.recommendation, {prior.recommendation}):
                step = _over(first, earlier)
                same = [one for one in told if one.mission == step.mission]
                if not any(_distance(one) <= _distance(step) for one in same):
                    yield step


def _step(
    register: Register,
    name: str | None,
    one: Prior | MissionRecommendation,
    *,
    is_after: bool = False,
) -> Step:
    """Return the step to a mission that one of its recommendations, or ours, tells of."""
    return Step(
        mission=name,
        who=mission_ref(register, name) if name else None,
        when=register.missions[name].election_date if name else None,
        match=one.match,
        is_after=is_after,
        where=one.where,
        gist=one.gist or "",
        is_inferred=_is_inferred(one),
        via="",
        source=source_ref(register, one.source),
    )


def _repeated(register: Register, name: str, seen: set[str]) -> Iterator[Step]:
    """Yield what a recommendation of another mission repeats, and what that repeats."""
    mission, one = register.mission_recommendations[name]
    for earlier in one.repeats:
        found = register.mission_recommendations.get(earlier)
        if found is None or earlier in seen:
            continue
        seen.add(earlier)
        asked_by, asked = found
        step = replace(
            _step(register, asked_by.id, asked),
            match=one.match,
            is_inferred=_is_inferred(one) or _is_inferred(asked),
            via=mission.title,
        )
        yield step
        for before in _repeated(register, earlier, seen):
            yield _over(step, before)


def _after(register: Register, record: Recommendation) -> Iterator[Step]:
    """Yield those that asked again; where several ways lead to one, the nearest and surest."""
    done: set[str] = set()
    number = count()
    waiting: list[tuple[tuple[int, bool], int, str, Step | None]] = []
    heappush(waiting, ((0, False), next(number), record.id, None))
    while waiting:
        _, _, name, reached = heappop(waiting)
        if name in done:
            continue
        done.add(name)
        if reached is not None:
            yield reached
        for mission, one in register.repeated_by.get(name, ()):
            step = _step(register, mission.id, one, is_after=True)
            step = step if reached is None else _over(reached, step)
            heappush(waiting, (_distance(step), next(number), one.id, step))


def _distance(step: Step) -> tuple[int, bool]:
    return list(Match).index(step.match), step.is_inferred


def _over(nearer: Step, farther: Step) -> Step:
    """Return the farther step as it is seen over the nearer: no nearer, no surer."""
    match = max(nearer.match, farther.match, key=list(Match).index)
    return replace(
        farther,
        match=match,
        is_inferred=nearer.is_inferred or farther.is_inferred,
        via=farther.via or (nearer.who.label if nearer.who else ""),
    )


def _is_inferred(one: Prior | MissionRecommendation) -> bool:
    return one.confidence is Confidence.INFERRED


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
