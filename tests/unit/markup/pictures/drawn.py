"""Charts that tests draw, and what is read back from a drawing."""

import re
from decimal import Decimal
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from lxml import etree

from afterword.markup.pictures.drawing import Drawing, draw
from afterword.markup.pictures.lettering import FONTS, SANS, SANS_BOLD, Lettering
from afterword.model.tables import ChartKind
from afterword.project.resources import TEMPLATES
from afterword.views.charts.chart import VALUE, Chart, Series

SVG = "{http://www.w3.org/2000/svg}"
SIGNS = '<b>"A" & B</b>'


def series(key: str = VALUE, *values: str, basis: str = "", words: str = "") -> Series:
    """Return a series."""
    numbers = tuple(Decimal(one) for one in values)
    return Series(key=key, basis=basis, words=words or f"{key} {basis}", values=numbers)


def chart(*several: Series, kind: ChartKind = ChartKind.BARS, names: tuple[str, ...] = ()) -> Chart:
    """Return a chart of series; its categories are named by letters unless it says otherwise."""
    categories = names or tuple("ABCDEFGHIJ"[: len(several[0].values)])
    return Chart(
        id="some",
        title="Some & more",
        description="What <it> shows.",
        kind=kind,
        categories=categories,
        series=several,
        columns=("Name", *(one.words for one in several)),
        rows=tuple(
            (name, *(str(one.values[at]) for one in several)) for at, name in enumerate(categories)
        ),
        totals=(),
    )


def svg_of(drawing: Drawing) -> str:
    """Return a drawing as the templates set it."""
    return _template().render(drawing=drawing).strip()


@cache
def _template() -> Template:
    folders = FileSystemLoader(TEMPLATES)
    env = Environment(loader=folders, undefined=StrictUndefined, autoescape=True)
    return env.get_template("pictures/chart.svg.j2")


def drawn(*several: Series, kind: ChartKind = ChartKind.BARS) -> etree._Element:
    """Return the root of a drawing that can be read as XML."""
    return root_of(chart(*several, kind=kind))


def root_of(one: Chart) -> etree._Element:
    """Return the root of the drawing of a chart."""
    return etree.fromstring(svg_of(draw(one)))


def said(root: etree._Element) -> list[str]:
    """Return the texts of a drawing, each in a line."""
    return [" ".join(map(str, one.itertext())) for one in root.iter(f"{SVG}text")]


def outlines(root: etree._Element) -> list[etree._Element]:
    """Return the outlines of the marks of a drawing, one for each series."""
    lines = {"aw-stroke-soft", "aw-stroke-line"}
    (plot,) = root.findall(f"{SVG}g")
    paths = plot.findall(f"{SVG}path")
    return [one for one in paths if one.get("stroke") and one.get("class") not in lines]


def extents(root: etree._Element) -> list[tuple[float, float]]:
    """Return how wide and how high each mark is, series by series, with its sample."""
    found = []
    for path in outlines(root):
        for width, height in re.findall(r"h([\d.]+)v([\d.]+)h-", str(path.get("d"))):
            found.append((float(width), float(height)))
    return found


def placed(root: etree._Element) -> list[tuple[float, float, float, float]]:
    """Return where each line of text stands: left, right, top and foot, by our own fonts."""
    found = []
    for group in root.iter(f"{SVG}g"):
        size, anchor = float(group.get("font-size", 0)), group.get("text-anchor", "")
        face = Lettering.of(FONTS / (SANS_BOLD if group.get("font-weight") else SANS))
        for text in group.findall(f"{SVG}text"):
            y = float(text.get("y", 0))
            for line in text.findall(f"{SVG}tspan") or [text]:
                y += float(line.get("dy", 0))
                width = face.width(line.text or "", size)
                left = (
                    float(line.get("x", 0)) - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
                )
                found.append((left, left + width, y - 0.7 * size, y))
    return found


def path_boxes(path: etree._Element) -> list[tuple[float, ...]]:
    """Return the boxes of a path: left, top, width and height."""
    found = re.findall(r"M(\S+) ([^h]+)h([^v]+)v([^h]+)h", str(path.get("d")))
    return [tuple(map(float, one)) for one in found]
