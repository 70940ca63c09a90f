"""The list of published pages: what is read, and what is added."""

from pathlib import Path

import pytest

from afterword.problems import Code
from afterword.project.project import Project
from afterword.sources.text_source import PUBLISHED, read_published, with_pages
from tests.unit.small_project import TODAY


def listed(folder: Path, content: bytes) -> Project:
    """Return a project that has nothing but a list of published pages."""
    (folder / "content").mkdir()
    (folder / PUBLISHED).write_bytes(content)
    return Project(root=folder, today=TODAY)


def test_a_project_without_a_list_has_published_nothing(tmp_path: Path) -> None:
    assert read_published(Project(root=tmp_path, today=TODAY)) == ({}, ())


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        pytest.param(b"a.html\nb/c-1.html\n", {"a.html": 1, "b/c-1.html": 2}, id="a page a line"),
        pytest.param(b"# Words.\n\na.html\n", {"a.html": 3}, id="a comment and an empty line"),
        pytest.param(b" a.html \n", {"a.html": 1}, id="blanks around it"),
        pytest.param(b"\xef\xbb\xbfa.html\r\nb.html", {"a.html": 1, "b.html": 2}, id="of Windows"),
        pytest.param(b"", {}, id="nothing"),
    ],
)
def test_each_line_is_a_page(tmp_path: Path, content: bytes, pages: dict[str, int]) -> None:
    assert read_published(listed(tmp_path, content)) == (pages, ())


@pytest.mark.parametrize(
    "line", ["/a.html", "a", "a.htm", "../a.html", "A.html", "a.html # b", "x y"]
)
def test_a_line_that_is_no_page_is_a_problem_and_the_others_are_read(
    tmp_path: Path, line: str
) -> None:
    pages, (problem,) = read_published(listed(tmp_path, f"a.html\n{line}\nb.html\n".encode()))
    assert pages == {"a.html": 1, "b.html": 3}
    assert (problem.code, str(problem.place)) == (Code.WRONG_VALUE, f"{PUBLISHED}:2:1")
    assert problem.message == f"'{line}' is not a page of the website"


def test_a_page_that_stands_twice_is_a_problem_that_names_the_first(tmp_path: Path) -> None:
    pages, (problem,) = read_published(listed(tmp_path, b"b.html\na.html\nb.html\n"))
    assert pages == {"b.html": 1, "a.html": 2}
    assert (problem.code, str(problem.place)) == (Code.DUPLICATE_ID, f"{PUBLISHED}:3:1")
    assert problem.message == "the page 'b.html' stands twice; the first is in line 1"


def test_a_list_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    pages, (problem,) = read_published(listed(tmp_path, b"a.html\n\xe9.html\n"))
    assert (pages, problem.code, problem.place.line) == ({}, Code.NOT_UTF8, 2)


def test_a_folder_for_a_list_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / PUBLISHED).mkdir(parents=True)
    _, (problem,) = read_published(Project(root=tmp_path, today=TODAY))
    assert (problem.code, problem.place.path) == (Code.MISSING_FILE, PUBLISHED)


@pytest.mark.parametrize("target", ["/etc/hostname", "../elsewhere.txt", "nowhere.txt"])
def test_a_link_out_of_the_project_or_to_nothing_is_a_problem(tmp_path: Path, target: str) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / PUBLISHED).symlink_to(f"../../{target}" if target.startswith("..") else target)
    pages, (problem,) = read_published(Project(root=root, today=TODAY))
    expected = Code.MISSING_FILE if target == "nowhere.txt" else Code.OUTSIDE_PROJECT
    assert (pages, problem.code) == ({}, expected)


@pytest.mark.parametrize(
    ("text", "pages", "after"),
    [
        pytest.param("b.html\n", ["c.html", "a.html"], "a.html\nb.html\nc.html\n", id="in order"),
        pytest.param("b.html", ["c.html"], "b.html\nc.html\n", id="no line end at the end"),
        pytest.param(
            "# B\nb.html\n\n# D\nd.html\n",
            ["c.html", "e.html"],
            "# B\nb.html\n\n# D\nc.html\nd.html\ne.html\n",
            id="comments stay",
        ),
        pytest.param(
            "z.html\na.html\n", ["b.html"], "b.html\nz.html\na.html\n", id="a list out of order"
        ),
        pytest.param("a.html\n", [], "a.html\n", id="nothing new"),
    ],
)
def test_pages_are_added_and_every_line_stays(text: str, pages: list[str], after: str) -> None:
    assert with_pages(text, pages) == after


def test_a_new_list_says_what_it_is_for(tmp_path: Path) -> None:
    text = with_pages("", ["b.html", "a.html"])
    assert text.startswith("# The pages that were published, one a line")
    assert read_published(listed(tmp_path, text.encode())) == ({"a.html": 3, "b.html": 4}, ())
