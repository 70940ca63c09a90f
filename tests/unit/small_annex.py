"""What tests add to the small project: data, tables of them, figures, editors' notes, an annex."""

from collections.abc import Mapping

from tests.unit.small_project import Value, list_yaml

FIGURE_FILE = "content/figures.yml"
NOTE_FILE = "content/notes.yml"
TABLE_FILE = "content/tables.yml"
DATA_FILE = "content/data/counts.csv"
ANNEX_FILE = "content/annexes/01-counts.md"

COUNTS = """\
district,newspaper,kind,stations
Қала I,Әділет,Open,"1,074"
"North, the coast",The Lantern,Open,100
Қала I,Әділет,Late,21
"North, the coast",The Lantern,Closed,17
"""

TABLE: Mapping[str, Value] = {
    "id": "counts-in-full",
    "title": "Counts by district",
    "data": "counts",
    "columns": [
        {"key": "district", "heading": "District"},
        {"key": "newspaper", "heading": "Newspaper", "kind": "name"},
        {"key": "stations", "heading": "Stations", "kind": "number", "total": "yes"},
    ],
    "place": "Annex, table 1",
}

NOTE: Mapping[str, Value] = {
    "id": "two-totals",
    "title": "Two totals",
    "text": "The annex adds up to *more*.",
    "grounds": "text",
}

ANNEX = """\
---
id: counts
number: Annex I
title: Counts
---

What was seen.{note:two-totals}

::: table counts-in-full
"""

ADDED: Mapping[str, str | None] = {
    DATA_FILE: COUNTS,
    TABLE_FILE: list_yaml("tables", [TABLE]),
    NOTE_FILE: list_yaml("notes", [NOTE]),
    ANNEX_FILE: ANNEX,
}
"""The text of every file that is added by its path."""


def with_annex(changes: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
    """Return what is added to the small project with some files changed."""
    return {**ADDED, **(changes or {})}


def figure(name: str, value: str, **more: Value) -> Mapping[str, Value]:
    """Return a figure; without more, it is not computed."""
    return {"id": name, "value": value, "unit": "stations", "place": "Section II", **more}


def figures_yaml(*figures: Mapping[str, Value]) -> str:
    """Return the file of figures: the one that the small project prints, and others."""
    return list_yaml("figures", [figure("listed-voters", "48,210"), *figures])


def tables_yaml(*tables: Mapping[str, Value]) -> str:
    """Return the file of tables."""
    return list_yaml("tables", tables)


def notes_yaml(*notes: Mapping[str, Value]) -> str:
    """Return the file of editors' notes."""
    return list_yaml("notes", notes)


def note(name: str, **more: Value) -> Mapping[str, Value]:
    """Return an editors' note of another id."""
    return {**NOTE, "id": name, "title": f"Title of {name}", "text": f"Words of {name}.", **more}


def table(**changes: Value) -> Mapping[str, Value]:
    """Return the table with some keys changed."""
    return {**TABLE, **changes}
