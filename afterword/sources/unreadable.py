"""What is not read: files where none is looked for, and what is known of unreadable records."""

import os
import re
from collections.abc import Iterable, Iterator, Set
from difflib import get_close_matches
from pathlib import Path

from afterword.model.record import ID_PATTERN
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import FILES, read_in
from afterword.project.project import Project
from afterword.sources.entry import UnreadRecords
from afterword.sources.fields import nearest
from afterword.sources.unusable_files import is_folder, outside_project
from afterword.sources.yaml_source import Value

_KINDS = {kind.path: kind.record for kind in FILES}
"""The kind of record that each file or folder holds."""

_WHOLE_FILE = frozenset(
    {
        Code.MISSING_FILE,
        Code.NOT_UTF8,
        Code.CONTROL_CHARACTER,
        Code.EMPTY_FILE,
        Code.UNKNOWN_FILE,
        Code.OUTSIDE_PROJECT,
        Code.YAML_SYNTAX,
        Code.YAML_FEATURE,
        Code.FRONT_MATTER,
        Code.CSV_SYNTAX,
    }
)
"""The problems that keep a whole file from being read."""

NUMBER = "number"
"""Stands among the kinds where a recommendation was read without its number."""


_SHARED_FOLDERS = ("content", "references")
"""The folders that hold several kinds of record."""

_RECORDS = frozenset({".md", ".yaml", ".yml"})

_TEXTS = frozenset({"", ".json", ".markdown", ".md", ".txt", ".yaml", ".yml"})


def unread_kinds(problems: Iterable[Problem]) -> frozenset[str]:
    """Return the kinds of record of which whole files were not read.

    >>> from afterword.problems import Place
    >>> place = Place("references/topics.yml")
    >>> unread_kinds([Problem(Code.EMPTY_FILE, place, "the file is empty", "remove it")])
    frozenset({'topic'})
    """
    paths = {problem.place.path for problem in problems if problem.code in _WHOLE_FILE}
    within = (kind for at, kind in _KINDS.items() if any(at.startswith(f"{one}/") for one in paths))
    kinds = frozenset((*map(kind_of_file, paths), *within))
    return kinds | {NUMBER} if "recommendation" in kinds else kinds


def kind_of_file(path: str) -> str:
    """Return the kind of record that a file holds, or would hold were it named as it should be."""
    for place, kind in _KINDS.items():
        if path == place or path.startswith(f"{place}/"):
            return kind
    meant = get_close_matches(path, _KINDS, n=1)
    return _KINDS[meant[0]] if meant else ""


def unread_of(value: Value | None, path: str) -> UnreadRecords:
    """Return what is known of a record that cannot be read: its ids and number, and its kind where
    its own id, or the number of a recommendation, is not known."""
    keys = value if isinstance(value, dict) else {}
    within = keys.get("recommendations", [])
    records = [keys, *(within if isinstance(within, list) else ())]
    named = [record.get("id") for record in records if isinstance(record, dict)]
    ids = frozenset(name for name in named if isinstance(name, str) and re.match(ID_PATTERN, name))
    number = keys.get("number")
    is_number = isinstance(number, str) and re.fullmatch("[1-9][0-9]{0,8}", number)
    kind, kinds = kind_of_file(path), set()
    if not isinstance(keys.get("id"), str) or keys["id"] not in ids:
        kinds.add(kind)
    if kind == "recommendation" and not is_number:
        kinds.add(NUMBER)
    numbers = frozenset({int(str(number))} if is_number else ())
    return UnreadRecords(ids=ids, numbers=numbers, kinds=frozenset(kinds))


def misnamed(project: Project, unusable: Set[str] = frozenset()) -> Iterator[Problem]:
    """Return a problem for each file of records, or folder of them, whose name is not read; what
    cannot be used at all is passed over."""
    for folder in _SHARED_FOLDERS:
        base, known = project.root / folder, read_in(folder)
        for path in _listed(project, base) if folder not in unusable else ():
            if project.relative(path) in unusable:
                continue
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
    if not is_folder(base) or outside_project(project, base):
        return []
    return sorted(path for path in base.iterdir() if not path.name.startswith("."))


def _holds_records(project: Project, path: Path) -> bool:
    if path.is_symlink() and is_folder(path):
        return False
    if is_folder(path) and os.access(path, os.R_OK | os.X_OK):
        return any(_holds_records(project, one) for one in _listed(project, path))
    return path.suffix.lower() in _RECORDS
