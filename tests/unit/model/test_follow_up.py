"""Follow-up entries: told apart by their kind, never without a source."""

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
