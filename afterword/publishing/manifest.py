"""The manifest: every file of the result with its SHA-256, and the versions that made it."""

import json
import platform
import sqlite3
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

NAME = "manifest.json"
GENERATOR = "afterword"
_PACKAGES = ("jinja2", "markdown", "weasyprint", "xlsxwriter")


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
