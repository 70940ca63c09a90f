"""Charts that tests draw, and what is read back from a drawing."""

import re
from decimal import Decimal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree

from afterword.markup.pictures.drawing import Drawing, draw
from afterword.model.tables import ChartKind
from afterword.project.resources import TEMPLATES
from afterword.views.chart import VALUE, Chart, Series

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
    folders = FileSystemLoader(TEMPLATES)
    env = Environment(loader=folders, undefined=StrictUndefined, autoescape=True)
    return env.get_template("pictures/chart.svg.j2").render(drawing=drawing).strip()


def drawn(*several: Series, kind: ChartKind = ChartKind.BARS) -> etree._Element:
    """Return the root of a drawing that can be read as XML."""
    return root_of(chart(*several, kind=kind))


def root_of(one: Chart) -> etree._Element:
    """Return the root of the drawing of a chart."""
    return etree.fromstring(svg_of(draw(one)))


def said(root: etree._Element) -> list[str]:
    """Return the texts of a drawing, each in a line."""
    return [" ".join("".join(map(str, one.itertext())).split()) for one in root.iter(f"{SVG}text")]


def extents(root: etree._Element) -> list[tuple[float, float]]:
    """Return how wide and how high each mark is."""
    found = []
    for path in root.iter(f"{SVG}path"):
        box = re.fullmatch(r"M(\S+?),(\S+?)h(\S+?)v(\S+?)h\S+Z", str(path.get("d", "")))
        if box:
            found.append((abs(float(box.group(3))), abs(float(box.group(4)))))
    return found
