"""Coverage: for which years something is recorded of each recommendation, and where holes are."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from afterword.linking.refs import Ref, mission_ref, recommendation_ref
from afterword.linking.register import Register
from afterword.model.legal import InstrumentKind
from afterword.model.mission import Vote
from afterword.model.recommendation import Recommendation


class Covered(Enum):
    """What is recorded of a recommendation for a year."""

    ENTRY = "entry"
    """Something that happened or was said in it."""
    REVIEW = "review"
    """Nothing; but the editors opened sources on that year, and say what these hold."""
    HOLE = "hole"
    """Neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageYear:
    """A year of which something could be recorded, and why."""

    year: int
    votes: tuple[Ref, ...]
    """The elections and referendums on record, earliest first."""
    laws: int
    """How many provisions of national law that the report cites were changed in it."""
    statements: int
    """How many follow-up entries are dated in it, of all recommendations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """What is recorded of a recommendation for a year."""

    covered: Covered
    count: int
    """How many entries, or how many reviews."""
    first: str
    """The id of the first of the entries; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A recommendation, with a cell for each year."""

    record: Recommendation
    ref: Ref
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The grid: recommendations in report order, years from the report's on."""

    years: tuple[CoverageYear, ...]
    rows: tuple[CoverageRow, ...]

    def count(self, covered: str) -> int:
        """Return how many cells hold an entry, a review, or are a hole."""
        return sum(cell.covered.value == covered for row in self.rows for cell in row.cells)


def coverage(register: Register) -> Coverage:
    """Return what is recorded for which year; a year without an election, a change of law and a
    statement is left out. Entries that were corrected do not count."""
    first, last = register.report.official.date.year, register.day.year
    years = tuple(filter(_has_something, (_year(register, at) for at in range(first, last + 1))))
    return Coverage(
        years=years,
        rows=tuple(
            CoverageRow(
                record=record,
                ref=recommendation_ref(record),
                cells=tuple(_cell(record, one.year) for one in years),
            )
            for record in register.recommendations
        ),
    )


def _has_something(year: CoverageYear) -> bool:
    return bool(year.votes or year.laws or year.statements)


def _year(register: Register, year: int) -> CoverageYear:
    votes = (
        mission
        for mission in register.missions.values()
        if mission.vote is not Vote.NONE
        and mission.election_date.year == year
        and register.report.official.date < mission.election_date.latest <= register.day
    )
    return CoverageYear(
        year=year,
        votes=tuple(mission_ref(register, mission.id) for mission in votes),
        laws=sum(since == year for since in _changes_of_law(register)),
        statements=sum(
            entry.date.year == year
            for record in register.recommendations
            for entry in record.standing_entries
        ),
    )


def _changes_of_law(register: Register) -> Iterator[int]:
    for instrument in register.instruments.values():
        if instrument.kind is InstrumentKind.NATIONAL_LAW:
            for provision in instrument.provisions:
                yield from {version.since.year for version in provision.versions}


def _cell(record: Recommendation, year: int) -> CoverageCell:
    entries = [one for one in record.standing_entries if one.date.year == year]
    reviews = [one for one in record.reviews if one.sources and year in one.years]
    if entries:
        return CoverageCell(covered=Covered.ENTRY, count=len(entries), first=entries[0].id)
    covered = Covered.REVIEW if reviews else Covered.HOLE
    return CoverageCell(covered=covered, count=len(reviews), first="")
