"""What somebody who is handed a spreadsheet has to know about it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from afterword.linking.register import Register
from afterword.model.follow_up import Implementation
from afterword.views.follow_up.standing import NOT_ASSESSED
from afterword.views.matrix.sheets import EDITORS_ASSESSMENT, SCALE, about
from tests.unit.small_project import (
    assessment,
    followed_up,
    recommendation_yaml,
    report_yaml,
    small_register,
)

RATED = [assessment("a", "2020")]


def lines_of(register: Register) -> list[tuple[str, str]]:
    return [(str(row[0]), str(row[1])) for row in about(register, "1.2.3").rows]


def test_it_says_what_the_sheets_are_of_and_who_answers_for_them(tmp_path: Path) -> None:
    notice = "*Unofficial*: see [the report](https://www.example.org/sorvania)."
    lines = lines_of(small_register(tmp_path, {"content/report.yml": report_yaml(notice=notice)}))
    assert lines[:4] == [
        ("Title", "Sorvania, local elections of 7 October 2018"),
        ("Notice", "Unofficial: see the report."),
        ("Official report", "Final Report: https://www.example.org/sorvania"),
        ("As of", "1 February 2019"),
    ]
    assert lines[-4:] == [
        ("Responsible", "The editors answer for the wording."),
        ("Licence", "Free to use."),
        ("Cite as", "Sorvania 2018"),
        ("Version", "Afterword 1.2.3"),
    ]


def test_it_says_the_day_of_the_record_and_what_is_left_out_of_an_earlier_one(
    tmp_path: Path,
) -> None:
    register, _ = followed_up(tmp_path, assessment("a", "2020"))
    said = ("", "What happened after this day is left out.")
    lines = lines_of(register)
    assert ("As of", "1 May 2024") in lines
    assert said not in lines
    earlier = lines_of(replace(register, as_of=date(2021, 3, 4)))
    assert earlier[earlier.index(("As of", "4 March 2021")) + 1] == said


def test_it_counts_the_recommendations_by_where_they_stand(tmp_path: Path) -> None:
    files = {
        f"recommendations/{at:02}.yml": recommendation_yaml(
            id=f"r{at}", number=str(at), follow_up=entries
        )
        for at, entries in enumerate(
            (RATED, [assessment("a", "2020", basis="reading")], [], RATED), 1
        )
    }
    changes: dict[str, str | None] = {**files, "recommendations/01-lists.yml": None}
    lines = lines_of(small_register(tmp_path, changes))
    at = lines.index(("Recommendations", "4"))
    assert lines[at + 1 : at + 4] == [
        ("Partially implemented (editors’ assessment)", "1"),
        ("Partially implemented (rating)", "2"),
        ("Not yet assessed", "1"),
    ]


def test_it_explains_every_value_of_the_scale_and_what_a_reading_is(tmp_path: Path) -> None:
    lines = lines_of(small_register(tmp_path))
    assert [words for words, _ in SCALE] == [
        *(f"{one.value.capitalize()} implemented" for one in Implementation),
        NOT_ASSESSED,
    ]
    assert set(SCALE) <= set(lines)
    assert ("Editors’ assessment", EDITORS_ASSESSMENT) in lines
    assert "never counted as a rating" in EDITORS_ASSESSMENT
    subjects = [subject for subject, _ in lines]
    assert {"Rating", "Events since", "Last verified"} <= set(subjects)


def test_a_text_that_begins_like_a_formula_is_none(tmp_path: Path) -> None:
    changed = report_yaml(title="=1+1", licence="@home")
    lines = dict(lines_of(small_register(tmp_path, {"content/report.yml": changed})))
    assert (lines["Title"], lines["Licence"]) == ("'=1+1", "'@home")
