"""Entries into files: the register as it would be is checked first."""

from pathlib import Path

import pytest

from afterword.problems import Place, ProblemsFoundError
from afterword.project.project import Project
from afterword.recording.changes import (
    FOLLOW_UP,
    REVIEWS,
    Addition,
    ErrorsBeforeError,
    planned,
    read_checked,
)
from afterword.sources.appending import Item
from tests.unit.recording.recorded_project import FILE, project
from tests.unit.small_project import SECTION, TODAY, recommendation_yaml, write_project


def origin(key: str) -> tuple[Place, str]:
    return (Place("day"), "of it: ") if key == "date" else (Place("whole"), "")


ENTRY: Item = {
    "id": "b",
    "kind": "development",
    "date": "2021",
    "text": "Words.",
    "sources": ["final-report"],
    "recorded": {"date": "2024-05-01", "by": "Editors"},
}


def as_it_is(folder: Path) -> Project:
    return Project(root=folder, today=TODAY)


def addition(item: Item = ENTRY, key: str = FOLLOW_UP) -> Addition:
    return Addition(recommendation="sor-2018-r1", list_key=key, item=item, origin=origin)


def refused(folder: Path, *additions: Addition) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        planned(project(folder), additions)
    return [str(one) for one in caught.value.problems]


def test_a_change_is_planned_and_nothing_is_written(tmp_path: Path) -> None:
    checked = project(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    (change,) = planned(checked, [addition(), addition({**ENTRY, "id": "c", "text": "D."})])
    assert change.before == before == (tmp_path / FILE).read_bytes()
    assert change.after.startswith(before)
    assert change.after.count(b"- id:") == 2


def test_an_entry_and_a_review_go_to_their_lists(tmp_path: Path) -> None:
    review = addition({"date": "2024-05-01", "by": "Editors", "text": "None."}, REVIEWS)
    (change,) = planned(project(tmp_path), [review, addition()])
    shown = [line for line in change.diff() if line.startswith("+")]
    assert shown[1].strip("+ ") == "- id: b"
    assert shown[-4:] == [
        "+reviews:",
        "+  - date: 2024-05-01",
        "+    by: Editors",
        "+    text: None.",
    ]


def test_no_addition_is_no_change(tmp_path: Path) -> None:
    assert planned(project(tmp_path), []) == ()


def test_a_problem_is_told_where_its_value_came_from(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, addition({**ENTRY, "date": "2018"}))
    assert found.startswith("day: error[date-before-report]: of it: 'b' of 'sor-2018-r1' is dated")


def test_a_problem_of_a_value_without_a_place_is_told_of_the_whole(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, addition({**ENTRY, "sources": []}))
    assert found.startswith("whole: error[no-source]: ")


def test_a_missing_value_is_told_of_the_whole(tmp_path: Path) -> None:
    without = {key: value for key, value in ENTRY.items() if key != "text"}
    (found,) = refused(tmp_path, addition(without))
    assert found.startswith("whole: error[missing-key]: 'sor-2018-r1' (follow-up 3) has no 'text'")


@pytest.mark.parametrize(
    "text", ["Of {figur:voters}.", "See [it] (#lists-outdated).", "A <!-- b", "~~Gone~~"]
)
def test_a_text_that_would_be_printed_as_it_is_typed_is_refused(tmp_path: Path, text: str) -> None:
    (problem,) = refused(tmp_path, addition({**ENTRY, "text": text}))
    assert "error[unknown-mark]" in problem


def test_nothing_is_added_to_a_register_with_an_error(tmp_path: Path) -> None:
    changed = recommendation_yaml(topics=["list"])
    with pytest.raises(ErrorsBeforeError) as caught:
        read_checked(write_project(tmp_path, {FILE: changed}))
    assert [one.code.value for one in caught.value.problems] == ["unknown-topic"]


def test_advice_that_was_there_before_refuses_nothing(tmp_path: Path) -> None:
    unprinted = SECTION.replace("{figure:listed-voters}", "many")
    path = "content/sections/01-voter-lists.md"
    checked = read_checked(write_project(tmp_path, {path: unprinted}))
    assert [one.code.value for one in checked.problems] == ["unused-figure"]
    assert len(planned(checked, [addition()])) == 1


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / FILE).rename(tmp_path / "kept.yml")
    (tmp_path / FILE).symlink_to("../kept.yml")
    (change,) = planned(read_checked(as_it_is(tmp_path)), [addition()])
    assert change.target == tmp_path / "kept.yml"
    assert change.path == FILE


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    write_project(tmp_path / "p")
    (tmp_path / "p" / FILE).rename(tmp_path / "kept.yml")
    (tmp_path / "p" / FILE).symlink_to("../../kept.yml")
    with pytest.raises(ErrorsBeforeError) as caught:
        read_checked(as_it_is(tmp_path / "p"))
    assert caught.value.problems[0].code.value == "outside-project"


def test_a_diff_shows_line_ends_and_a_missing_one_as_programs_expect(tmp_path: Path) -> None:
    write_project(tmp_path)
    text = recommendation_yaml().rstrip("\n").replace("\n", "\r\n")
    (tmp_path / FILE).write_bytes(text.encode())
    (change,) = planned(read_checked(as_it_is(tmp_path)), [addition()])
    shown = change.diff()
    assert "\\ No newline at end of file" in shown
    assert not any(line.endswith("\r") for line in shown)
