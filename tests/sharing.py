"""What is dear to make is made once for all tests, also where they run in several processes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

Share = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name; the first to ask for it fills it, and the others wait."""


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder, made by `make` unless it is there; what failed half-way is not there."""
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            begun = folder.with_name(f"{folder.name}-begun")
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder


def common_folder(factory: pytest.TempPathFactory, worker: str) -> Path:
    """Return the folder of this run: each process of pytest-xdist has one of its own below it."""
    own = factory.getbasetemp()
    return own if worker == "master" else own.parent
