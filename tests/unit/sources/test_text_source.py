"""Files to text, and what is said of a file that cannot be read."""

from pathlib import Path

import pytest

from afterword.problems import Code, Place
from afterword.project.project import Project
from afterword.sources.text_source import read_text
from tests.unit.small_project import TODAY


def project_with(folder: Path, content: bytes) -> tuple[Project, Path]:
    path = folder / "content" / "a.md"
    path.parent.mkdir()
    path.write_bytes(content)
    return Project(root=folder, today=TODAY), path


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"a\nb\n", "a\nb\n", id="as we write"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="as Windows writes"),
        pytest.param(b"a\rb\r", "a\nb\n", id="as old Macs wrote"),
        pytest.param(b"a\r\n\r\nb\r", "a\n\nb\n", id="all at once"),
        pytest.param(b"\xef\xbb\xbfa\n", "a\n", id="a byte-order mark"),
        pytest.param("әғқңөұүһі".encode(), "әғқңөұүһі", id="Kazakh letters"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_every_file_reads_as_lines_of_text(tmp_path: Path, content: bytes, text: str) -> None:
    project, path = project_with(tmp_path, content)
    assert read_text(project, path) == (text, ())


@pytest.mark.parametrize(
    ("content", "at", "line", "column"),
    [
        pytest.param("a: сайлау".encode("cp1251"), 4, 1, 4, id="another encoding"),
        pytest.param(b"abc\xe9", 4, 1, 4, id="Latin-1"),
        pytest.param("a".encode("utf-16"), 1, 1, 1, id="UTF-16"),
        pytest.param(b"a\r\nb\rc\n" + "ә".encode() + b"\xe9", 10, 4, 2, id="further down"),
        pytest.param(b"\xef\xbb\xbfab\xe9", 6, 1, 3, id="after a byte-order mark"),
    ],
)
def test_what_is_not_utf8_is_a_problem_that_names_the_byte(
    tmp_path: Path, content: bytes, at: int, line: int, column: int
) -> None:
    project, path = project_with(tmp_path, content)
    text, (problem,) = read_text(project, path)
    assert text is None
    assert (problem.code, problem.place) == (Code.NOT_UTF8, Place("content/a.md", line, column))
    assert problem.message == f"byte {at} is not UTF-8"


def test_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("secret", "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.md").symlink_to(outside)
    text, (problem,) = read_text(Project(root=root, today=TODAY), root / "a.md")
    assert (text, problem.code) == (None, Code.OUTSIDE_PROJECT)
    assert problem.message == "'a.md' is a link that leads out of the project"


def test_a_file_in_a_folder_that_is_a_link_out_of_the_project_is_told_at_the_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("secret", "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    (root / "content").symlink_to(tmp_path / "elsewhere")
    text, (problem,) = read_text(Project(root=root, today=TODAY), root / "content" / "a.md")
    assert (text, problem.code) == (None, Code.OUTSIDE_PROJECT)
    assert (problem.place, problem.fix) == (
        Place("content"),
        "put the folder itself into the project",
    )


def test_a_link_in_a_circle_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    text, (problem,) = read_text(Project(root=tmp_path, today=TODAY), tmp_path / "a.md")
    assert (text, problem.code) == (None, Code.MISSING_FILE)


def test_a_link_within_the_project_is_read(tmp_path: Path) -> None:
    project, path = project_with(tmp_path, b"a")
    (tmp_path / "b.md").symlink_to(path)
    assert read_text(project, tmp_path / "b.md") == ("a", ())


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    text, (problem,) = read_text(Project(root=tmp_path, today=TODAY), tmp_path / "a.md")
    assert (text, problem.code) == (None, Code.MISSING_FILE)
    assert problem.message == "the file cannot be read: Is a directory"
