"""What is to come is measured by the record, so that no day of checking changes the verdict."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.problems import Code
from afterword.project.project import Project
from tests.unit.small_project import (
    SOURCES,
    Value,
    follow_up,
    list_yaml,
    read_register,
    recommendation_yaml,
    report_yaml,
    rule_problems,
    write_project,
)

SOURCE_FILE = "references/sources.yml"
REPORT_OFFICIAL: Mapping[str, Value] = {
    "title": "Final Report",
    "publisher": "Coast Observers",
    "url": "https://www.example.org/sorvania",
}
RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def newer(day: str, **more: str) -> str:
    """Return a list of sources with one of a day, which nothing rests on yet."""
    source: dict[str, Value] = {**SOURCES[0], "id": "newer", "title": "Newer", "kept": "For later."}
    return list_yaml("sources", [*SOURCES, {**source, "date": day, **more}])


@pytest.mark.parametrize("today", [date(2024, 6, 1), date(2031, 6, 1), date(2199, 1, 1)])
def test_a_source_of_the_future_is_one_on_every_day(tmp_path: Path, today: date) -> None:
    write_project(tmp_path, {SOURCE_FILE: newer("2031-01")})
    project = Project(root=tmp_path, today=today)
    (problem,) = check(read_register(project), project)
    assert (problem.code, problem.place.path) == (Code.DATE_IN_FUTURE, SOURCE_FILE)
    assert problem.message == (
        "'newer' is dated 2031-01, long after the newest day on record (2019-02-01)"
    )


@pytest.mark.parametrize(
    ("day", "recorded"),
    [
        pytest.param("2021-02", "", id="two years after the report"),
        pytest.param("2026-04-30", "2024-05-01", id="two years after the newest entry"),
    ],
)
def test_what_came_out_since_the_newest_entry_is_no_problem(
    tmp_path: Path, day: str, recorded: str
) -> None:
    entries = [follow_up("development", "d", "2020")] if recorded else []
    changes = {
        SOURCE_FILE: newer(day),
        RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries),
    }
    assert rule_problems(tmp_path, dict(changes)) == ()


def test_a_source_that_was_read_is_not_of_the_future(tmp_path: Path) -> None:
    assert rule_problems(tmp_path, {SOURCE_FILE: newer("2023-01", seen="2023-05-01")}) == ()


def test_the_last_day_of_all_is_no_trouble(tmp_path: Path) -> None:
    official: Value = {**REPORT_OFFICIAL, "date": "9999-12-31"}
    found = rule_problems(tmp_path, {"content/report.yml": report_yaml(official=official)})
    assert Code.DATE_IN_FUTURE in {problem.code for problem in found}


def test_a_year_that_a_date_cannot_reach_is_told(tmp_path: Path) -> None:
    (problem,) = rule_problems(tmp_path, {SOURCE_FILE: newer("9999")})
    assert problem.code is Code.DATE_IN_FUTURE
