"""Emphasised pieces of other languages say which, on the website and in print alike."""

from pathlib import Path

import pytest

from afterword.texts.converter import converter_of
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    list_yaml,
    small_register,
)

WORDS = [
    {"word": "ad hoc", "lang": "la"},
    {"word": "Okrug", "lang": "ru-Latn"},
    {"word": "Әділет", "lang": "kk"},
    {"word": "EC", "lang": "fr"},
]


def html_of(folder: Path, text: str) -> str:
    """Return the HTML of a text of the small project, which lists some foreign words."""
    register = small_register(
        folder, with_annex({"references/words.yml": list_yaml("words", WORDS)})
    )
    return converter_of(register)(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("met *ad hoc*", '<p>met <em lang="la">ad hoc</em></p>', id="two words"),
        pytest.param("_Ad hoc_ it met", '<p><em lang="la">Ad hoc</em> it met</p>', id="a capital"),
        pytest.param("an *okrug*", '<p>an <em lang="ru-Latn">okrug</em></p>', id="no capital"),
        pytest.param("*Okrugs*", '<p><em lang="ru-Latn">Okrugs</em></p>', id="several"),
        pytest.param("*ad\nhoc*", '<p><em lang="la">ad\nhoc</em></p>', id="over two lines"),
        pytest.param("**Әділет**", '<p><strong lang="kk">Әділет</strong></p>', id="strong"),
        pytest.param(
            "**Of *okrugs***",
            '<p><strong>Of <em lang="ru-Latn">okrugs</em></strong></p>',
            id="within emphasis",
        ),
        pytest.param(
            "*[okrug](#a)*",
            '<p><em lang="ru-Latn"><a href="#a">okrug</a></em></p>',
            id="around a link",
        ),
        pytest.param(
            "[*okrug*](#a)",
            '<p><a href="#a"><em lang="ru-Latn">okrug</em></a></p>',
            id="within a link",
        ),
        pytest.param(
            "*EC*",
            '<p><em lang="fr"><abbr title="Electoral Commission">EC</abbr></em></p>',
            id="an abbreviation",
        ),
        pytest.param(
            "## *Okrug* { #a }", '<h2 id="a"><em lang="ru-Latn">Okrug</em></h2>', id="a heading"
        ),
    ],
)
def test_a_foreign_word_in_emphasis_says_its_language(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("met ad hoc", "<p>met ad hoc</p>", id="without emphasis"),
        pytest.param("*more*", "<p><em>more</em></p>", id="a word that is not listed"),
        pytest.param("*an okrug*", "<p><em>an okrug</em></p>", id="among other words"),
        pytest.param("*okrugses*", "<p><em>okrugses</em></p>", id="a longer word"),
        pytest.param("`*okrug*`", "<p><code>*okrug*</code></p>", id="code"),
        pytest.param("\\*okrug\\*", "<p>*okrug*</p>", id="signs that are no emphasis"),
    ],
)
def test_what_is_no_foreign_word_in_emphasis_has_no_language(
    tmp_path: Path, text: str, html: str
) -> None:
    assert html_of(tmp_path, text) == html


def test_a_foreign_word_in_a_footnote_and_in_a_table_says_its_language(tmp_path: Path) -> None:
    html = html_of(tmp_path, "| A |\n|--|\n| *okrug* |\n\nB.[^x]\n\n[^x]: *Ad hoc*.")
    assert '<td><em lang="ru-Latn">okrug</em></td>' in html
    assert '<p><em lang="la">Ad hoc</em>.' in html
