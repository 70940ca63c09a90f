"""Textures: no two that stand in a chart together look the same, and all can be seen."""

from itertools import combinations

import pytest

from afterword.markup.pictures.drawing import INKS, TILE, look_of

STANDINGS = ("fully", "mostly", "partially", "not", "differ", "in-parts", "closed", "not-assessed")
KINDS = ("development", "response", "assessment", "closure")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours (WCAG 2.2), from 1 to 21."""
    light, dark = sorted((luminance(INKS[one]), luminance(INKS[two])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("together", [STANDINGS, KINDS])
def test_what_stands_together_differs_in_more_than_colour(together: tuple[str, ...]) -> None:
    shapes = [
        (look.ground, look.lines, look.is_dashed) for look in (look_of(key, "") for key in together)
    ]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("key", [*STANDINGS[:4], "in-parts", "assessment"])
def test_ratings_readings_and_both_differ(key: str) -> None:
    looks = [look_of(key, basis) for basis in ("rating", "reading", "both")]
    assert all(one.ground != two.ground for one, two in combinations(looks, 2))
    assert len({look.ink for look in looks}) == 1


@pytest.mark.parametrize("ink", ["text", "soft"])
def test_texts_can_be_read_on_paper(ink: str) -> None:
    assert contrast(ink, "paper") >= 4.5


@pytest.mark.parametrize("key", [*STANDINGS, *KINDS, "value"])
def test_outlines_can_be_seen_on_paper(key: str) -> None:
    assert contrast(look_of(key, "").ink, "paper") >= 3


@pytest.mark.parametrize("key", [*STANDINGS, *KINDS])
def test_lines_meet_their_neighbours_at_the_edges_of_a_tile(key: str) -> None:
    for points in look_of(key, "").lines:
        assert all(-TILE // 4 <= at <= TILE * 5 // 4 for point in points for at in point)


def test_nothing_is_filled_where_nobody_judged() -> None:
    look = look_of("not-assessed", "")
    assert (look.ground, look.lines, look.is_dashed) == ("", (), True)
