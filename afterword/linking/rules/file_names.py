"""Rules about the names of files: they can stand on every computer, and each is its own."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from afterword.linking.register import Register
from afterword.model.file_names import is_reserved, unusable_signs
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import SOURCE_FOLDERS
from afterword.project.project import Project


def names_of_files(_: Register, project: Project) -> Iterator[Problem]:
    """The name of each file and folder can be written on Windows and macOS too."""
    first: dict[str, str] = {}
    for path in _source_paths(project):
        name = path.rpartition("/")[2]
        if is_reserved(name):
            message = f"{quoted(name)} is a name that Windows keeps for itself"
            yield Problem(Code.FILE_NAME, Place(path), message, "give the file another name")
        elif signs := unusable_signs(name):
            message = f"{quoted(name)} has {signs}, which no name on Windows has"
            yield Problem(Code.FILE_NAME, Place(path), message, "give the file another name")
        known = first.setdefault(_folded(path), path)
        if known != path:
            message = f"the name differs from '{known}' in capital letters or accents only"
            fix = "give one of the two another name: not every computer tells them apart"
            yield Problem(Code.FILE_NAME, Place(path), message, fix)


def _source_paths(project: Project) -> Iterator[str]:
    """Yield the files and folders among the sources that are not hidden, in order."""
    for folder in SOURCE_FOLDERS:
        for around, folders, files in os.walk(project.root / folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted([*folders, *files]):
                if not name.startswith("."):
                    yield project.relative(Path(around) / name)


def _folded(path: str) -> str:
    """Return a path as computers compare it that know no capital letters; within one folder."""
    around, _, name = path.rpartition("/")
    return f"{around}/{unicodedata.normalize('NFC', name).casefold()}"


FILE_NAME_RULES = (names_of_files,)
