"""What is no file or folder that can be used is told, and neither read nor waited for."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from afterword.problems import Code
from afterword.project.project import Project
from afterword.publishing.reading import read_project
from afterword.sources.text_source import read_text
from afterword.sources.unusable_files import unusable, unusable_files
from tests.unit.small_project import SECTION, TODAY, section_text, write_project

SECTIONS, NOBODY = "content/sections", 65534


@pytest.fixture
def project() -> Iterator[Project]:
    """Give the small project in a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    write_project(folder)
    (folder / "content/images").mkdir()
    (folder / "content/images/map.png").write_bytes(b"\x89PNG")
    (folder / "templates/site").mkdir(parents=True)
    yield Project(root=folder, today=TODAY)
    shutil.rmtree(folder)


@contextmanager
def as_somebody() -> Iterator[None]:
    """Be somebody whom permissions hold back: the administrator may read everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@contextmanager
def with_mode(path: Path, mode: int) -> Iterator[None]:
    before = stat.S_IMODE(path.stat().st_mode)
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def told(project: Project) -> list[tuple[str, str]]:
    """Return where something is wrong with a project, and what."""
    return [(str(one.place), one.message) for one in read_project(project).problems]


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111], ids=["none", "list", "open"])
@pytest.mark.parametrize(
    "folder",
    [
        ".",
        "content",
        SECTIONS,
        "content/images",
        "recommendations",
        "references",
        "references/instruments",
        "templates/site",
    ],
)
def test_a_folder_that_may_not_be_read_is_one_problem(
    project: Project, folder: str, mode: int
) -> None:
    if folder == "content":
        shown = section_text("![A map](../images/map.png)\n\n::: recommendation 1\n")
        (project.root / SECTIONS / "02-map.md").write_text(shown, "utf-8")
    with with_mode(project.root / folder, mode), as_somebody():
        problems = told(project)
    where = [(folder, "the folder cannot be read: Permission denied")]
    assert [one for one in problems if one[0] != "mkdocs.yml" or folder != "."] == where


@pytest.mark.parametrize(
    "file",
    [
        "mkdocs.yml",
        "content/report.yml",
        "content/images/map.png",
        "recommendations/01-lists.yml",
        "references/topics.yml",
    ],
)
def test_a_file_that_may_not_be_read_is_one_problem(project: Project, file: str) -> None:
    with with_mode(project.root / file, 0o000), as_somebody():
        assert told(project) == [(file, "the file cannot be read: Permission denied")]


def test_a_picture_in_a_folder_that_may_not_be_read_is_no_second_problem(project: Project) -> None:
    path = project.root / SECTIONS / "01-voter-lists.md"
    path.write_text(f"{SECTION}\n![A map](../images/map.png)\n", "utf-8")
    with with_mode(project.root / "content/images", 0o000), as_somebody():
        assert [where for where, _ in told(project)] == ["content/images"]


def test_a_device_is_told_and_not_read() -> None:
    project = Project(root=Path("/dev"), today=TODAY)
    problem = unusable(project, Path("/dev/zero"))
    assert problem is not None
    assert problem.message == "'zero' is a device and no file"
    assert read_text(project, Path("/dev/zero")) == (None, (problem,))


def test_folders_that_hold_links_to_each_other_are_walked_once(project: Project) -> None:
    for at in range(6):
        (project.root / f"content/sections/loop{at}").symlink_to("..")
        (project.root / f"content/images/loop{at}").symlink_to("../sections")
    found = list(unusable_files(project))
    assert len(found) == 12
    assert {problem.code for problem in found} == {Code.MISSING_FILE}


def test_a_link_to_a_file_of_the_project_is_one_of_its_files(project: Project) -> None:
    (project.root / "content/images/again.png").symlink_to("map.png")
    assert list(unusable_files(project)) == []
