"""The engine: its version, and what comes with it and is no code (templates, JSON Schemas)."""

from pathlib import Path

VERSION = "0.2.0"
"""The engine's version, stated here and nowhere else."""

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the package `afterword`."""


def resource_folder(name: str) -> Path:
    """Return a folder that comes with the engine, such as `templates` or `schemas`.

    In an installed wheel it lies within the package, in a checkout beside it.
    """
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


TEMPLATES = resource_folder("templates")
"""The engine's templates, styles, scripts and fonts."""
