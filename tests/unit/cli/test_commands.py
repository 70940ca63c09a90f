"""The commands: what they print, and their exit codes."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from afterword.cli.commands import run_commands
from tests.unit.small_project import (
    SECTION,
    SITE_SETTINGS,
    assessment,
    follow_up,
    quoted,
    recommendation_yaml,
    write_project,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
ERROR = {"recommendations/01-lists.yml": recommendation_yaml(topics=["list"])}
WARNING = {SECTION_FILE: SECTION.replace("{figure:listed-voters}", "many")}


def checked(folder: Path, *options: str, **changes: str | None) -> int:
    write_project(folder, changes)
    return run_commands(["check", "--project", str(folder), *options])


def test_a_project_in_order_is_told_how_many_files_were_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path) == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert capsys.readouterr() == ("", f"no problems in {len(files)} files\n")
    assert checked(tmp_path, "--format", "json") == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_problems_are_printed_with_their_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path, **ERROR) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "recommendations/01-lists.yml:13:5: error[unknown-topic]: 'sor-2018-r1' names 'list': "
        "references/topics.yml does not have it\n"
        "    fix: did you mean 'lists'?\n"
        "1 error, 0 warnings; nothing was written\n"
    )


def test_a_warning_is_printed_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path, **WARNING) == 0
    assert capsys.readouterr().err.endswith("\n0 errors, 1 warning\n")


def test_a_warning_stops_a_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, "--strict", **WARNING) == 1
    assert capsys.readouterr().err.endswith("\n0 errors, 1 warning; nothing was written\n")


def test_problems_are_printed_as_json_where_that_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path, "--format", "json", **ERROR) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    assert json.loads(printed.out) == [
        {
            "path": "recommendations/01-lists.yml",
            "line": 13,
            "column": 5,
            "severity": "error",
            "code": "unknown-topic",
            "message": "'sor-2018-r1' names 'list': references/topics.yml does not have it",
            "fix": "did you mean 'lists'?",
        }
    ]


def test_no_problem_is_an_empty_list_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_same_slip_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = recommendation_yaml(
        title="A", text="{figure:none}", parts=[{"letter": "a", "text": "{figure:none}"}]
    )
    assert checked(tmp_path, **{"recommendations/01-lists.yml": text}) == 1
    assert capsys.readouterr().err.endswith("\n2 errors, 0 warnings; nothing was written\n")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nothing"], id="a command that there is not"),
        pytest.param(["check", "--nothing"], id="an option that there is not"),
        pytest.param(["--nothing"], id="an option without a command"),
        pytest.param(["check", "--format", "xml"], id="a value that there is not"),
        pytest.param(["check", "--project", "/nowhere/at/all"], id="a folder that there is not"),
        pytest.param(["serve", "--port", "70000"], id="a port that there is not"),
        pytest.param(["check", "more"], id="an argument too much"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_commands(arguments) == 2
    assert "Error: " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["-h"]])
def test_help_is_given(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_commands(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: python build.py")


def test_a_build_of_a_project_with_an_error_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, dict(ERROR))
    assert run_commands(["--project", str(tmp_path)]) == 1
    assert not (tmp_path / "site").exists()
    assert capsys.readouterr().out == ""


def test_a_build_that_stops_names_no_artefact_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, dict(ERROR))
    assert run_commands(["build", "--project", str(tmp_path), "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["artefacts"] == []
    assert [problem["code"] for problem in document["problems"]] == ["unknown-topic"]


def test_schemas_are_written_with_one_path_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_commands(["schemas", "--project", str(tmp_path)]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert tmp_path / "schemas" / "recommendation.json" in paths
    assert sorted(paths) == sorted((tmp_path / "schemas").iterdir())
    assert all(json.loads(path.read_bytes())["$schema"] for path in paths)


def published_on(folder: Path, day: date) -> None:
    """Write the small project with an official report of another day."""
    file = write_project(folder).root / "content" / "report.yml"
    text = file.read_text("utf-8").replace(quoted("2019-02-01"), quoted(str(day)))
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("command", [[], ["build"]])
def test_a_day_before_the_report_is_a_problem_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    write_project(tmp_path)
    asked = [*command, "--as-of", "2019-01-31", "--project", str(tmp_path)]
    assert run_commands(asked) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "content/report.yml:12:9: error[date-before-report]: the report was published on "
        "2019-02-01: nothing stood anywhere on 2019-01-31\n"
        "    fix: name a day from 2019-02-01 on with --as-of\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert not (tmp_path / "site").exists()


def test_today_is_the_day_of_the_run(tmp_path: Path) -> None:
    today = date.today()
    published_on(tmp_path, today)
    assert run_commands(["build", "--as-of", "today", "--project", str(tmp_path)]) == 0
    index = json.loads((tmp_path / "site/api/v1/index.json").read_text("utf-8"))
    assert index["as_of"] in {str(today), str(date.today())}


def test_a_report_dated_after_today_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published_on(tmp_path, date.today() + timedelta(days=2))
    assert run_commands(["check", "--project", str(tmp_path)]) == 1
    assert "content/report.yml:12:9: error[date-in-future]: " in capsys.readouterr().err


def test_a_build_as_of_a_day_leaves_out_what_came_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = [assessment("a", "2020-05-01"), follow_up("development", "d", "2021-05-01")]
    files = {"recommendations/01-lists.yml": recommendation_yaml(follow_up=entries)}
    write_project(tmp_path, dict(files))
    asked = ["build", "--as-of", "2020-12-31", "--project", str(tmp_path)]
    assert run_commands(asked) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "site/downloads/follow-up-matrix.json" in printed.out
    downloads = tmp_path / "site" / "downloads"
    document = json.loads((downloads / "follow-up-matrix.json").read_text("utf-8"))
    (row,) = document["rows"]
    assert (document["as_of"], row["as_of"]) == ("2020-12-31", "2020-12-31")
    assert (row["standing"], row["developments"]) == ("Partially implemented (rating)", [])
    assert (downloads / "follow-up.csv").read_text("utf-8-sig").count("Words of") == 1


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2019", id="a year"),
        pytest.param("2019-03", id="a month"),
        pytest.param("31.12.2019", id="written otherwise"),
        pytest.param("2019-02-29", id="a day that there is not"),
        pytest.param("Today", id="a word with a capital"),
        pytest.param("yesterday", id="another word"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.parametrize("command", ["build", "serve"])
def test_what_is_no_day_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, day: str
) -> None:
    write_project(tmp_path)
    assert run_commands([command, "--as-of", day, "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(
        f"'--as-of': '{day}' is not a day: write it as 2018-12-31, or today\n"
    )
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("days", [2, 400])
def test_a_day_that_is_still_to_come_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], days: int
) -> None:
    day = date.today() + timedelta(days=days)
    write_project(tmp_path)
    assert run_commands(["build", "--as-of", str(day), "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(
        f"'--as-of': {day} is still to come: name a day up to today\n"
    )


@pytest.mark.parametrize("command", ["build", "serve"])
def test_the_help_says_what_as_of_does(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run_commands([command, "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "--as-of DATE Show how things stood on that day" in said
    assert "later events are left out" in said


def test_a_check_is_of_everything_and_of_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_commands(["check", "--as-of", "2019-03-01"]) == 2
    assert "No such option '--as-of'" in capsys.readouterr().err


def test_a_build_without_prints_lists_only_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = SITE_SETTINGS.replace("[afterword]", "[afterword: {pdf: no}]")
    project = write_project(tmp_path, {"mkdocs.yml": settings})
    assert run_commands(["build", "--project", str(project.root)]) == 0
    listed = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert tmp_path / "site" / "index.html" in listed
    assert [path for path in listed if not path.is_file()] == []
