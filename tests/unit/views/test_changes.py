"""The change log: what was recorded when, newest first."""

from datetime import date
from pathlib import Path

import pytest

from afterword.views.follow_up.changes import ChangeDay, change_views, changes
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    followed_up,
    recommendation_yaml,
    small_register,
)


def recorded(day: str, by: str = "Editors") -> Value:
    return {"date": day, "by": by}


def log(folder: Path, *entries: Value, reviews: list[Value] | None = None) -> tuple[ChangeDay, ...]:
    """Return the change log of the small project with follow-up and a second recommendation."""
    other = follow_up("development", "other", "2020", recorded=recorded("2024-05-01"))
    register = small_register(
        folder,
        {
            "recommendations/01-lists.yml": recommendation_yaml(
                follow_up=entries, reviews=reviews or []
            ),
            "recommendations/02-more.yml": recommendation_yaml(
                id="sor-2018-r2", number="2", title="More", follow_up=[other]
            ),
        },
    )
    return change_views(register)


def test_days_come_newest_first_and_what_was_recorded_on_one_in_report_order(
    tmp_path: Path,
) -> None:
    days = log(
        tmp_path,
        follow_up("development", "a", "2022", recorded=recorded("2024-05-01")),
        follow_up("development", "b", "2021", recorded=recorded("2024-05-01")),
        follow_up("development", "c", "2020", recorded=recorded("2024-05-20")),
    )
    told = [
        (
            day.words,
            [
                (group.ref.label, [one.entry.record.id for one in group.changes if one.entry])
                for group in day.groups
            ],
        )
        for day in days
    ]
    assert told == [
        ("20 May 2024", [("Recommendation 1", ["c"])]),
        ("1 May 2024", [("Recommendation 1", ["a", "b"]), ("Recommendation 2", ["other"])]),
    ]


def test_a_day_counts_entries_and_reviews_apart(tmp_path: Path) -> None:
    review: Value = {"date": "2024-05-01", "by": "Editors", "text": "Nothing *new*."}
    days = log(tmp_path, follow_up("development", "a", "2020"), reviews=[review])
    assert [(day.day, day.entries, day.reviews) for day in days] == [(date(2024, 5, 1), 2, 1)]
    looked = days[0].groups[0].changes[1]
    assert (looked.entry, looked.line, looked.recorded) == (
        None,
        "Nothing new.",
        date(2024, 5, 1),
    )


def test_a_day_names_who_recorded_it_where_one_did(tmp_path: Path) -> None:
    days = log(
        tmp_path,
        follow_up("development", "a", "2020", recorded=recorded("2024-05-02", "A")),
        follow_up("development", "b", "2020", recorded=recorded("2024-05-02", "B")),
    )
    assert [day.by for day in days] == ["", "Editors"]
    assert [one.by for one in days[0].groups[0].changes] == ["A", "B"]


def test_a_correction_names_what_it_corrects(tmp_path: Path) -> None:
    (day, *_) = log(
        tmp_path,
        assessment("a", "2020-05", basis="reading"),
        follow_up("correction", "b", "2021", corrects="a"),
    )
    judged, corrected = day.groups[0].changes
    assert (judged.corrects, judged.is_reading) == ("", True)
    assert judged.entry is not None
    assert judged.entry.is_corrected
    assert corrected.corrects == "Assessment: partially implemented, May 2020"
    assert not corrected.is_reading


def test_a_rating_is_no_reading(tmp_path: Path) -> None:
    register, _ = followed_up(tmp_path, assessment("a", "2020"))
    assert [one.is_reading for one in changes(register)] == [False]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("**Words** of\n\ntwo parts.", "Words of two parts.", id="short"),
        pytest.param("a" * 80, "a" * 80, id="just as long as a line"),
        pytest.param("word, " * 40, "word, " * 12 + "word …", id="cut at a word"),
    ],
)
def test_a_line_is_how_a_text_begins(tmp_path: Path, text: str, line: str) -> None:
    register, _ = followed_up(tmp_path, follow_up("development", "a", "2020", text=text))
    assert [one.line for one in changes(register)] == [line]


def test_where_nothing_followed_nothing_is_logged(tmp_path: Path) -> None:
    assert change_views(small_register(tmp_path)) == ()
