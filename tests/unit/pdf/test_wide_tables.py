"""Tables that are too wide shrink, then turn; rows too tall for a page are divided."""

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.pdf.wide_tables import fit_tables


def fitted(columns: int, word: str, cell: str = "") -> HtmlElement:
    """Return a table of some columns of a word, as it is set."""
    cells = f"<td>{word}</td>" * columns
    tree = html.fragment_fromstring(
        f"<div><table><tr>{cells}</tr><tr><td>{cell}</td></tr></table></div>"
    )
    fit_tables(tree)
    return tree[0]


@pytest.mark.parametrize(
    ("columns", "word", "classes"),
    [
        pytest.param(3, "registration", None, id="few columns"),
        pytest.param(10, "registration", "aw-small", id="smaller"),
        pytest.param(13, "registration", "aw-turned aw-turned-back", id="turned"),
        pytest.param(19, "registration", "aw-turned aw-turned-back aw-small", id="turned, smaller"),
        pytest.param(30, "9,810,852", "aw-turned aw-turned-back aw-small", id="as small as can be"),
        pytest.param(10, "a long text of short words", None, id="words that break"),
        pytest.param(14, "1,024", None, id="small numbers"),
        pytest.param(2, "https://a.example/" + "x" * 400, None, id="an address"),
        pytest.param(9, f'a<span class="aw-note">{"b" * 99}</span>', None, id="a footnote"),
        pytest.param(6, "non-governmental-or", None, id="hyphens"),
    ],
)
def test_a_table_has_the_size_at_which_it_fits(
    columns: int, word: str, classes: str | None
) -> None:
    assert fitted(columns, word).get("class") == classes


@pytest.mark.parametrize("columns", range(7, 40))
def test_letters_are_never_smaller_than_can_be_read(columns: int) -> None:
    style = fitted(columns, "registration").get("style") or "font-size: 8.8pt"
    assert 6.6 <= float(style.removeprefix("font-size: ").removesuffix("pt")) <= 8.8


def test_what_is_said_of_a_table_goes_with_it() -> None:
    table = f"<table><tr>{'<td>registration</td>' * 12}</tr></table>"
    tree = html.fragment_fromstring(f'<div>{table}<p class="table-note">In the report</p></div>')
    fit_tables(tree)
    assert [one.get("class") for one in tree] == [
        "aw-turned",
        "table-note aw-turned aw-turned-back",
    ]


def test_a_row_longer_than_a_page_may_be_divided() -> None:
    rows = fitted(2, "short", "words " * 400).findall("tr")
    assert [row.get("class") for row in rows] == [None, "aw-tall"]
