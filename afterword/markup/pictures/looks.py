"""How what is told apart looks: an ink and a texture, so that no colour is needed to tell it."""

from dataclasses import dataclass

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
    lines: str
    """The path of the lines of a tile, of moves and straight lines; empty where it is plain."""
    line_ink: str
    is_dashed: bool
    """Whether its outline is dashed, as there is nothing within it."""


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
