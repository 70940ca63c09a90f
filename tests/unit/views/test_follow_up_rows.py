"""The follow-up as a table: a row an entry."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.views.matrix.grid import Cell, Grid
from afterword.views.matrix.sheets import FOLLOW_UP_COLUMNS, follow_up_rows
from tests.unit.small_project import (
    SOURCES,
    Value,
    assessment,
    follow_up,
    followed_up,
    list_yaml,
    recommendation_yaml,
    small_register,
)


def cells(grid: Grid) -> list[dict[str, Cell]]:
    """Return the rows of a table, each cell by the key of its column."""
    keys = [column.key for column in grid.columns]
    return [dict(zip(keys, row, strict=True)) for row in grid.rows]


def row_of(folder: Path, *entries: Value) -> dict[str, Cell]:
    """Return the row of the last entry."""
    register, _ = followed_up(folder, *entries)
    return cells(follow_up_rows(register))[-1]


def test_the_keys_and_headings_of_columns_are_unique() -> None:
    keys = [column.key for column in FOLLOW_UP_COLUMNS]
    assert len(set(keys)) == len({column.heading for column in FOLLOW_UP_COLUMNS}) == len(keys)
    assert all(key.isidentifier() and key.islower() for key in keys)


def test_a_row_answers_every_column(tmp_path: Path) -> None:
    entry = assessment(
        "a-2021",
        "2021-05",
        implementation="not",
        basis="reading",
        part="b",
        text="It *said* so of [@coast-charter-1991].",
        confidence="inferred",
        recorded={"date": "2024-01-02", "by": "The editors"},
    )
    assert row_of(tmp_path, entry) == {
        "recommendation": "sor-2018-r1",
        "number": 1,
        "title": "Lists kept up to date",
        "entry": "a-2021",
        "date": "2021-05",
        "kind": "assessment",
        "who": "The editors, from what Coast said",
        "value": "not",
        "basis": "reading",
        "part": "b",
        "words": "Assessment: not implemented (part b); the editors, from what Coast said",
        "text": "It said so of the Coast Charter.",
        "reservation": "It is said in passing.",
        "where": "Section 2",
        "quoted_by": "",
        "sources": ("Coast Observers: Final Report, 1 February 2019",),
        "urls": ("no address",),
        "confidence": "inferred",
        "corrects": "",
        "reverses": "",
        "corrected": "no",
        "recorded": "2024-01-02",
        "recorded_by": "The editors",
        "as_of": "2024-01-02",
    }


OPENED = follow_up("development", "before", "2019-05-01")


@pytest.mark.parametrize(
    ("entry", "who", "value", "basis", "part", "corrects", "words"),
    [
        pytest.param(
            follow_up("development", "e", "2020"),
            "",
            "",
            "",
            "",
            "",
            "Development",
            id="a development",
        ),
        pytest.param(
            follow_up("response", "e", "2020", by="commission", position="reports-done"),
            "Electoral Commission",
            "reports-done",
            "",
            "",
            "",
            "Response: reports it done; Electoral Commission",
            id="a response",
        ),
        pytest.param(
            assessment("e", "2020"),
            "Coast Observers",
            "partially",
            "rating",
            "",
            "",
            "Assessment: partially implemented; Coast",
            id="an assessment of the whole",
        ),
        pytest.param(
            follow_up("closure", "e", "2020", closure="no-longer-applicable"),
            "",
            "no-longer-applicable",
            "",
            "",
            "",
            "Closed: no longer applicable",
            id="a closure",
        ),
        pytest.param(
            follow_up("correction", "e", "2020", corrects="before"),
            "",
            "",
            "",
            "",
            "before",
            "Correction",
            id="a correction",
        ),
    ],
)
def test_a_row_says_what_its_kind_of_entry_is_about(
    tmp_path: Path,
    entry: Value,
    who: str,
    value: str,
    basis: str,
    part: str,
    corrects: str,
    words: str,
) -> None:
    row = row_of(tmp_path, OPENED, entry)
    assert (row["who"], row["value"], row["basis"]) == (who, value, basis)
    assert (row["part"], row["corrects"], row["words"]) == (part, corrects, words)


def test_what_was_corrected_later_says_so_and_stays(tmp_path: Path) -> None:
    correction = follow_up("correction", "c", "2020", corrects="before")
    register, _ = followed_up(tmp_path, OPENED, correction)
    told = [(row["entry"], row["corrected"]) for row in cells(follow_up_rows(register))]
    assert told == [("before", "yes"), ("c", "no")]


def test_sources_stand_beside_their_addresses_in_the_same_order(tmp_path: Path) -> None:
    address = "https://www.example.org/news"
    news: Value = {"id": "news", "title": "N", "publisher": "P", "kind": "media", "url": address}
    entry = follow_up("development", "d", "2020", sources=["news", "final-report"])
    changes = {
        "recommendations/01-lists.yml": recommendation_yaml(follow_up=[entry]),
        "references/sources.yml": list_yaml("sources", [*SOURCES, news]),
    }
    (row,) = cells(follow_up_rows(small_register(tmp_path, dict(changes))))
    assert row["sources"] == ("P: N", "Coast Observers: Final Report, 1 February 2019")
    assert row["urls"] == (address, "no address")


def test_rows_come_by_recommendation_and_in_the_order_in_which_it_happened(
    tmp_path: Path,
) -> None:
    days = {"a": "2021-01-02", "b": "2020", "c": "2020-12-30", "d": "2020-12"}
    entries: list[Value] = [follow_up("development", name, day) for name, day in days.items()]
    register = small_register(
        tmp_path,
        {
            "recommendations/01-lists.yml": recommendation_yaml(number="2", follow_up=entries),
            "recommendations/02.yml": recommendation_yaml(
                id="r2", number="1", follow_up=[follow_up("development", "z", "2023")]
            ),
            "recommendations/03.yml": recommendation_yaml(id="r3", number="3"),
        },
    )
    rows = cells(follow_up_rows(register))
    assert [(row["number"], row["entry"]) for row in rows] == [
        (1, "z"),
        (2, "c"),
        (2, "b"),
        (2, "d"),
        (2, "a"),
    ]


def test_a_record_without_follow_up_is_a_table_without_rows(tmp_path: Path) -> None:
    grid = follow_up_rows(small_register(tmp_path))
    assert (grid.title, grid.rows, len(grid.columns)) == ("Follow-up", (), len(FOLLOW_UP_COLUMNS))


def test_rows_bear_the_day_as_of_which_they_stood(tmp_path: Path) -> None:
    register, _ = followed_up(tmp_path, OPENED)
    (row,) = cells(follow_up_rows(replace(register, as_of=date(2020, 1, 2))))
    assert row["as_of"] == "2020-01-02"
