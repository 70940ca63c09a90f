"""Lanes along years: what stands where in a small drawing of missions, in units of its width."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from afterword.linking.refs import Ref
from afterword.model.record import PartialDate

WIDTH = 342
"""About as many pixels as a phone has for it."""

_EDGE = 15
"""How far from the edges the first and the last day stand, so that years have room."""
_APART = 28
"""How far apart nodes of a row stand at least: each can be hit with a finger."""
_ROW = 34
_NAME = 22
"""The height of a lane's name."""
_HEAD = 24
_SMALL_ROW = 18
_MOST_TICKS = 7
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """What is to stand in a lane: a mission, and how it is told."""

    when: PartialDate
    ref: Ref | None
    words: str
    is_inferred: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark in its place."""

    x: float
    y: float
    mark: LaneMark

    @property
    def year(self) -> str:
        """Its year, as it stands below it."""
        return str(self.mark.when.year)

    @property
    def label(self) -> str:
        """Its words with its year, which those who speak to their computer read out."""
        return (
            self.mark.words if self.year in self.mark.words else f"{self.year}: {self.mark.words}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of marks, or several where they would touch each other, under its name."""

    key: str
    """For machines, by which it gets its shape."""
    words: str
    top: float
    """Where it begins."""
    y: float
    """Where its name stands."""
    nodes: tuple[PlacedMark, ...]
    is_small: bool
    """Whether its marks are small and without years: they are only there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """A drawing of lanes."""

    id: str
    title: str
    description: str
    """All that it shows, in words."""
    width: int
    height: float
    axis: float
    """How far down the line of the years stands."""
    ticks: tuple[tuple[float, int], ...]
    """Years that are named, each with where it begins."""
    lanes: tuple[Lane, ...]
    own_x: float | None
    """Where the line of this report's mission stands, if there is one through all lanes."""
    own_year: int
    own_anchor: str
    """At which end of its words that line stands, so that they do not leave the drawing: start,
    middle or end."""
    has_inferred: bool


def lanes(
    name: str,
    title: str,
    description: str,
    rows: Sequence[tuple[str, str, Sequence[LaneMark]]],
    own: PartialDate | None,
) -> Lanes:
    """Return a drawing of the rows that hold something, each a key, a name and its marks.

    A row without a name is one of small marks. With `own`, a line goes through all of them.
    """
    days = [mark.when for _, _, marks in rows for mark in marks]
    years = [day.year for day in (*days, own) if day]
    scale = _Scale(min(years), max(years))
    y, drawn = float(_HEAD if own else 0), []
    for key, words, marks in rows:
        if marks:
            lane, y = _lane(scale, y, key, words, marks)
            drawn.append(lane)
    inferred = any(mark.is_inferred for _, _, marks in rows for mark in marks)
    return Lanes(
        id=name,
        title=title,
        description=description,
        width=WIDTH,
        height=y + 26 + (20 if inferred else 0),
        axis=y + 6,
        ticks=tuple(scale.ticks()),
        lanes=tuple(drawn),
        own_x=scale.x(own) if own else None,
        own_year=own.year if own else 0,
        own_anchor=_anchor(scale.x(own)) if own else "",
        has_inferred=inferred,
    )


def _anchor(x: float) -> str:
    if x < WIDTH / 4:
        return "start"
    return "end" if x > WIDTH * 3 / 4 else "middle"


def in_words(words: str, marks: Iterable[LaneMark]) -> str:
    """Return a lane in words: "Asked the same: 2012 (inferred), 2019"."""
    named = (f"{mark.when.year}{' (inferred)' if mark.is_inferred else ''}" for mark in marks)
    return f"{words}: {', '.join(named)}"


def _lane(
    scale: "_Scale", y: float, key: str, words: str, marks: Sequence[LaneMark]
) -> tuple[Lane, float]:
    """Return a lane from a height on, and the height below it."""
    is_small = not words
    top = y + (_SMALL_ROW / 2 if is_small else _NAME + 14)
    ends: list[float] = []
    nodes = []
    for mark in sorted(marks, key=lambda one: one.when.earliest):
        x = scale.x(mark.when)
        row = 0 if is_small else next((at for at, end in enumerate(ends) if x >= end), len(ends))
        ends[row : row + 1] = [x + _APART]
        nodes.append(PlacedMark(x=x, y=top + row * _ROW, mark=mark))
    height = _SMALL_ROW if is_small else _NAME + 4 + len(ends) * _ROW
    lane = Lane(key=key, words=words, top=y, y=y + 16, nodes=tuple(nodes), is_small=is_small)
    return lane, y + height


class _Scale:
    """Where days stand between the first year and the last."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = date(first, 1, 1), date(last + 1, 1, 1)

    def x(self, day: PartialDate) -> float:
        """Return where the middle of what a date means stands."""
        return self._at((day.earliest.toordinal() + day.latest.toordinal()) / 2)

    def _at(self, ordinal: float) -> float:
        first, last = self._first.toordinal(), self._last.toordinal()
        return round(_EDGE + (WIDTH - 2 * _EDGE) * (ordinal - first) / (last - first), 1)

    def ticks(self) -> Iterator[tuple[float, int]]:
        """Yield where the years that are named begin."""
        years = range(self._first.year, self._last.year + 1)
        step = next(one for one in _STEPS if len(years) / one <= _MOST_TICKS)
        for year in years:
            if year % step == 0:
                yield self._at(date(year, 1, 1).toordinal()), year
