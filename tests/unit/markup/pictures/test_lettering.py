"""How wide words are: by our own fonts, in lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.markup.pictures.lettering import FONTS, SANS, SANS_BOLD, Lettering

REGULAR = Lettering.of(FONTS / SANS)


def test_words_are_as_wide_as_their_letters() -> None:
    assert REGULAR.width("", 13) == 0
    assert REGULAR.width("ab", 10) == pytest.approx(REGULAR.width("a", 10) + REGULAR.width("b", 10))
    assert REGULAR.width("abc", 26) == pytest.approx(2 * REGULAR.width("abc", 13))
    assert Lettering.of(FONTS / SANS_BOLD).width("abc", 13) > REGULAR.width("abc", 13)


def test_letters_that_the_font_has_not_count_as_the_widest() -> None:
    assert REGULAR.width("\U0001f600", 10) >= REGULAR.width("W", 10)


@given(st.text(max_size=200), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_but_what_is_cut(text: str, most: int) -> None:
    lines = REGULAR.lines(text, 13, 100, most)
    assert 1 <= len(lines) <= most
    assert all(REGULAR.width(line, 13) <= 100 for line in lines)
    whole = "".join(text.split())
    shown = "".join("".join(lines).split())
    assert shown == whole or (lines[-1].endswith("…") and len(lines) == most)


def test_a_text_that_fits_stays_whole() -> None:
    assert REGULAR.lines("Voter  lists", 13, 340, 3) == ("Voter lists",)


def test_a_text_that_does_not_is_broken_between_words() -> None:
    assert REGULAR.lines("Separation of State and party", 13, 100, 3) == (
        "Separation of",
        "State and party",
    )


def test_a_word_that_is_wider_than_a_line_is_broken() -> None:
    lines = REGULAR.lines("W" * 30, 13, 100, 9)
    assert "".join(lines) == "W" * 30
    assert len(lines) > 3
