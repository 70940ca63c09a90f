"""Where lines in print may end: words that belong together, addresses, the last word."""

from xml.etree.ElementTree import Element

import pytest
from weasyprint import HTML

from afterword.pdf.line_breaks import MAY_BREAK, MAY_NOT_BREAK, set_breaks


def broken(body: str) -> Element:
    """Return a document with its breaks."""
    root: Element = HTML(string=f"<html lang=en><title>T</title><body>{body}").etree_element
    set_breaks(root)
    return root


def shown(body: str) -> str:
    """Return the text of a document: ~ for a blank that does not break, | for where one may."""
    text = "".join(one for part in broken(body).iter("body") for one in part.itertext())
    return text.replace("\u00a0", "~").replace(MAY_BREAK, "|").replace(MAY_NOT_BREAK, "^")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on 16 December 2015", "on 16~December 2015", id="a day"),
        pytest.param("on 16\nMay", "on 16~May", id="a day at the end of the author's line"),
        pytest.param("2016 May", "2016 May", id="a year before a month"),
        pytest.param("in Section IX", "in Section~IX", id="a section"),
        pytest.param("Article 7(b)", "Article~7(b)", id="an article"),
        pytest.param("paragraph (a)", "paragraph (a)", id="no number of the report"),
        pytest.param("see p. 24; No. 5; § 3", "see p.~24; No.~5; §~3", id="short words"),
        pytest.param("the section on", "the section on", id="no number follows"),
        pytest.param("in <b>Section</b> IX", "in Section IX", id="marked otherwise"),
        pytest.param('in Section <a href="#a">IX</a>', "in Section~IX", id="a link is the number"),
        pytest.param("47 per cent", "47~per~cent", id="per cent"),
        pytest.param("three per\ncent", "three per~cent", id="per cent in words"),
        pytest.param("V. Election", "V.~Election", id="a number before a title"),
        pytest.param("Mr. Karimov, A. Smith", "Mr.~Karimov, A.~Smith", id="a name"),
        pytest.param("9 840 stations", "9~840 stations", id="a number of thousands"),
        pytest.param("in II.3.3", "in II.^3.3", id="a number within a number"),
        pytest.param("<code>16 May</code>", "16 May", id="code is as it is typed"),
        pytest.param("<style>a 16 May</style>x", "a 16 Mayx", id="a style"),
        pytest.param(
            "https://www.a.org/b-c/?d=1&amp;e=2",
            "https://^www.a.org/|b-|c/?|d=|1&|e=|2",
            id="an address",
        ),
        pytest.param("and/or 2-3", "and/or 2-3", id="signs elsewhere"),
        pytest.param("x" * 45, f"{'x' * 20}|{'x' * 20}|{'x' * 5}", id="a long word"),
    ],
)
def test_a_line_ends_where_it_may(text: str, expected: str) -> None:
    assert shown(f"<div>{text}</div>") == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("<p>The end of registration.</p>", "registration.", id="a paragraph"),
        pytest.param("<p>The <em>registration</em>.</p>", "registration", id="emphasis, a stop"),
        pytest.param(
            '<p>A word <span class="aw-note">a note</span></p>',
            None,
            id="a short word before a note",
        ),
        pytest.param(
            '<p>A registration<span class="aw-note">a</span></p>',
            "registration",
            id="before a note",
        ),
        pytest.param("<li>The registration</li>", "registration", id="an item"),
        pytest.param("<li>x<ul><li>y</li></ul></li>", None, id="an item that ends in another"),
        pytest.param("<p>The end.</p>", None, id="a short word"),
    ],
)
def test_the_last_word_of_a_paragraph_is_not_divided(text: str, whole: str | None) -> None:
    found = [one.text for one in broken(text).iter("span") if one.get("style") == "hyphens: none"]
    assert found == ([whole] if whole else [])


def test_no_word_is_lost_or_moved() -> None:
    body = "<p>a <b>c</b> registration</p><p>16 May<i>x</i>registration<br>registration</p>"
    plain = "".join(HTML(string=body).etree_element.itertext())
    assert shown(body).replace("~", " ") == plain
