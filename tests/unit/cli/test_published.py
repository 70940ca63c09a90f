"""The command that lists the published pages: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest

from afterword.cli.commands import run_commands
from afterword.sources.text_source import PUBLISHED
from tests.unit.small_project import write_project

GONE = (
    "content/published.txt:1:1: error[page-gone]: the page 'old.html' was published, and is gone\n"
    "    fix: keep its id, or tell in content/redirects.yml what took its place:"
    " - {old: old.html, new: …}\n"
    "1 error, 0 warnings; nothing was written\n"
)


def listed(folder: Path, *options: str) -> int:
    return run_commands(["published", "--project", str(folder), *options])


def test_the_path_is_printed_and_how_many_pages_are_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path)
    assert listed(tmp_path) == 0
    count = len((tmp_path / PUBLISHED).read_text("utf-8").splitlines()) - 2
    printed = capsys.readouterr()
    assert printed.out == f"{tmp_path / PUBLISHED}\n"
    assert printed.err == f"{count} pages added\n"


def test_a_second_run_says_that_nothing_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path)
    listed(tmp_path)
    capsys.readouterr()
    assert listed(tmp_path) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "nothing new: nothing was written\n")


def test_one_page_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path)
    listed(tmp_path)
    path = tmp_path / PUBLISHED
    path.write_text(path.read_text("utf-8").replace("index.html\n", "", 1), "utf-8")
    capsys.readouterr()
    assert listed(tmp_path) == 0
    assert capsys.readouterr().err == "1 page added\n"


def test_what_is_added_is_told_to_scripts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path)
    assert listed(tmp_path, "--format", "json") == 0
    count = len((tmp_path / PUBLISHED).read_text("utf-8").splitlines()) - 2
    told = {"problems": [], "added": count, "files": [str(tmp_path / PUBLISHED)]}
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == (told, "")


def test_a_page_that_is_gone_is_told_and_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, {PUBLISHED: "old.html\n"})
    assert listed(tmp_path) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", GONE)


def test_a_problem_is_told_to_scripts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, {PUBLISHED: "old.html\n"})
    assert listed(tmp_path, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["page-gone"]
    assert told["files"] == []
