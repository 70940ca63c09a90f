"""Coverage: a cell for each recommendation and year, and nothing counted that does not count."""

from pathlib import Path

from afterword.views.follow_up.coverage import Coverage, coverage
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    recommendation_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def grid(folder: Path, *entries: Value, reviews: list[Value] | None = None) -> Coverage:
    record = recommendation_yaml(follow_up=entries, reviews=reviews or [])
    return coverage(small_register(folder, {RECOMMENDATION_FILE: record}))


def cells(found: Coverage) -> dict[int, tuple[str, int, str]]:
    (row,) = found.rows
    return {
        year.year: (cell.covered.value, cell.count, cell.first)
        for year, cell in zip(found.years, row.cells, strict=True)
    }


def test_a_year_counts_the_entries_dated_in_it(tmp_path: Path) -> None:
    found = grid(
        tmp_path,
        follow_up("development", "b", "2021-06"),
        assessment("a", "2021"),
        follow_up("development", "c", "2023-01-01"),
    )
    assert cells(found) == {2021: ("entry", 2, "b"), 2023: ("entry", 1, "c")}


def test_what_was_corrected_and_a_review_that_names_no_source_leave_holes(tmp_path: Path) -> None:
    wrong = follow_up("development", "wrong", "2021")
    right = follow_up("correction", "right", "2022", corrects="wrong")
    looked: Value = {"date": "2024-05-01", "by": "E", "text": "Nothing.", "years": ["2021"]}
    other = recommendation_yaml(
        id="sor-2018-r2", number="2", title="M", follow_up=[follow_up("development", "a", "2021")]
    )
    record = recommendation_yaml(follow_up=[wrong, right], reviews=[looked])
    files = {RECOMMENDATION_FILE: record, "recommendations/02.yml": other}
    found = coverage(small_register(tmp_path, files))
    assert [one.year for one in found.years] == [2021, 2022]
    assert [cell.covered.value for cell in found.rows[0].cells] == ["hole", "entry"]


def test_a_review_covers_the_years_of_what_was_opened(tmp_path: Path) -> None:
    looked: dict[str, Value] = {"date": "2024-05-01", "by": "Editors", "text": "Nothing."}
    opened: dict[str, Value] = {**looked, "sources": ["final-report"], "years": ["2021"]}
    other = follow_up("development", "a", "2021")
    record = recommendation_yaml(follow_up=[other])
    second = recommendation_yaml(id="sor-2018-r2", number="2", title="More", reviews=[opened])
    third = recommendation_yaml(id="sor-2018-r3", number="3", title="Most", reviews=[looked])
    files = {RECOMMENDATION_FILE: record, "recommendations/02.yml": second}
    register = small_register(tmp_path, {**files, "recommendations/03.yml": third})
    found = coverage(register)
    covered = [[cell.covered.value for cell in row.cells] for row in found.rows]
    assert [one.year for one in found.years] == [2021]
    assert covered == [["entry"], ["review"], ["hole"]]
    assert [found.count(one) for one in ("entry", "review", "hole")] == [1, 1, 1]


def test_a_change_of_national_law_makes_a_year(tmp_path: Path) -> None:
    version: Value = {"since": "2020-06", "text": "Changed.", "source": "final-report"}
    provision: Value = {"path": "4.1", "label": "l", "gist": "g", "versions": [version]}
    path = "references/instruments/coast-charter-1991.yml"
    for kind, years in (("national-law", [2020]), ("treaty", [])):
        text = instrument_yaml(kind=kind, provisions=[provision])
        register = small_register(tmp_path / kind, {path: text, RECOMMENDATION_FILE: dated()})
        assert [one.year for one in coverage(register).years] == years


def dated() -> str:
    """Return a recommendation that was looked at in 2024, so that the record reaches so far."""
    looked: Value = {"date": "2024-05-01", "by": "Editors", "text": "Nothing was found."}
    return recommendation_yaml(reviews=[looked])
