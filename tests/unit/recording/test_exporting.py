"""The follow-up as a form: what its rows and lists hold."""

from datetime import date
from pathlib import Path

import pytest

from afterword.problems import ProblemsFoundError
from afterword.recording.exporting import entry_form, see_it_fits
from afterword.recording.sheet import SHEET_COLUMNS
from tests.unit.recording.recorded_project import project, rows_of
from tests.unit.small_project import follow_up


def test_a_row_is_an_entry_oldest_first(tmp_path: Path) -> None:
    first, second = rows_of(project(tmp_path))
    assert (first["entry"], second["entry"]) == ("law-2019", "coast-2020")
    assert second == {
        "recommendation": "sor-2018-r1",
        "title": "Lists kept up to date",
        "entry": "coast-2020",
        "kind": "assessment",
        "date": "2020-03-01",
        "who": "coast",
        "implementation": "partially",
        "basis": "rating",
        "part": "",
        "position": "",
        "closure": "",
        "corrects": "",
        "text": "Words of coast-2020.",
        "sources": "final-report",
        "confidence": "stated",
        "recorded on": "2024-05-01",
        "recorded by": "Editors",
        "reverses": "",
        "where": "",
        "reservation": "",
        "quoted by": "",
    }


def test_who_responds_stands_under_who(tmp_path: Path) -> None:
    answer = follow_up("response", "a", "2021", by="forum", position="rejects")
    row = rows_of(project(tmp_path, answer))[-1]
    assert (row["who"], row["position"]) == ("forum", "rejects")


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    row = rows_of(project(tmp_path, follow_up("development", "a", "2021", text="=1+1")))[-1]
    assert row["text"] == "'=1+1"


def test_the_lists_have_every_name_that_can_be_chosen(tmp_path: Path) -> None:
    lists = {one.heading: one.names for one in entry_form(project(tmp_path).register).lists}
    assert lists["recommendation"] == (("sor-2018-r1", "Lists kept up to date"),)
    assert ("coast", "Coast Observers") in lists["institution"]
    assert lists["source"] == (("final-report", "Coast Observers: Final Report"),)


def test_a_form_is_dated_by_the_newest_day_of_recording(tmp_path: Path) -> None:
    newer = follow_up("development", "a", "2021", recorded={"date": "2024-05-30", "by": "E"})
    assert entry_form(project(tmp_path, newer).register).created == date(2024, 5, 30)


def test_vocabularies_are_lists_to_choose_from(tmp_path: Path) -> None:
    columns = entry_form(project(tmp_path).register).columns
    chosen = {one.heading for one in columns if one.choices or one.list_heading}
    assert chosen == {
        "recommendation", "kind", "who", "implementation", "basis", "position", "closure",
        "confidence",
    }  # fmt: skip
    assert [one.heading for one in columns] == [one.heading for one in SHEET_COLUMNS]


def test_a_text_that_no_cell_can_hold_is_told(tmp_path: Path) -> None:
    long = follow_up("development", "a", "2021", text="a" * 33_000)
    with pytest.raises(ProblemsFoundError) as caught:
        see_it_fits(entry_form(project(tmp_path, long).register))
    assert [str(one) for one in caught.value.problems] == [
        ".: error[spreadsheet]: the entry 'a' of 'sor-2018-r1' is too long for a cell of a"
        " workbook\n    fix: export it as CSV: give a name that ends in .csv"
    ]
