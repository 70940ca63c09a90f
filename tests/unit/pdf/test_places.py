"""What does not stand in its place on a page is told, with the author's file where it is known."""

from pathlib import Path

import pytest

from afterword.pdf.render import render_pdf
from afterword.problems import Problem

STYLES = """@page { size: 100mm; margin: 20mm; %s
@footnote { border-top: 1pt solid } } html { font: 4mm/6mm sans } p { margin: 0 }
.note { float: footnote }"""


def told(body: str, page: str = "") -> tuple[Problem, ...]:
    """Return the problems of a document of small pages."""
    style = f"<style>{STYLES % page}</style>"
    return render_pdf(f"<html lang=en><title>T</title>{style}<body>{body}", (Path(),)).problems


def table(columns: int) -> str:
    """Return a table of words that do not break."""
    return f"<table><tr>{'<td>constitutional</td>' * columns}</tr></table>"


HEAD = '@top-left { content: "%s"; vertical-align: bottom }'


@pytest.mark.parametrize(
    ("body", "page", "words"),
    [
        pytest.param(table(6), "", "is too wide for it", id="a wide table"),
        pytest.param(
            f'<p>a<span class="note">{"words " * 900}</span></p>',
            "",
            "outside its page",
            id="a note longer than a page",
        ),
        pytest.param(
            '<p style="margin-left: -30mm">words</p>', "", "outside its page", id="to the left"
        ),
        pytest.param(
            '<p style="position: relative; top: 52mm">words</p>'
            '<p>a<span class="note">note</span></p>',
            "",
            "over other text",
            id="text over a footnote",
        ),
        pytest.param("<p>a", HEAD % ("words " * 200), "into the margin", id="a long running head"),
        pytest.param(
            '<p>a<span style="display: none">hidden words</span>', "", "is on no page", id="lost"
        ),
    ],
)
def test_what_stands_outside_its_place_is_told(body: str, page: str, words: str) -> None:
    messages = [one.message for one in told(body, page)]
    assert any(words in one for one in messages), messages


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("<p>words " * 200, HEAD % "A title", id="pages of text"),
        pytest.param(table(1), "", id="a narrow table"),
        pytest.param('<p>a<span class="note">note</span></p>' * 9, "", id="footnotes"),
        pytest.param("<ul><li>a<ul><li>b</ul></ul><pre>c\n  d</pre>", "", id="lists and code"),
        pytest.param('<p dir="rtl">قلم <b>a</b> قلم', "", id="from right to left"),
    ],
)
def test_what_stands_in_its_place_is_not(body: str, page: str) -> None:
    assert told(body, page) == ()


def test_a_table_is_told_once_and_with_the_file_it_comes_from() -> None:
    body = f'<section data-source="content/annexes/a.md">{table(6)}{table(1)}</section>'
    (problem,) = told(body)
    assert problem.place.path == "content/annexes/a.md"
    assert "fewer columns" in problem.fix
