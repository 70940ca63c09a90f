"""What the marks look like."""

import pytest

from afterword.sources import marks


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("::: recommendation 17", "recommendation 17", id="a placement"),
        pytest.param(":::recommendation 17  ", "recommendation 17", id="without blanks"),
        pytest.param(":::", "", id="nothing"),
    ],
)
def test_a_line_that_begins_with_three_colons_is_a_directive(line: str, words: str) -> None:
    match = marks.DIRECTIVE.search(f"a\n{line}\nb")
    assert match is not None
    assert match.group(1) == words


@pytest.mark.parametrize("line", ["a ::: recommendation 1", ":: recommendation 1", " ::: x"])
def test_other_lines_are_no_directives(line: str) -> None:
    assert marks.DIRECTIVE.search(line) is None


@pytest.mark.parametrize(
    "words",
    ["recommendation 0", "recommendation 01", "recommendation", "recommendation 1 2", "r 1"],
)
def test_a_placement_names_a_number(words: str) -> None:
    assert marks.PLACEMENT.match(words) is None


@pytest.mark.parametrize(
    "words", ["recommendations", "recommendations all", "recommendation other"]
)
def test_a_listing_names_which_recommendations(words: str) -> None:
    assert marks.LISTING.match(words) is None


@pytest.mark.parametrize("words", ["table", "table ", "tables a", "table a b", "Table a"])
def test_a_placed_table_has_one_name(words: str) -> None:
    assert marks.TABLE.match(words) is None


@pytest.mark.parametrize("text", ["{ note:a }", "{note: a}", "{note:a-b}", "{note:}"])
def test_what_a_call_names_stands_between_the_colon_and_the_brace(text: str) -> None:
    match = marks.NOTE.search(text)
    assert (match is None) == text.startswith("{ ")
    assert match is None or match.group(1) == text[len("{note:") : -1]


def test_a_call_ends_in_its_line() -> None:
    assert marks.NOTE.search("{note:a\nb}") is None
