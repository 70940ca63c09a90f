"""What Datasette is told: of every table and view, of readings, and queries that run."""

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afterword.data.open_data.metadata_file import metadata_file
from afterword.linking.as_of import as_of
from afterword.views.open_data.files import OpenData
from tests.unit.data.open_data.opening import collected_of, database_of, full_register


@pytest.fixture
def collected(tmp_path: Path) -> OpenData:
    return collected_of(full_register(tmp_path))


def told(collected: OpenData) -> dict[str, Any]:
    document = json.loads(metadata_file(collected))
    tables: dict[str, Any] = document["databases"]["afterword"]
    return tables


def columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[0] for row in database.execute("SELECT name FROM pragma_table_info(?)", [table])}


def test_it_says_what_it_is_whose_and_where_it_comes_from(collected: OpenData) -> None:
    document = json.loads(metadata_file(collected))
    assert document["title"] == "Sorvania, local elections of 7 October 2018"
    assert document["description"] == (
        "This is unofficial. As of 2024-05-03. The editors answer for the wording."
    )
    assert (document["license"], document["source"], document["source_url"]) == (
        "Free to use.",
        "Coast Observers: Final Report",
        "https://www.example.org/sorvania",
    )
    assert "about_url" not in document


def test_it_says_that_later_days_are_left_out_and_where_the_site_is(tmp_path: Path) -> None:
    register = full_register(tmp_path, site_url="https://www.example.org/here/")
    document = json.loads(metadata_file(collected_of(as_of(register, date(2022, 1, 1)))))
    assert (
        "As of 2022-01-01. What was recorded of later days is left out."
        in (document["description"])
    )
    assert document["about_url"] == "https://www.example.org/here/index.html"


def test_every_table_and_view_is_described(collected: OpenData) -> None:
    database = database_of(collected)
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    names = {name for (name,) in map(tuple, database.execute(query)) if "_fts" not in name}
    described = told(collected)["tables"]
    assert set(described) == names
    assert all(one["description"] for one in described.values())


def test_what_is_said_of_a_column_is_of_one_that_there_is(collected: OpenData) -> None:
    database = database_of(collected)
    for name, one in told(collected)["tables"].items():
        facets = (
            next(iter(facet.values())) if isinstance(facet, dict) else facet
            for facet in one.get("facets", ())
        )
        shown = (one[key] for key in ("sort", "sort_desc", "label_column", "fts_pk") if key in one)
        assert {*one["columns"], *facets, *shown} <= columns(database, name), name


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("follow_up", "basis"),
        ("latest_assessment", "basis"),
        ("standing", "is_read"),
        ("matrix", "is_read"),
        ("timeline", "who"),
    ],
)
def test_a_column_that_tells_readings_says_so(collected: OpenData, table: str, column: str) -> None:
    assert "EDITORS' OWN" in told(collected)["tables"][table]["columns"][column]


def test_every_comment_behind_a_column_is_told(collected: OpenData) -> None:
    assert told(collected)["tables"]["follow_up"]["columns"] == {
        "id": "The recommendation, a slash, the entry's own id",
        "sequence": "By recommendation, in the order in which it happened",
        "kind": "A development says nothing about implementation",
        "heading": "What it is, in words",
        "who": "Whose it is, in words",
        "implementation": "Of an assessment: see basis",
        "reservation": "Of an assessment: what speaks against it, and what would change it; quote "
        "it with the value",
        "location": "Of an assessment: the place of the assessor's words",
        "quoted_by": "The source that reports somebody's words, where their own text was not seen",
        "basis": "rating: the assessor judged this very recommendation; reading: the EDITORS' OWN "
        "ASSESSMENT, inferred from what the assessor said of the subject, never counted as a "
        "rating",
        "part": "Of an assessment of one part",
        "assessor": "Of an assessment: who judged, or whose words the editors read",
        "position": "Of a response",
        "responder": "Of a response",
        "closure": "Of a closure",
        "corrects": "Of a correction: the entry that was wrong",
        "reverses": "Of a development: the assessment that rests on what no longer holds since",
        "is_corrected": "Whether a later correction puts it aside; such an entry counts for "
        "nothing",
        "confidence": "Whether the sources say it, or the editors infer it",
        "recorded": "When it was written down",
        "page": "On the website",
    }


def test_every_query_runs(collected: OpenData) -> None:
    database = database_of(collected)
    queries = told(collected)["queries"]
    found = {
        name: len(database.execute(one["sql"], {"institution": ""}).fetchall())
        for name, one in queries.items()
    }
    assert found == {
        "where_things_stand": 1,
        "asked_of": 1,
        "events_since": 1,
        "overdue": 0,
        "ratings_and_readings": 3,
        "asked_again": 1,
        "law": 1,
    }
    assert all(one["title"] and one["description"] for one in queries.values())
