"""Files replaced as a whole: a reader finds the old ones or the new ones, never half of one."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from glob import escape
from pathlib import Path
from typing import Protocol

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.project.locks import hold, remove_left_behind
from afterword.recording.changes import FileChange


class Closing(Protocol):
    """What is closed at the end."""

    def close(self) -> None:
        """End it."""


Journaling = Callable[[Sequence[FileChange]], Closing]
"""Begins a journal of changes, which is removed when it is closed."""

_AGAIN = "run the command again; it reads the file as it is now"


def replace_files(changes: Sequence[FileChange], journal: Journaling | None = None) -> None:
    """Replace every file, or none: what is written first stands beside the old files.

    A journal of what changes several files is kept while they are replaced. Raises
    ProblemsFoundError where a file cannot be written, or is no longer as it was read.
    """
    begun: list[FileChange] = []
    with ExitStack() as resources:
        try:
            fresh = [_filled(change, resources) for change in changes]
            for change in changes:
                _see_unchanged(change)
            if journal and len(changes) > 1:
                resources.callback(journal(changes).close)
            for change, file in zip(changes, fresh, strict=True):
                _see_unchanged(change)
                begun.append(change)
                file.replace()
            settle(change.target.parent for change in changes)
        except BaseException as error:
            left = [problem for change in reversed(begun) if (problem := _put_back(change))]
            if isinstance(error, OSError):
                problems = (not_written(change.path, error) for change in changes)
                raise ProblemsFoundError((*problems, *left)) from error
            if left:
                raise ProblemsFoundError(tuple(left)) from error
            raise


def _filled(change: FileChange, resources: ExitStack) -> "Beside":
    fresh = Beside(change.target)
    resources.callback(fresh.close)
    fresh.fill(change.after)
    return fresh


def write_file(target: Path, content: bytes) -> None:
    """Write a file as a whole; raise OSError, with the old one in its place, where that fails."""
    remove_left_behind(target.parent, leftovers_of(escape(target.name)))
    fresh = Beside(target)
    try:
        fresh.fill(content)
        fresh.replace()
    finally:
        fresh.close()


def not_written(path: str, error: OSError, what: str = "the file") -> Problem:
    """Return the problem that something cannot be written."""
    message = f"{what} cannot be written: {_reason(error)}"
    fix = "see that there is room on the disk and that you may write here"
    return Problem(Code.NOT_WRITTEN, Place(path), message, fix)


def leftovers_of(name: str) -> str:
    """Return the pattern of files that are written to take the place of one of a name.

    >>> leftovers_of("01-media.yml")
    '.01-media.yml.????????~'
    """
    return f".{name}.????????~"


class Beside:
    """A new file in the folder of another, whose place it takes; no reader of records takes its
    name. It is held until it is closed, so that nobody counts it as left behind."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._number, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix="~"
        )
        self._path, self._is_open = Path(name), True
        hold(self._number)

    def fill(self, content: bytes) -> None:
        """Write a content to the disk, with the permissions of the target where that is there."""
        with os.fdopen(self._number, "wb", closefd=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if self._target.exists():
            shutil.copymode(self._target, self._path)
        else:
            self._path.chmod(0o666 & ~_mask())

    def replace(self) -> None:
        """Take the place of the target."""
        self._let_go()
        self._path.replace(self._target)

    def take_free_place(self) -> None:
        """Take the place of the target where nothing is there; else raise FileExistsError."""
        self._let_go()
        try:
            os.link(self._path, self._target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if self._target.exists():
                raise FileExistsError(self._target) from None
            self._path.rename(self._target)

    def close(self) -> None:
        """Remove what did not take the target's place, and hold it no more."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        if self._is_open:
            self._is_open = False
            os.close(self._number)
        self._path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        """Close the file where the system moves none that is open."""
        if sys.platform == "win32" and self._is_open:
            self._is_open = False
            os.close(self._number)


def _mask() -> int:
    """Return which permissions new files do not get here."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _see_unchanged(change: FileChange) -> None:
    if change.target.read_bytes() != change.before:
        message = "the file changed while an entry was being added to it"
        problem = Problem(Code.NOT_WRITTEN, Place(change.path), message, _AGAIN)
        raise ProblemsFoundError((problem,))


def _put_back(change: FileChange) -> Problem | None:
    """Give a file its former content, if it has ours; return the problem that this fails."""
    try:
        if change.target.read_bytes() == change.after:
            write_file(change.target, change.before)
    except OSError as error:
        message = f"the file has the new entries and cannot be put back: {_reason(error)}"
        fix = "remove the new entries from its end, or bring the file back from its history"
        return Problem(Code.NOT_WRITTEN, Place(change.path), message, fix)
    return None


def settle(folders: Iterable[Path]) -> None:
    """See that new names are on the disk, where the system can be asked for that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    for folder in dict.fromkeys(folders):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _reason(error: OSError) -> str:
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"
