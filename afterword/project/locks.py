"""Locks by which what a killed run left behind is told from what another run still uses.

The system takes a lock away when the process that holds it ends, however it ends. Where it knows
no locks, nothing counts as left behind.
"""

import os
import sys
import tempfile
from pathlib import Path


def hold(number: int) -> bool:
    """Lock an open file until it is closed, and tell whether that could be done: not where another
    process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - as the one below, only some systems have it

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - see above

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def has_locks(folder: Path) -> bool:
    """Tell whether the system knows locks for the files of a folder."""
    with tempfile.TemporaryFile(dir=folder) as file:
        return hold(file.fileno())


def is_left_behind(path: Path) -> bool:
    """Tell whether a file that its maker held is there, and nobody holds it any more."""
    try:
        number = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return hold(number)
    finally:
        os.close(number)


def remove_left_behind(folder: Path, pattern: str) -> None:
    """Remove the files of a folder that their makers held, and left behind."""
    for path in sorted(folder.glob(pattern)):
        if is_left_behind(path):
            path.unlink(missing_ok=True)
