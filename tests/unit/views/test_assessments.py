"""Assessments as a reader sees them: the latest of each, how old, better or worse than before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.follow_up.assessments import (
    AssessmentView,
    elections_since,
    latest_assessments,
)
from afterword.views.follow_up.standing import standing
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    followed_up,
    mission_yaml,
    small_register,
)


def views_of(folder: Path, *entries: Value) -> tuple[AssessmentView, ...]:
    return latest_assessments(*followed_up(folder, *entries))


def latest(folder: Path, *entries: Value) -> AssessmentView:
    """Return the one assessment that is the latest by its assessor and of its part."""
    (view,) = views_of(folder, *entries)
    return view


def test_the_latest_by_each_assessor_of_the_whole_and_of_each_part_comes_newest_first(
    tmp_path: Path,
) -> None:
    views = views_of(
        tmp_path,
        assessment("whole-1", "2019-05"),
        assessment("a-1", "2020", part="a"),
        assessment("forum-a", "2022", assessor="forum", part="a"),
        assessment("whole-2", "2023"),
        assessment("b-1", "2021", part="b"),
        assessment("a-2", "2020-12-30", part="a"),
        follow_up("development", "d", "2024-01-01"),
    )
    assert [(view.record.id, view.assessor.id, view.record.part) for view in views] == [
        ("whole-2", "coast", None),
        ("forum-a", "forum", "a"),
        ("b-1", "coast", "b"),
        ("a-1", "coast", "a"),
    ]


def test_what_was_corrected_is_not_the_latest(tmp_path: Path) -> None:
    corrected = follow_up("correction", "c", "2023", corrects="b")
    view = latest(tmp_path, assessment("a", "2020"), assessment("b", "2021"), corrected)
    assert (view.record.id, view.trend) == ("a", "")


def test_a_judgement_is_put_into_words(tmp_path: Path) -> None:
    view = latest(tmp_path, assessment("a", "2021-05", implementation="mostly", part="b"))
    assert (view.implementation, view.record.implementation.value, view.record.part) == (
        "Mostly implemented",
        "mostly",
        "b",
    )
    assert (view.assessor.label, view.judged_by) == ("Coast Observers", "Coast")
    assert (str(view.record.date), view.when) == ("2021-05", "May 2021")
    assert [source.id for source in view.sources] == ["final-report"]


@pytest.mark.parametrize(
    ("more", "basis", "short", "words"),
    [
        pytest.param({}, "rating", "rating", "Rated by Coast, 2021", id="a rating"),
        pytest.param(
            {"basis": "reading"},
            "reading",
            "editors’ assessment",
            "Editors’ assessment of 2021, from what Coast said",
            id="a reading",
        ),
        pytest.param(
            {"assessor": "forum"},
            "rating",
            "rating",
            "Rated by Forum of Voters, 2021",
            id="of a body without a short name",
        ),
    ],
)
def test_a_judgement_says_what_it_rests_on(
    tmp_path: Path, more: dict[str, Value], basis: str, short: str, words: str
) -> None:
    view = latest(tmp_path, assessment("a", "2021", **more))
    assert (view.record.basis.value, view.basis_short, view.basis_words) == (basis, short, words)


@pytest.mark.parametrize(
    ("day", "recorded", "age"),
    [
        pytest.param("2023-04-30", "2024-04-30", 366, id="a day, over a leap year"),
        pytest.param("2024-04-30", "2024-04-30", 0, id="the day of the record"),
        pytest.param("2024-03", "2024-04-30", 30, id="a month, from its last day"),
        pytest.param("2023", "2024-04-30", 121, id="a year, from its last day"),
        pytest.param("2024", "2024-04-20", 10, id="a year that is not over, since it was recorded"),
    ],
)
def test_an_age_is_counted_in_days_to_the_day_of_the_record(
    tmp_path: Path, day: str, recorded: str, age: int
) -> None:
    entry = assessment("a", day, recorded={"date": recorded, "by": "Editors"})
    newest = follow_up("development", "d", "2020", recorded={"date": "2024-04-30", "by": "Editors"})
    assert latest(tmp_path, entry, newest).age_days == age


def test_what_is_younger_than_the_day_of_the_record_has_the_age_of_no_day(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("a", "2023-01-01"))
    (view,) = latest_assessments(replace(register, as_of=date(2022, 1, 1)), record)
    assert view.age_days == 0


def with_missions(folder: Path, **days: str) -> Register:
    """Return a register with missions that are named after what people voted on."""
    changes: dict[str, str | None] = {
        f"references/missions/{name}.yml": mission_yaml(
            id=name.replace("_", "-"), election_date=day, vote=name.split("_", maxsplit=1)[0]
        )
        for name, day in days.items()
    }
    return small_register(folder, changes)


@pytest.mark.parametrize(
    ("held", "counted"),
    [
        pytest.param({"election": "2021-03-11"}, 1, id="the day after"),
        pytest.param({"election": "2021-03-10"}, 0, id="the same day"),
        pytest.param({"election": "2021-03-09"}, 0, id="the day before"),
        pytest.param({"election": "2021-03"}, 0, id="the same month"),
        pytest.param({"election": "2021-04"}, 1, id="the month after"),
        pytest.param({"election": "2021"}, 0, id="the same year"),
        pytest.param({"election": "2022"}, 1, id="the year after"),
        pytest.param({"election": "2023-05-01"}, 1, id="the day of the record"),
        pytest.param({"election": "2023-05-02"}, 0, id="after the day of the record"),
        pytest.param({"election": "2023-05"}, 0, id="in a month that was not over on that day"),
        pytest.param({"referendum": "2022-01-01"}, 0, id="a referendum"),
        pytest.param({"none": "2022-01-01"}, 0, id="a review of the law, without a vote"),
        pytest.param(
            {"election_1": "2022", "election_2": "2022-05", "referendum": "2022", "none": "2022"},
            2,
            id="elections among other missions",
        ),
    ],
)
def test_elections_count_that_were_certainly_held_after_a_day(
    tmp_path: Path, held: dict[str, str], counted: int
) -> None:
    register = replace(with_missions(tmp_path, **held), as_of=date(2023, 5, 1))
    assert elections_since(register, date(2021, 3, 10)) == counted


def test_elections_are_counted_from_the_last_day_that_a_judgement_can_be_of(
    tmp_path: Path,
) -> None:
    mission = mission_yaml(id="sor-2020-local", election_date="2020-06-01")
    (tmp_path / "references/missions").mkdir(parents=True)
    (tmp_path / "references/missions/z.yml").write_text(mission, "utf-8")
    views = views_of(
        tmp_path,
        assessment("a", "2020-05"),
        assessment("b", "2020", part="a"),
        assessment("c", "2020-06-01", part="b"),
    )
    assert {view.record.id: view.elections_since for view in views} == {"a": 1, "b": 0, "c": 0}


@pytest.mark.parametrize(
    ("day", "age_days", "elections", "words"),
    [
        ("2021-03-10", 1426, 2, "1,426 days; 2 elections on record since"),
        ("2021-03-10", 1, 1, "1 day; 1 election on record since"),
        ("2021-03-10", 0, 0, "0 days; no election on record since"),
        ("2021-03", 30, 0, "at least 30 days; no election on record since"),
        ("2021", 1, 3, "at least 1 day; 3 elections on record since"),
    ],
)
def test_an_age_is_put_into_words(
    tmp_path: Path, day: str, age_days: int, elections: int, words: str
) -> None:
    view = latest(tmp_path, assessment("a", day))
    aged = replace(view, age_days=age_days, elections_since=elections)
    assert aged.age_words == words


BEFORE = assessment("before", "2019-10-04", implementation="partially")


@pytest.mark.parametrize(
    ("now", "trend", "words"),
    [
        ("fully", "better", "better than on 4 October 2019"),
        ("mostly", "better", "better than on 4 October 2019"),
        ("partially", "same", "the same as on 4 October 2019"),
        ("not", "worse", "worse than on 4 October 2019"),
    ],
)
def test_a_judgement_is_held_against_the_one_before(
    tmp_path: Path, now: str, trend: str, words: str
) -> None:
    view = latest(tmp_path, BEFORE, assessment("now", "2021", implementation=now))
    assert (view.trend, view.trend_words) == (trend, words)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2019", "better than in 2019"),
        ("2019-10", "better than in October 2019"),
        ("2019-10-04", "better than on 4 October 2019"),
    ],
)
def test_a_trend_says_since_when(tmp_path: Path, day: str, words: str) -> None:
    before = assessment("before", day, implementation="not")
    assert latest(tmp_path, before, assessment("now", "2021")).trend_words == words


@pytest.mark.parametrize(
    "before",
    [
        pytest.param((), id="nothing before"),
        pytest.param((assessment("b", "2019", basis="reading"),), id="on another basis"),
        pytest.param((assessment("b", "2019", part="a"),), id="of a part"),
        pytest.param((assessment("b", "2019", assessor="forum"),), id="by another assessor"),
        pytest.param(
            (
                assessment("b", "2019", implementation="not"),
                follow_up("correction", "c", "2023", corrects="b"),
            ),
            id="what was corrected",
        ),
    ],
)
def test_a_judgement_is_not_held_against(tmp_path: Path, before: tuple[Value, ...]) -> None:
    views = views_of(tmp_path, *before, assessment("now", "2021"))
    (view,) = (view for view in views if view.record.id == "now")
    assert (view.trend, view.trend_words) == ("", "")


def test_a_judgement_of_a_part_is_held_against_that_of_the_same_part(tmp_path: Path) -> None:
    views = views_of(
        tmp_path,
        assessment("a-1", "2019", part="a", implementation="not"),
        assessment("b-1", "2020", part="b", implementation="fully"),
        assessment("a-2", "2021", part="a"),
        assessment("b-2", "2022", part="b"),
    )
    assert {view.record.id: view.trend_words for view in views} == {
        "a-2": "better than in 2019",
        "b-2": "worse than in 2020",
    }


def test_of_several_before_the_newest_on_the_same_basis_counts(tmp_path: Path) -> None:
    view = latest(
        tmp_path,
        assessment("a", "2018", implementation="fully"),
        assessment("b", "2019", implementation="not"),
        assessment("c", "2020", implementation="fully", basis="reading"),
        assessment("d", "2021"),
    )
    assert (view.record.id, view.trend_words) == ("d", "better than in 2019")


def test_what_was_recorded_within_its_year_was_made_by_then(tmp_path: Path) -> None:
    recorded: Value = {"date": "2021-02-01", "by": "E"}
    register, record = followed_up(
        tmp_path,
        assessment("a", "2021", recorded=recorded),
        follow_up("development", "d", "2021-03-01", recorded={"date": "2021-04-01", "by": "E"}),
    )
    (view,) = latest_assessments(register, record)
    assert (view.record.happened_by, view.age_days) == (date(2021, 2, 1), 59)
    assert [event.id for event in standing(register, record).events] == ["d"]
