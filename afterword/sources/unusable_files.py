"""What stands among a project's files and cannot be used as a file or folder of it.

Whoever would open it might wait for ever (a pipe), read without end (a device, links in a circle),
read what is not the project's, or miss what changes (what a link to a folder holds).
"""

import os
import stat
from collections.abc import Iterator
from errno import ELOOP
from pathlib import Path

from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import SOURCE_FOLDERS
from afterword.project.project import Project

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_FOLDERS = (*SOURCE_FOLDERS, "templates")

_READABLE = "see that it is a readable file"
_ITSELF = "put the {} itself there, or remove the link"


def unusable_files(project: Project) -> Iterator[Problem]:
    """Yield the problem of each file or folder of a project that cannot be used.

    Hidden files are not read, and may be anything but links to folders, which MkDocs follows.
    """
    if problem := _unreadable(project, project.root):
        yield problem
        return
    for name in _FOLDERS:
        folder = project.root / name
        if is_folder(folder):
            yield from _in_folder(project, folder)


def _in_folder(project: Project, folder: Path, *, is_hidden: bool = False) -> Iterator[Problem]:
    if problem := _unreadable(project, folder):
        if not is_hidden:
            yield problem
        return
    for path in sorted(folder.iterdir()):
        is_read = not is_hidden and not path.name.startswith(".")
        is_followed = path.is_symlink() and is_folder(path)
        problem = unusable(project, path) if is_read or is_followed else None
        if problem:
            yield problem
        elif is_folder(path):
            yield from _in_folder(project, path, is_hidden=not is_read)


def _unreadable(project: Project, folder: Path) -> Problem | None:
    """Return the problem that a folder cannot be listed, or that what is in it cannot be opened."""
    try:
        os.scandir(folder).close()
        os.stat(f"{folder}/.")  # noqa: PTH116 - pathlib leaves the point out
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        return _problem(project, folder, message, "see that you may read the folder")
    return None


def found_file(path: Path) -> Path | None:
    """Return the file to which a path leads; None where there is none that can be looked at,
    whatever signs the path has."""
    try:
        found = path.resolve()
        return found if found.is_file() else None
    except (OSError, ValueError, RuntimeError):  # closed, too long, with a NUL, in a circle
        return None


def unusable(project: Project, path: Path) -> Problem | None:
    """Return the problem that a path is no file or folder that can be used; None where it can, or
    where nothing is there."""
    is_link = path.is_symlink()
    try:
        mode = path.stat().st_mode
    except OSError as error:
        is_gone = isinstance(error, FileNotFoundError)
        if is_gone and not is_link:
            return None
        outside = outside_project(project, path) if is_gone else None
        return outside or _problem(project, path, *_why(error, is_link=is_link))
    if is_link and stat.S_ISDIR(mode):
        message = f"{quoted(path.name)} is a link to a folder, and changes in that go unnoticed"
        outside = outside_project(project, path)
        return outside or _problem(project, path, message, _ITSELF.format("folder"))
    if kind := next((words for is_kind, words in _KINDS if is_kind(mode)), ""):
        message = f"{quoted(path.name)} is {kind} and no file"
        return _problem(project, path, message, "put a file there, or remove it")
    try:
        if stat.S_ISREG(mode):
            path.open("rb").close()
    except OSError as error:
        return _problem(project, path, *_why(error, is_link=False))
    return None


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that cannot even be looked at is none."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where it may not look


def outside_project(project: Project, path: Path) -> Problem | None:
    """Return the problem that a file, or a folder around it, is a link out of the project."""
    root = project.root.resolve()
    if _target(path).is_relative_to(root):
        return None
    around = [one for one in path.parents if one.is_relative_to(project.root)]
    for step in (*reversed(around), path):
        if not _target(step).is_relative_to(root):
            message = f"'{step.name}' is a link that leads out of the project"
            fix = f"put the {'folder' if is_folder(step) else 'file'} itself into the project"
            return Problem(Code.OUTSIDE_PROJECT, Place(project.relative(step)), message, fix)
    return None


def _why(error: OSError, *, is_link: bool) -> tuple[str, str]:
    """Return what is wrong with a path that leads to nothing that can be looked at, and a fix."""
    if is_link and isinstance(error, FileNotFoundError):
        return "the link leads nowhere", _ITSELF.format("file")
    if is_link and error.errno == ELOOP:
        return "the link leads in a circle", _ITSELF.format("file")
    return f"the file cannot be read: {error.strerror}", _READABLE


def _target(path: Path) -> Path:
    """Return where a path leads; one that leads in a circle leads nowhere else."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.parent.resolve() / path.name


def _problem(project: Project, path: Path, message: str, fix: str) -> Problem:
    return Problem(Code.MISSING_FILE, Place(project.relative(path)), message, fix)
