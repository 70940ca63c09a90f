"""When a recommendation was last looked at, and whether it should be looked at again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.follow_up.standing import standing
from afterword.views.follow_up.verification import Verification, months_after, to_do, verification
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    recommendation_yaml,
    report_yaml,
    small_register,
)


def recorded(kind: str, name: str, on: str, **more: Value) -> Value:
    """Return an entry of 2020 that was recorded on a day."""
    return follow_up(kind, name, "2020", recorded={"date": on, "by": "Editors"}, **more)


def review(day: str, text: str = "Nothing was found.", by: str = "Editors") -> Value:
    return {"date": day, "by": by, "text": text}


def register_of(
    folder: Path, *entries: Value, reviews: tuple[Value, ...] = (), months: str = "12"
) -> Register:
    changes = {
        "content/report.yml": report_yaml(review_after_months=months),
        "recommendations/01-lists.yml": recommendation_yaml(follow_up=entries, reviews=reviews),
    }
    return small_register(folder, dict(changes))


def on(register: Register, day: date) -> Verification:
    """Return the verification of the only recommendation, as seen on a day."""
    return verification(replace(register, as_of=day), register.recommendations[0])


def test_what_nobody_looked_at_is_due_so_many_months_after_the_report(tmp_path: Path) -> None:
    found = on(register_of(tmp_path), date(2019, 2, 1))
    assert (found.last, found.last_words, found.due) == (None, "never", date(2020, 2, 1))
    assert not found.is_overdue


@pytest.mark.parametrize(
    ("entries", "reviews", "last", "words"),
    [
        pytest.param(["2024-01-02"], [], date(2024, 1, 2), "2 January 2024", id="an entry"),
        pytest.param([], ["2023-05-01"], date(2023, 5, 1), "1 May 2023", id="a review"),
        pytest.param(
            ["2022-01-02"], ["2023-05-01"], date(2023, 5, 1), "1 May 2023", id="a newer review"
        ),
        pytest.param(
            ["2024-01-02"], ["2023-05-01"], date(2024, 1, 2), "2 January 2024", id="a newer entry"
        ),
    ],
)
def test_it_was_last_looked_at_when_something_was_recorded_or_looked_for(
    tmp_path: Path, entries: list[str], reviews: list[str], last: date, words: str
) -> None:
    made = [recorded("development", f"d{at}", day) for at, day in enumerate(entries)]
    register = register_of(tmp_path, *made, reviews=tuple(review(day) for day in reviews))
    found = on(register, date(2024, 6, 1))
    assert (found.last, found.last_words) == (last, words)
    assert found.due == last.replace(year=last.year + 1)


@pytest.mark.parametrize(
    ("months", "due"),
    [("1", date(2024, 2, 29)), ("18", date(2025, 7, 31)), ("120", date(2034, 1, 31))],
)
def test_it_is_due_after_as_many_months_as_the_report_says(
    tmp_path: Path, months: str, due: date
) -> None:
    register = register_of(tmp_path, reviews=(review("2024-01-31"),), months=months)
    assert on(register, date(2024, 1, 31)).due == due


@pytest.mark.parametrize(
    ("day", "is_overdue"),
    [(date(2024, 4, 30), False), (date(2024, 5, 1), True), (date(2024, 5, 2), True)],
)
def test_it_is_overdue_from_the_very_day_on_which_it_is_due(
    tmp_path: Path, day: date, is_overdue: bool
) -> None:
    register = register_of(tmp_path, reviews=(review("2023-05-01"),))
    assert on(register, day).is_overdue is is_overdue


def test_a_review_is_enough_not_to_be_overdue(tmp_path: Path) -> None:
    old = recorded("development", "d", "2021-01-02")
    day = date(2024, 1, 1)
    assert on(register_of(tmp_path / "a", old), day).is_overdue
    reviewed = register_of(tmp_path / "b", old, reviews=(review("2023-12-01"),))
    assert not on(reviewed, day).is_overdue


def test_what_is_closed_is_never_overdue(tmp_path: Path) -> None:
    closed = recorded("closure", "x", "2021-01-02", closure="overtaken")
    found = on(register_of(tmp_path, closed), date(2030, 1, 1))
    assert (found.due, found.is_overdue) == (date(2022, 1, 2), False)


def test_what_is_closed_no_longer_is_overdue_again(tmp_path: Path) -> None:
    closed = recorded("closure", "x", "2021-01-02", closure="overtaken")
    opened = recorded("correction", "c", "2021-01-03", corrects="x")
    assert on(register_of(tmp_path, closed, opened), date(2030, 1, 1)).is_overdue


def test_it_is_counted_to_the_day_of_the_record_where_no_day_is_asked_for(tmp_path: Path) -> None:
    newer = recommendation_yaml(id="r2", number="2", reviews=[review("2024-05-01")])
    older = recommendation_yaml(reviews=[review("2023-05-01")])
    files = {"recommendations/01-lists.yml": older, "recommendations/02.yml": newer}
    register = small_register(tmp_path, dict(files))
    found = [verification(register, record).is_overdue for record in register.recommendations]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("entries", "needs"),
    [
        pytest.param([], False, id="nothing"),
        pytest.param([follow_up("development", "d", "2022")], False, id="nobody judged it"),
        pytest.param([assessment("a", "2021")], False, id="nothing since"),
        pytest.param(
            [assessment("a", "2021"), follow_up("development", "d", "2022")], True, id="an event"
        ),
        pytest.param(
            [
                assessment("a", "2021"),
                follow_up("development", "d", "2022"),
                follow_up("closure", "x", "2023", closure="superseded"),
            ],
            False,
            id="an event, and it is closed",
        ),
    ],
)
def test_it_needs_an_assessment_where_something_happened_since(
    tmp_path: Path, entries: list[Value], needs: bool
) -> None:
    assert on(register_of(tmp_path, *entries), date(2024, 6, 1)).needs_assessment is needs


def test_reviews_come_newest_first_and_those_of_a_day_in_their_order(tmp_path: Path) -> None:
    days = ("2021-03-04", "2023-05-01", "2022-01-01", "2023-05-01")
    reviews = tuple(review(day, f"T{at}", by=f"E{at}") for at, day in enumerate(days))
    found = on(register_of(tmp_path, reviews=reviews), date(2024, 1, 1)).reviews
    assert [(one.when, one.by, one.text) for one in found] == [
        ("1 May 2023", "E1", "T1"),
        ("1 May 2023", "E3", "T3"),
        ("1 January 2022", "E2", "T2"),
        ("4 March 2021", "E0", "T0"),
    ]


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        pytest.param(date(2023, 5, 17), 1, date(2023, 6, 17), id="the next month"),
        pytest.param(date(2023, 5, 31), 1, date(2023, 6, 30), id="a shorter month"),
        pytest.param(date(2023, 1, 31), 1, date(2023, 2, 28), id="February"),
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="February of a leap year"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="a year after a leap day"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="the next leap day"),
        pytest.param(date(2023, 12, 31), 2, date(2024, 2, 29), id="over the year's end"),
        pytest.param(date(2023, 11, 30), 1, date(2023, 12, 30), id="to December"),
        pytest.param(date(2023, 12, 1), 12, date(2024, 12, 1), id="December to December"),
        pytest.param(date(2023, 6, 1), 120, date(2033, 6, 1), id="ten years"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, after: date
) -> None:
    assert months_after(day, months) == after


@pytest.mark.parametrize(
    ("entries", "day", "reasons"),
    [
        pytest.param([], date(2019, 3, 1), (), id="nothing yet"),
        pytest.param([], date(2022, 1, 1), ("overdue",), id="nobody looked for long"),
        pytest.param(
            [
                assessment("a", "2019"),
                assessment("b", "2019", assessor="forum", implementation="not"),
                follow_up("development", "d", "2020"),
            ],
            date(2026, 1, 1),
            ("events-since", "overdue", "differ"),
            id="all of it",
        ),
    ],
)
def test_why_somebody_should_look_at_it_again(
    tmp_path: Path, entries: list[Value], day: date, reasons: tuple[str, ...]
) -> None:
    register = replace(register_of(tmp_path, *entries), as_of=day)
    record = register.recommendations[0]
    assert to_do(verification(register, record), standing(register, record)) == reasons
