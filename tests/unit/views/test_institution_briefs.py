"""A brief of an institution: what it was asked, what happened last, what it answered."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from afterword.views.briefs.institution_briefs import (
    InstitutionBrief,
    answers_given,
    institution_brief,
)
from afterword.views.references.reference_views import institution_views
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    recommendation_yaml,
    small_register,
)


def brief_of(folder: Path, *follow_ups: Sequence[Mapping[str, Value]]) -> InstitutionBrief:
    """Return the brief of the body that all recommendations address, each with what followed."""
    changes: dict[str, str | None] = {"recommendations/01-lists.yml": None}
    for number, entries in enumerate(follow_ups, 1):
        changes[f"recommendations/{number:02}.yml"] = recommendation_yaml(
            id=f"r{number}",
            number=str(number),
            title=f"T{number}",
            priority="priority" if number == 1 else "other",
            follow_up=entries,
        )
    register = small_register(folder, changes)
    answers = answers_given(register)
    (view,) = (one for one in institution_views(register) if one.asked)
    return institution_brief(register, view, answers.get(view.record.id, ()), {"annex-matrix": 50})


def response(name: str, day: str, **more: Value) -> Mapping[str, Value]:
    return follow_up("response", name, day, **{"by": "commission", "position": "accepts", **more})


def test_rows_stand_by_where_they_stand_what_is_open_first(tmp_path: Path) -> None:
    done = [assessment("a", "2020", implementation="fully")]
    open_ = [assessment("a", "2020", implementation="not", basis="reading")]
    brief = brief_of(tmp_path, done, open_, open_)
    editors = "the editors, from what Coast said, 2020"
    assert [
        (
            group.words,
            group.count,
            [(row.what.asked.record.title, row.what.who) for row in group.rows],
        )
        for group in brief.groups
    ] == [
        ("Not implemented (editors’ assessment)", 2, [("T2", editors), ("T3", editors)]),
        ("Fully implemented (rating)", 1, [("T1", "Coast, 2020")]),
    ]
    assert (brief.priorities, brief.page) == (1, 50)


def test_a_row_says_where_it_stands_if_its_group_does_not(tmp_path: Path) -> None:
    differ = [
        assessment("a", "2020", implementation="not"),
        assessment("b", "2021", assessor="forum"),
    ]
    first, second = brief_of(tmp_path, differ, []).groups
    assert first.rows[0].what.where.startswith("Assessors differ: ")
    assert first.rows[0].what.who == "Forum of Voters, 2021; Coast, 2020"
    assert (second.rows[0].what.where, second.rows[0].what.who) == ("", "")


def test_the_last_event_is_the_newest_that_was_not_corrected_in_fewer_words_step_by_step(
    tmp_path: Path,
) -> None:
    entries = [
        follow_up("development", "first", "2019-05"),
        follow_up("development", "last", "2020-05", text="Something happened. " * 30),
        follow_up("development", "wrong", "2021-05"),
        follow_up("correction", "right", "2020-04", corrects="wrong"),
    ]
    brief = brief_of(tmp_path, entries)
    row = brief.groups[0].rows[0].what
    assert row.last is not None
    assert row.last.record.id == "last"
    lengths = [len(text) for text in row.events]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] <= 300
    assert lengths[-1] <= 64
    assert list(brief.events_until) == sorted(brief.events_until)
    assert brief.texts_until < brief.events_until[0]


def test_the_rows_at_the_end_go_first_and_a_group_with_its_first_row(tmp_path: Path) -> None:
    done = [assessment("a", "2020", implementation="fully")]
    first, second = brief_of(tmp_path, done, [], done).groups
    assert [row.until for row in (*first.rows, *second.rows)] == sorted(
        (row.until for row in (*first.rows, *second.rows)), reverse=True
    )
    assert (first.until, second.until) == (first.rows[0].until, second.rows[0].until)


def test_of_very_many_only_some_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    brief = brief_of(tmp_path, *([] for _ in range(43)))
    assert (len(brief.groups[0].rows), brief.groups[0].count) == (40, 43)
    assert brief.rests[0].count == 3


def test_answers_are_those_of_the_institution_newest_first(tmp_path: Path) -> None:
    brief = brief_of(
        tmp_path,
        [response("first", "2019-05"), response("of-others", "2022-05", by="forum")],
        [response("second", "2021-05", position="rejects")],
    )
    assert [
        (one.what.number, one.what.said.view.record.id, one.what.said.view.heading)
        for one in brief.answers.shown
    ] == [(2, "second", "Response: rejects it"), (1, "first", "Response: accepts it")]
