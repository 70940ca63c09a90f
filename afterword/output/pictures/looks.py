"""How what is told apart looks: an ink and a texture, so that no colour is needed to tell it."""

from dataclasses import dataclass

from afterword.views.chart import Series

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

_PLAIN = ""
_DOTS = "M1 2h2M5 6h2"
_SLANTS = "M-2 2L2 -2M0 8L8 0M6 10L10 6"
_CROSSES = "M0 0L8 8M0 8L8 0"
_WAVES = "M0 6L4 2L8 6"
_UPRIGHT = "M2 0v8M6 0v8"
_LEVEL = "M0 2h8M0 6h8"

_LOOKS = {
    "value": ("link", _PLAIN),
    "fully": ("fully", _PLAIN),
    "mostly": ("mostly", _DOTS),
    "partially": ("partially", _SLANTS),
    "not": ("not", _CROSSES),
    "differ": ("none", _WAVES),
    "in-parts": ("none", _UPRIGHT),
    "closed": ("none", _LEVEL),
    "not-assessed": ("none", _PLAIN),
    "development": ("link", _PLAIN),
    "response": ("accent", _SLANTS),
    "assessment": ("none", _DOTS),
    "closure": ("none", _LEVEL),
}
_TINT = ".22"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texture:
    """What a series is filled with: lines on a ground, within an outline."""

    id: str
    """Unique on a page."""
    ink: str
    """The ink of its ground and outline."""
    ground: str
    """How much ink the ground has, from 0 to 1; empty for none at all."""
    lines: str
    """The path of the lines of a tile; empty where it is plain."""
    line_ink: str
    is_dashed: bool
    """Whether its outline is dashed, as there is nothing within it."""


def texture(picture: str, series: Series) -> Texture:
    """Return the texture of a series in a picture.

    A rating, and what is no judgement, stands on full ink; a reading, which says less, on a tint.
    """
    ink, lines = _LOOKS[series.key]
    is_empty = series.key == "not-assessed"
    is_reading = series.basis == "reading"
    return Texture(
        id="-".join(filter(None, (picture, series.key, series.basis))),
        ink=ink,
        ground="" if is_empty else _TINT if is_reading else "1",
        lines=lines,
        line_ink=ink if is_reading else "paper",
        is_dashed=is_empty,
    )
