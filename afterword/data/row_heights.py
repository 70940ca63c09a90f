"""How high a row of wrapped text is: not every program that opens a spreadsheet works it out."""

from collections.abc import Iterable
from math import ceil

_LINE = 15.0
"""Points that a line takes."""
_HIGHEST = 409.0
"""Points that a row has at most; what is longer is seen where a cell is edited."""


def row_height(cells: Iterable[tuple[str | int, int]]) -> float:
    r"""Return the height in points of a row, by its cells and the width of each in characters.

    >>> row_height([("one line", 10), ("two\nlines", 10), ("wrapped once over", 10)])
    30.0
    """
    lines = max((_lines(str(cell), width) for cell, width in cells), default=1)
    return min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
