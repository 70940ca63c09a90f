"""The commands: what they print, and their exit codes."""

import json
from pathlib import Path

import pytest

from afterword.commands import run_commands
from tests.unit.small_project import SECTION, recommendation_yaml, write_project

SECTION_FILE = "content/sections/01-voter-lists.md"
ERROR = {"recommendations/01-lists.yml": recommendation_yaml(topics=["list"])}
WARNING = {SECTION_FILE: SECTION.replace("{figure:listed-voters}", "many")}


def checked(folder: Path, *options: str, **changes: str | None) -> int:
    write_project(folder, changes)
    return run_commands(["check", "--project", str(folder), *options])


def test_a_project_in_order_is_checked_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path) == 0
    assert capsys.readouterr() == ("", "")


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
