"""The project: where its files are, and the day on which it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from afterword.project.resources import TEMPLATES


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
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the project's own first, then the engine's."""
        folders = (self.root / "templates", TEMPLATES)
        return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))

    def relative(self, path: Path) -> str:
        """Return a path from the project's root, with slashes, as problems print it."""
        return path.relative_to(self.root).as_posix()
