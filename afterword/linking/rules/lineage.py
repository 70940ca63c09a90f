"""Rules about lineage: which recommendations repeat which."""

from collections.abc import Container, Iterator, Mapping

from afterword.linking.register import Register
from afterword.model.record import PartialDate
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project


def lineage(register: Register, _: Project) -> Iterator[Problem]:
    """Who repeats whom: never oneself, never in a circle, never a later mission."""
    edges: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for name, target, place in (*_prior_links(register), *_repeats(register)):
        edges.setdefault(name, []).append(target)
        places.setdefault((name, target), place)
    for name, repeated in edges.items():
        for target in repeated:
            if target == name:
                message = f"'{name}' is said to repeat itself"
                fix = "remove the link, or name the earlier recommendation"
                yield Problem(Code.LINEAGE_SELF, places[name, target], message, fix)
    days = _days(register)
    circular: set[tuple[str, str]] = set()
    for cycle in _cycles(edges):
        links = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        circular.update(links)
        wrong = next((link for link in links if _is_backward(link, days)), links[-1])
        message = f"these repeat each other in a circle: {' → '.join((*cycle, cycle[0]))}"
        yield Problem(Code.LINEAGE_CYCLE, places[wrong], message, "remove the link that is wrong")
    yield from _repeats_order(register, days, circular)
    yield from _prior_order(register)


def _days(register: Register) -> Mapping[str, PartialDate]:
    """Return for each recommendation the day of its mission's election, where its id is its
    own."""
    days = {
        name: mission.election_date
        for name, (mission, _) in register.mission_recommendations.items()
        if name not in register.recommendation_by_id
    }
    if register.loaded.report is not None:
        held = register.report.election_date
        own = register.recommendation_by_id.keys() - register.mission_recommendations.keys()
        days.update(dict.fromkeys(own, PartialDate(held.year, held.month, held.day)))
    return days


def _is_backward(link: tuple[str, str], days: Mapping[str, PartialDate]) -> bool:
    """Tell whether the first is said to repeat a second that certainly came later."""
    first, second = (days.get(name) for name in link)
    return first is not None and second is not None and second.earliest > first.latest


def _repeats_order(
    register: Register, days: Mapping[str, PartialDate], circular: Container[tuple[str, str]]
) -> Iterator[Problem]:
    for name, repeated, place in _repeats(register):
        link = (name, repeated)
        if _is_backward(link, days) and link not in circular:
            message = f"'{name}' is said to repeat '{repeated}', which came later"
            yield Problem(Code.LINEAGE_ORDER, place, message, "name an earlier recommendation")


def _prior_order(register: Register) -> Iterator[Problem]:
    if register.loaded.report is None:
        return
    own = register.report.mission
    held = register.report.election_date
    for entry in register.loaded.recommendations:
        for name, place in entry.values("prior.*.mission"):
            mission = register.missions.get(name)
            if name == own:
                message = f"'{entry.record.id}' names its own mission as an earlier one"
                fix = "name the earlier mission"
                yield Problem(Code.LINEAGE_SELF, place, message, fix)
            elif mission is not None and mission.election_date.earliest > held:
                message = f"'{name}' came after this report's election of {held}"
                fix = "later missions say themselves what they repeat (`repeats:` in their file)"
                yield Problem(Code.LINEAGE_ORDER, place, message, fix)


def _prior_links(register: Register) -> Iterator[tuple[str, str, Place]]:
    """Yield each recommendation of this report with one that asked before, and where it says so."""
    for entry in register.loaded.recommendations:
        for name, place in entry.values("prior.*.recommendation"):
            yield entry.record.id, name, place


def _repeats(register: Register) -> Iterator[tuple[str, str, Place]]:
    """Yield each recommendation of a mission with one that it repeats, and where it says so."""
    for mission in register.loaded.missions:
        for index, one in enumerate(mission.record.recommendations):
            for at, repeated in enumerate(one.repeats):
                yield one.id, repeated, mission.place("recommendations", index, "repeats", at)


def _cycles(edges: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of two or more once, beginning with its first name."""
    done: set[str] = set()
    for start in sorted(edges):
        path: list[str] = []
        stack = [(start, iter(edges.get(start, ())))] if start not in done else []
        path += [start] if stack else []
        while stack:
            name, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                done.add(path.pop())
            elif target in path and target != name:
                cycle = path[path.index(target) :]
                first = cycle.index(min(cycle))
                yield (*cycle[first:], *cycle[:first])
            elif target not in done and target not in path:
                path.append(target)
                stack.append((target, iter(edges.get(target, ()))))


LINEAGE_RULES = (lineage,)
