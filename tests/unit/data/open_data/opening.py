"""How the tests make open data of a register, and read them back."""

import json
import posixpath
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped] # no types

from afterword.data.open_data.files import json_files
from afterword.data.open_data.sqlite_file import sqlite_file
from afterword.linking.register import Register
from afterword.markup.addresses import WebAddresses
from afterword.views.matrix.matrix import matrix
from afterword.views.open_data.files import OpenData, collect_open_data
from tests.unit.small_project import (
    SECTION,
    Value,
    assessment,
    follow_up,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

Files = Mapping[str, bytes]

FOLLOW_UP: tuple[Value, ...] = (
    follow_up("development", "law-2020", "2020-03", text="A *law* of 2020."),
    follow_up("response", "answer-2020", "2020", by="commission", position="reports-done"),
    assessment("coast-2021", "2021-03-10"),
    assessment("forum-2021", "2021", assessor="forum", implementation="not", basis="reading"),
    assessment("coast-2022", "2022-01", implementation="mostly", part="a"),
    follow_up("correction", "no-law", "2022-02-01", corrects="law-2020"),
    follow_up(
        "development", "news-2023", "2023-05-25", confidence="inferred", reverses="coast-2022"
    ),
)
"""An entry of each kind but a closure; the first is corrected later."""


REVIEW: Value = {
    "date": "2024-05-03",
    "by": "Editors",
    "text": "Nothing was found.",
    "sources": ["final-report"],
    "years": ["2021"],
}


def full_register(folder: Path, **report: Value) -> Register:
    """Return the small project with something in every table."""
    parts: Value = [{"letter": "a", "text": "First."}, {"letter": "b", "text": "Second."}]
    prior: Value = [
        {
            "mission": "sor-2014-local",
            "recommendation": "sor-2014-r1",
            "match": "same",
            "where": "No. 1",
            "confidence": "stated",
            "source": "final-report",
        }
    ]
    similar: Value = [
        {
            "body": "forum",
            "where": "A letter",
            "gist": "It asked for it.",
            "match": "related",
            "confidence": "inferred",
            "source": "final-report",
        }
    ]
    record = recommendation_yaml(
        text="Lists **should** be kept, as [@coast-charter-1991/4.1] says.",
        parts=parts,
        prior=prior,
        similar_to=similar,
        follow_up=FOLLOW_UP,
        reviews=[
            {
                "date": "2024-05-03",
                "by": "Editors",
                "text": "Nothing was found.",
                "sources": ["final-report"],
                "years": ["2021"],
            }
        ],
    )
    bodies: list[Value] = [
        {
            "id": "commission",
            "name": "Electoral Commission",
            "other_names": [{"name": "Сайлау комиссиясы", "lang": "kk"}],
            "successor": {"id": "forum", "since": "2023"},
        },
        {"id": "coast", "name": "Coast Observers", "short": "Coast"},
        {"id": "forum", "name": "Forum of Voters", "note": "Old.", "sources": ["final-report"]},
    ]
    made: Value = [
        {"id": "sor-2014-r1", "where": "No. 1", "gist": "The same.", "source": "final-report"},
        {
            "id": "sor-2014-r2",
            "where": "No. 2",
            "gist": "Again.",
            "repeats": ["sor-2014-r1"],
            "source": "final-report",
        },
    ]
    again: Value = {
        "id": "sor-2022-r1",
        "where": "No. 3",
        "gist": "Once more.",
        "repeats": ["sor-2018-r1"],
        "match": "related",
        "source": "final-report",
    }
    later = mission_yaml(
        id="sor-2022-local",
        title="Local elections, 2 October 2022",
        election_date="2022-10-02",
        recommendations=[again],
    )
    return small_register(
        folder,
        {
            "content/report.yml": report_yaml(**report),
            "recommendations/01-lists.yml": record,
            "references/institutions.yml": list_yaml("institutions", bodies),
            "content/sections/01-voter-lists.md": SECTION.replace(
                "The lists held", "An opening paragraph.\n\nThe lists held"
            ),
            "references/missions/sor-2022-local.yml": later,
            "references/missions/sor-2014-local.yml": mission_yaml(
                recommendations=made, partners=["Others"], sources=["final-report"]
            ),
        },
    )


def collected_of(register: Register, pages: Mapping[str, int] | None = None) -> OpenData:
    """Return the open data of a register."""
    addresses = WebAddresses(register)
    known = pages or {}
    return collect_open_data(
        register, matrix(register, known), known, lambda ref: addresses.href(ref, "index.html")
    )


def files_of(register: Register) -> Files:
    """Return the files of the API of a register."""
    return json_files(collected_of(register), "Afterword")


def read(files: Files, path: str) -> Any:
    """Return what a file of the API holds."""
    return json.loads(files[path])


def documents(files: Files) -> Iterator[tuple[str, Any]]:
    """Yield every file of the API but its schemas."""
    for path in files:
        if not path.startswith("schemas/"):
            yield path, read(files, path)


def wrongs(files: Files, path: str, document: Any) -> list[str]:
    """Return what is wrong with a document by the schema that the file of its path names."""
    named = read(files, path)["$schema"]
    schema = read(files, posixpath.normpath(posixpath.join(posixpath.dirname(path), named)))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def database_of(collected: OpenData) -> sqlite3.Connection:
    """Return the database of open data, opened."""
    return opened(sqlite_file(collected))


def opened(content: bytes) -> sqlite3.Connection:
    """Return a database, opened, with its rows as objects and its foreign keys held."""
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA foreign_keys = ON")
    return database
