"""Open data as one SQLite file, made to be opened in Datasette as it is."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from enum import Enum
from pathlib import Path

from afterword.data.open_data.row import Row
from afterword.data.open_data.rows import all_rows
from afterword.views.open_data.collected import OpenData

FOLDER = Path(__file__).parent
"""Where the SQL stands, for people to read."""

PAGE_SIZE = 1024
"""In bytes; small, as most tables are."""
VERSION = 1
"""The schema's: it changes where a table or column goes away or is given another meaning."""


def sqlite_file(collected: OpenData) -> bytes:
    """Return the database; the same records give the same bytes.

    Raises sqlite3.IntegrityError where a record names one that is not there.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.executescript(sql("schema"))
        _fill(database, all_rows(collected))
        for name in ("indexes", "views", "search"):
            database.executescript(sql(name))
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("VACUUM")
        return database.serialize()


def sql(name: str) -> str:
    """Return the text of one of the SQL files beside this module."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")


def _fill(database: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write the rows, then see whether each names what is there.

    Seen at each row, that would take time that grows with the square of the rows.
    """
    database.execute("BEGIN")
    for table, row in rows:
        columns, places = ", ".join(row), ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
        database.execute(statement, [_stored(value) for value in row.values()])
    database.execute("COMMIT")
    for table, row_id, named, _ in database.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {row_id} of {table} names no row of {named}")


def _stored(value: object) -> object:
    """Return a value as the database keeps it."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
