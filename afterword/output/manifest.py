"""The manifest: every file of the result with its SHA-256, and the versions that made it."""

import json
import platform
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

NAME = "manifest.json"
GENERATOR = "afterword"
_PACKAGES = ("mkdocs", "mkdocs-material", "weasyprint")


def manifest(folder: Path, inputs: str) -> bytes:
    """Return the manifest of a result, with the digest of what it was made from."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    document = {
        "generator": GENERATOR,
        "inputs": inputs,
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
        },
        "artefacts": {
            path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in files
            if path.name != NAME or path.parent != folder
        },
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


def is_whole(folder: Path, inputs: str) -> bool:
    """Tell whether a folder holds, byte for byte, a result made from the same inputs."""
    document = read_manifest(folder)
    if document is None or document.get("inputs") != inputs:
        return False
    artefacts = document.get("artefacts")
    if not isinstance(artefacts, dict):
        return False
    found = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / NAME
    }
    return found == artefacts
