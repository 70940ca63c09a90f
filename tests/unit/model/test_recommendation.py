"""Recommendations: the least that one says, and what it cannot be."""

import pytest
from pydantic import ValidationError

from afterword.model.follow_up import Confidence
from afterword.model.recommendation import Recommendation
from tests.unit.small_project import RECOMMENDATION, Value


def with_changes(**changes: Value) -> Recommendation:
    return Recommendation.model_validate({**RECOMMENDATION, **changes})


def test_what_is_not_said_is_empty() -> None:
    record = with_changes()
    assert (record.parts, record.prior, record.follow_up) == ((), (), ())
    assert record.similar_to == ()
    assert record.none_cited is None


def test_a_provision_is_cited_as_stated_unless_it_is_inferred() -> None:
    assert with_changes().provisions[0].confidence is Confidence.STATED


def test_a_title_may_have_eighty_characters() -> None:
    assert len(with_changes(title="ә" * 80).title) == 80


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("title", "a" * 81, id="a title that is too long"),
        pytest.param("priority", "high", id="a priority that there is not"),
        pytest.param("change", [], id="no kind of change"),
        pytest.param("addressees", [], id="nobody asked"),
        pytest.param("topics", [], id="no topic"),
        pytest.param("findings", [], id="no finding"),
        pytest.param("parts", [{"letter": "A", "text": "t"}], id="a part with a capital"),
        pytest.param("parts", [{"letter": "aa", "text": "t"}], id="a part with two letters"),
        pytest.param("official", {"section": "I", "number": "0"}, id="the official number 0"),
        pytest.param("status", "open", id="a status, which is never typed"),
    ],
)
def test_a_recommendation_cannot_be_so(key: str, value: Value) -> None:
    with pytest.raises(ValidationError) as caught:
        with_changes(**{key: value})
    assert [error["loc"][0] for error in caught.value.errors()] == [key]


PRIOR: dict[str, Value] = {
    "match": "subject",
    "where": "Section I",
    "confidence": "stated",
    "source": "final-report",
}


def test_what_was_asked_before_may_be_of_missions_that_nobody_names() -> None:
    (prior,) = with_changes(prior=[PRIOR]).prior
    assert (prior.mission, prior.recommendation, prior.gist) == (None, None, None)


def test_a_recommendation_that_was_made_before_is_that_of_a_mission() -> None:
    with pytest.raises(ValidationError) as caught:
        with_changes(prior=[{**PRIOR, "recommendation": "sor-2014-r1"}])
    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [
        (
            ("prior", 0),
            "Value error, it names a recommendation and no mission|add `mission:`",
        )
    ]


@pytest.mark.parametrize("missing", ["body", "gist", "where", "source"])
def test_what_another_body_asked_says_who_what_and_where(missing: str) -> None:
    similar: dict[str, Value] = {**PRIOR, "body": "forum", "gist": "It asked for lists."}
    assert with_changes(similar_to=[similar]).similar_to[0].body == "forum"
    del similar[missing]
    with pytest.raises(ValidationError) as caught:
        with_changes(similar_to=[similar])
    assert [error["loc"] for error in caught.value.errors()] == [("similar_to", 0, missing)]
