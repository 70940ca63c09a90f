"""Where things are on a page: how coordinates are changed (ISO 32000-1, 8.3.4)."""

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def numbers(operands: list[bytes]) -> Matrix:
    """Return the matrix that six operands make."""
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def multiplied(one: Any, other: Matrix) -> Matrix:
    """Return the matrix that does what one does, and then what the other does.

    >>> multiplied((1, 0, 0, 1, 2, 3), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 4, 6)
    """
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
