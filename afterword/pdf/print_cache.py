"""What was printed before is kept: what has not changed is not laid out again.

A file is kept under the digest of all that it is made from, so that it is used for nothing else.
The pages of the last layout are kept under the name of the document: they make the next one quick.
"""

import json
import os
import platform
import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from afterword.pdf.printed import SCHEME, Attached, Printed
from afterword.project.locks import hold, remove_left_behind
from afterword.project.project import Project
from afterword.project.resources import PACKAGE

FOLDER = ".cache/prints"
"""Where prints are kept, in the folder of the project; it can be removed at any time."""

_NEWEST = 600
"""How many files are kept beside those that were used now."""

_NEW = "new-"
"""How the names of files begin that are being written."""

_BUNDLE, _PAGES, _RECORD = ".bundle.json", ".pages.json", ".json"

_SHOWN = re.compile(rf"{SCHEME}:///([^\"')]+)")
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen")


class PrintCache:
    """The prints of a project that were made before, by what they were made from."""

    def __init__(self, project: Project) -> None:
        self._project, self._folder = project, project.root / FOLDER
        self._used: set[str] = set()

    def key(self, document: str, attached: Iterable[Attached] = (), moment: int = 0) -> str:
        """Return the digest of all that a print is made from, wherever the project stands."""
        whole = sha256(self._shared)
        whole.update(document.encode())
        for shown in dict.fromkeys(_SHOWN.findall(document)):
            name = unquote(shown)
            for root in (self._project.root, *self._project.template_folders):
                if (root / name).is_file():
                    whole.update(sha256((root / name).read_bytes()).digest())
                    break
        for one in attached:
            whole.update(f"{moment} {one.name}\n{one.description}\n".encode())
            whole.update(sha256(one.content).digest())
        return whole.hexdigest()

    @cached_property
    def _shared(self) -> bytes:
        """The digest of what all prints are made with: the engine, templates, packages."""
        made_with = [platform.python_version(), *map(version, _PACKAGES)]
        whole = sha256("\n".join(made_with).encode())
        styles = [
            path
            for folder in self._project.template_folders
            for room in ("pdf", "matrix", "fonts")
            for path in (folder / room).rglob("*")
        ]
        engine = [*(PACKAGE / "pdf").rglob("*.py"), *(PACKAGE / "pdf").rglob("*.conf")]
        for path in sorted([*styles, *engine]):
            if path.is_file():
                whole.update(f"{path.name}\n".encode() + sha256(path.read_bytes()).digest())
        return whole.digest()

    def pages(self, name: str) -> Mapping[str, int] | None:
        """Return the page of each anchor that is kept under a name; None where nothing is."""
        found = self._read_json(f"{name}{_PAGES}")
        if found is None or not all(isinstance(page, int) for page in found.values()):
            return None
        return found

    def keep_pages(self, name: str, pages: Mapping[str, int]) -> None:
        """Keep the page of each anchor under a name."""
        self._write(f"{name}{_PAGES}", json.dumps(dict(pages)).encode())

    def printed(self, key: str) -> Printed | None:
        """Return what was printed from the same; None where it is new."""
        found = self._read_json(f"{key}{_RECORD}")
        try:
            pdf = (self._folder / f"{key}.pdf").read_bytes()
        except OSError:
            return None
        if found is None or found.get("sha256") != sha256(pdf).hexdigest():
            return None
        self._touch(f"{key}{_RECORD}", f"{key}.pdf")
        return Printed(pdf=pdf, pages=found["pages"], count=found["count"], problems=())

    def keep(self, key: str, printed: Printed) -> None:
        """Keep a print that is in order; where that cannot be done, it is made again next time."""
        if not printed.problems:
            digest = sha256(printed.pdf).hexdigest()
            record = {"sha256": digest, "pages": dict(printed.pages), "count": printed.count}
            self._write(f"{key}.pdf", printed.pdf)
            self._write(f"{key}{_RECORD}", json.dumps(record).encode())

    def bundle(self, name: str) -> Mapping[str, Printed] | None:
        """Return all prints that are kept under a name; None where one of them is missing."""
        keys = self._read_json(f"{name}{_BUNDLE}")
        if keys is None:
            return None
        prints = {path: one for path, key in keys.items() if (one := self.printed(str(key)))}
        return prints if len(prints) == len(keys) else None

    def keep_bundle(self, name: str, keys: Mapping[str, str]) -> None:
        """Keep under a name which prints, by the keys of them, were made together."""
        self._write(f"{name}{_BUNDLE}", json.dumps(dict(keys)).encode())

    def clear(self) -> None:
        """Remove what has not been used for long: all but the newest, and what was used now.

        What killed builds were writing goes too.
        """
        try:
            remove_left_behind(self._folder, f"{_NEW}*")
            files = [path for path in self._folder.iterdir() if path.name not in self._used]
            files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in files[_NEWEST:]:
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _read_json(self, name: str) -> dict[str, Any] | None:
        try:
            found = json.loads((self._folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        self._touch(name)
        return found if isinstance(found, dict) else None

    def _touch(self, *names: str) -> None:
        self._used.update(names)
        for name in names:
            with suppress(OSError):
                (self._folder / name).touch()

    def _write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all, whoever else writes it; on a full disk not at all."""
        self._used.add(name)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder.parent / ".gitignore").write_text("*\n", "utf-8")
            handle, path = tempfile.mkstemp(dir=self._folder, prefix=_NEW)
            with os.fdopen(handle, "wb") as file:
                hold(handle)
                file.write(content)
            Path(path).replace(self._folder / name)
