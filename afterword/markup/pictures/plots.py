"""Where everything in a chart stands, in pixels: bars or columns, names, numbers, the legend."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, copysign, floor

from afterword.markup.pictures.lettering import FONTS, SANS, SANS_BOLD, Lettering
from afterword.model.tables import ChartKind
from afterword.model.text_safety import number_in_words
from afterword.views.chart import Chart

WIDTH = 340
"""The width of every chart: about as many pixels as a phone has for it."""
LINE = 16
"""The height of a line of text."""

_SIZE, _SMALL = 13, 11
"""The sizes of letters, and of numbers within segments and beside columns."""
_MOST_LINES = 3
"""How many lines a name has at most; a longer one is cut."""
_GAP = 10
_BAR = 13
_SWATCH = 12
_ENTRY = 20
"""The height of a series in the legend, and where its words begin beside its sample."""
_WIDEST_UNIT = 28
"""How long a count of 1 is at most, so that few do not look like many."""
_WIDEST_COLUMN = 48
_LEAST_ROOM = 40
"""How much room the name of a column has at least; where columns are narrower, some have none."""
_ABOVE, _HIGHEST = 18, 170
"""The height of columns, and above it what their sums need."""
_STEPS = 5
"""Into how many steps, at most, a scale is divided whose values are named."""
_INSET = 1.5
"""The gap between segments that stand on each other."""

Placed = tuple[float, float, tuple[str, ...]]
"""Where a text is anchored, where its first line stands, and its lines."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its left upper corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Texts that are set alike."""

    anchor: str
    """start, middle or end: which part of a text stands in its place."""
    size: int = _SIZE
    is_bold: bool = False
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What a series has in a category, or its sample in the legend."""

    series: int
    box: Box
    words: str = ""
    """Its number, where that says more than what the category comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart with everything in its place; heights begin below the legend."""

    legend: float = 0
    """The height of the legend."""
    height: float
    segments: tuple[Segment, ...]
    grounds: tuple[Box, ...]
    """Plain grounds within segments, on which their numbers stand."""
    grid: tuple[Box, ...] = ()
    """Level lines at the values that are named beside columns."""
    zero: tuple[Box, ...]
    """The line of the value 0, in one piece or in several."""
    texts: tuple[Texts, ...]


def plot(chart: Chart) -> Plot:
    """Return where all of a chart stands."""
    found = _bars(chart) if chart.kind is ChartKind.BARS else _columns(chart)
    return _with_legend(chart, found) if chart.names_series else found


def _with_legend(chart: Chart, found: Plot) -> Plot:
    """Return a plot with a sample and the words of each series above it."""
    words = _lines((one.words for one in chart.series), WIDTH - _ENTRY)
    heights = [_ENTRY + (len(lines) - 1) * LINE for lines in words]
    legend = sum(heights) + _GAP
    tops = [sum(heights[:at]) - legend for at in range(len(words))]
    samples = (
        Segment(series=at, box=Box(1, top + 1, _SWATCH, _SWATCH)) for at, top in enumerate(tops)
    )
    named = tuple((_ENTRY, top + 11, lines) for top, lines in zip(tops, words, strict=True))
    return replace(
        found,
        legend=legend,
        segments=(*samples, *found.segments),
        texts=(Texts(anchor="start", placed=named), *found.texts),
    )


def _bars(chart: Chart) -> Plot:
    """Return bars one below the other, each under its name and what it comes to."""
    sums = [_words(one) for one in chart.sums]
    room = max(WIDTH - _widest(sums, is_bold=True) - _GAP, _LEAST_ROOM)
    names = _lines(chart.categories, room)
    above = max(map(len, names)) * LINE
    step = above + _BAR + _GAP
    least, most = _ends(chart)
    if chart.names_series:
        most = max(most, least + Decimal(WIDTH) / _WIDEST_UNIT)
    pixel = _scale((least, most), (0, WIDTH))

    def box(at: int, start: float, end: float) -> Box:
        return Box(min(start, end), at * step + above + 3, abs(end - start), _BAR)

    segments = tuple(_segments(chart, pixel, box))
    numbers, grounds = _numbers(segments)
    feet = [at * step + above - 4 for at in range(len(names))]
    ends = tuple((WIDTH, foot, (one,)) for foot, one in zip(feet, sums, strict=True))
    named = tuple(
        (0, foot - (len(lines) - 1) * LINE, lines) for foot, lines in zip(feet, names, strict=True)
    )
    zero = (Box(pixel(Decimal(0)), foot + 5, 0, _BAR + 4) for foot in feet)
    return Plot(
        height=step * len(names),
        segments=segments,
        grounds=grounds,
        zero=tuple(zero) if least < 0 else (),
        texts=(
            Texts(anchor="start", placed=named),
            Texts(anchor="end", placed=ends, is_bold=True),
            numbers,
        ),
    )


def _columns(chart: Chart) -> Plot:
    """Return columns side by side, each over its name and under what it comes to.

    Where sums have no room above them, values at even steps are named at the left instead.
    """
    sums = [_words(one) for one in chart.sums]
    least, most = _ends(chart)
    foot = _ABOVE + _HIGHEST
    pixel = _scale((least, most), (foot, _ABOVE))
    middles, step, names = _column_places(chart, 0)
    values: list[Decimal] = []
    if _widest(sums, is_bold=True) + 2 > step:
        sums, (values, room) = [], _values_beside(chart, least, most)
        middles, step, names = _column_places(chart, room)
    every = ceil((_widest(line for lines in names for line in lines) + 4) / step)
    thickness = min(step - 5, _WIDEST_COLUMN) if step > 10 else step * 0.6

    def box(at: int, start: float, end: float) -> Box:
        return Box(middles[at] - thickness / 2, min(start, end), thickness, abs(end - start))

    segments = tuple(_segments(chart, pixel, box))
    numbers, grounds = _numbers(segments)
    tops = [pixel(max(one, Decimal(0))) - 5 for one in chart.sums]
    above = tuple((x, y, (one,)) for x, y, one in zip(middles, tops, sums, strict=False))
    below = tuple((x, foot + LINE, lines) for x, lines in zip(middles, names, strict=True))
    beside = tuple((0.0, pixel(one) - 3, (_words(one),)) for one in values)
    return Plot(
        height=foot + max(map(len, names)) * LINE + 6,
        segments=segments,
        grounds=grounds,
        grid=tuple(Box(0, pixel(one), WIDTH, 0) for one in values),
        zero=(Box(0, pixel(Decimal(0)), WIDTH, 0),),
        texts=(
            Texts(anchor="start", placed=beside, size=_SMALL),
            Texts(anchor="middle", placed=below[::every]),
            Texts(anchor="middle", placed=above, is_bold=True),
            numbers,
        ),
    )


def _column_places(chart: Chart, start: float) -> tuple[list[float], float, list[tuple[str, ...]]]:
    """Return the middle of each column from a place on, how far apart they are, and their names.

    The first column and the last one are as far from the edges as the widest name needs.
    """
    count, whole = len(chart.categories), WIDTH - start
    names = _lines(chart.categories, max(whole / count - 4, _LEAST_ROOM))
    widest = _widest(line for lines in names for line in lines)
    edge = max(0.0, widest - whole / count) / 2 * count / max(count - 1, 1)
    step = (whole - 2 * edge) / count
    return [start + edge + (at + 0.5) * step for at in range(count)], step, names


def _values_beside(chart: Chart, least: Decimal, most: Decimal) -> tuple[list[Decimal], float]:
    """Return the values between two ends that are named beside columns, and the room they need.

    They are 1, 2 or 5 apart, or tens or tenths of that; whole where all numbers of a chart are.
    Where they would need half of the chart there are none.
    """
    rough = (most - least) / _STEPS
    if all(one == int(one) for one in chart.sums):
        rough = max(rough, Decimal(1))
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    steps = range(ceil(least / step), floor(most / step) + 1)
    values = [(step * at).normalize() for at in steps]
    room = _widest(map(_words, values), _SMALL) + 6
    return (values, room) if room <= WIDTH / 2 else ([], 0.0)


def _segments(
    chart: Chart, pixel: Callable[[Decimal], float], box: Callable[[int, float, float], Box]
) -> Iterator[Segment]:
    """Yield what is not nothing, the series of a category on each other, with gaps between.

    `box` gives the box of a category from one pixel to another.
    """
    for at in range(len(chart.categories)):
        several = sum(bool(one.values[at]) for one in chart.series) > 1
        start = Decimal(0)
        for number, series in enumerate(chart.series):
            if value := series.values[at]:
                begin, end = pixel(start), pixel(start + value)
                inset = min(_INSET, abs(end - begin) / 3) if chart.names_series else 0
                place = box(at, begin, end - copysign(inset, end - begin))
                yield Segment(series=number, box=place, words=_words(value) if several else "")
                start += value


def _numbers(segments: Iterable[Segment]) -> tuple[Texts, tuple[Box, ...]]:
    """Return the numbers of segments that have room for them, and the ground of each."""
    placed, grounds = [], []
    for segment in segments:
        box, width = segment.box, _widest([segment.words], _SMALL, is_bold=True) + 6
        if segment.words and box.width >= width + 2 and box.height >= _SMALL + 2:
            x, y = box.x + box.width / 2, box.y + box.height / 2
            placed.append((x, y + 4, (segment.words,)))
            grounds.append(Box(x - width / 2, y - _SMALL / 2, width, _SMALL))
    numbers = Texts(anchor="middle", size=_SMALL, is_bold=True, placed=tuple(placed))
    return numbers, tuple(grounds)


def _ends(chart: Chart) -> tuple[Decimal, Decimal]:
    """Return the least and the largest value that must have room; 0 is always among them."""
    least, most = min(Decimal(0), *chart.sums), max(Decimal(0), *chart.sums)
    return least, most if most > least else least + 1


def _scale(
    ends: tuple[Decimal, Decimal], pixels: tuple[float, float]
) -> Callable[[Decimal], float]:
    """Return what gives the pixel of a value, from those of the least and the largest one."""
    (least, most), (first, last) = ends, pixels
    return lambda value: first + float((value - least) / (most - least)) * (last - first)


def _words(value: Decimal) -> str:
    return number_in_words(f"{value:f}")


def _letters(*, is_bold: bool = False) -> Lettering:
    return Lettering.of(FONTS / (SANS_BOLD if is_bold else SANS))


def _lines(texts: Iterable[str], room: float) -> list[tuple[str, ...]]:
    return [_letters().lines(one, _SIZE, room, _MOST_LINES) for one in texts]


def _widest(texts: Iterable[str], size: int = _SIZE, *, is_bold: bool = False) -> float:
    """Return how wide the widest of some texts is; 0 where there is none."""
    return max((_letters(is_bold=is_bold).width(one, size) for one in texts), default=0.0)
