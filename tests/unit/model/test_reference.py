"""What the other records point to: languages and foreign words."""

import pytest
from pydantic import ValidationError

from afterword.model.reference import ForeignWord, OtherName, without_form


@pytest.mark.parametrize("tag", ["la", "kk", "ru-Latn", "zh-Hant-TW", "pt-BR", "es-419", "gsw"])
def test_a_language_is_a_tag(tag: str) -> None:
    assert ForeignWord(word="a", lang=tag).lang == OtherName(name="A", lang=tag).lang == tag


@pytest.mark.parametrize(
    "tag",
    ["", "Latin", "LA", "ru-latn", "ru_Latn", "ru-", "ru-Latn-", "latn", "pt-br", "x-y", "la "],
)
def test_what_is_no_tag_of_a_language_is_refused(tag: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        ForeignWord(word="a", lang=tag)
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        OtherName(name="A", lang=tag)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param("Ad hoc", "ad hoc", id="a capital letter"),
        pytest.param("ad\n  hoc ", "ad hoc", id="over two lines"),
        pytest.param("ӘДІЛЕТ", "әділет", id="Kazakh letters"),
    ],
)
def test_a_word_is_the_same_however_it_is_written(words: str, same: str) -> None:
    assert without_form(words) == same


def test_other_words_are_not_the_same() -> None:
    assert without_form("de facto") != without_form("defacto")
