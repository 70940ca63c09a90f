"""Where a recommendation stands: derived from its assessments and closures, never typed."""

from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.standing import Progress, Standing, progress, standing
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    followed_up,
    recommendation_yaml,
    small_register,
)


def standing_of(folder: Path, *entries: Value) -> Standing:
    return standing(*followed_up(folder, *entries))


def correction(name: str, corrects: str, day: str = "2023-01-01") -> Value:
    return follow_up("correction", name, day, corrects=corrects)


def closure(name: str, day: str, reason: str) -> Value:
    return follow_up("closure", name, day, closure=reason)


def development(name: str, day: str) -> Value:
    return follow_up("development", name, day)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((), id="nothing"),
        pytest.param((development("d", "2020"),), id="a development"),
        pytest.param(
            (follow_up("response", "r", "2020", by="commission", position="reports-done"),),
            id="a response that reports it done",
        ),
        pytest.param((assessment("a", "2020"), correction("c", "a")), id="a corrected assessment"),
    ],
)
def test_what_nobody_judged_is_not_yet_assessed(tmp_path: Path, entries: tuple[Value, ...]) -> None:
    found = standing_of(tmp_path, *entries)
    assert (found.words, found.key, found.basis_words) == (
        "Not yet assessed",
        "not-assessed",
        "",
    )
    assert (found.is_rated, found.is_read, found.assessments) == (False, False, ())
    assert found.events_since == 0


@pytest.mark.parametrize(
    ("implementation", "words"),
    [
        ("fully", "Fully implemented"),
        ("mostly", "Mostly implemented"),
        ("partially", "Partially implemented"),
        ("not", "Not implemented"),
    ],
)
def test_an_assessment_is_put_into_words(tmp_path: Path, implementation: str, words: str) -> None:
    found = standing_of(tmp_path, assessment("a", "2021-03-10", implementation=implementation))
    assert (found.words, found.key) == (words, implementation)


@pytest.mark.parametrize(
    ("more", "basis"),
    [
        pytest.param({}, "Rated by Coast, 10 March 2021", id="a rating"),
        pytest.param(
            {"basis": "reading"}, "Editors’ reading of Coast, 10 March 2021", id="a reading"
        ),
        pytest.param(
            {"assessor": "forum"},
            "Rated by Forum of Voters, 10 March 2021",
            id="of a body without a short name",
        ),
    ],
)
def test_it_is_told_whose_judgement_it_is(
    tmp_path: Path, more: dict[str, Value], basis: str
) -> None:
    assert standing_of(tmp_path, assessment("a", "2021-03-10", **more)).basis_words == basis


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        pytest.param("2020-01-01", "2021-01-01", id="days"),
        pytest.param("2020-12-30", "2020-12", id="a month ends later than a day in it"),
        pytest.param("2020-11-30", "2020", id="a year ends later than a day in it"),
        pytest.param("2020", "2021-01-01", id="the day after a year"),
    ],
)
@pytest.mark.parametrize("in_order", [True, False])
def test_the_newest_assessment_counts_wherever_it_stands(
    tmp_path: Path, older: str, newer: str, in_order: bool
) -> None:
    entries = [
        assessment("a", older, implementation="not"),
        assessment("b", newer, implementation="fully"),
    ]
    found = standing_of(tmp_path, *(entries if in_order else reversed(entries)))
    assert found.words == "Fully implemented"
    assert [one.key for one in found.assessments] == ["fully"]


def test_of_two_assessments_of_a_day_the_one_entered_last_counts(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020-01-01", implementation="not"),
        assessment("b", "2020-01-01", implementation="mostly"),
    )
    assert found.key == "mostly"


def test_the_latest_assessment_of_each_assessor_is_shown_newest_first(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", assessor="forum", implementation="not"),
        assessment("b", "2021", assessor="coast", implementation="partially"),
        assessment("c", "2022", assessor="forum", implementation="mostly"),
    )
    assert [(one.assessor.id, one.key, one.when) for one in found.assessments] == [
        ("forum", "mostly", "2022"),
        ("coast", "partially", "2021"),
    ]


@pytest.mark.parametrize(
    ("other", "differ"),
    [("not", True), ("mostly", True), ("fully", False)],
)
def test_assessors_who_differ_stand_side_by_side(tmp_path: Path, other: str, differ: bool) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully"),
        assessment("b", "2021", assessor="forum", implementation=other),
    )
    assert found.assessors_differ is differ
    assert len(found.assessments) == 2


def test_an_assessor_who_changed_its_mind_does_not_differ_from_itself(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="not"),
        assessment("b", "2021", implementation="fully"),
    )
    assert not found.assessors_differ


def test_a_judgement_of_a_part_stands_beside_that_of_the_whole(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("p", "2020", implementation="fully", part="a"),
        assessment("q", "2020", implementation="not", part="b"),
        assessment("w", "2021", implementation="partially"),
    )
    assert found.words == "Partially implemented"
    assert [(one.part, one.key) for one in found.assessments] == [
        (None, "partially"),
        ("a", "fully"),
        ("b", "not"),
    ]


def test_judgements_of_parts_are_no_disagreement(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("p", "2020", implementation="fully", part="a"),
        assessment("q", "2020", assessor="forum", implementation="not", part="b"),
        assessment("w", "2021", implementation="partially"),
    )
    assert not found.assessors_differ


@pytest.mark.parametrize(
    ("bases", "is_rated", "is_read"),
    [
        pytest.param(["rating"], True, False, id="a rating"),
        pytest.param(["reading"], False, True, id="a reading"),
        pytest.param(["rating", "reading"], False, True, id="a reading after a rating"),
        pytest.param(["reading", "rating"], True, False, id="a rating after a reading"),
    ],
)
def test_a_reading_is_never_a_rating(
    tmp_path: Path, bases: list[str], is_rated: bool, is_read: bool
) -> None:
    entries = [assessment(f"a{at}", f"202{at}", basis=basis) for at, basis in enumerate(bases)]
    found = standing_of(tmp_path, *entries)
    assert (found.is_rated, found.is_read) == (is_rated, is_read)


@pytest.mark.parametrize(
    ("basis", "label"),
    [
        ("rating", "Partially implemented (rating)"),
        ("reading", "Partially implemented (editors’ reading)"),
    ],
)
def test_a_label_says_what_a_standing_rests_on(tmp_path: Path, basis: str, label: str) -> None:
    assert standing_of(tmp_path, assessment("a", "2020", basis=basis)).label == label


def test_a_corrected_assessment_does_not_count(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="not"),
        assessment("b", "2021", implementation="fully"),
        correction("c", "b"),
    )
    assert found.key == "not"
    assert [one.key for one in found.assessments] == ["not"]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("superseded", "Closed: superseded"),
        ("overtaken", "Closed: overtaken"),
        ("no-longer-applicable", "Closed: no longer applicable"),
    ],
)
@pytest.mark.parametrize("day", ["2020-01-01", "2022-01-01"])
def test_a_closure_counts_before_every_assessment(
    tmp_path: Path, reason: str, words: str, day: str
) -> None:
    found = standing_of(tmp_path, closure("x", day, reason), assessment("a", "2021"))
    assert (found.words, found.key, found.label) == (words, "closed", words)
    assert [one.key for one in found.assessments] == ["partially"]


def test_a_closure_tells_its_day(tmp_path: Path) -> None:
    found = standing_of(tmp_path, closure("x", "2022-05-04", "overtaken"))
    assert found.basis_words == "4 May 2022"


def test_a_corrected_closure_does_not_count(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path, assessment("a", "2021"), closure("x", "2022", "overtaken"), correction("c", "x")
    )
    assert found.key == "partially"


@pytest.mark.parametrize(
    ("day", "events"),
    [
        pytest.param("2021-03-11", 1, id="the day after"),
        pytest.param("2021-04", 1, id="the month after"),
        pytest.param("2022", 1, id="the year after"),
        pytest.param("2021-03-10", 0, id="the same day"),
        pytest.param("2021-03", 0, id="the same month"),
        pytest.param("2021", 0, id="the same year"),
        pytest.param("2020-12-31", 0, id="before"),
    ],
)
def test_developments_after_the_newest_assessment_are_counted(
    tmp_path: Path, day: str, events: int
) -> None:
    found = standing_of(tmp_path, assessment("a", "2021-03-10"), development("d", day))
    assert found.events_since == events


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(
            [follow_up("response", "r", "2023", by="commission", position="rejects")],
            id="a response",
        ),
        pytest.param([development("d", "2023"), correction("c", "d")], id="what was corrected"),
        pytest.param(
            [development("d", "2022"), assessment("b", "2023")], id="what a newer one knew"
        ),
    ],
)
def test_other_entries_are_no_events_since(tmp_path: Path, later: list[Value]) -> None:
    assert standing_of(tmp_path, assessment("a", "2021"), *later).events_since == 0


def with_many(folder: Path, *follow_ups: list[Value]) -> Register:
    """Return a register of recommendations that differ in what followed."""
    changes: dict[str, str | None] = {
        f"recommendations/{at:02}.yml": recommendation_yaml(
            id=f"r{at}", number=str(at), follow_up=entries
        )
        for at, entries in enumerate(follow_ups, 1)
    }
    return small_register(folder, {**changes, "recommendations/01-lists.yml": None})


def test_progress_counts_ratings_and_readings_apart(tmp_path: Path) -> None:
    register = with_many(
        tmp_path,
        [assessment("a", "2020", implementation="not")],
        [assessment("a", "2020", implementation="not", basis="reading")],
        [assessment("a", "2020", implementation="not")],
        [assessment("a", "2020", implementation="fully", basis="reading")],
        [],
        [closure("x", "2020", "overtaken"), assessment("a", "2020")],
        [closure("x", "2020", "superseded")],
    )
    assert progress(register) == Progress(
        total=7,
        rated=2,
        read=2,
        not_assessed=1,
        closed=2,
        counts=(
            ("fully", "Fully implemented (editors’ reading)", 1),
            ("not", "Not implemented (editors’ reading)", 1),
            ("not", "Not implemented (rating)", 2),
            ("closed", "Closed", 2),
            ("not-assessed", "Not yet assessed", 1),
        ),
    )


@pytest.mark.parametrize(
    ("bases", "rated", "read"),
    [
        pytest.param(["rating", "reading"], 1, 0, id="as a rating, though a reading is newer"),
        pytest.param(["reading", "rating"], 1, 0, id="as a rating that is newer"),
        pytest.param(["reading", "reading"], 0, 1, id="as a reading where nobody rated it"),
    ],
)
def test_what_is_rated_and_read_is_counted_once(
    tmp_path: Path, bases: list[str], rated: int, read: int
) -> None:
    first, second = bases
    entries: list[Value] = [
        assessment("a", "2020", basis=first),
        assessment("b", "2021", assessor="forum", basis=second),
    ]
    found = progress(with_many(tmp_path, entries))
    assert (found.total, found.rated, found.read) == (1, rated, read)
    assert sum(count for _, _, count in found.counts) == 1


def test_the_record_reaches_to_the_newest_day_on_which_something_was_entered(
    tmp_path: Path,
) -> None:
    def entered(name: str, day: str) -> Value:
        recorded: Value = {"date": day, "by": "E"}
        return follow_up("development", name, "2020", recorded=recorded)

    register = with_many(
        tmp_path,
        [entered("a", "2024-01-02"), entered("b", "2023-01-02")],
        [entered("c", "2021-01-02")],
    )
    assert register.day == date(2024, 1, 2)


def test_a_record_without_entries_reaches_to_the_report(tmp_path: Path) -> None:
    assert small_register(tmp_path).day == date(2019, 2, 1)
