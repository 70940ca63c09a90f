"""Entries: a value whose place is not known stands where the nearest one around it stands."""

import pytest

from afterword.model.reference import Institution, OtherName, Topic
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


def test_what_stands_at_a_key_path_is_yielded_with_its_place() -> None:
    places = {
        (): Place("i.yml", 1, 1),
        ("other_names", 0, "name"): Place("i.yml", 3, 5),
        ("other_names", 1, "name"): Place("i.yml", 4, 5),
    }
    names = (OtherName(name="A", lang="en"), OtherName(name="B", lang="en"))
    body = Institution(id="i", name="I", other_names=names)
    entry = LoadedRecord(record=body, path="i.yml", places=places)
    assert [(name, place.line) for name, place in entry.values("other_names.*.name")] == [
        ("A", 3),
        ("B", 4),
    ]
    assert list(entry.values("successor.id")) == []
    assert [name for name, _ in entry.values("name")] == ["I"]
