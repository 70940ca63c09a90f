"""A project: which templates it uses, and how its paths are told."""

from pathlib import Path

from afterword.project.project import Project
from afterword.project.resources import PACKAGE, TEMPLATES
from tests.unit.small_project import TODAY


def test_the_templates_of_a_project_come_before_those_of_the_engine(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    folders = Project(root=tmp_path, today=TODAY).template_folders
    assert folders == (tmp_path / "templates", TEMPLATES)


def test_a_project_without_templates_uses_those_of_the_engine(tmp_path: Path) -> None:
    assert Project(root=tmp_path, today=TODAY).template_folders == (TEMPLATES,)


def test_the_engine_in_its_own_folder_has_its_templates_once() -> None:
    assert Project(root=PACKAGE.parent, today=TODAY).template_folders == (TEMPLATES,)


def test_a_path_is_told_from_the_root_with_slashes(tmp_path: Path) -> None:
    project = Project(root=tmp_path, today=TODAY)
    assert project.relative(tmp_path / "content" / "sections" / "a.md") == "content/sections/a.md"
