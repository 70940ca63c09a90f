"""The output folder: written where a link leads, whole whenever a build is killed, and tidied."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from afterword.problems import ProblemsFoundError
from afterword.publishing import output_folder
from afterword.publishing.output_folder import (
    WorkFolder,
    change_places,
    finish_killed,
    real_folder,
    unsafe_output,
)
from tests.killing import killed_at
from tests.unit.small_project import write_project

FORMER, NEW = "former", "new"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give an output folder with a former result, in a folder of its own."""
    made = tmp_path / "out" / "site"
    made.mkdir(parents=True)
    (made / "index.html").write_text(FORMER, "utf-8")
    return made


@pytest.fixture(params=["at once", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give in turn a system that lets two folders change places, and one that does not."""
    if request.param == "in two steps":
        monkeypatch.setattr(output_folder, "change_places", lambda *_: False)
    return str(request.param)


def result(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def begun(site: Path) -> WorkFolder:
    """Return a work folder with a new result in it."""
    work = WorkFolder(site)
    work.site.mkdir()
    (work.site / "index.html").write_text(NEW, "utf-8")
    return work


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_a_new_result_takes_the_place_of_the_former_one(site: Path, way: str) -> None:
    with closing(begun(site)) as work:
        work.replace()
        assert result(site) == NEW
    assert beside(site) == ["site"], way


def test_a_first_result_is_put_where_nothing_is(tmp_path: Path, way: str) -> None:
    site = tmp_path / "of" / "the" / "site"
    with closing(begun(site)) as work:
        work.replace()
    assert (result(site), beside(site)) == (NEW, ["site"]), way


def test_two_folders_change_places_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, "utf-8")
    if change_places(tmp_path / "a", tmp_path / "b"):
        assert (result(tmp_path / "a"), result(tmp_path / "b")) == ("b", "a")
    assert not change_places(tmp_path / "a", tmp_path / "none")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_an_output_that_is_a_link_is_written_through(tmp_path: Path, site: Path, way: str) -> None:
    link = tmp_path / "site"
    link.symlink_to("out/site")
    with closing(begun(real_folder(link))) as work:
        work.replace()
    assert link.readlink() == Path("out/site")
    assert (result(link), beside(site)) == (NEW, ["site"]), way


def test_a_link_to_a_folder_that_is_still_to_be_made_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("www/2018")
    with closing(begun(real_folder(tmp_path / "site"))) as work:
        work.replace()
    assert result(tmp_path / "www" / "2018") == NEW


def test_a_link_that_leads_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("again")
    (tmp_path / "again").symlink_to("site")
    (problem,) = unsafe_output(write_project(tmp_path / "project"), tmp_path / "site")
    assert problem.message == "the output folder is a link that leads in a circle"
    with pytest.raises(ProblemsFoundError):
        real_folder(tmp_path / "site")


def killed_build(site: Path, step: int) -> None:
    """Run the end of a build that is killed before its first or second renaming, or after both."""

    def build() -> None:
        begun(site).replace()
        os.kill(os.getpid(), signal.SIGKILL)

    assert killed_at(step, [(Path, "rename")], build)


@pytest.mark.parametrize(
    ("step", "after"),
    [
        pytest.param(1, FORMER, id="before both"),
        pytest.param(2, NEW, id="between the two"),
        pytest.param(3, NEW, id="after both"),
    ],
)
def test_the_next_build_finishes_what_a_killed_one_began(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: int, after: str
) -> None:
    monkeypatch.setattr(output_folder, "change_places", lambda *_: False)
    killed_build(site, step)
    assert site.exists() is (step != 2)
    assert len(beside(site)) == (1 if step == 2 else 2)
    finish_killed(site)
    assert (result(site), beside(site)) == (after, ["site"])


def test_a_folder_that_a_build_holds_stays(site: Path) -> None:
    work = begun(site)
    finish_killed(site)
    assert work.site.is_dir()
    with closing(work):
        work.replace()
    assert result(site) == NEW


@pytest.fixture
def left_behind(site: Path) -> Iterator[Path]:
    """Give what a build left that was killed as soon as it had made a folder."""
    folder = site.parent / ".site-abcd1234"
    folder.mkdir()
    yield folder
    assert result(site) == FORMER


def test_an_empty_folder_of_a_killed_build_is_removed(left_behind: Path, site: Path) -> None:
    finish_killed(site)
    assert not left_behind.exists()


@pytest.mark.parametrize("name", ["site/index.html", "notes.txt", "former/a"])
def test_a_folder_without_our_lock_is_somebody_elses(
    left_behind: Path, site: Path, name: str
) -> None:
    (left_behind / name).parent.mkdir(exist_ok=True)
    (left_behind / name).write_text("mine", "utf-8")
    finish_killed(site)
    assert (left_behind / name).read_text("utf-8") == "mine"


def test_a_file_of_somebody_else_keeps_its_folder(left_behind: Path, site: Path) -> None:
    for name in ("afterword.lock", "notes.txt"):
        (left_behind / name).write_text("", "utf-8")
    finish_killed(site)
    assert [path.name for path in left_behind.iterdir()] == ["notes.txt"]


def test_what_another_output_left_stays(site: Path) -> None:
    other = site.parent / ".site-2018-abcd1234"
    other.mkdir()
    finish_killed(site)
    assert other.is_dir()


def test_without_locks_nothing_counts_as_left_behind(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError("no locks")

    monkeypatch.setattr("fcntl.flock", unknown)
    work = begun(site)
    os.close(work._lock)
    finish_killed(site)
    assert work.site.is_dir()
