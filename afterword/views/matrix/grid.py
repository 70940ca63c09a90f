"""Tables for people and spreadsheets: columns that are declared once, rows of plain cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from afterword.texts.words import shortened

S = TypeVar("S")

Cell = str | int | tuple[str, ...]
"""A value without markup; each writer decides how a list is shown."""

LONGEST = 32_000
"""How many characters a cell has at most; a spreadsheet's has 32,767 and cuts the rest."""

_ENDING = " … see the page of the recommendation"
"""The end of a text that is cut."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""


@dataclass(frozen=True, slots=True)
class Column(Generic[S]):
    """A column: its key for machines, its heading for people, its width, how a cell is made."""

    key: str
    heading: str
    width: int
    """In characters, for spreadsheets."""
    cell: Callable[[S], Cell]
    is_compact: bool = False
    """Whether the web and the PDF show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column as writers see it; what its cells are made from is gone."""

    key: str
    heading: str
    width: int
    """In characters, for spreadsheets."""
    is_compact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its title, its columns, and its rows of cells, none of which begins a formula."""

    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_grid(title: str, columns: tuple[Column[S], ...], subjects: Iterable[S]) -> Grid:
    """Return one row for each subject, in their order."""
    return Grid(
        title=title,
        columns=tuple(
            Heading(key=one.key, heading=one.heading, width=one.width, is_compact=one.is_compact)
            for one in columns
        ),
        rows=tuple(tuple(_made(one, subject) for one in columns) for subject in subjects),
    )


def _made(column: Column[S], subject: S) -> Cell:
    return fitting(safe(column.cell(subject)))


def fitting(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet can hold: what is too long is cut, and it says so."""
    if isinstance(cell, tuple) and sum(len(one) + 1 for one in cell) > LONGEST:
        lengths = accumulate(len(one) + 1 for one in cell)
        kept = [one for one, length in zip(cell, lengths, strict=True) if length <= LONGEST + 1]
        return (*kept, f"… and {len(cell) - len(kept)} more: see the page of the recommendation")
    return shortened(cell, LONGEST, _ENDING) if isinstance(cell, str) else cell


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before its sign."""
    if isinstance(cell, tuple):
        return tuple(str(safe(one)) for one in cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
