"""What a generated report is about: its subjects, and what is asked under each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from random import Random

from bench.invented.words import CHANGES, REGIONS, THEMES, Change, Theme, roman

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]
"""What stands in a YAML file."""

Fields = dict[str, Value]
"""A record, key by key."""

A_SECTION = 25
"""How many recommendations a section makes at most."""

ELECTION = date(2017, 6, 11)
REPORT = date(2017, 10, 2)
FOLLOWED = date(2018, 1, 15)
"""From when on something follows."""
FOLLOWED_UNTIL = date(2025, 6, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A recommendation in outline: what should become of which things, and why."""

    number: int
    things: str
    change: Change
    finding: str
    """The paragraph on which it rests."""

    @property
    def id(self) -> str:
        """The id of the recommendation."""
        return f"hal-2017-r{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A theme in the whole country or in a region: a section, and what it asks."""

    id: str
    number: str
    title: str
    theme: Theme
    region: str
    """Empty for the whole country."""
    region_id: str
    asked: tuple[Asked, ...]


def subjects(count: int) -> tuple[Subject, ...]:
    """Return the subjects of a report with so many recommendations, spread over them evenly."""
    sections = ceil(count / A_SECTION)
    ends = [count * (index + 1) // sections for index in range(sections)]
    starts = [0, *ends[:-1]]
    return tuple(
        _subject(index, range(start + 1, end + 1))
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _subject(index: int, numbers: range) -> Subject:
    theme, place = THEMES[index % len(THEMES)], index // len(THEMES)
    region = _region(place)
    region_id = region.lower().replace(" ", "-")
    name = f"{theme.id}-{region_id}" if region else theme.id
    return Subject(
        id=name,
        number=roman(index + 2),
        title=f"{theme.title}: {region}" if region else theme.title,
        theme=theme,
        region=region,
        region_id=region_id,
        asked=tuple(_asked(name, theme, place, numbers)),
    )


def _region(place: int) -> str:
    """Return the name of a region, from 1; of the whole country, 0, none."""
    if not place:
        return ""
    again, index = divmod(place - 1, len(REGIONS))
    return f"{REGIONS[index]} {roman(again + 1)}" if again else REGIONS[index]


def _asked(section: str, theme: Theme, place: int, numbers: range) -> Iterator[Asked]:
    for at, number in enumerate(numbers):
        yield Asked(
            number=number,
            things=theme.things[at % len(theme.things)],
            change=CHANGES[(at + at // len(theme.things) + place) % len(CHANGES)],
            finding=f"{section}-{at // 2 + 1}",
        )


def draws(*names: object) -> Random:
    """Return a source of choices of its own for what is named: the same each time."""
    return Random("/".join(map(str, names)))  # noqa: S311 - variety, no secret


def day_within(draw: Random, first: date, last: date) -> date:
    """Return a day between two, both included."""
    return first + timedelta(days=draw.randint(0, (last - first).days))


def capital(words: str) -> str:
    """Return words with a capital letter."""
    return words[:1].upper() + words[1:]
