"""Rules about institutions that took the place of others."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project


def successors_in_order(register: Register, _: Project) -> Iterator[Problem]:
    """No body takes its own place, directly or in a circle; one that is asked is still there."""
    successors: dict[str, str] = {}
    places: dict[str, Place] = {}
    for entry in register.loaded.institutions:
        if entry.record.successor:
            successors[entry.record.id] = entry.record.successor.id
            places[entry.record.id] = entry.place("successor", "id")
    done: set[str] = set()
    for start in successors:
        path: dict[str, None] = {}
        name = start
        while name in successors and name not in done and name not in path:
            path[name] = None
            name = successors[name]
        if name in path:
            circle = [*path][[*path].index(name) :]
            message = f"these bodies take each other's place: {' → '.join((*circle, name))}"
            if len(circle) == 1:
                message = f"'{name}' is said to be its own successor"
            fix = "name the body that took its place, or remove `successor:`"
            yield Problem(Code.CONTRADICTION, places[circle[-1]], message, fix)
        done.update(path)
    yield from _gone_before(register)


def _gone_before(register: Register) -> Iterator[Problem]:
    """Yield a problem for each body that was replaced before the vote and is asked all the same."""
    if register.loaded.report is None:
        return
    held = register.report.election_date
    for entry in register.loaded.institutions:
        successor = entry.record.successor
        if successor and successor.since.latest < held and entry.record.id in register.asked_of:
            message = f"'{entry.record.id}' is asked to act, and has a successor since "
            message += f"{successor.since}, before the vote of {held}"
            fix = "correct the date, or name the successor as the addressee"
            yield Problem(Code.CONTRADICTION, entry.place("successor", "since"), message, fix)


SUCCESSOR_RULES = (successors_in_order,)
