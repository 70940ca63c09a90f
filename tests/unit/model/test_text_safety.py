"""Texts as they can be shown: short, on one line, and without what no output can show."""

import pytest
from pydantic import TypeAdapter, ValidationError

from afterword.model.record import Text, Url
from afterword.model.text_safety import quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a", "'a'", id="a word"),
        pytest.param("", "''", id="nothing"),
        pytest.param("x" * 60, f"'{'x' * 60}'", id="sixty characters"),
        pytest.param("x" * 61, f"'{'x' * 60}…'", id="one more"),
        pytest.param("a\nb\tc", "'a b c'", id="lines"),
        pytest.param("a\x1b[31m", "'a�[31m'", id="a code of terminals"),
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
    assert (error["type"], error["msg"]) == ("control_character", f"U+{ord(sign):04X}")


@pytest.mark.parametrize("value", [["https://example.org"], {"a": "b"}])
def test_a_web_address_is_a_text(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter[str](Url).validate_python(value)
    assert caught.value.errors()[0]["type"] == "string_type"
