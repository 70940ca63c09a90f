"""The list of published pages: what the website has now is added, and nothing is taken off."""

from pathlib import Path

import pytest

from afterword.problems import Code, ProblemsFoundError
from afterword.recording.changes import ErrorsBeforeError
from afterword.recording.published import list_published
from afterword.sources.text_source import PUBLISHED
from tests.unit.small_project import SITE_SETTINGS, list_yaml, write_project

REDIRECTS = "content/redirects.yml"
MOVED = list_yaml("redirects", [{"old": "old.html", "new": "index.html"}])


def pages_of(folder: Path) -> list[str]:
    lines = (folder / PUBLISHED).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_all_pages_of_the_website_are_listed_in_order(tmp_path: Path) -> None:
    added = list_published(write_project(tmp_path))
    assert pages_of(tmp_path) == list(added) == sorted(added)
    assert {"index.html", "report/voter-lists.html", "recommendations/sor-2018-r1.html"} < set(
        added
    )
    assert "404.html" not in added


def test_a_list_that_is_complete_is_left_as_it_is(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    list_published(project)
    path = tmp_path / PUBLISHED
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    assert list_published(project) == ()
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_pages_that_are_redirected_are_listed_too(tmp_path: Path) -> None:
    assert "old.html" in list_published(write_project(tmp_path, {REDIRECTS: MOVED}))


def test_what_is_listed_stays_with_every_comment(tmp_path: Path) -> None:
    text = "# Ours.\nold.html\n\n# Later.\nindex.html\n"
    project = write_project(tmp_path, {PUBLISHED: text, REDIRECTS: MOVED})
    added = list_published(project)
    assert not {"old.html", "index.html"} & set(added)
    lines = (tmp_path / PUBLISHED).read_text("utf-8").splitlines()
    assert [line for line in lines if line not in added] == text.splitlines()


def test_nothing_is_listed_while_a_published_page_is_gone(tmp_path: Path) -> None:
    project = write_project(tmp_path, {PUBLISHED: "old.html\n"})
    with pytest.raises(ProblemsFoundError) as caught:
        list_published(project)
    assert [one.code for one in caught.value.problems] == [Code.PAGE_GONE]
    assert (tmp_path / PUBLISHED).read_text("utf-8") == "old.html\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("references/topics.yml", "", id="of the records"),
        pytest.param(
            "mkdocs.yml", f"{SITE_SETTINGS}markdown_extensions: [nowhere]\n", id="of the dialect"
        ),
        pytest.param(PUBLISHED, "a\n", id="of the list itself"),
    ],
)
def test_nothing_is_listed_while_there_is_an_error(tmp_path: Path, file: str, text: str) -> None:
    project = write_project(tmp_path, {file: text})
    with pytest.raises(ErrorsBeforeError):
        list_published(project)
    assert not (tmp_path / PUBLISHED).exists() or (tmp_path / PUBLISHED).read_text() == text


def test_advice_does_not_keep_pages_from_being_listed(tmp_path: Path) -> None:
    words = list_yaml("words", [{"word": "ad hoc", "lang": "la"}])
    assert list_published(write_project(tmp_path, {"references/words.yml": words}))


def test_a_list_that_is_a_link_within_the_project_stays_one(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"content/lists/pages.txt": ""})
    (tmp_path / PUBLISHED).symlink_to("lists/pages.txt")
    added = list_published(project)
    assert (tmp_path / PUBLISHED).is_symlink()
    assert "index.html" in added
    assert "index.html\n" in (tmp_path / "content/lists/pages.txt").read_text("utf-8")


def test_a_list_that_cannot_be_written_is_a_problem_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    project = write_project(tmp_path, {PUBLISHED: "index.html\n"})
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ProblemsFoundError) as caught:
        list_published(project)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.path) == (Code.NOT_WRITTEN, PUBLISHED)
    assert problem.message == "the list cannot be written: no space left on device"
    assert [path.name for path in (tmp_path / "content").iterdir() if "published" in path.name] == [
        "published.txt"
    ]
    assert (tmp_path / PUBLISHED).read_text("utf-8") == "index.html\n"
