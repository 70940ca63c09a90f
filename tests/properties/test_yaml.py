"""What is written in YAML reads back equal, and every value knows where it stands."""

import re
from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from afterword.sources.yaml_source import Loc, key_place, read_yaml
from tests.unit.small_project import Value, as_yaml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text(st.sampled_from("ab: -[]{}&*!|>'\"#%@`,?\n\t0"), max_size=40),
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=25,
)
"""Texts in lists and mappings, as deep as anyone nests them."""


def ways(value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, Value]]:
    """Yield each value within a value, with the way to it."""
    yield loc, value
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from ways(below, (*loc, key))
    elif not isinstance(value, str):
        for index, below in enumerate(value):
            yield from ways(below, (*loc, index))


@given(VALUES)
def test_what_is_written_reads_back_equal(value: Value) -> None:
    found = read_yaml(as_yaml(value), "f.yml")
    assert found.problems == ()
    assert found.value == value


@given(VALUES, st.integers(1, 50))
def test_every_value_and_key_stands_where_it_says(value: Value, first_line: int) -> None:
    text = as_yaml(value)
    lines = text.split("\n")
    places = read_yaml(text, "f.yml", first_line).places
    for loc, below in ways(value):
        place = places[loc]
        shown = lines[place.line - first_line][place.column - 1 :]
        if isinstance(below, str):
            assert shown.startswith(as_yaml(below))
        elif not below:
            assert shown in {"[]", "{}"}
        if loc and isinstance(loc[-1], str):
            key = key_place(places, loc)
            assert key is not None
            assert key.line <= place.line


@given(ANY_TEXT)
def test_whatever_stands_in_a_file_is_read_as_text_or_told(text: str) -> None:
    found = read_yaml(text, "f.yml")
    last = len(re.findall("[\n\r\x85\u2028\u2029]", text)) + 2
    assert all(problem.place.line <= last for problem in found.problems)
    if found.value is None:
        assert found.problems or not re.search(r"\w", re.sub("[#%].*", "", text))
    else:
        ends = [value for _, value in ways(found.value) if not isinstance(value, list | dict)]
        assert all(isinstance(value, str) for value in ends)
