"""Facets of the matrix: what recommendations are chosen by, and how many hold each value."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.follow_up.standing import progress
from afterword.views.matrix.facets import Facet, matrix_facets
from afterword.views.matrix.matrix import COLUMNS, matrix
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    small_register,
)

PRIOR: dict[str, Value] = {
    "mission": "sor-2014-local",
    "match": "same",
    "where": "w",
    "confidence": "stated",
    "source": "final-report",
}


def register_of(folder: Path, *recommendations: Mapping[str, Value]) -> Register:
    """Return the register of the small project with these recommendations, numbered from 1."""
    files: dict[str, str | None] = {"recommendations/01-lists.yml": None}
    for number, changes in enumerate(recommendations, 1):
        own = {"id": f"sor-2018-r{number}", "number": str(number), **changes}
        files[f"recommendations/{number:02}.yml"] = recommendation_yaml(**own)
    files["references/topics.yml"] = list_yaml(
        "topics", [{"id": name, "title": name.title()} for name in ("lists", "media", "money")]
    )
    files["references/instruments/booth-act.yml"] = instrument_yaml(id="booth-act", short="Booths")
    return small_register(folder, files)


def keys_of(facet: Facet, row: int) -> tuple[str, ...]:
    """Return the keys of the values of a recommendation, by its place in the matrix, from 0."""
    return tuple(facet.values[at].key for at in facet.held[row])


def facet_of(register: Register, key: str) -> Facet:
    return next(facet for facet in matrix_facets(register) if facet.key == key)


def counted(facet: Facet) -> list[tuple[str, str, int]]:
    return [(value.key, value.words, value.count) for value in facet.values]


def test_counts_are_of_recommendations_and_values_that_do_not_occur_are_left_out(
    tmp_path: Path,
) -> None:
    register = register_of(
        tmp_path, {"topics": ["money"]}, {"topics": ["lists", "money"]}, {"topics": ["money"]}
    )
    topic = facet_of(register, "topic")
    assert counted(topic) == [("money", "Money", 3), ("lists", "Lists", 1)]
    assert [keys_of(topic, row) for row in range(3)] == [("money",), ("money", "lists"), ("money",)]
    assert topic.held == ((0,), (0, 1), (0,))


def test_values_that_are_equally_frequent_stand_in_the_order_of_their_file(tmp_path: Path) -> None:
    register = register_of(tmp_path, {"topics": ["money", "lists", "media"]})
    assert [key for key, _, _ in counted(facet_of(register, "topic"))] == [
        "lists",
        "media",
        "money",
    ]


def test_a_reading_is_never_counted_as_a_rating(tmp_path: Path) -> None:
    rating, reading = assessment("a", "2020"), assessment("a", "2020", basis="reading")
    register = register_of(
        tmp_path, {"follow_up": [rating]}, {"follow_up": [reading]}, {"follow_up": []}
    )
    status = facet_of(register, "status")
    assert counted(status) == [
        (
            "partially-implemented-editors-assessment",
            "Partially implemented (editors’ assessment)",
            1,
        ),
        ("partially-implemented-rating", "Partially implemented (rating)", 1),
        ("not-yet-assessed", "Not yet assessed", 1),
    ]


def test_where_they_stand_is_counted_as_on_the_home_page(tmp_path: Path) -> None:
    differ = [
        assessment("a", "2020"),
        assessment("b", "2020", assessor="forum", basis="reading", implementation="not"),
    ]
    parts = [{"letter": "a", "text": "One."}, {"letter": "b", "text": "Two."}]
    register = register_of(
        tmp_path,
        {"follow_up": differ},
        {"follow_up": [assessment("a", "2020", part="a")], "parts": parts},
        {"follow_up": [follow_up("closure", "c", "2021", closure="overtaken")]},
    )
    words = [(value.words, value.count) for value in facet_of(register, "status").values]
    assert words == [(words, count) for _, words, count in progress(register).counts]
    assert [one for one, _ in words] == ["Assessors differ", "Assessed in parts (rating)", "Closed"]


def test_what_is_to_be_looked_at_again_has_the_words_of_its_column(tmp_path: Path) -> None:
    late = {"follow_up": [assessment("a", "2020"), follow_up("development", "d", "2021")]}
    register = register_of(tmp_path, late, {"follow_up": []})
    again = facet_of(register, "again")
    assert counted(again) == [
        ("events-since", "For re-assessment: events since", 1),
        ("overdue", "Overdue for review", 1),
    ]
    assert [keys_of(again, row) for row in (0, 1)] == [("events-since",), ("overdue",)]
    made = matrix(register, {})
    column = [column.key for column in made.columns].index("to_do")
    words = {value.key: value.words for value in again.values}
    for row, cells in enumerate(made.rows):
        assert cells[column] == tuple(words[key] for key in keys_of(again, row))


def test_an_instrument_holds_what_rests_on_it_and_what_asks_to_change_it(tmp_path: Path) -> None:
    both: list[Value] = [
        {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
        {"cite": "coast-charter-1991", "relation": "asks-to-change"},
    ]
    other: list[Value] = [{"cite": "booth-act/4.1", "relation": "asks-to-change"}]
    register = register_of(tmp_path, {"provisions": both}, {"provisions": [*both, *other]})
    assert counted(facet_of(register, "instrument")) == [
        ("coast-charter-1991", "Coast Charter", 2),
        ("booth-act", "Booths", 1),
    ]


@pytest.mark.parametrize(
    ("prior", "found"),
    [
        pytest.param(PRIOR, [("sor-2014-local", "Local elections, 5 October 2014", 1)], id="same"),
        pytest.param(
            {**PRIOR, "match": "related"},
            [("sor-2014-local", "Local elections, 5 October 2014", 1)],
            id="something related",
        ),
        pytest.param({**PRIOR, "match": "subject"}, [], id="the subject only"),
        pytest.param(
            {key: value for key, value in PRIOR.items() if key != "mission"},
            [("not-named", "Earlier missions, not named", 1)],
            id="no mission is named",
        ),
    ],
)
def test_earlier_missions_are_those_that_asked(
    tmp_path: Path, prior: dict[str, Value], found: list[tuple[str, str, int]]
) -> None:
    facets = matrix_facets(register_of(tmp_path, {"prior": [prior]}))
    assert [counted(one) for one in facets if one.key == "before"] == ([found] if found else [])


def test_later_missions_are_those_that_asked_again(tmp_path: Path) -> None:
    again: Value = {
        "id": "again-1",
        "gist": "Lists.",
        "repeats": ["sor-2018-r1"],
        "match": "same",
        "where": "w",
        "confidence": "stated",
        "source": "final-report",
    }
    later = mission_yaml(
        id="sor-2022-local",
        title="Local elections, 2022",
        election_date="2022-10-02",
        recommendations=[again],
    )
    register = small_register(tmp_path, {"references/missions/sor-2022-local.yml": later})
    found = [("sor-2022-local", "Local elections, 2022", 1)]
    assert counted(facet_of(register, "after")) == found


def test_sections_and_kinds_of_change_stand_in_their_own_order(tmp_path: Path) -> None:
    register = register_of(
        tmp_path, {"change": ["practice"]}, {"change": ["practice", "law"], "priority": "priority"}
    )
    assert counted(facet_of(register, "change")) == [("law", "Law", 1), ("practice", "Practice", 2)]
    assert counted(facet_of(register, "priority")) == [
        ("priority", "Priority", 1),
        ("other", "Other", 1),
    ]
    assert counted(facet_of(register, "section")) == [("voter-lists", "II. Voter lists", 2)]


def test_the_keys_of_facets_fit_into_addresses_and_their_columns_exist(tmp_path: Path) -> None:
    facets = matrix_facets(register_of(tmp_path, {"prior": [PRIOR]}))
    keys = [facet.key for facet in facets]
    assert keys == [
        "status",
        "priority",
        "section",
        "topic",
        "addressee",
        "change",
        "instrument",
        "before",
    ]
    assert not {"q", "sort", "columns", "rows", "open"} & set(keys)
    columns = {column.key for column in COLUMNS}
    assert {facet.column for facet in facets} - {""} <= columns
    values = [value.key for facet in facets for value in facet.values]
    assert all(set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for key in values)
