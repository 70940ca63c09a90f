"""A chart as a drawing: what templates set as SVG, the same on the web and in print."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from afterword.markup.pictures.looks import INKS, TILE, Look, look_of
from afterword.markup.pictures.plots import LINE, WIDTH, Box, Plot, plot
from afterword.views.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSeries:
    """The marks of a series, with its sample in the legend, and how they look."""

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
    width: int
    height: int
    plot: Plot
    series: tuple[DrawnSeries, ...]
    line: int
    """The height of a line of text."""
    tile: int
    """How wide and high a tile of a texture is."""
    inks: Mapping[str, str]
    """The inks by their names, as they are without a style sheet."""


def draw(chart: Chart) -> Drawing:
    """Return the drawing of a chart."""
    name, place = f"aw-chart-{chart.id}", plot(chart)
    return Drawing(
        id=name,
        chart=chart,
        width=WIDTH + 2,
        height=ceil(place.legend + place.height + 2),
        plot=place,
        series=tuple(
            DrawnSeries(
                texture="-".join(filter(None, (name, one.key, one.basis))),
                look=look_of(one.key, one.basis),
                boxes=tuple(mark.box for mark in place.marks if mark.series == at),
            )
            for at, one in enumerate(chart.series)
        ),
        line=LINE,
        tile=TILE,
        inks=INKS,
    )
