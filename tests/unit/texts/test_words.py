"""How numbers, days and texts read without markup: as their HTML shows them."""

from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.model.text_safety import number_in_words
from afterword.texts.words import day_in_words, first_paragraph, plain_text, shortened
from tests.unit.small_annex import with_annex
from tests.unit.small_project import SITE_SETTINGS, small_register


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
        pytest.param("a * b", "a * b", id="a sign alone"),
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
        pytest.param("**un**x", "unx", id="emphasis within a word"),
        pytest.param("**a *b***", "a b", id="emphasis that ends together"),
        pytest.param("a  \nb", "a b", id="a line break"),
        pytest.param("Above:\n\n- One\n- two", "Above:\n• One\n• two", id="a list"),
        pytest.param("- One\n\n- two\n\n    More", "• One\n• two\nMore", id="items of paragraphs"),
        pytest.param("1. One\n2. Two", "1. One\n2. Two", id="an ordered list"),
        pytest.param("3. One\n1. Two", "3. One\n4. Two", id="that does not begin with 1"),
        pytest.param(
            "1. One\n    - a\n        - b\n2. Two",
            "1. One\n• a\n– b\n2. Two",
            id="lists in lists",
        ),
        pytest.param("- - a", "• – a", id="a list that begins with a list"),
        pytest.param("> One\n> on.\n>\n> Two.", "One on.\nTwo.", id="a quotation"),
        pytest.param("> - a\n\nb", "• a\nb", id="a list in a quotation"),
        pytest.param("| A | B |\n|:--|--:|\n| *1* | 2 |", "A, B\n1, 2", id="a table"),
        pytest.param("| A | B |\n|---|---|\n| | 2 |", "A, B\n, 2", id="an empty cell"),
        pytest.param("Term\n:   Meaning", "Term\nMeaning", id="a definition"),
        pytest.param("### A *b*\nc", "A b\nc", id="a heading"),
        pytest.param("A\n===\n\nb", "A\nb", id="a heading that is underlined"),
        pytest.param("a\n\n* * *\n\nb", "a\nb", id="a rule"),
        pytest.param("A\n{ #a .b }\n\n*b*{ .c }", "A\nb", id="lists of attributes"),
        pytest.param("```\n*a*\n\n  b\n```", "*a*\nb", id="fenced code"),
        pytest.param("    *a*\n    b", "*a*\nb", id="indented code"),
        pytest.param("`*a*` ``b ` c``", "*a* b ` c", id="code within a line"),
        pytest.param("A.[^b]\n\n[^b]: Note.", "A.", id="a footnote"),
        pytest.param("The EC and its ECs", "The EC and its ECs", id="abbreviations"),
        pytest.param("*[A]: Long\n\nA b", "A b", id="an abbreviation of the text's own"),
        pytest.param("<https://x.org/?a=1&b=2>", "https://x.org/?a=1&b=2", id="an address"),
        pytest.param("<a@example.org>", "a@example.org", id="an address of mail"),
        pytest.param("&eacute; &#8212; &amp;amp;", "é — &amp;", id="entities"),
        pytest.param('[a](https://x.org "A (title)")', "a", id="a title"),
        pytest.param("[a][b]\n\n[b]: https://x.org", "a", id="a target elsewhere"),
        pytest.param("![a *b*](c.png)", "a *b*", id="signs in the words of a picture"),
        pytest.param("{note:nowhere}", "{note:nowhere}", id="a note that is none"),
        pytest.param("`[@coast-charter-1991]`", "[@coast-charter-1991]", id="a mark in code"),
    ],
)
def test_every_construct_has_the_words_that_its_html_shows(
    register: Register, text: str, plain: str
) -> None:
    assert plain_text(register, text) == plain


def test_the_call_of_an_editors_note_is_no_word(tmp_path: Path) -> None:
    register = small_register(tmp_path, with_annex())
    assert plain_text(register, "A.{note:two-totals} B.") == "A. B."


def test_words_are_read_in_the_dialect_of_the_project(tmp_path: Path) -> None:
    settings = f"{SITE_SETTINGS}markdown_extensions: [abbr]\n"
    register = small_register(tmp_path, {"mkdocs.yml": settings})
    assert plain_text(register, "Term\n:   Meaning") == "Term : Meaning"


@pytest.mark.parametrize(
    ("text", "first"),
    [("# A\n\nOne *two*.\n\nThree.", "One two."), ("- a", ""), ("", "")],
)
def test_the_first_paragraph_is_no_heading(register: Register, text: str, first: str) -> None:
    assert first_paragraph(register, text) == first


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        pytest.param("one two", 7, "one two", id="it fits"),
        pytest.param("one two three", 9, "one two …", id="after a word"),
        pytest.param("one two, three", 10, "one two …", id="without a comma"),
        pytest.param("one twothree", 9, "one …", id="within a word"),
        pytest.param("onetwothree", 9, "onetwot …", id="no word fits"),
    ],
)
def test_a_text_that_is_too_long_is_cut_after_a_word(text: str, longest: int, cut: str) -> None:
    assert shortened(text, longest) == cut
    assert len(cut) <= longest


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
