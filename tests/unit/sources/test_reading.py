"""Annexes, data files, notes and tables of a project: they are read, whatever is wrong with some
of them."""

from pathlib import Path

import pytest

from afterword.problems import Code, Place, Problem
from afterword.sources.entry import DataFile, Loaded
from afterword.sources.load import load
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    COUNTS,
    DATA_FILE,
    NOTE_FILE,
    TABLE_FILE,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import write_project


def loaded_with(
    folder: Path, changes: dict[str, str | None] | None = None
) -> tuple[Loaded, tuple[Problem, ...]]:
    return load(write_project(folder, with_annex(changes)))


def test_annexes_stand_after_the_sections_in_the_order_of_their_names(tmp_path: Path) -> None:
    second = ANNEX.replace("id: counts", "id: more-counts")
    loaded, problems = loaded_with(tmp_path, {"content/annexes/00-more.md": second})
    assert problems == ()
    assert [(entry.record.id, entry.path) for entry in loaded.sections] == [
        ("voter-lists", "content/sections/01-voter-lists.md"),
        ("more-counts", "content/annexes/00-more.md"),
        ("counts", "content/annexes/01-counts.md"),
    ]


def test_notes_and_tables_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        NOTE_FILE: notes_yaml(note("z"), note("two-totals"), note("a")),
        TABLE_FILE: tables_yaml(table(id="z"), table()),
    }
    loaded, problems = loaded_with(tmp_path, changes)
    assert problems == ()
    assert [entry.record.id for entry in loaded.notes] == ["z", "two-totals", "a"]
    assert [entry.record.id for entry in loaded.tables] == ["z", "counts-in-full"]


def test_a_data_file_is_called_by_its_name_without_the_ending(tmp_path: Path) -> None:
    loaded, problems = loaded_with(tmp_path, {"content/data/a-b.csv": "c\n1\n"})
    assert problems == ()
    assert [(file.table.name, file.path) for file in loaded.data] == [
        ("a-b", "content/data/a-b.csv"),
        ("counts", DATA_FILE),
    ]
    assert loaded.data[0].table.rows == (("1",),)


def test_a_row_of_a_data_file_stands_in_its_line(tmp_path: Path) -> None:
    (file,) = loaded_with(tmp_path)[0].data
    assert isinstance(file, DataFile)
    assert [file.place(row) for row in range(4)] == [
        Place(DATA_FILE, line, 1) for line in (2, 3, 4, 5)
    ]


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(COUNTS.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + COUNTS.encode(), id="a mark of the byte order"),
    ],
)
def test_a_data_file_may_be_saved_as_spreadsheets_do(tmp_path: Path, saved: bytes) -> None:
    (expected,) = loaded_with(tmp_path)[0].data
    (tmp_path / DATA_FILE).write_bytes(saved)
    loaded, problems = load(write_project(tmp_path))
    assert problems == ()
    assert loaded.data == (expected,)


@pytest.mark.parametrize(
    "missing", [(DATA_FILE,), (NOTE_FILE,), (TABLE_FILE,), (ANNEX_FILE,), (DATA_FILE, TABLE_FILE)]
)
def test_what_not_every_project_has_is_not_missed(tmp_path: Path, missing: tuple[str, ...]) -> None:
    assert loaded_with(tmp_path, dict.fromkeys(missing))[1] == ()


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("content/data/counts.xlsx", "move it away"),
        ("content/data/more.txt", "name it 'more.csv', or move it away"),
        ("content/annexes/map.png", "move it away"),
        ("content/annexes/02-map.markdown", "name it '02-map.md', or move it away"),
    ],
)
def test_a_file_that_would_not_be_read_is_a_problem(tmp_path: Path, path: str, fix: str) -> None:
    _, (problem,) = loaded_with(tmp_path, {path: "x"})
    assert (problem.code, str(problem.place), problem.fix) == (Code.UNKNOWN_FILE, path, fix)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        pytest.param({DATA_FILE: ""}, "data", id="an empty data file"),
        pytest.param({DATA_FILE: "A,b\n"}, "data", id="columns without names"),
        pytest.param({DATA_FILE: "a,b\n1\n"}, "data", id="a row that lacks a value"),
        pytest.param({ANNEX_FILE: "Words.\n"}, "section", id="an annex without a front matter"),
        pytest.param({NOTE_FILE: "- [a\n"}, "note", id="notes that are no YAML"),
        pytest.param({TABLE_FILE: tables_yaml(table(id="A B"))}, "table", id="a table without id"),
    ],
)
def test_of_what_cannot_be_read_the_kind_is_kept(
    tmp_path: Path, changes: dict[str, str | None], kind: str
) -> None:
    loaded, problems = loaded_with(tmp_path, changes)
    assert {problem.place.path for problem in problems} == set(changes)
    assert loaded.unread.kinds == {kind}


def test_a_note_that_cannot_be_read_keeps_its_id(tmp_path: Path) -> None:
    wrong = notes_yaml(note("two-totals", grounds="hearsay"), note("b"))
    loaded, problems = loaded_with(tmp_path, {NOTE_FILE: wrong})
    assert [(one.code, one.message) for one in problems] == [
        (Code.WRONG_VALUE, "'hearsay' is not one of the values of 'grounds'")
    ]
    assert [entry.record.id for entry in loaded.notes] == ["b"]
    assert loaded.unread.ids == {"two-totals"}


def test_a_note_of_a_document_without_a_name_is_told_at_the_note(tmp_path: Path) -> None:
    wrong = notes_yaml(note("a"), note("b", grounds="outside"))
    _, (problem,) = loaded_with(tmp_path, {NOTE_FILE: wrong})
    assert str(problem) == (
        "content/notes.yml:8:3: error[wrong-value]: 'b' rests on another document and names none\n"
        "    fix: add `sources:`"
    )
