"""The files of a project, stated once: what each holds, where it stands, whether it is needed."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, TypeAdapter

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, ForeignWord, Institution, Source, Topic
from afterword.model.report import EditorsNote, PageHead, Redirect, Report, SectionHead
from afterword.model.tables import Table


class Form(Enum):
    """The format of a file, and whether it holds one record or many."""

    RECORD = auto()
    """YAML: one record."""
    RECORDS = auto()
    """YAML: a list of records."""
    TEXT = auto()
    """Markdown, with a record as its front matter."""
    TABLE = auto()
    """CSV: a row of column names, and rows of values."""
    SETTINGS = auto()
    """YAML of another program: it is read by rules of its own."""
    LINES = auto()
    """Text: a value in each line."""


_SUFFIXES = {Form.TEXT: ".md", Form.TABLE: ".csv", Form.LINES: ".txt"}
"""The endings of the names of all files that are not YAML."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: a file of one name, or all files of a folder."""

    record: str
    """What one of its records is called: "section"."""
    path: str
    """The file, or the folder of such files, from the project's root."""
    form: Form
    model: type[BaseModel] | None = None
    """What each record is checked against; None where it is no record."""
    is_needed: bool = False
    loaded_with: str = ""
    """The file or folder, by its name, with whose records its own are kept; empty: its own."""

    @property
    def field(self) -> str:
        """Where the records are kept once they are read: "sections"; empty where nowhere."""
        own = "" if self.form is Form.SETTINGS else PurePosixPath(self.path).stem
        return self.loaded_with or own

    @property
    def suffix(self) -> str:
        """The ending of such a file's name, with its point."""
        return _SUFFIXES.get(self.form, ".yml")

    @property
    def is_folder(self) -> bool:
        """Whether there may be many such files, in a folder."""
        return not self.path.endswith(self.suffix)

    @property
    def schema(self) -> str:
        """The name of its JSON Schema; empty where it has none."""
        if self.model is None or self.form not in {Form.RECORD, Form.RECORDS}:
            return ""
        return self.record if self.is_folder else PurePosixPath(self.path).stem


SITE_SETTINGS = FileKind("site settings", "mkdocs.yml", Form.SETTINGS, is_needed=True)
REPORT = FileKind(
    "report", "content/report.yml", Form.RECORD, Report, is_needed=True, loaded_with="reports"
)
PUBLISHED = FileKind("published", "content/published.txt", Form.LINES)

FILES = (
    SITE_SETTINGS,
    PUBLISHED,
    REPORT,
    FileKind("section", "content/sections", Form.TEXT, SectionHead, is_needed=True),
    FileKind("section", "content/annexes", Form.TEXT, SectionHead, loaded_with="sections"),
    FileKind("page", "content/pages", Form.TEXT, PageHead),
    FileKind("recommendation", "recommendations", Form.RECORD, Recommendation, is_needed=True),
    FileKind("mission", "references/missions", Form.RECORD, Mission),
    FileKind("instrument", "references/instruments", Form.RECORD, Instrument),
    FileKind("institution", "references/institutions.yml", Form.RECORDS, Institution),
    FileKind("topic", "references/topics.yml", Form.RECORDS, Topic),
    FileKind("source", "references/sources.yml", Form.RECORDS, Source),
    FileKind("abbreviation", "references/abbreviations.yml", Form.RECORDS, Abbreviation),
    FileKind("word", "references/words.yml", Form.RECORDS, ForeignWord),
    FileKind("figure", "content/figures.yml", Form.RECORDS, Figure),
    FileKind("note", "content/notes.yml", Form.RECORDS, EditorsNote),
    FileKind("table", "content/tables.yml", Form.RECORDS, Table),
    FileKind("data", "content/data", Form.TABLE),
    FileKind("redirect", "content/redirects.yml", Form.RECORDS, Redirect),
)
"""Every kind of file, in the order of reading."""

SOURCE_FOLDERS = tuple(
    dict.fromkeys(kind.path.partition("/")[0] for kind in FILES if kind is not SITE_SETTINGS)
)
"""The folders of a project that hold its sources, from its root."""

WATCHED = (*SOURCE_FOLDERS, "templates", SITE_SETTINGS.path)
"""All that a website is made from, from the project's root."""


def read_in(folder: str) -> tuple[str, ...]:
    """Return the names of what is read in a folder that holds several kinds, in order.

    >>> read_in("references")[:2]
    ('abbreviations.yml', 'institutions.yml')
    """
    paths = (PurePosixPath(kind.path) for kind in FILES)
    return tuple(sorted(path.name for path in paths if str(path.parent) == folder))


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of YAML file, by its name."""
    return {kind.schema: _schema(kind) for kind in FILES if kind.schema}


def _schema(kind: FileKind) -> dict[str, Any]:
    held: Any = kind.model
    schema = TypeAdapter(tuple[held, ...] if kind.form is Form.RECORDS else held).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
