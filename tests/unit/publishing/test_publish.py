"""The result: where it may be written, by what it is dated, and what starts anew."""

from datetime import date
from pathlib import Path

import pytest

from afterword.markup.build_context import make_context, source_date_of
from afterword.markup.converter import read_dialect
from afterword.problems import Code
from afterword.project.project import Project
from afterword.publishing.downloads import matrix_files
from afterword.publishing.manifest import NAME, manifest
from afterword.publishing.publish import before_report, publish, unsafe_output
from tests.unit.small_project import (
    follow_up,
    followed_up,
    read_register,
    small_register,
    write_project,
)


def told(project: Project, output: Path) -> list[str]:
    problems = unsafe_output(project, output)
    assert {problem.code for problem in problems} <= {Code.UNSAFE_OUTPUT}
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    "name", ["site", "out/of/the/way", "../beside", "contents", "content-of-the-site"]
)
def test_a_new_folder_may_be_written(tmp_path: Path, name: str) -> None:
    assert told(write_project(tmp_path / "project"), tmp_path / "project" / name) == []


def test_an_empty_folder_may_be_written(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (tmp_path / "site").mkdir()
    assert told(project, tmp_path / "site") == []


def test_a_result_of_ours_may_be_written_over(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    (site / NAME).write_bytes(manifest(site, "inputs"))
    assert told(project, site) == []


def test_a_result_of_ours_with_a_file_of_somebody_else_is_not_written_over(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / NAME).write_bytes(manifest(site, "inputs"))
    (site / "notes.txt").write_text("mine", "utf-8")
    assert told(project, site) == ["the output folder holds files that the build did not make"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".", id="the project itself"),
        pytest.param("..", id="what the project stands in"),
        pytest.param("content", id="the report"),
        pytest.param("content/sections/site", id="within the report"),
        pytest.param("recommendations", id="recommendations"),
        pytest.param("references/site", id="within the references"),
        pytest.param("templates", id="templates"),
        pytest.param("site/../content", id="the report the long way"),
    ],
)
def test_the_project_is_never_written_over(tmp_path: Path, name: str) -> None:
    project = write_project(tmp_path / "project")
    assert told(project, tmp_path / "project" / name) == [
        "the output folder is, or lies among, the project's own files"
    ]


def test_the_project_is_not_written_over_by_way_of_a_link(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "link").symlink_to(tmp_path / "project" / "content")
    assert told(project, tmp_path / "link") == [
        "the output folder is, or lies among, the project's own files"
    ]


def test_a_file_is_not_written_over(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "site").write_text("x", "utf-8")
    assert told(project, tmp_path / "site") == ["the output folder is a file"]


@pytest.mark.parametrize(
    "manifest_text",
    [
        pytest.param(None, id="without a manifest"),
        pytest.param("{}", id="with a manifest of another program"),
    ],
)
def test_files_that_are_not_ours_are_not_written_over(
    tmp_path: Path, manifest_text: str | None
) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    if manifest_text:
        (tmp_path / "photos" / NAME).write_text(manifest_text, "utf-8")
    (problem,) = unsafe_output(project, tmp_path / "photos")
    assert problem.message == "the output folder holds files that the build did not make"
    assert problem.fix == "name another folder with --output, or empty 'photos' yourself"


def test_an_unsafe_folder_is_told_before_anything_is_written(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    dialect, _ = read_dialect(project)
    said: list[str] = []
    register = read_register(project)
    (problem,) = publish(project, register, dialect, tmp_path / "photos", said.append)
    assert problem.code is Code.UNSAFE_OUTPUT
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]
    assert said == []


def test_outputs_are_dated_by_the_newest_recorded_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    register, _ = followed_up(tmp_path, follow_up("development", "d", "2020"))
    assert source_date_of(register) == 1_714_521_600


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        pytest.param("1700000000", 1_700_000_000, id="a moment"),
        pytest.param("0", 0, id="the first moment"),
        pytest.param("", 1_548_979_200, id="nothing"),
        pytest.param("soon", 1_548_979_200, id="what is no moment"),
    ],
)
def test_a_moment_that_is_given_dates_the_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, moment: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert source_date_of(small_register(tmp_path)) == moment


def test_the_matrix_is_written_in_every_form(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    project = Project(root=tmp_path, today=register.report.election_date)
    dialect, _ = read_dialect(project)
    context = make_context(project, register, dialect, 0)
    files = matrix_files(context, context.matrix)
    assert {name: content[:2] for name, content in files.items()} == {
        "follow-up-matrix.xlsx": b"PK",
        "follow-up-matrix.csv": b"\xef\xbb",
        "follow-up-matrix.json": b"{\n",
        "follow-up.csv": b"\xef\xbb",
    }


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        pytest.param(date(2019, 1, 31), [12], id="the day before"),
        pytest.param(date(2019, 2, 1), [], id="the very day"),
        pytest.param(date(2024, 1, 1), [], id="later"),
    ],
)
def test_nothing_is_shown_as_of_a_day_before_the_report(
    tmp_path: Path, day: date, lines: list[int]
) -> None:
    problems = before_report(small_register(tmp_path), day)
    assert [problem.place.line for problem in problems] == lines
    assert {problem.code for problem in problems} <= {Code.DATE_BEFORE_REPORT}
