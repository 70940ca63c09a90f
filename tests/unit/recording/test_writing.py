"""Files replaced as a whole: all or none, whatever happens in between."""

import os
from pathlib import Path

import pytest

from afterword.problems import ProblemsFoundError
from afterword.recording.changes import FileChange
from afterword.recording.writing import replace_files, write_file


def change(path: Path, after: bytes = b"new\n") -> FileChange:
    return FileChange(path=path.name, target=path, before=b"old\n", after=after)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "a.yml", tmp_path / "b.yml")
    for path in paths:
        path.write_bytes(b"old\n")
    return paths


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


OLD = {"a.yml": b"old\n", "b.yml": b"old\n"}


def test_files_are_replaced_and_nothing_else_is_left(files: tuple[Path, Path]) -> None:
    replace_files([change(path) for path in files])
    assert contents(files[0].parent) == {"a.yml": b"new\n", "b.yml": b"new\n"}


def test_a_file_keeps_its_permissions(files: tuple[Path, Path]) -> None:
    files[0].chmod(0o640)
    replace_files([change(files[0])])
    assert files[0].stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.parametrize("crash", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_crash_in_the_middle_leaves_the_old_files_and_no_litter(
    files: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    time: int,
    crash: BaseException,
) -> None:
    real, calls = getattr(os, call), []

    def crashing(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == time:
            raise crash
        return real(*arguments)

    monkeypatch.setattr(os, call, crashing)
    with pytest.raises((ProblemsFoundError, KeyboardInterrupt)) as caught:
        replace_files([change(path) for path in files])
    assert contents(files[0].parent) == OLD
    assert len(calls) >= time
    if isinstance(caught.value, ProblemsFoundError):
        assert [str(one) for one in caught.value.problems] == [
            f"{path.name}: error[not-written]: the file cannot be written: no space left on"
            " device\n"
            "    fix: see that there is room on the disk and that you may write here"
            for path in files
        ]


def test_what_somebody_else_wrote_meanwhile_is_kept(files: tuple[Path, Path]) -> None:
    files[1].write_bytes(b"theirs\n")
    with pytest.raises(ProblemsFoundError) as caught:
        replace_files([change(path) for path in files])
    assert contents(files[0].parent) == {"a.yml": b"old\n", "b.yml": b"theirs\n"}
    assert [str(one) for one in caught.value.problems] == [
        "b.yml: error[not-written]: the file changed while an entry was being added to it\n"
        "    fix: run the command again; it reads the file as it is now"
    ]


def test_what_somebody_else_writes_between_two_replacements_is_kept(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replacing(*arguments: str) -> None:
        real(*arguments)
        if Path(arguments[1]) == files[0]:
            files[1].write_bytes(b"theirs\n")

    monkeypatch.setattr(os, "replace", replacing)
    with pytest.raises(ProblemsFoundError):
        replace_files([change(path) for path in files])
    assert contents(files[0].parent) == {"a.yml": b"old\n", "b.yml": b"theirs\n"}


def test_a_new_file_gets_usual_permissions(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.touch()
    write_file(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == beside.stat().st_mode
