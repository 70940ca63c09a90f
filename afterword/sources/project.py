"""The project: where its files are, and the day on which it is looked at."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2]
"""The folder that holds the engine, its templates and its mkdocs.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A report's folder, seen on a day."""

    root: Path
    today: date

    @property
    def mkdocs_file(self) -> Path:
        """The project's own mkdocs.yml, or the engine's where it has none."""
        own = self.root / "mkdocs.yml"
        return own if own.is_file() else ENGINE / "mkdocs.yml"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the project's own first, then the engine's."""
        folders = (self.root / "templates", ENGINE / "templates")
        return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))

    def relative(self, path: Path) -> str:
        """Return a path from the project's root, with slashes, as problems print it."""
        return path.relative_to(self.root).as_posix()
