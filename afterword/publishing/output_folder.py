"""The output folder: where a result may be written, and how it takes the place of the former one.

A result is made in a work folder beside the output, `.site-x1y2z3a4`. Whoever makes it holds the
lock in it; a work folder that nobody holds is what a killed build left.
"""

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.project.files import WATCHED
from afterword.project.locks import has_locks, hold, is_left_behind
from afterword.project.project import Project
from afterword.publishing.manifest import holds_only_ours

_NEW, _FORMER, _LOCK = "site", "former", "afterword.lock"
"""What a work folder holds: the result in the making, the former one, and the lock."""

_TRIES = 10
"""How many work folders other builds may take away before something else is wrong."""


def real_folder(output: Path) -> Path:
    """Return the folder that is written where an output is named: it may be a link to it.

    Raises ProblemsFoundError where the link leads in a circle.
    """
    try:
        return output.resolve()
    except (OSError, RuntimeError):
        message = "the output folder is a link that leads in a circle"
        fix = "remove the link, or name another folder with --output"
        problem = Problem(Code.UNSAFE_OUTPUT, _place(output), message, fix)
        raise ProblemsFoundError((problem,)) from None


def unsafe_output(project: Project, output: Path) -> tuple[Problem, ...]:
    """Return a problem where writing to the output folder would harm files that are not ours."""
    place = _place(output)
    try:
        output = real_folder(output)
    except ProblemsFoundError as error:
        return error.problems
    root = project.root.resolve()
    sources = [root / name for name in WATCHED]
    message, fix = "", "name another folder with --output"
    if root.is_relative_to(output) or any(output.is_relative_to(one) for one in sources):
        message = "the output folder is, or lies among, the project's own files"
    elif os.path.lexists(output) and not output.is_dir():
        message = "the output folder is a file"
    elif output.is_dir() and not holds_only_ours(output):
        message = "the output folder holds files that the build did not make"
        fix = f"name another folder with --output, or empty '{output.name}' yourself"
    return (Problem(Code.UNSAFE_OUTPUT, place, message, fix),) if message else ()


def _place(output: Path) -> Place:
    return Place(output.name or str(output))


@contextmanager
def told_if_not_written(output: Path) -> Iterator[None]:
    """Make a problem of what the system says while files are written."""
    try:
        yield
    except OSError as error:
        message = f"the result cannot be written: {error.strerror or error}"
        fix = "see that there is room on the disk and that you may write there"
        problem = Problem(Code.UNSAFE_OUTPUT, _place(output), message, fix)
        raise ProblemsFoundError((problem,)) from error


class WorkFolder:
    """A new folder beside the output, held until it is closed."""

    def __init__(self, output: Path) -> None:
        output.parent.mkdir(parents=True, exist_ok=True)
        self._output = output
        self._folder, self._lock = _held_folder(output)
        self.site = self._folder / _NEW
        """Where the result is made."""

    def replace(self) -> None:
        """Put the result in the place of the former one.

        Where the system can let two folders change places, there is always one of them. Where it
        cannot, the next run finishes what a killed one began: see `finish_killed`.
        """
        if not self._output.exists():
            self.site.rename(self._output)
        elif not change_places(self.site, self._output):
            former = self._folder / _FORMER
            self._output.rename(former)
            try:
                self.site.rename(self._output)
            except OSError:
                former.rename(self._output)
                raise

    def close(self) -> None:
        """Remove it with what is in it."""
        if sys.platform == "win32":  # which removes no file that is open
            os.close(self._lock)
        _remove(self._folder)
        if sys.platform != "win32":
            os.close(self._lock)


def finish_killed(output: Path) -> None:
    """Finish what builds into an output began that were killed, and remove what they left."""
    with suppress(ProblemsFoundError, OSError):
        output = real_folder(output)
        own = re.compile(rf"\.{re.escape(output.name)}-[a-z0-9_]{{8}}")
        for folder in sorted(output.parent.iterdir()):
            if own.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink():
                _finish(folder, output)


def _finish(folder: Path, output: Path) -> None:
    """Put the result of a work folder in place where its build was killed between moving the
    former one away and that; remove the folder, unless a build holds it."""
    with suppress(OSError):
        folder.rmdir()  # its build was killed before it held it
    if not is_left_behind(folder / _LOCK):
        return
    new, former = folder / _NEW, folder / _FORMER
    if new.is_dir() and former.is_dir() and not output.exists():
        new.rename(output)
    _remove(folder)


def _held_folder(output: Path) -> tuple[Path, int]:
    """Return a new work folder, and the open file whose lock is held in it.

    Another build may take it for left behind until it is held: then a further one is made.
    """
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
        try:
            number = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        except FileNotFoundError:
            continue
        is_held = hold(number)
        if (is_held or not has_locks(folder)) and (folder / _LOCK).exists():
            return folder, number
        os.close(number)
    raise OSError(f"no folder can be held beside '{output.name}'")


def _remove(folder: Path) -> None:
    """Remove a work folder; the lock goes last, so that the next run can remove the rest."""
    for name in (_NEW, _FORMER):
        shutil.rmtree(folder / name, ignore_errors=True)
    with suppress(OSError):
        (folder / _LOCK).unlink()
        folder.rmdir()


def change_places(one: Path, other: Path) -> bool:
    """Let two folders change places at once; tell whether it was done."""
    call, *numbers = _exchange()
    if call is None:
        return False
    here, flag = numbers
    paths = [os.fsencode(path) for path in (one, other)]
    if here is None:
        return bool(call(*paths, flag) == 0)
    return bool(call(here, paths[0], here, paths[1], flag) == 0)


@cache
def _exchange() -> tuple[Any, int | None, int]:
    """Return the system's function that exchanges two paths, what it calls the current folder
    where it asks for that, and its flag; None where it has no such function.

    Linux: renameat2(2), since 3.15; macOS: renamex_np(2), since 10.12.
    """
    names = {"linux": ("renameat2", -100, 2), "darwin": ("renamex_np", None, 2)}
    name, here, flag = names.get(sys.platform, ("", None, 0))
    try:
        call: Any = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None, None, 0
    kinds: list[Any] = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint]
    if here is not None:
        at = ctypes.c_int
        kinds = [at, ctypes.c_char_p, at, ctypes.c_char_p, ctypes.c_uint]
    call.argtypes = kinds
    return call, here, flag
