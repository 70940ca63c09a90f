"""What is not YAML, in the words of who typed it."""

import pytest

from afterword.sources.yaml_source import read_yaml


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        pytest.param(
            "a: b: c\n",
            "1:5",
            "a colon stands in a text that is not in quotation marks",
            id="colon",
        ),
        pytest.param("a:\n\tb: c\n", "2:1", "a tab stands where the line is indented", id="tab"),
        pytest.param(
            "a: b\n\tc: d\n", "2:1", "a tab stands where the line is indented", id="tab after text"
        ),
        pytest.param('a: "b\nc: d\n', "1:4", "the quotation mark here is not closed", id="quote"),
        pytest.param(
            "a: 'it's so'\n", "1:8", "the text goes on after its closing quotation mark", id="two"
        ),
        pytest.param(
            "a: [b\nc: d\n", "2:2", "the bracket of line 1 is not closed before this", id="bracket"
        ),
        pytest.param(
            "x: y\na: {b\nc: d\n",
            "3:2",
            "the bracket of line 2 is not closed before this",
            id="brace",
        ),
        pytest.param(
            "a: [b]]\n", "1:7", "something stands after the closing bracket", id="two brackets"
        ),
        pytest.param(
            "a:\n  b: c\n d: e\n",
            "3:2",
            "the line is not indented as the lines that it belongs to",
            id="indented by less",
        ),
        pytest.param(
            "- a\nb: c\n",
            "2:1",
            "the line is not indented as the lines that it belongs to",
            id="no list",
        ),
        pytest.param("a: `b`\n", "1:4", "a text cannot begin with '`'", id="a sign"),
        pytest.param("a: b\nc\nd: e\n", "2:1", "the line has no colon", id="no colon"),
        pytest.param("a: - b\n", "1:4", "a list begins in the line of its key", id="list"),
        pytest.param("ә: \x07\n", "1:4", "a control character (U+0007) is not allowed", id="bell"),
        pytest.param('a: "\\q"\n', "1:5", "found unknown escape character", id="another"),
    ],
)
def test_a_slip_is_told_in_plain_words_where_it_stands(text: str, place: str, reason: str) -> None:
    (problem,) = read_yaml(text, "f.yml").problems
    assert (str(problem.place), problem.message) == (
        f"f.yml:{place}",
        f"this is not YAML: {reason}",
    )


@pytest.mark.parametrize(
    "text", ["a: b\n  c: d\n", "a\nb: c\n", "a:b\nc: d\n", "a: b c\n  d e: f\n"]
)
def test_a_colon_that_may_have_three_causes_is_told_with_all(text: str) -> None:
    (problem,) = read_yaml(text, "f.yml").problems
    assert "indented too far" in problem.message
    assert "quotation marks" in problem.message
    assert "lacks a colon" in problem.message
