"""What a result is made from, as one digest: the project's files, the engine, its packages, the
date."""

import platform
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from afterword.sources.project import ENGINE, Project

_PROJECT = ("content", "recommendations", "references", "templates", "mkdocs.yml")
_ENGINE = ("afterword", "templates", "mkdocs.yml")


def digest(project: Project, source_date: int) -> str:
    """Return the SHA-256 of everything that a result of the project depends on."""
    whole = sha256(f"{source_date} {platform.python_version()}\n".encode())
    for name in sorted(f"{one.name}=={one.version}" for one in distributions()):
        whole.update(f"{name}\n".encode())
    for base, names in ((project.root, _PROJECT), (ENGINE, _ENGINE)):
        for path in _files(base, names):
            whole.update(f"{path.relative_to(base).as_posix()}\n".encode())
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _files(base: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        top = base / name
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        for path in found:
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
