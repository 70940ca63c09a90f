"""A project read and checked: everything that is wrong, from every room, by place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.problems import Code, Place, Problem
from afterword.publishing.reading import read_project, stops
from tests.unit.small_project import SITE_SETTINGS, section_text, write_project

ERROR = Problem(Code.UNKNOWN_TOPIC, Place("a.yml", 3, 5), "no topic", "correct it")
ADVICE = Problem(Code.UNUSED_NOTE, Place("b.yml", 1, 1), "nobody calls it", "call it")


def test_a_project_that_is_fine_is_read_with_no_problem(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    read = read_project(project)
    assert (read.problems, read.project) == ((), project)
    assert read.register.report.id == "sor-2018"
    assert read.settings.values["docs_dir"] == "content"


def test_problems_of_every_room_are_told_together_by_place(tmp_path: Path) -> None:
    changes = {
        "mkdocs.yml": f"{SITE_SETTINGS}colour: red\nmarkdown_extensions: [nowhere]\n"
        "copyright: Mine.\n",
        "content/sections/01-voter-lists.md": section_text(
            "{figure:listed-votes}\n{ #lists-outdated }\n\n::: recommendation 1\n"
        ),
        "references/topics.yml": None,
    }
    found = read_project(write_project(tmp_path, changes)).problems
    assert [(one.code, one.place.path, one.place.line) for one in found] == [
        (Code.UNUSED_FIGURE, "content/figures.yml", 3),
        (Code.UNKNOWN_FIGURE, "content/sections/01-voter-lists.md", 7),
        (Code.UNKNOWN_KEY, "mkdocs.yml", 5),
        (Code.WRONG_VALUE, "mkdocs.yml", 6),
        (Code.SITE_SETTING, "mkdocs.yml", 7),
        (Code.UNKNOWN_TOPIC, "recommendations/01-lists.yml", 13),
    ]


def test_a_project_without_mkdocs_yml_is_told_so(tmp_path: Path) -> None:
    (problem,) = read_project(write_project(tmp_path, {"mkdocs.yml": None})).problems
    assert (problem.code, str(problem.place)) == (Code.MISSING_FILE, "mkdocs.yml")


@pytest.mark.parametrize(
    ("named", "said", "day"),
    [
        pytest.param(None, "", None, id="nobody names a day"),
        pytest.param(None, ": {as_of: 2020-12-31}", date(2020, 12, 31), id="mkdocs.yml does"),
        pytest.param(date(2021, 1, 1), "", date(2021, 1, 1), id="the command line does"),
        pytest.param(
            date(2021, 1, 1), ": {as_of: 2020-12-31}", date(2021, 1, 1), id="both: the command line"
        ),
    ],
)
def test_the_command_line_goes_before_mkdocs_yml_in_the_day_to_look_at(
    tmp_path: Path, named: date | None, said: str, day: date | None
) -> None:
    settings = SITE_SETTINGS.replace("[afterword]", f"[afterword{said}]")
    project = write_project(tmp_path, {"mkdocs.yml": settings})
    read = read_project(replace(project, as_of=named))
    assert (read.problems, read.project.as_of) == ((), day)


@pytest.mark.parametrize(
    ("problems", "strict", "is_stopped"),
    [
        pytest.param((), False, False, id="nothing"),
        pytest.param((), True, False, id="nothing, strictly"),
        pytest.param((ADVICE,), False, False, id="advice"),
        pytest.param((ADVICE,), True, True, id="advice, strictly"),
        pytest.param((ADVICE, ERROR), False, True, id="an error beside advice"),
    ],
)
def test_errors_stop_a_build_and_advice_does_where_it_is_strict(
    problems: tuple[Problem, ...], strict: bool, is_stopped: bool
) -> None:
    assert stops(problems, strict=strict) is is_stopped
