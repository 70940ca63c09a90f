"""An import into several files is all or nothing, at whatever point it is killed."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from afterword.cli.commands import run_commands
from afterword.problems import ProblemsFoundError
from afterword.project.project import Project
from afterword.recording.changes import FileChange
from afterword.recording.journal import NAME, Journal, finish_interrupted
from afterword.recording.writing import replace_files
from tests.killing import killed_at
from tests.unit.small_project import TODAY

FILES = ("recommendations/a.yml", "recommendations/b.yml", "recommendations/c.yml")
OLD, NEW, THEIRS = "id: old\n", "id: new\n", "id: theirs\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "recommendations").mkdir()
    for path in FILES:
        (tmp_path / path).write_text(OLD, "utf-8")
    return Project(root=tmp_path, today=TODAY)


def changes(project: Project) -> list[FileChange]:
    old, new = OLD.encode(), NEW.encode()
    return [
        FileChange(path=path, target=project.root / path, before=old, after=new) for path in FILES
    ]


def texts(project: Project) -> list[str]:
    return [(project.root / path).read_text("utf-8") for path in FILES]


def names(project: Project) -> list[str]:
    """Return every file of the project that is none of its three."""
    paths = (path for path in project.root.rglob("*") if path.is_file())
    return sorted({path.relative_to(project.root).as_posix() for path in paths} - {*FILES})


STEPS = [(os, name) for name in ("fsync", "replace", "link", "unlink")]


def import_killed_at(project: Project, step: int) -> bool:
    """Run an import that is killed at a step of writing; tell whether it came to that."""
    journal = partial(Journal, project.root)
    return killed_at(step, STEPS, lambda: replace_files(changes(project), journal))


@pytest.mark.parametrize("step", range(1, 20))
def test_an_import_that_is_killed_is_finished_or_was_not_begun(project: Project, step: int) -> None:
    import_killed_at(project, step)
    said = finish_interrupted(project)
    assert texts(project) in ([OLD] * 3, [NEW] * 3)
    assert texts(project) == [NEW] * 3 or not said
    assert names(project) == []
    assert finish_interrupted(project) == ""


def test_every_state_between_old_and_new_was_among_them(project: Project) -> None:
    seen: list[int] = []
    step = 0
    while not seen or import_killed_at(project, step := step + 1):
        seen.append(texts(project).count(NEW))
        finish_interrupted(project)
        for path in FILES:
            (project.root / path).write_text(OLD, "utf-8")
    assert {*seen} == {0, 1, 2, 3}
    assert step == 20


def interrupted(project: Project) -> None:
    """Leave what an import leaves that is killed after its first file."""
    journal = Journal(project.root, changes(project))
    os.close(journal._fresh._number)
    (project.root / FILES[0]).write_text(NEW, "utf-8")


def test_it_is_said_that_an_import_is_finished(project: Project) -> None:
    interrupted(project)
    assert finish_interrupted(project) == (
        "an import that was interrupted is finished now; its entries are in"
        " recommendations/a.yml, recommendations/b.yml, recommendations/c.yml"
    )


def test_where_a_file_changed_since_the_others_are_as_before(project: Project) -> None:
    interrupted(project)
    (project.root / FILES[2]).write_text(THEIRS, "utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        finish_interrupted(project)
    assert [str(one) for one in caught.value.problems] == [
        "recommendations/c.yml: error[not-written]: the file changed after an import was"
        " interrupted: the others are as before it\n"
        "    fix: remove what this file has of that import, if anything, and import again"
    ]
    assert texts(project) == [OLD, OLD, THEIRS]
    assert names(project) == []
    assert finish_interrupted(project) == ""


def test_an_import_that_is_being_written_is_left_alone(project: Project) -> None:
    with closing(Journal(project.root, changes(project))):
        assert finish_interrupted(project) == ""
        assert names(project) == [f"..afterword-import.json.{_sign(project)}~", NAME]
        with pytest.raises(ProblemsFoundError) as caught:
            Journal(project.root, changes(project))
    assert "an import is being written" in str(caught.value.problems[0])
    assert texts(project) == [OLD] * 3
    assert names(project) == []


@pytest.mark.parametrize("time", range(1, 12))
def test_what_fails_while_an_import_is_written_leaves_no_journal(
    project: Project, monkeypatch: pytest.MonkeyPatch, time: int
) -> None:
    calls: list[object] = []

    def failing(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            calls.append(call)
            if len(calls) == time:
                raise OSError(28, "No space left on device")
            return call(*arguments)

        return counted

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, failing(getattr(os, name)))
    try:
        replace_files(changes(project), partial(Journal, project.root))
    except ProblemsFoundError:
        assert texts(project) == [OLD] * 3
    else:
        assert texts(project) == [NEW] * 3
        assert len(calls) < time
    assert names(project) == []


def _sign(project: Project) -> str:
    (path,) = project.root.glob("..*~")
    return path.name[:-1].rpartition(".")[2]


def _without(key: str) -> str:
    file = {"path": FILES[0], "before": OLD, "after": NEW}
    return json.dumps({"files": [{name: file[name] for name in file if name != key}]})


def _of(path: str) -> str:
    return json.dumps({"files": [{"path": path, "before": OLD, "after": NEW}]})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("[" * 100_000, id="nested without end"),
        pytest.param('{"files": []}', id="of no file"),
        pytest.param('{"files": [1]}', id="of a number"),
        pytest.param("[]", id="a list"),
        pytest.param(_without("before"), id="without what was"),
        pytest.param(_of("../outside.yml"), id="out of the project"),
        pytest.param(_of("recommendations/../../outside.yml"), id="out by another way"),
        pytest.param(_of("build.py"), id="of a script"),
        pytest.param(_of("content/notes.yml"), id="of other records"),
        pytest.param(_of("recommendations/link.yml"), id="of a link out of the project"),
        pytest.param(_of("recommendations/none.yml"), id="of a file that is not there"),
        pytest.param(_of("recommendations/\\u0000.yml"), id="of no name"),
        pytest.param(_of(FILES[0]).replace("old", "\\ud800"), id="with half a character"),
    ],
)
def test_a_journal_that_no_import_wrote_changes_nothing(
    project: Project, tmp_path: Path, text: str
) -> None:
    outside = tmp_path.parent / "outside.yml"
    others = [outside, project.root / "build.py", project.root / "content/notes.yml"]
    for other in others:
        other.parent.mkdir(exist_ok=True)
        other.write_text(OLD, "utf-8")
    (project.root / "recommendations/link.yml").symlink_to(outside)
    (project.root / NAME).write_text(text, "utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        finish_interrupted(project)
    (problem,) = caught.value.problems
    assert problem.message == "the journal of an interrupted import cannot be read"
    assert [one.read_text("utf-8") for one in others] == [OLD] * 3
    assert texts(project) == [OLD] * 3


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_no_journal(project: Project, kind: str) -> None:
    path = project.root / NAME
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    with pytest.raises(ProblemsFoundError):
        finish_interrupted(project)


@pytest.mark.parametrize("command", ["check", "record"])
def test_whichever_command_is_next_finishes_an_import_and_says_so(
    project: Project, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    interrupted(project)
    options = ["--kind", "review", "--text", "W."] if command == "record" else []
    words = [command, *(["1"] if command == "record" else []), *options]
    run_commands([*words, "--project", str(project.root)])
    assert capfd.readouterr().err.startswith("an import that was interrupted is finished now; ")
    assert texts(project) == [NEW] * 3


@pytest.mark.parametrize("command", ["check", "build", "record", "published"])
def test_whichever_command_is_next_tells_why_an_import_cannot_be_finished(
    project: Project, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    (project.root / NAME).write_text("{", "utf-8")
    words = [command, *(["1", "--kind", "review", "--text", "W."] if command == "record" else [])]
    assert run_commands([*words, "--project", str(project.root)]) == 1
    assert f"{NAME}: error[not-written]: the journal of" in capfd.readouterr().err
