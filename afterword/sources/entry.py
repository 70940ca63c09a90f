"""Entries: a record together with the places that it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.notes import EditorsNote
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, ForeignWord, Institution, Source, Topic
from afterword.model.report import PageHead, Redirect, Report, SectionHead
from afterword.model.tables import DataTable, Table
from afterword.problems import Place
from afterword.sources.markdown_source import MarkdownText
from afterword.sources.site_settings import Dialect
from afterword.sources.yaml_source import Loc

R = TypeVar("R", bound=BaseModel, covariant=True)  # noqa: PLC0105 - as short as the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[R]):
    """A record, its file, and the place of each of its values."""

    record: R
    path: str
    places: Mapping[Loc, Place]

    def place(self, *loc: str | int) -> Place:
        """Return the place of a value, or of the nearest one around it."""
        for length in range(len(loc), -1, -1):
            if loc[:length] in self.places:
                return self.places[loc[:length]]
        return Place(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry(Entry[R]):
    """A Markdown file: its front matter as a record, and its text."""

    body: MarkdownText


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A data file: its table, and the file that it was read from."""

    table: DataTable
    path: str

    def place(self, row: int) -> Place:
        """Return the place of a row, counted from 0."""
        return Place(self.path, self.table.lines[row], 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What records claim to be that could not be read, so that nobody reports them as unknown
    too."""

    ids: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    texts: tuple[MarkdownText, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The kinds of record of which some did not even tell their ids: "topic", "section"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """All that a project's files hold, in reading order."""

    report: Entry[Report] | None
    sections: tuple[TextEntry[SectionHead], ...]
    """The sections of the report, and its annexes after them."""
    pages: tuple[TextEntry[PageHead], ...]
    recommendations: tuple[Entry[Recommendation], ...]
    instruments: tuple[Entry[Instrument], ...]
    missions: tuple[Entry[Mission], ...]
    institutions: tuple[Entry[Institution], ...]
    topics: tuple[Entry[Topic], ...]
    sources: tuple[Entry[Source], ...]
    abbreviations: tuple[Entry[Abbreviation], ...]
    words: tuple[Entry[ForeignWord], ...]
    figures: tuple[Entry[Figure], ...]
    notes: tuple[Entry[EditorsNote], ...]
    tables: tuple[Entry[Table], ...]
    data: tuple[DataFile, ...]
    redirects: tuple[Entry[Redirect], ...]
    published: Mapping[str, int]
    """The pages that were published, each with its line in the list of them."""
    claims: Claims
    dialect: Dialect
    """The Markdown extensions that its texts are read with."""
