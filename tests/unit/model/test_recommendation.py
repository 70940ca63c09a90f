"""Recommendations: the least that one says, and what it cannot be."""

from datetime import date

import pytest
from pydantic import ValidationError

from afterword.model.follow_up import Confidence
from afterword.model.recommendation import Recommendation
from tests.unit.model.refusals import words_of
from tests.unit.small_project import RECOMMENDATION, Value, assessment, follow_up


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


def test_a_context_may_have_two_hundred_and_forty_characters() -> None:
    context = with_changes(context=f" {'ә' * 240} ").context
    assert context == "ә" * 240


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("title", "a" * 81, id="a title that is too long"),
        pytest.param("context", "a" * 241, id="a context that is too long"),
        pytest.param("context", "", id="a context without words"),
        pytest.param("reviews", "2024-05-01", id="a day for a list of reviews"),
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
    assert [error["loc"] for error in caught.value.errors()] == [("prior", 0)]
    assert words_of(caught.value) == ["names a recommendation and no mission|add `mission:`"]


@pytest.mark.parametrize("missing", ["body", "gist", "where", "source"])
def test_what_another_body_asked_says_who_what_and_where(missing: str) -> None:
    similar: dict[str, Value] = {**PRIOR, "body": "forum", "gist": "It asked for lists."}
    assert with_changes(similar_to=[similar]).similar_to[0].body == "forum"
    del similar[missing]
    with pytest.raises(ValidationError) as caught:
        with_changes(similar_to=[similar])
    assert [error["loc"] for error in caught.value.errors()] == [("similar_to", 0, missing)]


def correction(name: str, corrects: str, day: str = "2023-01-01") -> Value:
    return follow_up("correction", name, day, corrects=corrects)


A, B = follow_up("development", "a", "2020"), assessment("b", "2021")


@pytest.mark.parametrize(
    ("entries", "corrected"),
    [
        pytest.param([A, B], set(), id="nothing"),
        pytest.param([A, correction("c", "a")], {"a"}, id="what a correction is of"),
        pytest.param(
            [A, correction("c", "a"), correction("d", "c")], {"c"}, id="a correction alone"
        ),
        pytest.param(
            [A, correction("c", "a"), correction("d", "c"), correction("e", "d")],
            {"a", "d"},
            id="every other one of a chain",
        ),
        pytest.param(
            [A, correction("c", "a"), correction("d", "a"), correction("e", "c")],
            {"a", "c"},
            id="what another correction is of, that stands",
        ),
    ],
)
def test_what_is_corrected_is_told_by_the_corrections_that_stand(
    entries: list[Value], corrected: set[str]
) -> None:
    record = with_changes(follow_up=entries)
    assert record.corrected == corrected
    assert {entry.id for entry in record.standing_entries} == {
        entry.id for entry in record.follow_up
    } - corrected


def test_what_stands_comes_in_the_order_in_which_it_happened() -> None:
    days = {"a": "2021-01-02", "b": "2020", "c": "2020-12-30", "d": "2020-12", "e": "2020-12-31"}
    entries: list[Value] = [follow_up("development", name, day) for name, day in days.items()]
    record = with_changes(follow_up=[*entries, correction("f", "a", "2019-05-01")])
    assert [entry.id for entry in record.standing_entries] == ["f", "c", "b", "d", "e"]


def recorded(day: str) -> Value:
    """Return a development that was recorded on a day."""
    return follow_up("development", f"on-{day}", "2020", recorded={"date": day, "by": "Editors"})


def review(day: str) -> Value:
    return {"date": day, "by": "Editors", "text": "Nothing was found."}


@pytest.mark.parametrize(
    ("entries", "reviews", "last"),
    [
        pytest.param([], [], None, id="never"),
        pytest.param(
            [recorded("2024-01-02"), recorded("2023-03-04")], [], "2024-01-02", id="entries"
        ),
        pytest.param([], [review("2024-01-02"), review("2023-03-04")], "2024-01-02", id="reviews"),
        pytest.param([recorded("2023-03-04")], [review("2024-01-02")], "2024-01-02", id="review"),
        pytest.param([recorded("2024-01-02")], [review("2023-03-04")], "2024-01-02", id="entry"),
        pytest.param(
            [follow_up("development", "a", "2021"), correction("c", "a")],
            [],
            "2024-05-01",
            id="what was corrected was looked at too",
        ),
    ],
)
def test_it_was_last_verified_when_something_was_recorded_or_looked_for(
    entries: list[Value], reviews: list[Value], last: str | None
) -> None:
    record = with_changes(follow_up=entries, reviews=reviews)
    assert record.last_verified == (date.fromisoformat(last) if last else None)
