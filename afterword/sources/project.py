"""The project: where its files are, and the day on which it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

ENGINE = Path(__file__).resolve().parents[2]
"""The folder that holds the engine, its templates and its markdown.yml."""


VERSION = "0.1.0"
"""The engine's version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A report's folder, seen on a day."""

    root: Path
    today: date
    as_of: date | None = None
    """The day as of which it is published; None for all that is recorded."""
    replaced: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """What is read instead of the content of files, by their paths from the root: so a change can
    be checked before it is written."""

    @property
    def dialect_file(self) -> Path:
        """The project's own markdown.yml, or the engine's where it has none."""
        own = self.root / "markdown.yml"
        return own if own.is_file() else ENGINE / "markdown.yml"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the project's own first, then the engine's."""
        folders = (self.root / "templates", ENGINE / "templates")
        return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))

    def relative(self, path: Path) -> str:
        """Return a path from the project's root, with slashes, as problems print it."""
        return path.relative_to(self.root).as_posix()
