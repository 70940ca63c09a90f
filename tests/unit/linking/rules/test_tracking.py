"""Recommendations and what followed: numbers, grounds, dates, corrections, lineage."""

from pathlib import Path

import pytest

from afterword.linking.rules.lineage import lineage
from afterword.problems import Code, Problem
from tests.unit.small_project import (
    SECTION,
    Value,
    assessment,
    follow_up,
    mission_yaml,
    read_register,
    recommendation_yaml,
    rule_problems,
    write_project,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
MISSION_FILE = "references/missions/sor-2014-local.yml"


def numbered(*numbers: int) -> dict[str, str | None]:
    """Return the changes that give the small project recommendations of some numbers."""
    changes: dict[str, str | None] = {
        f"recommendations/{at:02}.yml": recommendation_yaml(id=f"r{at}", number=str(number))
        for at, number in enumerate(numbers, 1)
    }
    placed = "".join(f"\n::: recommendation {number}\n" for number in sorted(set(numbers)))
    text = SECTION.replace("::: recommendation 1\n", "") + placed
    return {**changes, RECOMMENDATION_FILE: None, SECTION_FILE: text}


def with_follow_up(folder: Path, *entries: Value, parts: Value = ()) -> tuple[Problem, ...]:
    changed = recommendation_yaml(follow_up=entries, parts=parts)
    return rule_problems(folder, {RECOMMENDATION_FILE: changed})


def recorded(day: str) -> dict[str, Value]:
    return {"date": day, "by": "Editors"}


@pytest.mark.parametrize("numbers", [(1,), (1, 2, 3), (3, 1, 2)])
def test_numbers_without_a_gap_are_no_problem(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    assert rule_problems(tmp_path, numbered(*numbers)) == ()


@pytest.mark.parametrize(
    ("numbers", "messages"),
    [
        pytest.param(
            (1, 3), ["number 3 stands here, and there is no recommendation 2"], id="a gap"
        ),
        pytest.param(
            (2, 3), ["number 2 stands here, and there is no recommendation 1"], id="no first"
        ),
        pytest.param(
            (1, 4, 9),
            [
                "number 4 stands here, and there is no recommendation 3",
                "number 9 stands here, and there is no recommendation 8",
            ],
            id="two gaps",
        ),
        pytest.param(
            (1, 2, 2),
            ["the number 2 is already used at recommendations/02.yml:3:9"],
            id="a number twice",
        ),
    ],
)
def test_numbers_run_from_one_without_a_gap(
    tmp_path: Path, numbers: tuple[int, ...], messages: list[str]
) -> None:
    problems = rule_problems(tmp_path, numbered(*numbers))
    assert [problem.message for problem in problems] == messages
    assert {problem.code for problem in problems} == {Code.NUMBER_GAP}


def test_a_recommendation_that_cites_nothing_says_why(tmp_path: Path) -> None:
    changed = recommendation_yaml(provisions=None)
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert (problem.code, problem.message) == (
        Code.NO_PROVISION,
        "'sor-2018-r1' cites no provision and does not say why",
    )


def test_a_recommendation_that_says_why_it_cites_nothing_is_no_problem(tmp_path: Path) -> None:
    changed = recommendation_yaml(provisions=None, none_cited="It is plain.")
    assert rule_problems(tmp_path, {RECOMMENDATION_FILE: changed}) == ()


def test_a_recommendation_does_not_cite_and_say_that_it_does_not(tmp_path: Path) -> None:
    changed = recommendation_yaml(none_cited="It is plain.")
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert (problem.code, problem.fix) == (Code.WRONG_VALUE, "remove `none_cited:`")


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2019-02-01", id="the day of the report"),
        pytest.param("2019-02", id="the month of the report"),
        pytest.param("2019", id="the year of the report"),
        pytest.param("2024-05-01", id="the day of recording"),
        pytest.param("2024", id="this year"),
    ],
)
def test_what_may_have_come_after_the_report_is_no_problem(tmp_path: Path, day: str) -> None:
    assert with_follow_up(tmp_path, follow_up("development", "a", day)) == ()


@pytest.mark.parametrize("day", ["2019-01-31", "2019-01", "2018", "2018-10-07"])
def test_what_came_before_the_report_is_a_problem(tmp_path: Path, day: str) -> None:
    (problem,) = with_follow_up(tmp_path, follow_up("development", "a", day))
    assert (problem.code, problem.message) == (
        Code.DATE_BEFORE_REPORT,
        f"'a' of 'sor-2018-r1' is dated {day}, before the report of 2019-02-01",
    )


@pytest.mark.parametrize("day", ["2024-06-02", "2024-07", "2025"])
def test_what_is_dated_after_today_is_a_problem(tmp_path: Path, day: str) -> None:
    entry = follow_up("development", "a", day)
    found = [one.message for one in with_follow_up(tmp_path, entry)]
    assert f"'a' of 'sor-2018-r1' is dated {day}, after today (2024-06-01)" in found


def test_what_is_dated_today_is_no_problem(tmp_path: Path) -> None:
    entry = follow_up("development", "a", "2024-06-01", recorded=recorded("2024-06-01"))
    assert with_follow_up(tmp_path, entry) == ()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param("2024-06-02", "after today (2024-06-01)", id="tomorrow"),
        pytest.param("2020-01-01", "before 2020-01-02", id="before it happened"),
    ],
)
def test_an_entry_is_recorded_after_it_happened_and_not_after_today(
    tmp_path: Path, day: str, words: str
) -> None:
    entry = follow_up("development", "a", "2020-01-02", recorded=recorded(day))
    (problem,) = with_follow_up(tmp_path, entry)
    assert (problem.code, problem.message) == (
        Code.DATE_IN_FUTURE,
        f"'a' of 'sor-2018-r1' is recorded on {day}, {words}",
    )


def test_an_assessment_of_a_part_is_of_one_that_there_is(tmp_path: Path) -> None:
    parts = [{"letter": "a", "text": "A"}, {"letter": "b", "text": "B"}]
    (problem,) = with_follow_up(tmp_path, assessment("x", "2020", part="c"), parts=parts)
    assert (problem.code, problem.message) == (
        Code.UNKNOWN_PART,
        "'sor-2018-r1' has no part 'c'",
    )
    assert problem.fix == "its parts are a, b; correct the letter"


def test_an_assessment_of_a_part_needs_parts(tmp_path: Path) -> None:
    (problem,) = with_follow_up(tmp_path, assessment("x", "2020", part="a"))
    assert problem.fix == "it has no parts; remove `part:`"


def test_an_assessment_of_a_part_that_there_is_is_no_problem(tmp_path: Path) -> None:
    parts = [{"letter": "a", "text": "A"}]
    assert with_follow_up(tmp_path, assessment("x", "2020", part="a"), parts=parts) == ()


def test_a_correction_is_of_an_entry_before_it(tmp_path: Path) -> None:
    first = follow_up("development", "first", "2020")
    assert (
        with_follow_up(tmp_path, first, follow_up("correction", "c", "2021", corrects="first"))
        == ()
    )


@pytest.mark.parametrize("name", ["frist", "c", "later"])
def test_a_correction_of_no_entry_before_it_is_a_problem(tmp_path: Path, name: str) -> None:
    (problem,) = with_follow_up(
        tmp_path,
        follow_up("development", "first", "2020"),
        follow_up("correction", "c", "2021", corrects=name),
        follow_up("development", "later", "2022"),
    )
    assert (problem.code, problem.message) == (
        Code.UNKNOWN_ENTRY,
        f"no entry before this one has the id '{name}'",
    )


def test_the_entry_that_was_meant_is_offered(tmp_path: Path) -> None:
    entries = (
        follow_up("development", "first", "2020"),
        follow_up("correction", "c", "2021", corrects="frist"),
    )
    (problem,) = with_follow_up(tmp_path, *entries)
    assert problem.fix == "did you mean 'first'?"


def lineage_of(folder: Path, repeats: dict[str, list[str]], prior: str = "") -> list[Problem]:
    """Return what is wrong where recommendations of a mission repeat others, and ours one."""
    asked = [
        {"id": name, "where": "w", "gist": "g", "source": "final-report", "repeats": targets}
        for name, targets in repeats.items()
    ]
    ours: list[Value] = [
        {
            "mission": "sor-2014-local",
            "recommendation": prior,
            "match": "same",
            "where": "w",
            "confidence": "stated",
            "source": "final-report",
        }
    ]
    project = write_project(
        folder,
        {
            MISSION_FILE: mission_yaml(recommendations=asked),
            RECOMMENDATION_FILE: recommendation_yaml(prior=ours if prior else []),
        },
    )
    return list(lineage(read_register(project), project))


@pytest.mark.parametrize(
    "repeats",
    [
        pytest.param({"a": []}, id="nothing"),
        pytest.param({"a": ["b"], "b": ["c"], "c": []}, id="a chain"),
        pytest.param({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, id="two ways to one"),
        pytest.param({"a": ["c"], "b": ["c"], "c": []}, id="two that repeat one"),
    ],
)
def test_a_lineage_without_a_circle_is_no_problem(
    tmp_path: Path, repeats: dict[str, list[str]]
) -> None:
    assert lineage_of(tmp_path, repeats, prior="a") == []


@pytest.mark.parametrize(
    ("repeats", "circles"),
    [
        pytest.param({"a": ["b"], "b": ["a"]}, ["a → b → a"], id="of two"),
        pytest.param({"b": ["a"], "a": ["b"]}, ["a → b → a"], id="of two the other way round"),
        pytest.param({"a": ["b"], "b": ["c"], "c": ["a"]}, ["a → b → c → a"], id="of three"),
        pytest.param({"a": ["c"], "c": ["b"], "b": ["a"]}, ["a → c → b → a"], id="of three back"),
        pytest.param(
            {"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b"]}, ["b → c → d → b"], id="with a way in"
        ),
        pytest.param(
            {"z": ["b"], "y": ["c"], "b": ["c"], "c": ["b"]}, ["b → c → b"], id="with two ways in"
        ),
        pytest.param(
            {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]},
            ["a → b → a", "c → d → c"],
            id="two apart",
        ),
        pytest.param(
            {"a": ["b", "c"], "b": ["a"], "c": ["a"]},
            ["a → b → a", "a → c → a"],
            id="two that meet",
        ),
        pytest.param({"a": ["a", "b"], "b": ["a"]}, ["a → b → a"], id="beside a link to itself"),
    ],
)
def test_a_circle_is_told_once(
    tmp_path: Path, repeats: dict[str, list[str]], circles: list[str]
) -> None:
    problems = lineage_of(tmp_path, repeats)
    found = [one.message for one in problems if one.code is Code.LINEAGE_CYCLE]
    assert found == [f"these repeat each other in a circle: {circle}" for circle in circles]


def test_a_circle_over_our_own_recommendation_is_told_once(tmp_path: Path) -> None:
    (problem,) = lineage_of(tmp_path, {"a": ["sor-2018-r1"]}, prior="a")
    assert problem.message == "these repeat each other in a circle: a → sor-2018-r1 → a"


def test_a_circle_is_told_where_a_link_of_it_stands(tmp_path: Path) -> None:
    (problem,) = lineage_of(tmp_path, {"a": ["b"], "b": ["a"]})
    assert problem.place.path == MISSION_FILE
    text = (tmp_path / MISSION_FILE).read_text("utf-8").split("\n")
    assert text[problem.place.line - 1].strip() == '- "a"'


@pytest.mark.parametrize("repeats", [{"a": ["a"]}, {"a": ["b", "a"], "b": []}])
def test_what_repeats_itself_is_told_once_and_is_no_circle(
    tmp_path: Path, repeats: dict[str, list[str]]
) -> None:
    (problem,) = lineage_of(tmp_path, repeats)
    assert (problem.code, problem.message) == (
        Code.LINEAGE_SELF,
        "'a' is said to repeat itself",
    )


def test_a_long_lineage_is_followed_to_its_end(tmp_path: Path) -> None:
    names = [f"r{number:04}" for number in range(1200)]
    repeats = {name: [later] for name, later in zip(names, [*names[1:], names[0]], strict=True)}
    (problem,) = lineage_of(tmp_path, repeats)
    assert problem.message.endswith("r1198 → r1199 → r0000")


def with_prior(folder: Path, mission: str, **changes: str) -> tuple[Problem, ...]:
    prior: Value = {
        "mission": mission,
        "match": "related",
        "where": "w",
        "confidence": "inferred",
        "source": "final-report",
    }
    return rule_problems(
        folder, {RECOMMENDATION_FILE: recommendation_yaml(prior=[prior]), **changes}
    )


def test_an_earlier_mission_may_have_asked_the_same(tmp_path: Path) -> None:
    assert with_prior(tmp_path, "sor-2014-local") == ()


def test_the_mission_of_the_report_is_not_an_earlier_one(tmp_path: Path) -> None:
    (problem,) = with_prior(tmp_path, "sor-2018-local")
    assert (problem.code, problem.message) == (
        Code.LINEAGE_SELF,
        "'sor-2018-r1' names its own mission as an earlier one",
    )


def test_a_later_mission_is_not_an_earlier_one(tmp_path: Path) -> None:
    later = mission_yaml(election_date="2018-11", partners=["Forum of Voters"])
    (problem,) = with_prior(tmp_path, "sor-2014-local", **{MISSION_FILE: later})
    assert (problem.code, problem.message) == (
        Code.LINEAGE_ORDER,
        "'sor-2014-local' came after this report's election of 2018-10-07",
    )


def test_a_mission_of_the_same_year_may_be_an_earlier_one(tmp_path: Path) -> None:
    same_year = mission_yaml(election_date="2018", partners=["Forum of Voters"])
    assert with_prior(tmp_path, "sor-2014-local", **{MISSION_FILE: same_year}) == ()
