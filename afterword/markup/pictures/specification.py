"""A chart as a specification for Vega-Lite, from its values and the metrics of our fonts alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from afterword.markup.pictures.lettering import Lettering
from afterword.markup.pictures.looks import Texture
from afterword.markup.pictures.marks import SMALL, Spec, Stack, ends, layer, look, stacked, texts
from afterword.model.tables import ChartKind
from afterword.model.text_safety import number_in_words
from afterword.views.chart import Chart

WIDTH = 340
"""Of every chart: about as many pixels as a phone has for it."""

_SIZE = 13
_LINE = 16
_MOST_LINES = 3
_BAR = 13
_GAP = 10
_ENTRY = 20
"""The height of a line of the legend."""
_WIDEST_UNIT = 28.0
"""How long a count of 1 is at most, so that few do not look like many."""
_WIDEST_COLUMN = 48.0
_LEAST_ROOM = 40.0
"""How much room the name of a column has at least; where columns are narrower, some have none."""
_HIGHEST = 170.0
"""The height of columns, and above it what their sums need."""
_ABOVE = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The letters of the two weights that a chart is lettered in."""

    regular: Lettering
    bold: Lettering


def specification(chart: Chart, textures: Sequence[Texture], faces: Faces) -> Spec:
    """Return what Vega-Lite draws; fills are textures by their ids, inks have names."""
    above = len(chart.series) * _ENTRY + _GAP if chart.names_series else 0
    looks = look(chart, textures, -above if above else None)
    plan = _bars if chart.kind is ChartKind.BARS else _columns
    height, layers = plan(chart, looks, faces)
    return {
        "width": WIDTH,
        "height": height,
        "padding": {"top": above + 1, "left": 1, "right": 1, "bottom": 1},
        "autosize": {"type": "none"},
        "background": None,
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "text": {"fontSize": _SIZE, "fill": "ink-text", "baseline": "alphabetic"},
        },
        "layer": layers,
    }


def _sums(chart: Chart) -> list[str]:
    return [number_in_words(f"{one:f}") for one in chart.sums]


def _bars(chart: Chart, looks: Spec, faces: Faces) -> tuple[float, list[Spec]]:
    """Return bars one below the other, each under its name and what it comes to."""
    sums = _sums(chart)
    room = WIDTH - max(faces.bold.width(one, _SIZE) for one in sums) - _GAP
    names = [faces.regular.lines(one, _SIZE, room, _MOST_LINES) for one in chart.categories]
    above = max(len(lines) for lines in names) * _LINE
    step = above + _BAR + _GAP
    least, most = ends(chart)
    if chart.names_series:
        most = max(most, least + WIDTH / _WIDEST_UNIT)
    stack = Stack(
        along="x",
        pixels=(0, WIDTH),
        domain=(least, most),
        thickness=_BAR,
        offset=above + 3 + _BAR / 2 - step / 2,
        edges=(0, step * len(names)),
    )
    last = {"yOffset": above - 4 - step / 2}
    places = {"y": stack.places(len(names))}
    return step * len(names), [
        *_names(names, last["yOffset"], places),
        texts(sums, {**last, "align": "right", "fontWeight": 600}, {**places, "x": _at(WIDTH)}),
        *stacked(chart, stack, looks, lambda said: (faces.bold.width(said, SMALL) + 6, _BAR - 2.0)),
    ]


def _names(names: Sequence[tuple[str, ...]], last: float, places: Spec) -> list[Spec]:
    """Return the names of bars, whose last lines stand at an offset, however many they have."""
    mark = {"align": "left", "lineHeight": _LINE}
    return [
        texts(
            [lines if len(lines) == count else () for lines in names],
            {**mark, "yOffset": last - (count - 1) * _LINE},
            {**places, "x": _at(0)},
        )
        for count in sorted({len(lines) for lines in names})
    ]


def _columns(chart: Chart, looks: Spec, faces: Faces) -> tuple[float, list[Spec]]:
    """Return columns side by side, each over its name and under what it comes to."""
    sums, step = _sums(chart), WIDTH / len(chart.categories)
    room = max(step - 4, _LEAST_ROOM)
    names = [faces.regular.lines(one, _SIZE, room, _MOST_LINES) for one in chart.categories]
    widest = max(faces.regular.width(line, _SIZE) for lines in names for line in lines)
    every = ceil((widest + 4) / step)
    shown = [lines if at % every == 0 else () for at, lines in enumerate(names)]
    edge = max(0.0, (widest - step) / 2)
    step -= 2 * edge / len(names)
    if max(faces.bold.width(one, _SIZE) for one in sums) + 2 > step:
        sums = []
    top = _ABOVE + _HIGHEST
    stack = Stack(
        along="y",
        pixels=(top, _ABOVE),
        domain=ends(chart),
        thickness=min(step - 5, _WIDEST_COLUMN) if step > 10 else step * 0.6,
        offset=0,
        edges=(edge, WIDTH - edge),
    )
    places = {"x": stack.places(len(names))}
    below = {"yOffset": _LINE, "align": "center", "lineHeight": _LINE}
    height = top + max(len(lines) for lines in names) * _LINE + 6
    return height, [
        *stacked(chart, stack, looks, lambda said: (13.0, faces.bold.width(said, SMALL) + 6)),
        layer(
            [{}],
            {"type": "rule", "stroke": "ink-soft", "strokeWidth": 1},
            {"x": _at(0), "x2": _at(WIDTH), "y": _at(top)},
        ),
        texts(shown, below, {**places, "y": _at(top)}),
        *(_above_columns(chart, stack, sums) if sums else ()),
    ]


def _above_columns(chart: Chart, stack: Stack, sums: list[str]) -> list[Spec]:
    rows = [
        {"at": at, "said": said, "top": float(value)}
        for at, (said, value) in enumerate(zip(sums, chart.sums, strict=True))
    ]
    mark = {"type": "text", "align": "center", "fontWeight": 600, "yOffset": -5}
    places = stack.places(len(rows))
    return [layer(rows, mark, {"x": places, "y": stack.length("top"), "text": {"field": "said"}})]


def _at(pixel: float) -> Spec:
    return {"value": pixel}
