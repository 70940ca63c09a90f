"""Where a recommendation stands: derived from its assessments and closures, never typed."""

from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.follow_up.standing import Progress, Standing, progress, standing
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
            {"basis": "reading"},
            "Editors’ assessment of 10 March 2021, from what Coast said",
            id="a reading",
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
    assert [one.record.implementation.value for one in found.assessments] == ["fully"]


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
    assert [
        (one.assessor.id, one.record.implementation.value, one.when) for one in found.assessments
    ] == [
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
    assert [(one.record.part, one.record.implementation.value) for one in found.assessments] == [
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
        ("reading", "Partially implemented (editors’ assessment)"),
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
    assert [one.record.implementation.value for one in found.assessments] == ["not"]


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
    assert [one.record.implementation.value for one in found.assessments] == ["partially"]


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
        reversed=0,
        not_assessed=1,
        closed=2,
        counts=(
            ("fully", "Fully implemented (editors’ assessment)", 1),
            ("not", "Not implemented (editors’ assessment)", 1),
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


def by_part(*parts: tuple[str, str], assessor: str = "coast") -> list[Value]:
    """Return judgements of parts: the letter, and how far it was implemented."""
    return [
        assessment(
            f"{assessor}-{letter}", "2021", part=letter, implementation=how, assessor=assessor
        )
        for letter, how in parts
    ]


@pytest.mark.parametrize(
    ("entries", "words", "label"),
    [
        pytest.param(
            by_part(("a", "not")),
            "Part a: not implemented; part b: not yet assessed",
            "Part a: not implemented (rating); part b: not yet assessed",
            id="one of two parts",
        ),
        pytest.param(
            by_part(("b", "fully"), ("a", "not")),
            "Part a: not implemented; part b: fully implemented",
            "Part a: not implemented (rating); part b: fully implemented (rating)",
            id="all parts, in their order",
        ),
        pytest.param(
            by_part(("a", "fully"), ("b", "fully")),
            "Part a: fully implemented; part b: fully implemented",
            "Part a: fully implemented (rating); part b: fully implemented (rating)",
            id="all parts alike",
        ),
        pytest.param(
            [*by_part(("a", "not")), *by_part(("a", "fully"), ("b", "mostly"), assessor="forum")],
            "Part a: assessors differ: not implemented (Coast), "
            "fully implemented (Forum of Voters); part b: mostly implemented",
            "Part a: assessors differ: not implemented (Coast, rating), "
            "fully implemented (Forum of Voters, rating); part b: mostly implemented (rating)",
            id="assessors differ on a part",
        ),
    ],
)
def test_what_was_judged_in_parts_only_says_so_of_each_part(
    tmp_path: Path, entries: list[Value], words: str, label: str
) -> None:
    found = standing_of(tmp_path, *entries)
    assert (found.words, found.label) == (words, label)
    assert (found.key, found.group.partition(" (")[0]) == ("in-parts", "Assessed in parts")


@pytest.mark.parametrize(
    ("entries", "differ"),
    [
        pytest.param(by_part(("a", "not"), ("b", "fully")), False, id="parts among each other"),
        pytest.param(
            [*by_part(("a", "not")), assessment("w", "2021", implementation="fully")],
            False,
            id="a part and the whole",
        ),
        pytest.param(
            [*by_part(("a", "not")), *by_part(("a", "not"), assessor="forum")],
            False,
            id="two of a part, alike",
        ),
        pytest.param(
            [*by_part(("a", "not")), *by_part(("a", "fully"), assessor="forum")],
            True,
            id="two of a part",
        ),
        pytest.param(
            [
                *by_part(("a", "not")),
                *by_part(("a", "fully"), assessor="forum"),
                assessment("w", "2022"),
            ],
            True,
            id="two of a part, beside a judgement of the whole",
        ),
    ],
)
def test_assessors_differ_where_they_judge_the_same_part_differently(
    tmp_path: Path, entries: list[Value], differ: bool
) -> None:
    assert standing_of(tmp_path, *entries).assessors_differ is differ


def test_assessors_who_differ_on_the_whole_stand_side_by_side_in_words(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully"),
        assessment("b", "2021", implementation="not", assessor="forum", basis="reading"),
        *by_part(("a", "mostly")),
    )
    assert (found.key, found.group) == ("differ", "Assessors differ")
    assert found.words == (
        "Assessors differ: not implemented (the editors, from what Forum of Voters said), "
        "fully implemented (Coast)"
    )
    assert found.label == (
        "Assessors differ: not implemented (the editors, from what Forum of Voters said), "
        "fully implemented (Coast, rating)"
    )
    assert found.basis_words == (
        "Editors’ assessment of 2021, from what Forum of Voters said; Rated by Coast, 2020"
    )


@pytest.mark.parametrize(
    ("bases", "label"),
    [
        pytest.param(("rating", "rating"), "Partially implemented (rating)", id="two ratings"),
        pytest.param(
            ("reading", "reading"), "Partially implemented (editors’ assessment)", id="two readings"
        ),
        pytest.param(
            ("rating", "reading"),
            "Partially implemented (rating and editors’ assessment)",
            id="one of each, the reading is newer",
        ),
        pytest.param(
            ("reading", "rating"),
            "Partially implemented (rating and editors’ assessment)",
            id="one of each, the rating is newer",
        ),
    ],
)
def test_assessors_who_agree_share_a_label_with_what_it_rests_on(
    tmp_path: Path, bases: tuple[str, str], label: str
) -> None:
    first, second = bases
    found = standing_of(
        tmp_path,
        assessment("a", "2020", basis=first),
        assessment("b", "2021", basis=second, assessor="forum"),
    )
    assert (found.words, found.key) == ("Partially implemented", "partially")
    assert (found.label, found.group) == (label, label)


@pytest.mark.parametrize("bases", [("rating", "reading"), ("reading", "rating")])
def test_a_rating_is_named_before_a_reading_whichever_part_it_is_of(
    tmp_path: Path, bases: tuple[str, str]
) -> None:
    first, second = bases
    found = standing_of(
        tmp_path,
        assessment("a", "2020", part="a", basis=first),
        assessment("b", "2020", part="b", basis=second),
    )
    assert found.group == "Assessed in parts (rating and editors’ assessment)"


@pytest.mark.parametrize(
    ("whole", "rated", "read"),
    [
        pytest.param([], True, False, id="in parts, one is a rating"),
        pytest.param(
            [assessment("w", "2022", basis="reading")], False, True, id="of the whole, a reading"
        ),
    ],
)
def test_a_rating_of_a_part_counts_where_nobody_judged_the_whole(
    tmp_path: Path, whole: list[Value], rated: bool, read: bool
) -> None:
    parts = [
        assessment("a", "2021", part="a"),
        assessment("b", "2021", part="b", basis="reading"),
    ]
    found = standing_of(tmp_path, *parts, *whole)
    assert (found.is_rated, found.is_read) == (rated, read)


def test_events_come_earliest_first_with_their_day_and_text(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020"),
        development("later", "2022-05-04"),
        development("sooner", "2021-02"),
    )
    assert [(event.id, event.date.in_words, event.text) for event in found.events] == [
        ("sooner", "February 2021", "Words of sooner."),
        ("later", "4 May 2022", "Words of later."),
    ]


def test_events_count_from_the_newest_judgement_whoever_made_it(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020"),
        development("d", "2021-05-04"),
        assessment("p", "2022", part="a", assessor="forum"),
        development("e", "2023"),
    )
    assert [event.id for event in found.events] == ["e"]


def test_what_is_closed_has_no_events(tmp_path: Path) -> None:
    entries = (assessment("a", "2020"), development("d", "2021"))
    assert standing_of(tmp_path / "open", *entries).events_since == 1
    found = standing_of(tmp_path / "closed", *entries, closure("x", "2022", "overtaken"))
    assert (found.events, found.events_since, found.group) == ((), 0, "Closed")


def test_progress_counts_what_differs_and_what_is_judged_in_parts_under_one_head(
    tmp_path: Path,
) -> None:
    differing: list[Value] = [
        assessment("a", "2020", implementation="not"),
        assessment("b", "2021", assessor="forum", basis="reading"),
    ]
    register = with_many(
        tmp_path,
        by_part(("a", "not")),
        differing,
        by_part(("b", "fully")),
        [*differing, closure("x", "2022", "overtaken")],
        [assessment("a", "2020", implementation="mostly")],
    )
    found = progress(register)
    assert found.counts == (
        ("mostly", "Mostly implemented (rating)", 1),
        ("differ", "Assessors differ", 1),
        ("in-parts", "Assessed in parts (rating)", 2),
        ("closed", "Closed", 1),
    )
    assert (found.total, found.rated, found.read) == (5, 4, 0)
    assert (found.closed, found.not_assessed) == (1, 0)


def reversal(name: str, day: str, of: str) -> Value:
    return follow_up("development", name, day, reverses=of)


def test_what_nothing_holds_any_more_is_reversed_by_later_developments(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully", basis="reading"),
        reversal("gone", "2022-07-01", "a"),
    )
    assert (found.key, found.words, found.group) == (
        "reversed",
        "Reversed by later developments",
        "Reversed by later developments",
    )
    assert found.label == (
        "Reversed by later developments (before: fully implemented, editors’ assessment)"
    )
    assert [(one.id, one.date.in_words) for one in found.reversed_by] == [("gone", "1 July 2022")]
    assert (found.is_rated, found.is_read) == (False, False)
    assert found.assessments[0].reversed_by == found.reversed_by[0]


def test_a_later_assessment_ends_a_reversal(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully"),
        reversal("gone", "2022-07-01", "a"),
        assessment("b", "2023", implementation="not"),
    )
    assert (found.key, found.reversed_by) == ("not", ())


def test_an_assessor_whose_ground_is_gone_leaves_it_to_the_others(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully"),
        assessment("b", "2021", implementation="not", assessor="forum"),
        reversal("gone", "2022-07-01", "a"),
    )
    assert (found.key, found.label) == ("not", "Not implemented (rating)")
    assert found.basis_words == "Rated by Forum of Voters, 2021"
    assert not found.assessors_differ
    assert [one.id for one in found.reversed_by] == ["gone"]


def test_a_part_whose_ground_is_gone_says_so(tmp_path: Path) -> None:
    entries = by_part(("a", "mostly"), ("b", "not"))
    found = standing_of(tmp_path, *entries, reversal("gone", "2022-07-01", "coast-a"))
    assert found.words == "Part a: reversed by later developments; part b: not implemented"
    assert (found.key, found.group) == ("in-parts", "Assessed in parts (rating)")


def test_a_part_that_was_judged_after_a_reversal_of_the_whole_counts(tmp_path: Path) -> None:
    whole = assessment("w", "2020", implementation="fully")
    gone = reversal("gone", "2022-07-01", "w")
    before = assessment("p", "2019", part="a", implementation="not")
    after = assessment("q", "2023", part="a", implementation="not")
    assert standing_of(tmp_path / "a", before, whole, gone).key == "reversed"
    found = standing_of(tmp_path / "b", whole, gone, after)
    assert found.words == "Part a: not implemented; part b: not yet assessed"
    assert found.key == "in-parts"


def test_a_reversal_that_was_corrected_reverses_nothing(tmp_path: Path) -> None:
    found = standing_of(
        tmp_path,
        assessment("a", "2020", implementation="fully"),
        reversal("gone", "2022-07-01", "a"),
        follow_up("correction", "c", "2023", corrects="gone"),
    )
    assert (found.key, found.reversed_by) == ("fully", ())


def test_progress_counts_what_is_reversed_apart(tmp_path: Path) -> None:
    register = with_many(
        tmp_path,
        [assessment("a", "2020"), reversal("gone", "2022", "a")],
        [assessment("a", "2020")],
    )
    found = progress(register)
    assert (found.reversed, found.rated, found.read, found.not_assessed) == (1, 1, 0, 0)
    assert found.counts == (
        ("partially", "Partially implemented (rating)", 1),
        ("reversed", "Reversed by later developments", 1),
    )
