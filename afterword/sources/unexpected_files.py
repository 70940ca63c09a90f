"""Files and folders that stand among the records and would not be read."""

from collections.abc import Iterator
from pathlib import Path

from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import read_in
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.text_source import outside_project

_SHARED_FOLDERS = ("content", "references")
"""The folders that hold several kinds of record."""

_RECORDS = frozenset({".md", ".yaml", ".yml"})
_TEXTS = frozenset({"", ".json", ".markdown", ".md", ".txt", ".yaml", ".yml"})


def misnamed(project: Project) -> Iterator[Problem]:
    """Return a problem for each file of records, or folder of them, whose name is not read."""
    for folder in _SHARED_FOLDERS:
        base, known = project.root / folder, read_in(folder)
        for path in _listed(project, base):
            if path.name not in known and _holds_records(project, path):
                message = f"{quoted(path.name)} is not read"
                fix = nearest(path.name, known) or f"here are read: {', '.join(known)}"
                place = Place(project.relative(path))
                yield Problem(Code.UNKNOWN_FILE, place, message, fix)


def of_another_suffix(path: Path, place: Place, suffix: str) -> Problem:
    """Return the problem of a file in a folder in which files of another suffix are read."""
    message = f"{quoted(path.name)} is not read: here stand files that end in '{suffix}'"
    is_text = path.suffix.lower() in _TEXTS and not path.is_dir()
    fix = f"name it '{path.stem}{suffix}', or move it away" if is_text else "move it away"
    return Problem(Code.UNKNOWN_FILE, place, message, fix)


def _listed(project: Project, base: Path) -> list[Path]:
    """Return what stands in a folder of the project, in order, without hidden files."""
    if not base.is_dir() or outside_project(project, base):
        return []
    return sorted(path for path in base.iterdir() if not path.name.startswith("."))


def _holds_records(project: Project, path: Path) -> bool:
    if path.is_dir():
        return any(_holds_records(project, one) for one in _listed(project, path))
    return path.suffix.lower() in _RECORDS
