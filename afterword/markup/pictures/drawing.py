"""A chart as a drawing: what templates set as SVG, the same on the web and in print.

What is told apart has an ink and a texture, so that no colour is needed to tell it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from afterword.markup.pictures.plots import LINE, WIDTH, Box, Plot, plot
from afterword.views.charts.chart import Chart

INKS = {
    "text": "#1c2528",
    "soft": "#4b585d",
    "line": "#ccd6da",
    "paper": "#ffffff",
    "link": "#0b5a7a",
    "accent": "#a4491a",
    "fully": "#1d6b3a",
    "mostly": "#4a7318",
    "partially": "#855600",
    "not": "#a3262a",
    "none": "#4b585d",
}
"""Each ink as it is in print, and where no style sheet says otherwise: the website's follow the
colour scheme, by the classes aw-fill-… and aw-stroke-…."""

TILE = 8
"""How wide and high a tile of a texture is."""

Lines = tuple[tuple[tuple[int, int], ...], ...]
"""The lines of a tile, each through some points."""

_PLAIN: Lines = ()
_DOTS = (((1, 2), (3, 2)), ((5, 6), (7, 6)))
_SLANTS = (((-2, 2), (2, -2)), ((0, 8), (8, 0)), ((6, 10), (10, 6)))
_CROSSES = (((0, 0), (8, 8)), ((0, 8), (8, 0)))
_WAVES = (((0, 6), (4, 2), (8, 6)),)
_UPRIGHT = (((2, 0), (2, 8)), ((6, 0), (6, 8)))
_LEVEL = (((0, 2), (8, 2)), ((0, 6), (8, 6)))

_LOOKS: Mapping[str, tuple[str, Lines]] = {
    "value": ("link", _PLAIN),
    "fully": ("fully", _PLAIN),
    "mostly": ("mostly", _DOTS),
    "partially": ("partially", _SLANTS),
    "not": ("not", _CROSSES),
    "differ": ("none", _WAVES),
    "in-parts": ("none", _UPRIGHT),
    "reversed": ("accent", _WAVES),
    "closed": ("none", _LEVEL),
    "not-assessed": ("none", _PLAIN),
    "development": ("link", _PLAIN),
    "response": ("accent", _SLANTS),
    "assessment": ("none", _DOTS),
    "closure": ("none", _LEVEL),
}
_GROUNDS = {"reading": ".22", "both": ".6"}
"""How much ink the ground of a judgement has that is no rating, or not only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a series is filled: lines on a ground, within an outline."""

    ink: str
    """The ink of its ground and outline."""
    ground: str
    """How much ink the ground has, from 0 to 1; empty for none at all."""
    lines: Lines
    """Empty where it is plain."""
    line_ink: str
    is_dashed: bool
    """Whether its outline is dashed, as there is nothing within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSeries:
    """The segments of a series, with its sample in the legend, and how they look."""

    texture: str
    """The id of its texture, unique on a page that shows a chart once."""
    look: Look
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, where everything in it stands, and how it looks."""

    id: str
    """What the ids in the drawing begin with; unique on a page that shows a chart once."""
    chart: Chart
    height: int
    plot: Plot
    series: tuple[DrawnSeries, ...]
    width: ClassVar = WIDTH + 2
    line: ClassVar = LINE
    """The height of a line of text."""
    tile: ClassVar = TILE
    inks: ClassVar = INKS


def draw(chart: Chart) -> Drawing:
    """Return the drawing of a chart."""
    name, place = f"aw-chart-{chart.id}", plot(chart)
    return Drawing(
        id=name,
        chart=chart,
        height=ceil(place.legend + place.height + 2),
        plot=place,
        series=tuple(
            DrawnSeries(
                texture="-".join(filter(None, (name, series.key, series.basis))),
                look=look_of(series.key, series.basis),
                boxes=tuple(one.box for one in place.segments if one.series == at),
            )
            for at, series in enumerate(chart.series)
        ),
    )


def look_of(key: str, basis: str) -> Look:
    """Return how a standing or a kind of entry looks.

    A rating, and what is no judgement, stands on full ink; a reading, which says less, on a tint.
    """
    ink, lines = _LOOKS[key]
    is_empty = key == "not-assessed"
    return Look(
        ink=ink,
        ground="" if is_empty else _GROUNDS.get(basis, "1"),
        lines=lines,
        line_ink=ink if basis == "reading" else "paper",
        is_dashed=is_empty,
    )
