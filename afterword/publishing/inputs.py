"""What a result is made from, as one digest: files, engine, packages, date."""

import platform
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, distributions, entry_points
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from afterword.project.files import SITE_SETTINGS, SOURCE_FOLDERS
from afterword.project.project import Project
from afterword.project.resources import PACKAGE

_EXTENDING = ("mkdocs.plugins", "markdown.extensions")
"""The entry points by which packages that are not needed can have a part in a result."""


def digest(project: Project, source_date: int, without: str = "") -> str:
    """Return the SHA-256 of all that a result depends on, wherever the project stands.

    What does not depend on the templates of a room, such as `site`, can leave them out.
    """
    made_with = f"{platform.python_version()} {sqlite3.sqlite_version}"
    whole = sha256(f"{source_date} {project.as_of} {made_with}\n".encode())
    for name, version in sorted(used_packages().items()):
        whole.update(f"{name}=={version}\n".encode())
    settings = project.root / SITE_SETTINGS.path
    whole.update(settings.read_bytes() if settings.is_file() else b"")
    for name, content in sorted(project.replaced.items()):
        whole.update(f"{name}\n".encode() + sha256(content).digest())
    folders = [project.root / name for name in SOURCE_FOLDERS]
    for folder in (*folders, *project.template_folders, PACKAGE):
        for path in _files(folder):
            if without and folder.name == "templates" and path.is_relative_to(folder / without):
                continue
            whole.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n".encode())
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def used_packages() -> dict[str, str]:
    """Return the versions of the installed packages that a build uses, by their names.

    They are this one, all that extend MkDocs or its Markdown, and what these need.
    """
    installed: dict[str, Distribution] = {}
    for one in distributions():
        installed.setdefault(canonicalize_name(one.name), one)
    extending = {
        one.dist.name for group in _EXTENDING for one in entry_points(group=group) if one.dist
    }
    needed = [Requirement(name) for name in ("afterword", *extending)]
    seen: set[tuple[str, str]] = set()
    for requirement in needed:
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if name in installed and (name, extra) not in seen:
                seen.add((name, extra))
                needs = map(Requirement, installed[name].requires or ())
                needed += [
                    need
                    for need in needs
                    if not need.marker or need.marker.evaluate({"extra": extra})
                ]
    return {name: installed[name].version for name, _ in seen}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
