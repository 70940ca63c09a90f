"""Texts as they can be shown: short, on one line, and without what no output can show."""

import pytest
from pydantic import TypeAdapter, ValidationError

from afterword.model.characters import named
from afterword.model.record import Text, Url
from afterword.model.text_safety import has_visible_words, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a", "'a'", id="a word"),
        pytest.param("", "''", id="nothing"),
        pytest.param("x" * 60, f"'{'x' * 60}'", id="sixty characters"),
        pytest.param("x" * 61, f"'{'x' * 60}…'", id="one more"),
        pytest.param("a\nb\tc", "'a b c'", id="lines"),
        pytest.param("a\x1b[31m", "'a⟨escape⟩[31m'", id="a code of terminals"),
    ],
)
def test_a_text_is_shown_in_quotation_marks(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize("text", ["a\tb\nc", "әділет", "a\u00a0b", "😀"])
def test_what_can_be_shown_is_taken(text: str) -> None:
    assert TypeAdapter[str](Text).validate_python(text) == text


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\r", "\x7f", "\x85", "\ufffe"])
def test_a_control_character_is_refused(sign: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter[str](Text).validate_python(f"a{sign}b")
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("control_character", named(sign))


@pytest.mark.parametrize("value", [["https://example.org"], {"a": "b"}])
def test_a_web_address_is_a_text(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter[str](Url).validate_python(value)
    assert caught.value.errors()[0]["type"] == "string_type"


@pytest.mark.parametrize(
    "text", ["a", "№", "5", "€", "😀", "Ә", "é", "<b>", "x<!-- y -->", "&euro;"]
)
def test_a_text_with_a_letter_a_digit_or_a_symbol_has_visible_words(text: str) -> None:
    assert has_visible_words(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \t\n\u00a0\u2003\u202f", id="spaces"),
        pytest.param("<!-- later -->", id="a comment"),
        pytest.param("<!-- two\nlines --> <!---->", id="two comments"),
        pytest.param("<!-- never closed", id="a comment without an end"),
        pytest.param("&nbsp;&#8203;&zwnj;&#x2003;", id="entities of spaces"),
        pytest.param("\u200b\u200c\u200d\u2060\ufeff\u00ad", id="characters without width"),
        pytest.param("\u0301\u20dd\ufe0f", id="combining characters"),
        pytest.param("\u202e\u2066", id="directions"),
        pytest.param("\u3164\u2800", id="fillers"),
        pytest.param("– … -.!?*_()", id="punctuation"),
    ],
)
def test_a_text_of_what_nobody_sees_or_of_punctuation_has_no_visible_words(text: str) -> None:
    assert not has_visible_words(text)
