"""How numbers, days and texts read without markup."""

from datetime import date

import pytest

from afterword.linking.register import Register
from afterword.model.text_safety import number_in_words
from afterword.views.wording import day_in_words, plain_text
from tests.unit.small_project import small_register


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Give the register of the small project."""
    return small_register(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param("0", "0", id="nothing"),
        pytest.param("999", "999", id="hundreds"),
        pytest.param("1000", "1,000", id="a thousand"),
        pytest.param("9810852", "9,810,852", id="millions"),
        pytest.param("82.20", "82.20", id="a nought at the end"),
        pytest.param("1234.5", "1,234.5", id="both"),
        pytest.param("0.05", "0.05", id="a nought at the beginning"),
        pytest.param("1.1234567", "1.1234567", id="decimals stay together"),
        pytest.param("-1234", "-1,234", id="below nothing"),
        pytest.param("-0.5", "-0.5", id="a little below nothing"),
    ],
)
def test_a_number_is_printed_with_thousands_apart(value: str, words: str) -> None:
    assert number_in_words(value) == words


def test_a_day_is_printed_as_a_reader_writes_it() -> None:
    assert day_in_words(date(2020, 5, 5)) == "5 May 2020"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("Plain words.", "Plain words.", id="nothing to do"),
        pytest.param("*a* _b_", "a b", id="emphasis"),
        pytest.param("**a** __b__", "a b", id="strong emphasis"),
        pytest.param("***a***", "a", id="both"),
        pytest.param("**a *b* c**", "a b c", id="one in the other"),
        pytest.param("a *b c\nd* e", "a b c d e", id="over two lines"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="signs between blanks"),
        pytest.param("a_b_c d", "a_b_c d", id="signs within a word"),
        pytest.param("* a", "* a", id="a sign alone"),
        pytest.param("[a](https://x.org)", "a", id="a link"),
        pytest.param("[a *b*](#c).", "a b.", id="emphasis in a link"),
        pytest.param("*[a](#c)*", "a", id="a link in emphasis"),
        pytest.param("[a [b] c](#d)", "a [b] c", id="brackets in a link"),
        pytest.param("![a](b.png)", "a", id="a picture"),
        pytest.param("[a] (b)", "[a] (b)", id="brackets that are no link"),
        pytest.param("1\\. a \\# \\+ \\- \\!", "1. a # + - !", id="escapes"),
        pytest.param("\\*a\\* \\_b\\_", "*a* _b_", id="escaped emphasis"),
        pytest.param("\\[a\\](b)", "[a](b)", id="an escaped link"),
        pytest.param("[a](b_(c))", "a", id="brackets in an address"),
        pytest.param("C:\\d", "C:\\d", id="a sign that escapes nothing"),
        pytest.param("a\nb\n\nc  d\n", "a b\nc d", id="a line a paragraph"),
        pytest.param("a\n \n\n\nb", "a\nb", id="many empty lines"),
        pytest.param("", "", id="nothing"),
        pytest.param("Әділет *Өңірі* «құқық»", "Әділет Өңірі «құқық»", id="Kazakh letters"),
        pytest.param("a & b < c > d", "a & b < c > d", id="signs of HTML"),
    ],
)
def test_a_text_loses_its_markup(register: Register, text: str, plain: str) -> None:
    assert plain_text(register, text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param(
            "See [@coast-charter-1991/4.1].", "See paragraph 4.1 of the Coast Charter.", id="part"
        ),
        pytest.param("See [@coast-charter-1991].", "See the Coast Charter.", id="whole"),
        pytest.param("Of {figure:listed-voters} voters", "Of 48,210 voters", id="a figure"),
        pytest.param(
            "**[@coast-charter-1991] {figure:listed-voters}**",
            "the Coast Charter 48,210",
            id="in emphasis",
        ),
        pytest.param(
            "[under [@coast-charter-1991]](#how-kept)", "under the Coast Charter", id="in a link"
        ),
        pytest.param(
            "{figure:listed-voters}{figure:listed-voters}", "48,21048,210", id="side by side"
        ),
    ],
)
def test_marks_are_resolved(register: Register, text: str, plain: str) -> None:
    assert plain_text(register, text) == plain
