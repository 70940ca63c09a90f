"""Characters that nobody sees, or that were others: told once a file, and only where odd."""

import pytest

from afterword.model.odd_words import misread_words, mixed_words
from afterword.problems import Code, Place
from afterword.sources.odd_characters import odd_characters, odd_in_values

FINE = [
    "Ақ жол, «Әділет Өңірі», Халық and the tenge (₸)",
    "Правосудие — «Справедливость», IT-компания, COVID-тің, YouTube'та, YouTubeта",
    "«RÉSUMÉ», NÃO, „SPAß“, „Ä“, CÔTÉ–, Ñuñoa, Çà et là…, İstanbul, Łódź, Việt Nam",
    "μm, Ωm, πr², α-tests, αβγ",
    "می\u200cخواهم, क्\u200dष, 👩\u200d⚖️, ❤\ufe0f, 1\ufe0f\u20e3",
    "ไทย\u200bไทย, שלום\u200e 5, العربية\u200f.",
    "16\u00a0December, 1\u202f000, a\u2009%, co\u00adoperate",
    "&nbsp;, &lt;, &shy;, &#8212;, AT&T;",
    '"a\\xa0Ёлка \\tОбщее \\u00adЁ"',
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
]


@pytest.mark.parametrize("text", FINE)
def test_what_belongs_to_a_text_is_not_told(text: str) -> None:
    assert odd_characters(text, "a.md") == (text, ())


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        *((sign, Code.CONTROL_CHARACTER) for sign in "\0\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\x85\x92"),
        *((sign, Code.CONTROL_CHARACTER) for sign in "\u2028\u2029\ufdd0\ufffe\uffff\U0001fffe"),
        *(
            (sign, Code.INVISIBLE_CHARACTER)
            for sign in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
        ),
        *(
            (sign, Code.INVISIBLE_CHARACTER)
            for sign in "\u202a\u202e\u2066\u2069\u3164\u180e\ufe0f"
        ),
        *((sign, Code.DAMAGED_TEXT) for sign in "\ufffd\ufffc\ue000\uf8ff\U000f0000"),
    ],
)
def test_an_odd_character_is_told_at_its_place(sign: str, code: Code) -> None:
    clean, (problem,) = odd_characters(f"a\nre{sign}ported\nb{sign}b", "a.md")
    assert (problem.code, problem.place) == (code, Place("a.md", 2, 3))
    assert f"U+{ord(sign):04X}" in problem.message
    assert "1 more place" in problem.message
    assert code is Code.CONTROL_CHARACTER or clean == "a\nreported\nbb"


@pytest.mark.parametrize("entity", ["&#x202E;", "&rlm;", "&#8203;", "&zwj;", "&#12;", "&NoBreak;"])
def test_a_character_that_is_written_as_an_entity_is_told_too(entity: str) -> None:
    _, (problem,) = odd_characters(f"They {entity} closed", "a.md")
    assert (problem.code, problem.place.column) == (Code.INVISIBLE_CHARACTER, 6)


def test_an_entity_has_its_use_where_its_character_has() -> None:
    assert odd_characters("می&zwnj;خواهم", "a.md")[1] == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cafÃ© of the peopleâ€™s choice â€“ now", ["é", "’", "–"]),
        ("Ó˜Ð´Ñ–Ð»ÐµÑ‚", ["Әділет"]),
        ("РџСЂРёРІРµС‚", ["Привет"]),
        ("вЂњвЂ™", ["“’"]),
        ("ä¸­å›½ and ×©×œ", ["中国", "של"]),
        ("‚Äú", ["“"]),
        ("Å“uvre, 5 Â°C, Â§ 5", ["œ", "°", "§"]),
    ],
)
def test_words_that_were_read_in_a_wrong_encoding_are_known(text: str, meant: list[str]) -> None:
    assert [one.meant for one in misread_words(text)] == meant
    _, (problem,) = odd_characters(text, "a.md")
    assert problem.code is Code.DAMAGED_TEXT


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Кazakhstan", "Kazakhstan"),
        ("brоadcaster", "broadcaster"),
        ("СEC", "CEC"),
        ("ХХI", "XXI"),
        ("Αthens", "Athens"),
        ("vοte", "vote"),
        ("Сoвет", ""),
        ("Verdяnia", ""),
        ("шkола", ""),
    ],
)
def test_a_word_of_several_scripts_is_known(word: str, meant: str) -> None:
    (found,) = mixed_words(f"the {word}, and")
    assert (found.offset, found.word) == (4, word)
    assert found.meant == meant or not meant


def test_a_value_with_escapes_is_told_at_its_place() -> None:
    place = Place("a.yml", 3, 8)
    (problem,) = odd_in_values([("a\u202eb", place), ("a", place), ("a\x07", place)])
    assert (problem.code, problem.place) == (Code.INVISIBLE_CHARACTER, place)


def test_a_long_text_is_read_in_one_go() -> None:
    clean, problems = odd_characters("aа" * 200_000 + "Ã©" * 100_000 + "\u200b" * 100_000, "a.md")
    assert len(clean) == 600_000
    assert [one.code for one in problems].count(Code.DAMAGED_TEXT) == 1
