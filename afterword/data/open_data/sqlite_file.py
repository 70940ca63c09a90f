"""Open data as one SQLite file, made to be opened in Datasette as it is.

What the API gives stands in the tables and columns that schema.sql declares. A column has the value
of its own name, but for those that `TABLES` and `PATHS` name.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from afterword.views.open_data.files import OpenData

PAGE_SIZE = 1024
"""In bytes; small, as most tables are."""
VERSION = 1
"""The schema's: it changes where a table or column goes away or is given another meaning."""

TABLES: Mapping[str, Mapping[str, str]] = {
    "": {
        "report": "report",
        "recommendations": "recommendation",
        "instruments": "instrument",
        "provisions": "provision",
        "missions": "mission",
        "institutions": "institution",
        "topics": "topic",
        "sources": "source",
    },
    "report": {"progress.counts": "progress", "sections": "section", "figures": "figure"},
    "section": {"findings": "finding"},
    "recommendation": {
        "parts": "part",
        "change": "recommendation_change.change",
        "addressees": "recommendation_addressee.institution",
        "topics": "recommendation_topic.topic",
        "findings": "recommendation_finding.finding",
        "provisions": "recommendation_provision",
        "standing": "standing",
        "assessments": "latest_assessment",
        "prior": "prior",
        "lineage.before": "lineage",
        "lineage.after": "lineage",
        "similar_to": "similar_to",
        "follow_up": "follow_up",
        "reviews": "review",
    },
    "standing": {"events_since": "event_since"},
    "follow_up": {"sources": "follow_up_source.source"},
    "review": {"sources": "review_source.source"},
    "instrument": {"sources": "instrument_source.source"},
    "provision": {"sources": "provision_source.source", "versions": "provision_version"},
    "mission": {
        "partners": "mission_partner.name",
        "sources": "mission_source.source",
        "recommendations": "mission_recommendation",
    },
    "mission_recommendation": {"repeats": "repeats.id"},
    "institution": {"other_names": "institution_name", "sources": "institution_source.source"},
    "source": {"issued_by": "source_institution.institution"},
}
"""For the objects that are rows of a table: the table that each of their lists has, and the column
of it where a list is of single values."""

PATHS: Mapping[str, str] = {
    "location": "where",
    "progress.standing": "key",
    "standing.counted_as": "group",
    "recommendation.asked_by": "lineage.asked_by",
    "recommendation.asked_same": "lineage.same",
    "recommendation.asked_by_others": "lineage.others",
    "prior.asked": "recommendation",
    "similar_to.institution": "body",
    "institution.successor": "successor.institution",
}
"""Where columns have a value from that the API does not give under their name."""

Row = tuple[str, tuple[object, ...]]
"""The name of a table, and a value for each of its columns."""

Columns = Mapping[str, Mapping[str, bool]]
"""The columns of each table, each with whether it is part of the table's key."""


def sqlite_file(data: OpenData) -> bytes:
    """Return the database; the same records give the same bytes.

    Raises sqlite3.IntegrityError where a record names one that is not there.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.executescript(sql("schema"))
        _fill(database, data)
        for name in ("indexes", "views", "search"):
            database.executescript(sql(name))
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("VACUUM")
        return database.serialize()


def sql(name: str) -> str:
    """Return the text of one of the SQL files beside this module."""
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


def _fill(database: sqlite3.Connection, data: OpenData) -> None:
    """Write the rows, then see whether each names what is there.

    Seen at each row, that would take time that grows with the square of the rows.
    """
    columns = declared_columns(database)
    database.execute("BEGIN")
    for table, row in all_rows(data, columns):
        places = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - our own names
    database.execute("COMMIT")
    for table, row_id, named, _ in database.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {row_id} of {table} names no row of {named}")


def declared_columns(database: sqlite3.Connection) -> Columns:
    """Return the columns of each table as the schema declares them."""
    tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    asked = "SELECT name, pk > 0 FROM pragma_table_info(?)"
    return {name: dict(database.execute(asked, [name]).fetchall()) for (name,) in tables}


def all_rows(data: OpenData, columns: Columns) -> Iterator[Row]:
    """Yield every row of the database, those of a table in their order."""
    objects = data.model_dump(mode="json", exclude={"matrix"})
    objects["report"] = {**objects, **objects["report"]}
    ours = frozenset(one.id for one in data.recommendations)
    yield from _Tables(columns=columns, ours=ours).rows("", objects, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """Tables that are filled: how many rows each has, of each object and in all."""

    columns: Columns
    ours: frozenset[str]
    """The ids of the recommendations of this report."""
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def rows(self, table: str, item: Any, within: Mapping[str, Any]) -> Iterator[Row]:
        """Yield the rows of the lists of an object; within are the ids of the objects that it is
        a part of, and its own, by their tables."""
        for key, named in TABLES.get(table, {}).items():
            below, _, column = named.partition(".")
            for one in self._listed(item, key, below, column):
                values = {**one, **self._other_values(below, key, one, within)}
                place, own = self._counted(below, within), one.get("id")
                values["sequence"] = place
                columns = self.columns[below]
                yield below, tuple(_value(below, name, values, within) for name in columns)
                yield from self.rows(below, one, {**within, below: own or place})

    def _listed(self, item: Any, key: str, table: str, column: str) -> list[dict[str, Any]]:
        """Return what is listed under a key, each once where the order does not count."""
        found = _at(item, key)
        listed = found if isinstance(found, list) else [found]
        if not column:
            return listed
        single = [one["id"] if isinstance(one, dict) else one for one in listed]
        is_ordered = "sequence" in self.columns[table]
        return [{column: one} for one in (single if is_ordered else dict.fromkeys(single))]

    def _counted(self, table: str, within: Mapping[str, Any]) -> int:
        """Return the number of a row: in its list where that is part of the key, else of all."""
        of = map(str, within.values()) if self.columns[table].get("sequence") else ()
        counted = (table, *of)
        self.counts[counted] += 1
        return self.counts[counted]

    def _other_values(
        self, table: str, key: str, one: Mapping[str, Any], within: Mapping[str, Any]
    ) -> dict[str, object]:
        """Return the values of a row that the API does not give in this form."""
        match table:
            case "part":
                return {"id": f"{within['recommendation']}/{one['letter']}"}
            case "follow_up" | "latest_assessment" if one["part"]:
                return {"part": f"{within['recommendation']}/{one['part']}"}
            case "recommendation_provision":
                whole, cited = one["citation"].partition("/")[0], one["citation"]
                return {"instrument": whole, "provision": cited if "/" in cited else None}
            case "lineage":
                return {"is_after": key == "lineage.after"}
            case "repeats":
                name, is_ours = one["id"], one["id"] in self.ours
                return {
                    "recommendation": name if is_ours else None,
                    "earlier": None if is_ours else name,
                }
        return {}


def _value(table: str, column: str, values: Mapping[str, Any], within: Mapping[str, Any]) -> object:
    """Return the value of a column: what is named is kept as its id, and a list as JSON.

    A column official_title has the title within official.
    """
    outer, _, inner = column.partition("_")
    if path := PATHS.get(f"{table}.{column}") or PATHS.get(column):
        value = _at(values, path)
    elif column in within:
        value = within[column]
    else:
        value = values[column] if column in values else _at(values, f"{outer}.{inner}")
    if isinstance(value, dict):
        return value["id"]
    return json.dumps(value) if isinstance(value, list) else value


def _at(values: Any, path: str) -> Any:
    """Return what stands at a path; nothing where there is nothing on the way."""
    for key in path.split("."):
        values = values and values[key]
    return values
