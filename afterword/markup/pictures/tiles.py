"""The textures of charts as pixels, for the picture that is drawn and not set."""

import re

from PIL import Image, ImageColor, ImageDraw

from afterword.markup.pictures.looks import INKS, TILE, Look

_SCALE = 2
"""How many pixels a unit of a tile takes."""
_FINE = 4
"""How many times finer it is drawn than shown."""
_MOVE = re.compile(r"([MLhv])(-?\d+)(?: (-?\d+))?")


def filled(size: tuple[int, int], look: Look) -> Image.Image:
    """Return a box of a size in pixels, filled and outlined as a look says."""
    paper, ink = (ImageColor.getrgb(INKS[name])[:3] for name in ("paper", look.ink))
    share = float(look.ground or 0)
    ground = tuple(round(p + (i - p) * share) for p, i in zip(paper, ink, strict=True))
    image = Image.new("RGB", size, ground)
    if look.lines:
        tile = _tile(look, ground)
        for x in range(0, size[0], tile.width):
            for y in range(0, size[1], tile.height):
                image.paste(tile, (x, y))
    _outline(ImageDraw.Draw(image), size, look)
    return image


def _outline(pen: ImageDraw.ImageDraw, size: tuple[int, int], look: Look) -> None:
    right, bottom = size[0] - 1, size[1] - 1
    if not look.is_dashed:
        pen.rectangle((0, 0, right, bottom), outline=INKS[look.ink], width=2)
        return
    for at in range(0, max(size), 8):
        for box in ((at, 0, at + 3, 1), (at, bottom - 1, at + 3, bottom)):
            pen.rectangle(box, fill=INKS[look.ink])
        for box in ((0, at, 1, at + 3), (right - 1, at, right, at + 3)):
            pen.rectangle(box, fill=INKS[look.ink])


def _tile(look: Look, ground: tuple[int, ...]) -> Image.Image:
    side, fine = TILE * _SCALE, _SCALE * _FINE
    image = Image.new("RGB", (side * _FINE, side * _FINE), ground)
    pen = ImageDraw.Draw(image)
    for start, end in lines_of(look.lines):
        points = [(x * fine, y * fine) for x, y in (start, end)]
        pen.line(points, fill=INKS[look.line_ink], width=round(1.2 * fine))
    return image.resize((side, side), Image.Resampling.BOX)


Point = tuple[int, int]


def lines_of(path: str) -> list[tuple[Point, Point]]:
    """Return the lines of a path of moves and straight lines, each from where to where.

    >>> lines_of("M0 8L8 0M1 2h2")
    [((0, 8), (8, 0)), ((1, 2), (3, 2))]
    """
    found, (x, y) = [], (0, 0)
    for letter, first, second in _MOVE.findall(path):
        before = x, y
        match letter:
            case "h":
                x += int(first)
            case "v":
                y += int(first)
            case _:
                x, y = int(first), int(second)
        if letter != "M":
            found.append((before, (x, y)))
    return found
