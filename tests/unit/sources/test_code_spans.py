"""Code and comments: nobody reads marks in them."""

import pytest

from afterword.sources.code_spans import without_code


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        pytest.param("a `[@b]` c", "a        c", id="between backticks"),
        pytest.param("a ``[@b] ` `` c", "a             c", id="between double backticks"),
        pytest.param("`a` [@b] `c`", "    [@b]    ", id="between two pieces of code"),
        pytest.param("a <!-- [@b] --> c", "a               c", id="a comment"),
        pytest.param("a <!--\n[@b]\n--> c", "a     \n    \n    c", id="a comment over lines"),
        pytest.param("```\n[@b]\n```\nc", "   \n    \n   \nc", id="a fence"),
        pytest.param("~~~\n[@b]\n~~~\nc", "   \n    \n   \nc", id="a fence of tildes"),
        pytest.param("a ` [@b]", "a ` [@b]", id="a backtick alone"),
        pytest.param("a `b\n\n[@c] ` d", "a `b\n\n[@c] ` d", id="backticks of two paragraphs"),
        pytest.param("a \\`[@b]`", "a \\`[@b]`", id="a backtick that is escaped"),
        pytest.param("~~~\n[@b]\n~~~~", "~~~\n[@b]\n~~~~", id="a fence that is closed otherwise"),
        pytest.param("a <!-- [@b]", "a <!-- [@b]", id="a comment that is not closed"),
    ],
)
def test_code_and_comments_are_blanked_out(text: str, clear: str) -> None:
    assert without_code(text) == clear
