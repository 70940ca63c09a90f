"""Rows of a spreadsheet: what they add, and what is told of those that are wrong."""

from pathlib import Path

import pytest

from afterword.linking.checks import Checked
from afterword.recording.changes import read_checked
from afterword.recording.drafts import content_of
from tests.unit.recording.recorded_project import (
    ENTRIES,
    FILE,
    PARTS,
    imported,
    new_row,
    project,
    rows_of,
    sheet_file,
    told,
)
from tests.unit.small_project import recommendation_yaml, section_text, write_project

UNDO = (
    'entries are only added: undo the change; or clear the cell "entry" to add a new entry; or add'
    " an entry of the kind correction"
)


def test_what_was_exported_adds_nothing(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    assert imported(sheet_file(tmp_path / "f.csv", checked, *rows_of(checked)), checked) == ()


def test_a_row_without_an_id_adds_an_entry(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    row = new_row(kind="response", who="commission", position="partly", confidence="inferred")
    (addition,) = imported(sheet_file(tmp_path / "f.csv", checked, row), checked)
    assert addition.recommendation == "sor-2018-r1"
    assert list(addition.item.items()) == [
        ("id", "response-commission-2021-05-02"),
        ("kind", "response"),
        ("by", "commission"),
        ("position", "partly"),
        ("date", "2021-05-02"),
        ("text", "Something happened."),
        ("sources", ("final-report",)),
        ("confidence", "inferred"),
        ("recorded", {"date": "2024-06-01", "by": "Editors"}),
    ]


def test_a_row_keeps_its_own_id_and_recorder(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    row = new_row(entry="act-2021", recorded_on="2023-01-01", recorded_by="A desk")
    (addition,) = imported(sheet_file(tmp_path / "f.csv", checked, row), checked)
    assert addition.item["id"] == "act-2021"
    assert addition.item["recorded"] == {"date": "2023-01-01", "by": "A desk"}


def test_a_renewed_judgement_is_an_entry_of_its_own(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    _, row = rows_of(checked)
    renewed = {**row, "implementation": "fully", "date": "2024-02-01", "text": "Done."}
    (addition,) = imported(sheet_file(tmp_path / "f.csv", checked, renewed), checked)
    assert addition.item["id"] == "assessment-coast-2024-02-01"
    assert addition.item["recorded"] == {"date": "2024-06-01", "by": "Editors"}


def test_the_same_row_twice_adds_one_entry(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    path = sheet_file(tmp_path / "f.csv", checked, new_row(), new_row(entry="other"))
    assert len(imported(path, checked)) == 1


def test_ids_that_are_made_differ(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    path = sheet_file(tmp_path / "f.csv", checked, new_row(), new_row(text="And more."))
    assert [one.item["id"] for one in imported(path, checked)] == [
        "development-2021-05-02",
        "development-2021-05-02-2",
    ]


def test_a_row_that_is_gone_removes_nothing(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    assert imported(sheet_file(tmp_path / "f.csv", checked), checked) == ()


def test_a_correction_may_be_of_an_entry_in_a_row_above(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    rows = (new_row(entry="x"), new_row(kind="correction", corrects="x", text="Not so."))
    assert len(imported(sheet_file(tmp_path / "f.csv", checked, *rows), checked)) == 2


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        pytest.param(
            {"text": "Other words."},
            "f.csv:2:13: error[changed-entry]: row 2, column \"text\": 'coast-2020' of"
            " 'sor-2018-r1' is on record with 'Words of coast-2020.' here\n"
            f"    fix: {UNDO}",
            id="another text",
        ),
        pytest.param(
            {"implementation": "fully"},
            "f.csv:2:7: error[changed-entry]: row 2, column \"implementation\": 'coast-2020' of"
            " 'sor-2018-r1' is on record with 'partially' here\n"
            "    fix: a new judgement is a new entry with its own date, text and source: change"
            " these too, or undo the change",
            id="a status without a date",
        ),
        pytest.param(
            {"part": "a"},
            "f.csv:2:9: error[changed-entry]: row 2, column \"part\": 'coast-2020' of"
            " 'sor-2018-r1' is on record with nothing here\n"
            f"    fix: {UNDO}",
            id="a value where there is none",
        ),
        pytest.param(
            {"who": "forum", "implementation": "not", "date": "2022"},
            "f.csv:2:5: error[changed-entry]: row 2, column \"date\": 'coast-2020' of"
            " 'sor-2018-r1' is on record with '2020-03-01' here\n"
            f"    fix: {UNDO}",
            id="another assessor",
        ),
    ],
)
def test_an_entry_on_record_is_not_changed(
    tmp_path: Path, cells: dict[str, str], problem: str
) -> None:
    checked = project(tmp_path / "p")
    _, row = rows_of(checked)
    found = told(sheet_file(tmp_path / "f.csv", checked, {**row, **cells}), checked)
    assert found[0] == problem


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        pytest.param(
            {"recommendation": "7"},
            'f.csv:2:1: error[unknown-recommendation]: row 2, column "recommendation": there is no'
            " recommendation '7'\n    fix: there are numbers 1 to 1",
            id="a recommendation that there is not",
        ),
        pytest.param(
            {"recommendation": ""},
            'f.csv:2:1: error[missing-key]: row 2, column "recommendation": it is missing; every'
            " row names a recommendation\n"
            "    fix: write its id (merged cells count for the first row only), or clear the row",
            id="no recommendation",
        ),
        pytest.param(
            {"kind": "developement"},
            "f.csv:2:4: error[wrong-value]: row 2, column \"kind\": 'developement' is not a kind of"
            " follow-up entry\n    fix: did you mean 'development'?",
            id="a kind that there is not",
        ),
        pytest.param(
            {"kind": "review"},
            "f.csv:2:4: error[wrong-value]: row 2, column \"kind\": 'review' is not a kind of"
            " follow-up entry\n"
            "    fix: write one of development, response, assessment, closure, correction",
            id="a review, which is no entry",
        ),
        pytest.param(
            {"date": "25.5.2020"},
            "f.csv:2:5: error[wrong-value]: row 2, column \"date\": '25.5.2020' is not a date\n"
            "    fix: write it as 2016-03-20, 2016-03 or 2016",
            id="a date as elsewhere",
        ),
        pytest.param(
            {"date": "2025"},
            "f.csv:2:5: error[date-in-future]: row 2, column \"date\": 'development-2025' of"
            " 'sor-2018-r1' is dated 2025, after today (2024-06-01)\n    fix: correct the date",
            id="a date that the register refuses",
        ),
        pytest.param(
            {"who": "coast"},
            'f.csv:2:6: error[unknown-key]: row 2, column "who": a development has none; an'
            " assessment has one\n    fix: leave it out",
            id="a cell that does not go with the kind",
        ),
        pytest.param(
            {"text": ""},
            'f.csv:2:13: error[missing-key]: row 2, column "text": it is missing; a development'
            " needs it\n    fix: say it in your own words",
            id="no text",
        ),
        pytest.param(
            {"text": "See {figure:none}."},
            "f.csv:2:13: error[unknown-figure]: row 2, column \"text\": the text prints 'none':"
            " content/figures.yml does not state it\n    fix: add it there, or correct the id",
            id="a mark of nothing",
        ),
        pytest.param(
            {"sources": ""},
            'f.csv:2:14: error[no-source]: row 2, column "sources": it is missing; a development'
            " needs it\n    fix: name at least one by its id in references/sources.yml",
            id="no source",
        ),
        pytest.param(
            {"confidence": "sure"},
            "f.csv:2:15: error[wrong-value]: row 2, column \"confidence\": 'sure' is not one of the"
            " values of 'confidence'\n    fix: allowed: stated, inferred",
            id="a word that there is not",
        ),
        pytest.param(
            {"entry": "An id"},
            "f.csv:2:3: error[wrong-value]: row 2, column \"entry\": 'An id' is not an id\n"
            "    fix: use lower-case words and digits joined by hyphens",
            id="no id",
        ),
        pytest.param(
            {"recorded on": "2024"},
            "f.csv:2:16: error[wrong-value]: row 2, column \"recorded on\": '2024' is not a whole"
            " date\n    fix: give year, month and day: 2016-03-20",
            id="a year of recording",
        ),
        pytest.param(
            {"kind": "assessment", "implementation": "fully", "basis": "rating", "part": "c"},
            'f.csv:2:6: error[no-assessor]: row 2, column "who": it is missing; an assessment needs'
            " it\n    fix: name the institution that judged by its id in"
            " references/institutions.yml",
            id="nobody who judged",
        ),
        pytest.param(
            {"kind": "response", "who": "comission", "position": "partly"},
            "f.csv:2:6: error[unknown-institution]: row 2, column \"who\": 'sor-2018-r1'"
            " names 'comission': references/institutions.yml does not have it\n"
            "    fix: did you mean 'commission'?",
            id="an institution that there is not",
        ),
        pytest.param(
            {"kind": "correction", "corrects": "law-2018"},
            'f.csv:2:12: error[unknown-entry]: row 2, column "corrects": no entry before this'
            " one has the id 'law-2018'\n    fix: did you mean 'law-2019'?",
            id="an entry that there is not",
        ),
    ],
)
def test_a_wrong_cell_is_named(tmp_path: Path, cells: dict[str, str], problem: str) -> None:
    checked = project(tmp_path / "p")
    found = told(sheet_file(tmp_path / "f.csv", checked, {**new_row(), **cells}), checked)
    assert found[0] == problem


def test_the_wrong_cells_of_all_rows_are_told_together(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    rows = (
        new_row(date="soon", confidence="sure"),
        new_row(),
        new_row(kind="closure", sources="none"),
        new_row(kind="closure", closure="overtaken", text="It is over.", sources="none"),
    )
    found = told(sheet_file(tmp_path / "f.csv", checked, *rows), checked)
    places = [one.partition(":")[2].partition(": ")[0] for one in found]
    assert places == ["2:5", "2:15", "4:11", "5:14"]


def two_recommendations(folder: Path) -> Checked:
    """Write the small project with a second recommendation, and return its register."""
    first = recommendation_yaml(parts=PARTS, follow_up=ENTRIES)
    second = recommendation_yaml(id="sor-2018-r2", number="2", section="more")
    more = section_text("Words.\n\n::: recommendation 2\n", name="more", title="More")
    files: dict[str, str | None] = {FILE: first, "recommendations/02-more.yml": second}
    return read_checked(write_project(folder, {**files, "content/sections/02-more.md": more}))


def test_a_row_that_slipped_to_another_recommendation_is_a_problem(tmp_path: Path) -> None:
    checked = two_recommendations(tmp_path / "p")
    row, _ = rows_of(checked)
    path = sheet_file(tmp_path / "f.csv", checked, {**row, "recommendation": "sor-2018-r2"})
    (problem,) = told(path, checked)
    assert problem.startswith(
        "f.csv:2:1: error[changed-entry]: row 2, column \"recommendation\": 'law-2019' with these "
        "words is on record under 'sor-2018-r1'"
    )


def test_a_judgement_of_that_day_by_the_same_assessor_is_not_added_again(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    row = new_row(kind="assessment", who="coast", implementation="fully", basis="rating")
    path = sheet_file(tmp_path / "f.csv", checked, {**row, "date": "2020-03-01"})
    (problem,) = told(path, checked)
    assert "column \"date\": 'coast-2020' is a judgement of that day by the same" in problem


def test_blanks_and_the_order_of_sources_make_no_new_entry(tmp_path: Path) -> None:
    checked = project(tmp_path / "p")
    row, _ = rows_of(checked)
    spaced = {**row, "text": row["text"].replace(" ", "  "), "sources": f"{row['sources']}; "}
    assert imported(sheet_file(tmp_path / "f.csv", checked, spaced), checked) == ()


def test_what_a_draft_says_does_not_depend_on_the_order_of_its_sources() -> None:
    said = [content_of({"kind": "development", "sources": one}) for one in ("b; a", "a; b; a")]
    assert said[0] == said[1] != content_of({"kind": "development", "sources": "a"})
