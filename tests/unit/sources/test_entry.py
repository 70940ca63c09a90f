"""Entries: a value whose place is not known stands where the nearest one around it stands."""

import pytest

from afterword.model.reference import Topic
from afterword.problems import Place
from afterword.sources.entry import LoadedRecord

PLACES = {(): Place("t.yml", 1, 1), ("a",): Place("t.yml", 2, 4), ("a", 0): Place("t.yml", 3, 5)}


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        pytest.param(("a", 0), 3, id="the value itself"),
        pytest.param(("a", 0, "text"), 3, id="what is around it"),
        pytest.param(("a", 7, "text"), 2, id="what is further around it"),
        pytest.param(("b", "c"), 1, id="the record"),
        pytest.param((), 1, id="the record itself"),
    ],
)
def test_a_value_stands_at_the_nearest_known_place(loc: tuple[str | int, ...], line: int) -> None:
    entry = LoadedRecord(record=Topic(id="t", title="T"), path="t.yml", places=PLACES)
    assert entry.place(*loc).line == line


def test_a_record_without_places_stands_in_its_file() -> None:
    entry = LoadedRecord(record=Topic(id="t", title="T"), path="t.yml", places={})
    assert entry.place("title") == Place("t.yml")
