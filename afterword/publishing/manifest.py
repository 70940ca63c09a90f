"""The manifest of a result: every file with its SHA-256, and the digest of what it is made from."""

import json
import platform
import sqlite3
from hashlib import sha256
from importlib.metadata import Distribution, distributions, entry_points, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from afterword.project.files import SITE_SETTINGS, SOURCE_FOLDERS
from afterword.project.project import Project
from afterword.project.resources import PACKAGE

NAME = "manifest.json"
GENERATOR = "afterword"
_PACKAGES = ("jinja2", "markdown", "weasyprint", "xlsxwriter")


_EXTENDING = ("mkdocs.plugins", "markdown.extensions")
"""The entry points by which packages that are not needed can have a part in a result."""


def manifest(folder: Path, inputs: str) -> bytes:
    """Return the manifest of a result, with the digest of what it was made from."""
    document = {
        "generator": GENERATOR,
        "inputs": inputs,
        "versions": {
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            **{name: version(name) for name in _PACKAGES},
        },
        "artefacts": _sums(folder),
    }
    return (json.dumps(document, indent=1) + "\n").encode()


def read_manifest(folder: Path) -> dict[str, object] | None:
    """Return the manifest in a folder, or None where the folder has none of ours."""
    try:
        document = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    ours = isinstance(document, dict) and document.get("generator") == GENERATOR
    return document if ours else None


def holds_only_ours(folder: Path) -> bool:
    """Tell whether the manifest of a folder names every file in it; an empty folder is ours."""
    names = {path.relative_to(folder).as_posix() for path in _files(folder)}
    artefacts = (read_manifest(folder) or {}).get("artefacts")
    ours = {NAME, *artefacts} if isinstance(artefacts, dict) else set()
    return names <= ours


def is_whole(folder: Path, inputs: str) -> bool:
    """Tell whether a folder holds, byte for byte, a result made from the same inputs."""
    document = read_manifest(folder)
    return (
        document is not None
        and document.get("inputs") == inputs
        and document.get("artefacts") == _sums(folder)
    )


def _sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder but its manifest, by path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in _files(folder)
        if path != folder / NAME
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest(project: Project, source_date: int, without: str = "") -> str:
    """Return the SHA-256 of all that a result depends on, wherever the project stands.

    What does not depend on a folder of templates, such as `site`, can leave it out.
    """
    made_with = f"{platform.python_version()} {sqlite3.sqlite_version}"
    whole = sha256(f"{source_date} {project.as_of} {made_with}\n".encode())
    for name, number in sorted(used_packages().items()):
        whole.update(f"{name}=={number}\n".encode())
    settings = project.root / SITE_SETTINGS.path
    whole.update(settings.read_bytes() if settings.is_file() else b"")
    for name, content in sorted(project.replaced.items()):
        whole.update(f"{name}\n".encode() + sha256(content).digest())
    folders = [project.root / name for name in SOURCE_FOLDERS]
    for folder in (*folders, *project.template_folders, PACKAGE):
        for path in (one for one in _files(folder) if "__pycache__" not in one.parts):
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
        if one.name:  # what a removal that failed leaves behind has none
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
