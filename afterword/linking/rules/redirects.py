"""Rules about redirects: each leads from one page to another, at once."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project


def misleading_redirects(register: Register, _: Project) -> Iterator[Problem]:
    """A page moved to one place, which is another, and did not move on from there."""
    moved = {entry.record.old: entry.record.new for entry in register.loaded.redirects}
    first: dict[str, Place] = {}
    for entry in register.loaded.redirects:
        record, place = entry.record, entry.place("old")
        earlier = first.setdefault(record.old, place)
        if earlier != place:
            message = f"the page {quoted(record.old)} is redirected already at {earlier}"
            yield Problem(Code.BAD_REDIRECT, place, message, "keep one of the two")
        if record.page == record.old:
            message = f"the redirect of {quoted(record.old)} leads onto itself"
            fix = "name the page that took its place, or remove it"
            yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)
        elif record.page in moved:
            message = f"the redirect leads to {quoted(record.page)}, which is itself redirected"
            fix = f"lead to where that leads: {moved[record.page]}"
            yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)


REDIRECT_RULES = (misleading_redirects,)
