"""The marks of a chart in Vega-Lite's words: what stands where, in the units of its values."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from afterword.markup.pictures.looks import Texture
from afterword.model.text_safety import number_in_words
from afterword.views.chart import Chart

Spec = dict[str, Any]

SMALL = 11
"""The size of numbers within marks."""

_GROUND = 13
"""The height of the ground on which a number within a mark stands."""
_INSET = 1.5
"""The gap between marks that stand on each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Which way marks stand on each other: along one channel, at places across it."""

    along: str
    """x or y."""
    pixels: tuple[float, float]
    """Where the least and the largest value stand."""
    domain: tuple[float, float]
    """The least and the largest value that have room."""
    thickness: float
    offset: float
    """How far from the middle of its place a mark stands."""
    edges: tuple[float, float]
    """Where the first place begins and the last one ends."""

    @property
    def across(self) -> str:
        """The channel of the places."""
        return "y" if self.along == "x" else "x"

    @property
    def size(self) -> str:
        """What the thickness of a mark is called."""
        return "height" if self.along == "x" else "width"

    @property
    def unit(self) -> float:
        """How many pixels a value of 1 takes."""
        return abs(self.pixels[1] - self.pixels[0]) / (self.domain[1] - self.domain[0])

    def length(self, field: str) -> Spec:
        """Return the channel along which values are drawn."""
        scale = {"domain": list(self.domain), "range": list(self.pixels), "nice": False}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

    def places(self, count: int) -> Spec:
        """Return the channel of the places, each with as much room as the others."""
        scale = {
            "domain": list(range(count)),
            "range": list(self.edges),
            "paddingInner": 0,
            "paddingOuter": 0,
        }
        return {"field": "at", "type": "ordinal", "axis": None, "scale": scale}


def layer(rows: list[Spec], mark: Spec, channels: Spec) -> Spec:
    """Return marks of a kind, one for each row."""
    return {"data": {"values": rows}, "mark": mark, "encoding": channels}


def texts(said: Sequence[str | tuple[str, ...]], mark: Spec, channels: Spec) -> Spec:
    """Return texts, one at each place."""
    rows = [{"at": at, "said": one} for at, one in enumerate(said) if one]
    return layer(rows, {"type": "text", **mark}, {**channels, "text": {"field": "said"}})


def ends(chart: Chart) -> tuple[float, float]:
    """Return the least and the largest value that must have room; 0 is always among them."""
    values = [float(one) for one in chart.sums]
    least, most = min(0.0, *values), max(0.0, *values)
    return least, most if most > least else least + 1


def segments(chart: Chart, gap: float) -> Iterator[Spec]:
    """Yield what is not nothing, the series of a category on each other, with gaps between."""
    for at in range(len(chart.categories)):
        start = 0.0
        for series in chart.series:
            value = float(series.values[at])
            if value:
                said = number_in_words(f"{series.values[at]:f}")
                end = start + value - min(gap, abs(value) / 3)
                yield {"at": at, "from": start, "to": end, "series": series.words, "said": said}
                start += value


def stacked(
    chart: Chart, stack: Stack, looks: Spec, needed: Callable[[str], tuple[float, float]]
) -> list[Spec]:
    """Return the marks of all series, with their numbers on a plain ground where those have room
    and what the category comes to does not say the same.

    A number needs some length along the mark, and some across it.
    """
    places = {stack.across: stack.places(len(chart.categories))}
    offset = {f"{stack.across}Offset": stack.offset}
    gap = _INSET / stack.unit if chart.names_series else 0
    marks = list(segments(chart, gap))
    filled = layer(
        marks,
        {"type": "bar", stack.size: stack.thickness, **offset},
        {**places, stack.along: stack.length("from"), f"{stack.along}2": {"field": "to"}, **looks},
    )
    parts = Counter(one["at"] for one in marks)
    several = (one for one in marks if parts[one["at"]] > 1)
    roomy = [row for row in (_numbered(one, stack, needed) for one in several) if row]
    across = max((row["across"] for row in roomy), default=0)
    grounds = layer(
        roomy,
        {"type": "bar", stack.size: across, "fill": "ink-paper", "cornerRadius": 2, **offset},
        {**places, stack.along: stack.length("low"), f"{stack.along}2": {"field": "high"}},
    )
    lettered = {"type": "text", "align": "center", "fontSize": SMALL, "fontWeight": 600}
    down = {"yOffset": stack.offset + 4 if stack.along == "x" else 4}
    written = layer(
        roomy,
        {**lettered, **down},
        {**places, stack.along: stack.length("middle"), "text": {"field": "said"}},
    )
    return [filled, grounds, written] if roomy else [filled]


def _numbered(one: Spec, stack: Stack, needed: Callable[[str], tuple[float, float]]) -> Spec | None:
    along, across = needed(one["said"])
    if (one["to"] - one["from"]) * stack.unit < along + 3 or across > stack.thickness:
        return None
    middle, half = (one["from"] + one["to"]) / 2, along / 2 / stack.unit
    ground = {"low": middle - half, "high": middle + half, "across": across}
    return {"at": one["at"], "said": one["said"], "middle": middle, **ground}


def look(chart: Chart, textures: Sequence[Texture], legend_y: float | None) -> Spec:
    """Return the channels that fill and outline each series; with them its legend, if any."""
    ranges = {
        "fill": [f"url(#{one.id})" for one in textures],
        "stroke": [f"ink-{one.look.ink}" for one in textures],
        "strokeDash": [[2, 2] if one.look.is_dashed else [1, 0] for one in textures],
    }
    return {
        channel: {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": [one.words for one in chart.series], "range": looks},
            "legend": None if legend_y is None else {**_LEGEND, "legendY": legend_y},
        }
        for channel, looks in ranges.items()
    }


_LEGEND = {
    "orient": "none",
    "legendX": 0,
    "direction": "vertical",
    "columns": 1,
    "title": None,
    "offset": 0,
    "padding": 0,
    "rowPadding": 4,
    "symbolType": "square",
    "symbolSize": 150,
    "symbolStrokeWidth": 1,
    "labelFontSize": 13,
    "labelColor": "ink-text",
    "labelLimit": 0,
    "labelOffset": 6,
}
"""A single column: its lines stand where they stand however wide a machine takes words to be."""
