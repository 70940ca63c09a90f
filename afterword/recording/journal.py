"""The journal of an import: what changes several files changes all of them or none, also when it
is killed.

While files are replaced, the journal holds each of them as it was and as it is to be. Whoever
writes it holds its lock; the next command that finds one which nobody holds finishes the import.
"""

import json
import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.project.locks import has_locks, hold, remove_left_behind
from afterword.project.project import Project
from afterword.recording.changes import FileChange
from afterword.recording.writing import Beside, leftovers_of, not_written, settle, write_file

NAME = ".afterword-import.json"
"""The journal, in the project's folder."""

_FOLDER = "recommendations"

_AGAIN = "run the command again; another one is changing the files"

_UNREADABLE = Problem(
    Code.NOT_WRITTEN,
    Place(NAME),
    "the journal of an interrupted import cannot be read",
    "remove the file, and see that the recommendations hold what they should",
)


class Journal:
    """A journal that is on the disk, and held, until it is closed."""

    def __init__(self, root: Path, changes: Sequence[FileChange]) -> None:
        """Write it. Raises ProblemsFoundError where there is one already, and OSError."""
        files = [
            {"path": one.path, "before": one.before.decode(), "after": one.after.decode()}
            for one in changes
        ]
        self._path = root / NAME
        self._fresh = Beside(self._path)
        try:
            self._fresh.fill(json.dumps({"files": files}, ensure_ascii=False).encode())
            self._fresh.take_free_place()
        except FileExistsError:
            self._fresh.close()
            problem = Problem(Code.NOT_WRITTEN, Place(NAME), "an import is being written", _AGAIN)
            raise ProblemsFoundError((problem,)) from None
        except BaseException:
            self._fresh.close()
            raise
        try:
            settle([root])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove it: the files are as they are to be, or as they were."""
        if sys.platform == "win32":  # which removes no file that is open
            self._fresh.close()
        self._path.unlink(missing_ok=True)
        self._fresh.close()


def finished(project: Project, say: Callable[[str], object]) -> tuple[Problem, ...]:
    """Finish an import that was interrupted, and say so; return what hinders that."""
    try:
        if said := finish_interrupted(project):
            say(said)
    except ProblemsFoundError as error:
        return error.problems
    return ()


def finish_interrupted(project: Project) -> str:
    """Finish an import that was interrupted, and return a sentence that says so; nothing where
    there is none. Files that killed commands left beside the recommendations are removed.

    Where a file has changed since, the import is undone in all the others. Raises
    ProblemsFoundError for that, and where a file cannot be read or written.
    """
    path = project.root / NAME
    _remove_leftovers(project)
    if not os.path.lexists(path):
        return ""
    try:
        number = os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise ProblemsFoundError((not_written(NAME, error),)) from error
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise ProblemsFoundError((_UNREADABLE,))
        if not hold(number) and has_locks(project.root):
            return ""  # it is being written now
        return _finish(project, path)
    except OSError as error:
        raise ProblemsFoundError((not_written(NAME, error),)) from error
    finally:
        os.close(number)


def _finish(project: Project, path: Path) -> str:
    files = _files(project, path)
    now = {file["path"]: _target(project, file).read_bytes() for file in files}
    changed = [file for file in files if now[file["path"]] not in _both(file)]
    wanted = "before" if changed else "after"
    for file in files:
        content = file[wanted].encode()
        if file not in changed and now[file["path"]] != content:
            write_file(_target(project, file), content)
    settle(_target(project, file).parent for file in files)
    path.unlink(missing_ok=True)
    if changed:
        raise ProblemsFoundError(tuple(_changed(file) for file in changed))
    listed = ", ".join(file["path"] for file in files)
    return f"an import that was interrupted is finished now; its entries are in {listed}"


def _files(project: Project, path: Path) -> list[Mapping[str, str]]:
    """Return what a journal says of each file; raise ProblemsFoundError where it is none."""
    try:
        document: Any = json.loads(path.read_text("utf-8"))
        files: list[Mapping[str, str]] = document["files"]
        is_journal = all(_is_of_ours(project, file) for file in files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_journal, files = False, []
    if is_journal and files:
        return files
    raise ProblemsFoundError((_UNREADABLE,))


def _is_of_ours(project: Project, file: Mapping[str, str]) -> bool:
    """Tell whether a journal speaks of a recommendation's file: no other is ever written."""
    path = Path(file["path"])
    _both(file)
    is_own = path.parent.as_posix() == _FOLDER and path.suffix == ".yml"
    target = _target(project, file)
    within = target.is_relative_to(project.root.resolve()) and target.is_file()
    return is_own and within


def _target(project: Project, file: Mapping[str, str]) -> Path:
    return (project.root / file["path"]).resolve()


def _both(file: Mapping[str, str]) -> tuple[bytes, bytes]:
    return file["before"].encode(), file["after"].encode()


def _changed(file: Mapping[str, str]) -> Problem:
    message = "the file changed after an import was interrupted: the others are as before it"
    fix = "remove what this file has of that import, if anything, and import again"
    return Problem(Code.NOT_WRITTEN, Place(file["path"]), message, fix)


def _remove_leftovers(project: Project) -> None:
    """Remove what killed commands were writing, beside the recommendations and the journal."""
    folder = project.root / _FOLDER
    with suppress(OSError):
        remove_left_behind(project.root, leftovers_of(NAME))
        folders = {folder, *(one.resolve().parent for one in folder.iterdir() if one.is_symlink())}
        for one in folders:
            if one.is_relative_to(project.root):
                remove_left_behind(one, leftovers_of("*.yml"))
