"""A chart as a drawing: what templates need to set it as SVG, the same on the web and in print."""

from collections.abc import Mapping
from dataclasses import dataclass

import vl_convert
from markupsafe import Markup

from afterword.markup.pictures.finishing import finished_marks
from afterword.markup.pictures.lettering import FONTS, SANS, SANS_BOLD, Lettering
from afterword.markup.pictures.looks import INKS, TILE, Texture, texture
from afterword.markup.pictures.specification import Faces, specification
from afterword.views.chart import Chart

_VEGA_LITE = "6.4"
"""Of those that the library holds; named, so that an upgrade does not change a picture unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, its marks as finished SVG, and the textures that they name."""

    id: str
    """What the ids in the drawing begin with; unique on a page that shows a chart once."""
    chart: Chart
    width: int
    height: int
    textures: tuple[Texture, ...]
    tile: int
    """How wide and high a tile of a texture is."""
    marks: Markup
    inks: Mapping[str, str]
    """The inks by their names, as they are without a style sheet."""


def draw(chart: Chart) -> Drawing:
    """Return the drawing of a chart."""
    name = f"aw-chart-{chart.id}"
    textures = tuple(texture(name, series) for series in chart.series)
    faces = Faces(regular=Lettering.of(FONTS / SANS), bold=Lettering.of(FONTS / SANS_BOLD))
    spec = specification(chart, textures, faces)
    svg = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[])
    above = spec["padding"]["top"]
    return Drawing(
        id=name,
        chart=chart,
        width=spec["width"] + 2,
        height=round(spec["height"] + above + 1),
        textures=textures,
        tile=TILE,
        marks=Markup(finished_marks(svg, textures)),  # noqa: S704 - drawn from escaped texts
        inks=INKS,
    )
