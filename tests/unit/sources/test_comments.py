"""Comments of authors are taken out, and everything else keeps its place."""

import pytest

from afterword.problems import Place
from afterword.sources.comments import without_comments
from afterword.sources.markdown_source import read_markdown, scan

CASES = [
    pytest.param("a <!-- b --> c", "a c", id="within a line"),
    pytest.param("a<!-- b -->c", "ac", id="within a word"),
    pytest.param("a  <!-- b -->\nc", "a\nc", id="at the end of a line"),
    pytest.param("<!-- b -->   c", "c", id="at the head of a line"),
    pytest.param("a\n<!-- b -->\nc", "a\nc", id="a line of its own"),
    pytest.param("a <!-- b\n\nb --> c\nd", "a c\nd", id="over paragraphs"),
    pytest.param("<!-- b --><!-- b -->\nc", "c", id="two of them"),
    pytest.param("- a\n<!-- b -->\n- c", "- a\n- c", id="between items"),
    pytest.param("`<!-- b -->` <!-- c -->", "`<!-- b -->`", id="code in a line"),
    pytest.param("```\n<!-- b -->\n```\n<!-- c -->d", "```\n<!-- b -->\n```\nd", id="a fence"),
    pytest.param("a <!-- b", "a <!-- b", id="not closed"),
    pytest.param("a <!--> b", "a b", id="without words"),
]


@pytest.mark.parametrize(("text", "left"), CASES)
def test_comments_are_taken_out(text: str, left: str) -> None:
    assert without_comments(text).text == left


@pytest.mark.parametrize(("text", "left"), CASES)
def test_every_sign_knows_where_it_stood(text: str, left: str) -> None:
    found = without_comments(text)
    assert "".join(text[found.original(at)] for at in range(len(left))) == left


def test_a_mark_below_and_beside_comments_is_found_in_its_place() -> None:
    text = "A <!-- one\ntwo\n\nthree --> [@a/1].\n<!-- four -->\nThen <!-- b --> [@a/2].\n"
    body = read_markdown(f"---\nid: a\n---\n{text}", "a.md").body
    assert [mark.place for mark in body.marks] == [Place("a.md", 7, 11), Place("a.md", 9, 17)]
    assert body.place(body.text.index("Then")) == Place("a.md", 9, 1)


def test_a_text_without_comments_is_the_one_that_is_converted() -> None:
    assert scan("a <!-- b --> c", "a.md").text == "a c"


@pytest.mark.parametrize("part", ["<!--", "<!-- -->", "` <!-- -->", "<!-- ` ", "a\n<!--\n"])
def test_many_comments_are_read_in_one_go(part: str) -> None:
    assert "<!-- -->" not in without_comments(part * 20_000).text or part.startswith("`")
