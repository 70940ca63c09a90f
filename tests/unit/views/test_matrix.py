"""The follow-up matrix: a row a recommendation, a column a question."""

from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.matrix.grid import Cell
from afterword.views.matrix.matrix import COLUMNS, matrix
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    section_text,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
PAGES = {"lists-outdated": 12}
PRIOR: dict[str, Value] = {
    "mission": "sor-2014-local",
    "match": "same",
    "where": "w",
    "confidence": "stated",
    "source": "final-report",
}
SIMILAR: dict[str, Value] = {
    "body": "forum",
    "where": "Open letter",
    "gist": "It asked for lists.",
    "match": "subject",
    "confidence": "stated",
    "source": "final-report",
}


def row_of(register: Register) -> dict[str, Cell]:
    """Return the cells of the only row by the keys of their columns."""
    made = matrix(register, PAGES)
    (row,) = made.rows
    return {column.key: cell for column, cell in zip(made.columns, row, strict=True)}


def test_the_keys_of_columns_are_unique_words_for_machines() -> None:
    keys = [column.key for column in COLUMNS]
    assert len(set(keys)) == len(keys)
    assert all(key.isidentifier() and key.islower() for key in keys)


def test_the_headings_of_columns_are_unique() -> None:
    assert len({column.heading for column in COLUMNS}) == len(COLUMNS)


def test_a_row_answers_every_column(tmp_path: Path) -> None:
    changed = recommendation_yaml(
        text="Lists *should* be kept under [@coast-charter-1991].",
        context="Lists were out of date.",
        parts=[{"letter": "a", "text": "**One.**"}, {"letter": "b", "text": "Two."}],
        change=["law", "practice"],
        suggested_legal_change="Article 4",
        addressees=["forum", "commission"],
        provisions=[
            {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
            {"cite": "coast-charter-1991", "relation": "asks-to-change"},
        ],
        prior=[PRIOR],
        similar_to=[SIMILAR, {**SIMILAR, "body": "coast", "match": "related"}],
        follow_up=[
            follow_up("development", "d2", "2022-02-03", text="Second *act*."),
            follow_up("development", "d1", "2020", text="First act."),
            follow_up("response", "r", "2021-05", by="commission", position="accepts"),
            assessment("a", "2021-03-10"),
            assessment("p", "2021-03-10", part="a", implementation="fully", basis="reading"),
        ],
    )
    expected: dict[str, Cell] = {
        "id": "sor-2018-r1",
        "number": 1,
        "title": "Lists kept up to date",
        "priority": "Other",
        "section": "II. Voter lists",
        "context": (
            "Lists were out of date.",
            "II. Voter lists, p. 12: report/voter-lists.html#lists-outdated",
        ),
        "recommendation": "Lists should be kept under the Coast Charter.",
        "parts": ("(a) One.", "(b) Two."),
        "change": ("Law", "Practice"),
        "suggested_legal_change": "Article 4",
        "addressees": ("Forum of Voters", "Electoral Commission"),
        "topics": ("Voter lists",),
        "rests_on": ("paragraph 4.1 of the Coast Charter",),
        "asks_to_change": ("the Coast Charter",),
        "prior_missions": ("Local elections, 5 October 2014: asked the same",),
        "later_missions": (),
        "asked_by": "Asked by 2 missions of those since 2014: this one, 1 that asked the same",
        "similar_to": (
            "Forum of Voters dealt with the subject: Open letter",
            "Coast Observers asked something related: Open letter",
        ),
        "standing": "Partially implemented (rating)",
        "assessments": (
            "Rated by Coast, 10 March 2021: partially implemented. "
            "Source: Coast Observers: Final Report, 1 February 2019",
            "Editors’ assessment of 10 March 2021, from what Coast said: fully implemented "
            "(part a). Reservation: It is said in passing. Where: Section 2. "
            "Source: Coast Observers: Final Report, 1 February 2019",
        ),
        "responses": ("May 2021: Electoral Commission accepts it: Words of r.",),
        "developments": ("2020: First act.", "3 February 2022: Second act."),
        "events_since": ("3 February 2022: Second act.",),
        "to_do": ("For re-assessment: events since",),
        "last_verified": "2024-05-01",
        "as_of": "2024-05-01",
        "official": "Section II; No. 1",
        "url": "recommendations/sor-2018-r1.html",
    }
    assert row_of(small_register(tmp_path, {RECOMMENDATION_FILE: changed})) == expected


def test_an_earlier_mission_stands_once_with_the_nearest_that_it_came(tmp_path: Path) -> None:
    unnamed = {key: value for key, value in PRIOR.items() if key != "mission"}
    prior: list[Value] = [
        {**PRIOR, "match": "subject"},
        {**unnamed, "match": "related"},
        {**PRIOR, "match": "same"},
        {**PRIOR, "match": "related"},
        {**unnamed, "match": "subject"},
    ]
    register = small_register(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(prior=prior)})
    assert row_of(register)["prior_missions"] == (
        "Local elections, 5 October 2014: asked the same",
        "Earlier missions, not named: asked something related",
    )


@pytest.mark.parametrize("url", ["https://x.org/2018", "https://x.org/2018/"])
def test_a_row_leads_to_its_page_where_the_website_has_an_address(tmp_path: Path, url: str) -> None:
    register = small_register(tmp_path, {"content/report.yml": report_yaml(site_url=url)})
    assert row_of(register)["url"] == "https://x.org/2018/recommendations/sor-2018-r1.html"


def test_rows_come_in_the_order_of_numbers_with_their_ids(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        f"recommendations/{name}.yml": recommendation_yaml(id=name, number=number)
        for name, number in (("a", "10"), ("b", "9"), ("c", "2"))
    }
    made = matrix(small_register(tmp_path, changes), PAGES)
    assert [row[0] for row in made.rows] == ["sor-2018-r1", "c", "b", "a"]
    numbers = [column.key for column in made.columns].index("number")
    assert [row[numbers] for row in made.rows] == [1, 2, 9, 10]


def words_of(cell: Cell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (str(cell),)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_begins_a_formula(tmp_path: Path, sign: str) -> None:
    said = f"{sign}SUM(1) *x*"
    changed = recommendation_yaml(
        title=said,
        text=said,
        suggested_legal_change=said,
        provisions=[{"cite": "coast-charter-1991", "relation": "rests-on"}],
        prior=[PRIOR],
        similar_to=[SIMILAR],
        follow_up=[
            assessment("a", "2021", text=said),
            follow_up("development", "d", "2021", text=said),
            follow_up("response", "r", "2021", by="commission", position="accepts", text=said),
        ],
    )
    bodies: list[Value] = [{**one, "name": said, "short": said} for one in INSTITUTIONS]
    heading = section_text("A\n{ #lists-outdated }\n").replace(
        "title: Voter lists", f"title: '{said}'"
    )
    register = small_register(
        tmp_path,
        {
            RECOMMENDATION_FILE: changed,
            "references/institutions.yml": list_yaml("institutions", bodies),
            "references/topics.yml": list_yaml("topics", [{"id": "lists", "title": said}]),
            "references/instruments/coast-charter-1991.yml": instrument_yaml(in_text=said),
            "references/missions/sor-2014-local.yml": mission_yaml(title=said),
            "content/sections/01-voter-lists.md": heading.replace("number: II\n", ""),
        },
    )
    row = row_of(register)
    words = [word for cell in row.values() for word in words_of(cell)]
    assert not [word for word in words if word.startswith(("=", "+", "-", "@", "\t", "\r"))]
    held = [key for key, cell in row.items() for word in words_of(cell) if word.startswith("'")]
    assert held == [
        "title",
        "section",
        "context",
        "recommendation",
        "suggested_legal_change",
        "addressees",
        "rests_on",
        "prior_missions",
        "similar_to",
        "topics",
    ]


def test_a_cell_that_begins_no_formula_stays_as_it_is(tmp_path: Path) -> None:
    changed = recommendation_yaml(title="A = b, 'c' - d")
    register = small_register(tmp_path, {RECOMMENDATION_FILE: changed})
    assert row_of(register)["title"] == "A = b, 'c' - d"
