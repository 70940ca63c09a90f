"""Follow-up entries: told apart by their kind, never without a source."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from afterword.model.follow_up import (
    Assessment,
    Basis,
    Closure,
    Confidence,
    Correction,
    Development,
    FollowUpEntry,
    Implementation,
    Response,
    Review,
)
from tests.unit.small_project import Value, assessment, follow_up

ENTRY = TypeAdapter[FollowUpEntry](FollowUpEntry)


@pytest.mark.parametrize(
    ("kind", "more", "model"),
    [
        pytest.param("development", {}, Development, id="development"),
        pytest.param("response", {"by": "a", "position": "partly"}, Response, id="response"),
        pytest.param("closure", {"closure": "overtaken"}, Closure, id="closure"),
        pytest.param("correction", {"corrects": "a"}, Correction, id="correction"),
    ],
)
def test_an_entry_is_what_its_kind_says(kind: str, more: dict[str, Value], model: type) -> None:
    assert type(ENTRY.validate_python(follow_up(kind, "b", "2020", **more))) is model


def test_an_assessment_is_of_the_whole_unless_it_names_a_part() -> None:
    entry = ENTRY.validate_python(assessment("a", "2020"))
    assert isinstance(entry, Assessment)
    assert (entry.part, entry.basis, entry.implementation) == (
        None,
        Basis.RATING,
        Implementation.PARTIALLY,
    )


def test_an_entry_is_stated_unless_it_is_inferred() -> None:
    entry = ENTRY.validate_python(follow_up("development", "a", "2020"))
    assert entry.confidence is Confidence.STATED


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"sources": []}, id="no source"),
        pytest.param({"recorded": {"date": "2024-05", "by": "E"}}, id="recorded in a month"),
        pytest.param({"recorded": {"date": "2024-05-01"}}, id="recorded by nobody"),
        pytest.param({"kind": "rumour"}, id="a kind that there is not"),
        pytest.param({"implementation": "fully"}, id="a development that judges"),
    ],
)
def test_an_entry_cannot_be_so(more: dict[str, Value]) -> None:
    with pytest.raises(ValidationError):
        ENTRY.validate_python({**follow_up("development", "a", "2020"), **more})


def test_not_yet_assessed_cannot_be_typed() -> None:
    with pytest.raises(ValidationError):
        ENTRY.validate_python(assessment("a", "2020", implementation="not-assessed"))


@pytest.mark.parametrize(
    ("day", "recorded", "by"),
    [
        pytest.param("2020-05-25", "2024-05-01", date(2020, 5, 25), id="a day"),
        pytest.param("2020-02", "2024-05-01", date(2020, 2, 29), id="the last day of a month"),
        pytest.param("2020", "2024-05-01", date(2020, 12, 31), id="the last day of a year"),
        pytest.param("2020", "2020-12-31", date(2020, 12, 31), id="recorded on that day"),
        pytest.param("2020", "2020-03-04", date(2020, 3, 4), id="recorded before the year ended"),
        pytest.param("2020-02", "2020-02-03", date(2020, 2, 3), id="before the month ended"),
    ],
)
def test_an_entry_has_certainly_happened_by_its_last_day_or_when_it_was_recorded(
    day: str, recorded: str, by: date
) -> None:
    on_record: Value = {"date": recorded, "by": "Editors"}
    entry = ENTRY.validate_python(follow_up("development", "a", day, recorded=on_record))
    assert entry.happened_by == by


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"text": ""}, id="without words"),
        pytest.param({"by": ""}, id="by nobody"),
        pytest.param({"date": "2024-05"}, id="in a month"),
        pytest.param({"confidence": "stated"}, id="with a word that entries have"),
    ],
)
def test_a_review_cannot_be_so(changes: dict[str, Value]) -> None:
    review: dict[str, Value] = {"date": "2024-05-01", "by": "Editors", "text": "Nothing was found."}
    assert Review.model_validate(review).date == date(2024, 5, 1)
    with pytest.raises(ValidationError) as caught:
        Review.model_validate({**review, **changes})
    assert [error["loc"] for error in caught.value.errors()] == [tuple(changes)]
