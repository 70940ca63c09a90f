"""Pages that a preview need not make again, since nothing that they are made from has changed."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


class ReadyPages:
    """The pages of the last build, by what they were made from."""

    def __init__(self) -> None:
        self._common = b""
        self._keys: dict[str, bytes] = {}
        self._pages: dict[str, tuple[bytes, str]] = {}

    def begin(self, values: object, folders: Iterable[str]) -> None:
        """Begin a build: with what all pages share, and the folders of its templates."""
        whole = sha256(repr(values).encode())
        for folder in folders:
            for path in sorted(Path(folder).rglob("*.html")):
                whole.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
        self._common, self._keys = whole.digest(), {}

    def ready(self, path: str, values: object) -> str | None:
        """Return a page as it was made before from the same values; None where it is to be made."""
        key = sha256(self._common + repr(values).encode()).digest()
        self._keys[path] = key
        known, page = self._pages.get(path, (b"", ""))
        return page if known == key else None

    def keep(self, path: str, page: str) -> None:
        """Keep a page that was made, for the next build."""
        if path in self._keys:
            self._pages[path] = (self._keys[path], page)
