"""Textures as pixels."""

from afterword.markup.pictures.looks import INKS, look_of
from afterword.markup.pictures.tiles import filled


def colours(key: str, basis: str) -> set[str]:
    """Return the colours of a filled box, without its outline."""
    image = filled((64, 64), look_of(key, basis)).crop((4, 4, 60, 60))
    found = image.getcolors(100_000) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found}  # type: ignore[misc]


def test_what_is_plain_has_one_colour() -> None:
    assert colours("fully", "rating") == {INKS["fully"]}
    assert colours("not-assessed", "") == {INKS["paper"]}
    (tint,) = colours("fully", "reading")
    assert tint not in {INKS["fully"], INKS["paper"]}


def test_what_has_lines_has_them_on_its_ground() -> None:
    assert {INKS["not"], INKS["paper"]} <= colours("not", "rating")
    assert INKS["not"] in colours("not", "reading")
    assert INKS["paper"] not in colours("not", "reading")


def test_an_outline_goes_all_around_or_is_dashed() -> None:
    edge = filled((64, 20), look_of("not", "reading")).crop((0, 0, 64, 1))
    assert edge.getcolors() == [(64, (163, 38, 42))]
    dashed = filled((64, 20), look_of("not-assessed", "")).crop((0, 0, 64, 1))
    assert {colour for _, colour in dashed.getcolors() or []} == {(75, 88, 93), (255, 255, 255)}
