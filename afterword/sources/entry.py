"""Entries: a record together with the places that it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, ForeignWord, Institution, Source, Topic
from afterword.model.report import EditorsNote, PageHead, Redirect, Report, SectionHead
from afterword.model.tables import DataTable, Table
from afterword.problems import Place
from afterword.sources.markdown_source import MarkdownText
from afterword.sources.site_settings import Dialect
from afterword.sources.yaml_source import Loc

R = TypeVar("R", bound=BaseModel, covariant=True)  # noqa: PLC0105 - as short as the others


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRecord(Generic[R]):
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

    def values(self, key_path: str) -> Iterator[tuple[Any, Place]]:
        """Yield what stands at a key path of the record, each with its place; what is absent is
        passed over. "parts.*.text" is the text of each part."""
        found: list[tuple[Loc, Any]] = [((), self.record)]
        for step in key_path.split("."):
            if step == "*":
                found = [((*loc, at), one) for loc, held in found for at, one in enumerate(held)]
            else:
                found = [((*loc, step), getattr(held, step, None)) for loc, held in found]
            found = [(loc, value) for loc, value in found if value is not None]
        return ((value, self.place(*loc)) for loc, value in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedText(LoadedRecord[R]):
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
class UnreadRecords:
    """The names of records that could not be read, so that nobody reports these names as unknown
    too: one mistake is told once."""

    ids: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    texts: tuple[MarkdownText, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The kinds of record of which some did not even tell their ids: "topic", "section"."""

    def __or__(self, other: "UnreadRecords") -> "UnreadRecords":
        """Return what is known of both."""
        return UnreadRecords(
            ids=self.ids | other.ids,
            numbers=self.numbers | other.numbers,
            texts=(*self.texts, *other.texts),
            kinds=self.kinds | other.kinds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """All that a project's files hold, in reading order."""

    reports: tuple[LoadedRecord[Report], ...]
    """The report; none where it could not be read."""
    sections: tuple[LoadedText[SectionHead], ...]
    """The sections of the report, and its annexes after them."""
    pages: tuple[LoadedText[PageHead], ...]
    recommendations: tuple[LoadedRecord[Recommendation], ...]
    instruments: tuple[LoadedRecord[Instrument], ...]
    missions: tuple[LoadedRecord[Mission], ...]
    institutions: tuple[LoadedRecord[Institution], ...]
    topics: tuple[LoadedRecord[Topic], ...]
    sources: tuple[LoadedRecord[Source], ...]
    abbreviations: tuple[LoadedRecord[Abbreviation], ...]
    words: tuple[LoadedRecord[ForeignWord], ...]
    figures: tuple[LoadedRecord[Figure], ...]
    notes: tuple[LoadedRecord[EditorsNote], ...]
    tables: tuple[LoadedRecord[Table], ...]
    data: tuple[DataFile, ...]
    redirects: tuple[LoadedRecord[Redirect], ...]
    published: Mapping[str, int]
    """The pages that were published, each with its line in the list of them."""
    unread: UnreadRecords
    dialect: Dialect
    """The Markdown extensions that its texts are read with."""
    files: int = 0
    """How many files there are."""

    @property
    def report(self) -> LoadedRecord[Report] | None:
        """The report, or None where it could not be read."""
        return next(iter(self.reports), None)
