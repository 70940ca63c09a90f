"""Drafts: their fields are those of the models, and so is what is wrong with them."""

import pytest

from afterword.cli.record import record
from afterword.model.follow_up import ENTRY_MODELS
from afterword.problems import Code
from afterword.recording.drafts import FIELDS, KINDS, RECORDED, field_problems, fields_of
from afterword.recording.sheet import COLUMN_OF_KEY

WHOLE = {
    "kind": "assessment",
    "assessor": "coast",
    "implementation": "fully",
    "basis": "rating",
    "date": "2021",
    "text": "Words.",
    "sources": "final-report",
    "recorded_on": "2024-05-01",
    "recorded_by": "Editors",
}


def test_every_field_of_every_kind_of_entry_can_be_recorded() -> None:
    held = {key for model in ENTRY_MODELS.values() for key in model.model_fields} - {"recorded"}
    assert held == set(FIELDS) - set(RECORDED)
    assert set(COLUMN_OF_KEY) == set(FIELDS)
    assert {option.name for option in record.params} >= set(FIELDS)


def test_the_kinds_are_those_of_the_models_and_a_review() -> None:
    assert KINDS == ("development", "response", "assessment", "closure", "correction", "review")
    assert fields_of("closure") == (
        "id",
        "kind",
        "closure",
        "date",
        "text",
        "sources",
        "quoted_by",
        "confidence",
        "recorded_on",
        "recorded_by",
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"assessor": ""}, [("assessor", Code.NO_ASSESSOR)], id="nobody who judged"),
        pytest.param({"sources": " ; "}, [("sources", Code.NO_SOURCE)], id="no source"),
        pytest.param({"by": "coast"}, [("by", Code.UNKNOWN_KEY)], id="of another kind"),
        pytest.param(
            {"basis": "reading", "where": "Page 3"},
            [("reservation", Code.READING_WITHOUT_GROUNDS)],
            id="a reading without a reservation",
        ),
        pytest.param(
            {"recorded_by": "a\x07", "date": "soon", "id": "An id"},
            [
                ("id", Code.WRONG_VALUE),
                ("date", Code.WRONG_VALUE),
                ("recorded_by", Code.WRONG_VALUE),
            ],
            id="several, in the order of the fields",
        ),
    ],
)
def test_what_the_model_refuses_is_told_by_field(
    changes: dict[str, str], found: list[tuple[str, Code]]
) -> None:
    problems = list(field_problems({**WHOLE, **changes}))
    assert [(one.key, one.code) for one in problems] == found


def test_a_review_says_who_looked() -> None:
    review = {"kind": "review", "date": "2024-05-01", "text": "None.", "recorded_by": ""}
    (problem,) = field_problems(review)
    assert (problem.key, problem.message) == ("recorded_by", "it is missing; a review needs it")
