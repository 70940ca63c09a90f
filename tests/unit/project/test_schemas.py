"""The JSON Schemas that editors complete and validate from."""

from collections.abc import Mapping

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it carries no types

from afterword.project.files import json_schemas
from tests.unit.small_project import (
    EARLIER_MISSION,
    INSTITUTIONS,
    INSTRUMENT,
    RECOMMENDATION,
    REPORT,
    SOURCES,
    assessment,
    follow_up,
)

TYPED: Mapping[str, object] = {
    **RECOMMENDATION,
    "number": 1,
    "official": {"section": "II", "number": 1},
}
"""The recommendation with its numbers as an editor reads them."""


def fits(kind: str, value: object) -> bool:
    return bool(Draft202012Validator(json_schemas()[kind]).is_valid(value))


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_each_kind_of_file_has_a_schema_of_the_draft_that_it_names(kind: str) -> None:
    schema = json_schemas()[kind]
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        pytest.param("report", REPORT, id="the report"),
        pytest.param("recommendation", TYPED, id="a recommendation"),
        pytest.param(
            "instrument", {**INSTRUMENT, "year": 1991, "binding": True}, id="an instrument"
        ),
        pytest.param("mission", EARLIER_MISSION, id="a mission"),
        pytest.param("institutions", INSTITUTIONS, id="institutions"),
        pytest.param("sources", SOURCES, id="sources"),
        pytest.param("redirects", [{"old": "a.html", "new": "b/c.html#d"}], id="redirects"),
        pytest.param("words", [{"word": "ad hoc", "lang": "la"}], id="foreign words"),
        pytest.param(
            "report", {**REPORT, "suggestions": "mailto:a@b?subject={id}"}, id="suggestions"
        ),
    ],
)
def test_an_editor_takes_what_the_engine_takes(kind: str, record: object) -> None:
    assert fits(kind, record)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"Title": "other"}, id="a key that it does not know"),
        pytest.param({"title": ""}, id="an empty text"),
        pytest.param({"type": "XOM"}, id="a word that is not among the values"),
        pytest.param({"sources": "final-report"}, id="a text for a list"),
        pytest.param({"id": "Sor 2014"}, id="what is no id"),
        pytest.param({"election_date": "14-10-05"}, id="what is no date"),
    ],
)
def test_an_editor_refuses_what_the_engine_refuses(change: Mapping[str, object]) -> None:
    assert not fits("mission", {**EARLIER_MISSION, **change})


@pytest.mark.parametrize("day", ["2016-03-20", "2016-03", "2016"])
def test_an_editor_takes_a_day_a_month_or_a_year(day: str) -> None:
    assert fits("mission", {**EARLIER_MISSION, "election_date": day})


def test_an_editor_tells_follow_up_entries_apart_by_their_kind() -> None:
    entries = [follow_up("development", "a", "2020-01-02"), assessment("b", "2021-01-02")]
    assert fits("recommendation", {**TYPED, "follow_up": entries})
    wrong = follow_up("development", "a", "2020-01-02", implementation="fully")
    assert not fits("recommendation", {**TYPED, "follow_up": [wrong]})


def test_a_key_says_in_an_editor_what_it_is_for() -> None:
    described = json_schemas()["recommendation"]["properties"]["none_cited"]
    assert described["description"] == "Why no provision is cited, where none is."


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        pytest.param("redirects", [{"old": "/a.html", "new": "b.html"}], id="a redirect"),
        pytest.param("words", [{"word": "ad hoc", "lang": "Latin"}], id="a language"),
        pytest.param("report", {**REPORT, "suggestions": "a@b"}, id="an address"),
    ],
)
def test_an_editor_refuses_an_address_or_a_language_of_another_form(
    kind: str, record: object
) -> None:
    assert not fits(kind, record)
