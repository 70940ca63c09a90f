"""Files replaced as a whole: a reader finds the old ones or the new ones, never half of one."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.recording.changes import FileChange

_AGAIN = "run the command again; it reads the file as it is now"


def replace_files(changes: Sequence[FileChange]) -> None:
    """Replace every file, or none: what is written first stands beside the old files.

    Raises ProblemsFoundError where a file cannot be written, or is no longer as it was read.
    """
    fresh: list[Path] = []
    begun: list[FileChange] = []
    try:
        for change in changes:
            fresh.append(_beside(change.target))
            _fill(fresh[-1], change.after, change.target)
        for change in changes:
            _see_unchanged(change)
        for change, path in zip(changes, fresh, strict=True):
            _see_unchanged(change)
            begun.append(change)
            path.replace(change.target)
        _settle(change.target.parent for change in changes)
    except BaseException as error:
        left = [problem for change in reversed(begun) if (problem := _put_back(change))]
        if isinstance(error, OSError):
            problems = (not_written(change.path, error) for change in changes)
            raise ProblemsFoundError((*problems, *left)) from error
        if left:
            raise ProblemsFoundError(tuple(left)) from error
        raise
    finally:
        for path in fresh:
            path.unlink(missing_ok=True)


def write_file(target: Path, content: bytes) -> None:
    """Write a file as a whole; raise OSError, with the old one in its place, where that fails."""
    fresh = _beside(target)
    try:
        _fill(fresh, content, target)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def not_written(path: str, error: OSError, what: str = "the file") -> Problem:
    """Return the problem that something cannot be written."""
    message = f"{what} cannot be written: {_reason(error)}"
    fix = "see that there is room on the disk and that you may write here"
    return Problem(Code.NOT_WRITTEN, Place(path), message, fix)


def _beside(target: Path) -> Path:
    """Return a new empty file in the same folder, whose name no reader of records takes."""
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix="~")
    os.close(number)
    return Path(name)


def _fill(path: Path, content: bytes, model: Path) -> None:
    """Write a content to the disk, with the permissions of another file where that is there."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if model.exists():
        shutil.copymode(model, path)
    else:
        path.chmod(0o666 & ~_mask())


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


def _settle(folders: Iterable[Path]) -> None:
    """See that the new names are on the disk, where the system can be asked for that."""
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
