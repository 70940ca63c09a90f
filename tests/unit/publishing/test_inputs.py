"""What a result is made from, as one digest."""

from dataclasses import replace
from pathlib import Path

import pytest

from afterword.project.project import Project
from afterword.publishing.inputs import digest
from tests.unit.small_project import TODAY, write_project


def test_the_same_inputs_have_the_same_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert digest(project, 1) == digest(project, 1)


def test_a_project_has_the_same_digest_wherever_it_stands(tmp_path: Path) -> None:
    first, second = write_project(tmp_path / "a"), write_project(tmp_path / "b" / "c")
    assert digest(first, 1) == digest(second, 1)


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "content/report.yml",
        "content/sections/01-voter-lists.md",
        "recommendations/01-lists.yml",
        "references/missions/sor-2014-local.yml",
    ],
)
def test_one_byte_changes_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    content = bytearray((tmp_path / path).read_bytes())
    content[-2] ^= 1
    (tmp_path / path).write_bytes(content)
    assert digest(project, 1) != before


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("content/images/map.png", id="a picture"),
        pytest.param("recommendations/02-new.yml", id="a recommendation"),
        pytest.param("templates/site/page.html.j2", id="a template of the project"),
    ],
)
def test_a_file_more_changes_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"")
    assert digest(project, 1) != before


def test_a_file_less_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / "references/abbreviations.yml").unlink()
    assert digest(project, 1) != before


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        pytest.param("templates/site/page.html.j2", False, id="of the website"),
        pytest.param("templates/pdf/report.html.j2", True, id="of the PDF"),
        pytest.param("mkdocs.yml", True, id="the settings of the website, with the dialect"),
    ],
)
def test_what_is_printed_does_not_depend_on_the_templates_of_the_website(
    tmp_path: Path, path: str, changes: bool
) -> None:
    project = write_project(tmp_path, {"templates/matrix/a.css": ""})
    before = digest(project, 1, without="site")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"changed")
    assert (digest(project, 1, without="site") != before) is changes


def test_a_text_that_is_read_in_the_place_of_a_file_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    replaced = replace(project, replaced={"content/sections/01-voter-lists.md": b"another"})
    assert digest(replaced, 1) != digest(project, 1)


def test_another_name_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    path = tmp_path / "recommendations/01-lists.yml"
    path.rename(path.with_name("02-lists.yml"))
    assert digest(project, 1) != before


def test_another_moment_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert digest(project, 1) != digest(project, 2)


@pytest.mark.parametrize("path", ["notes.txt", "site/index.html", "content/__pycache__/a.pyc"])
def test_what_no_result_depends_on_does_not_change_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"x")
    assert digest(project, 1) == before


def test_the_day_of_the_build_does_not_change_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    later = Project(root=tmp_path, today=TODAY.replace(year=2030))
    assert digest(later, 1) == digest(project, 1)
