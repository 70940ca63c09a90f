"""Entries into files, checked: the whole register is read as it would be before a file changes."""

import difflib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from afterword.linking.checks import Checked, read_and_check
from afterword.model.recommendation import Recommendation
from afterword.problems import Place, Problem, ProblemsFoundError, Severity, in_order
from afterword.project.project import Project
from afterword.recording.drafts import REVIEW, field_of
from afterword.sources.appending import Item, append
from afterword.sources.entry import LoadedRecord
from afterword.sources.site_settings import read_site_settings
from afterword.sources.text_source import with_our_line_ends
from afterword.sources.yaml_source import read_yaml
from afterword.texts.converter import unusable_extensions
from afterword.texts.left_over import left_over

FOLLOW_UP, REVIEWS = "follow_up", "reviews"


class ErrorsBeforeError(ProblemsFoundError):
    """The register has errors already, so nothing is added to it."""


Origin = Callable[[str], tuple[Place, str]]
"""Gives, for a key of what is added or for nothing, which is the whole, the option or cell that it
comes from, and what a message about it begins with: 'row 14, column "date": '."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A record that is added to a list of a recommendation's file."""

    recommendation: str
    list_key: str
    item: Item
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file before and after additions."""

    path: str
    """From the project's root."""
    target: Path
    """The file itself, where the path is a link."""
    before: bytes
    after: bytes

    def diff(self) -> tuple[str, ...]:
        """Return the lines of its unified diff, as programs and people read it, without their
        ends."""
        texts = (content.decode("utf-8") for content in (self.before, self.after))
        before, after = (io.StringIO(text, newline="\n").readlines() for text in texts)
        lines = difflib.unified_diff(before, after, self.path, self.path)
        return tuple(line for one in lines for line in _as_in_diffs(one))


def read_checked(project: Project) -> Checked:
    """Return the register of a project; raise ErrorsBeforeError where it has an error."""
    checked = _checked(project)
    errors = tuple(one for one in checked.problems if one.severity is Severity.ERROR)
    if errors:
        raise ErrorsBeforeError(errors)
    return checked


def planned(before: Checked, additions: Sequence[Addition]) -> tuple[FileChange, ...]:
    """Return the changes that make additions, in the order of the files.

    Raises ProblemsFoundError where the register would have a problem that it does not have now.
    """
    files = {entry.record.id: entry for entry in before.register.loaded.recommendations}
    changes: list[FileChange] = []
    refused: list[Problem] = []
    for name in (name for name in files if any(one.recommendation == name for one in additions)):
        own = [one for one in additions if one.recommendation == name]
        try:
            changes.append(_change(before.project, files[name], own))
        except ProblemsFoundError as error:
            refused += error.problems
    if refused:
        raise ProblemsFoundError(in_order(refused))
    contents = {change.path: change.after for change in changes}
    after = _checked(replace(before.project, replaced=contents))
    new = list(_new_problems(before, after))
    if new:
        origins = dict(_origins(files, changes, additions))
        raise ProblemsFoundError(in_order([_told(problem, origins) for problem in new]))
    return tuple(changes)


def refused(before: Checked, additions: Sequence[Addition]) -> tuple[Problem, ...]:
    """Return the problems for which additions are not made; none where they can be."""
    try:
        planned(before, additions)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def _checked(project: Project) -> Checked:
    """Return a project read and checked by all rules, and by what is left over of its texts."""
    checked = read_and_check(project)
    if any(unusable_extensions(read_site_settings(project)[0])):
        return checked
    return replace(checked, problems=in_order([*checked.problems, *left_over(checked.register)]))


def _change(
    project: Project, entry: LoadedRecord[Recommendation], additions: Iterable[Addition]
) -> FileChange:
    target = (project.root / entry.path).resolve()
    before = after = target.read_bytes()
    for key in (FOLLOW_UP, REVIEWS):
        if items := [one.item for one in additions if one.list_key == key]:
            after = append(after, entry.path, key, items)
    return FileChange(path=entry.path, target=target, before=before, after=after)


def _new_problems(before: Checked, after: Checked) -> Iterator[Problem]:
    """Yield the problems that were not there before; lines do not tell, for they move."""
    known = Counter((one.code, one.place.path, one.message) for one in before.problems)
    for problem in after.problems:
        key = (problem.code, problem.place.path, problem.message)
        if known[key]:
            known[key] -= 1
        else:
            yield problem


def _origins(
    files: Mapping[str, LoadedRecord[Recommendation]],
    changes: Iterable[FileChange],
    additions: Sequence[Addition],
) -> Iterator[tuple[Place, tuple[Origin, str] | None]]:
    """Yield each place of the changed files; within what is added, with the addition's origin and
    the key there."""
    for change in changes:
        text = with_our_line_ends(change.after.decode("utf-8-sig"))
        places = read_yaml(text, change.path).places
        yield from dict.fromkeys(places.values()).items()
        entry = next(one for one in files.values() if one.path == change.path)
        own = [one for one in additions if one.recommendation == entry.record.id]
        for list_key in (FOLLOW_UP, REVIEWS):
            first = len(getattr(entry.record, list_key))
            added = [one.origin for one in own if one.list_key == list_key]
            for loc, place in places.items():
                at = loc[1] if len(loc) > 1 and loc[0] == list_key else None
                if isinstance(at, int) and at >= first:
                    kind = REVIEW if list_key == REVIEWS else ""
                    yield place, (added[at - first], field_of(loc[2:], kind))


def _told(problem: Problem, origins: Mapping[Place, tuple[Origin, str] | None]) -> Problem:
    """Return a problem of the register as one of the option or cell that brought it: the problem of
    a value, or of what stands within it."""
    at = problem.place
    values = [one for one in origins if one.path == at.path and one <= at]
    found = origins[max(values)] if values else None
    if found is None:
        return problem
    origin, key = found
    place, words = origin(key)
    return replace(problem, place=place, message=f"{words}{problem.message}")


def _as_in_diffs(line: str) -> tuple[str, ...]:
    if line.endswith("\n"):
        return (line[:-1].removesuffix("\r"),)
    return (line, "\\ No newline at end of file")
