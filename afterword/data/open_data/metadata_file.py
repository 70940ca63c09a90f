"""What Datasette shows around the database: what it is, whose, what columns mean, what to ask."""

import json
import re
from pathlib import Path
from typing import Any

from afterword.data.open_data.sqlite_file import sql
from afterword.data.tables import json_bytes
from afterword.views.matrix.sheets import EDITORS_ASSESSMENT, RATING
from afterword.views.open_data.files import OpenData

DATABASE = "afterword"
"""The name under which Datasette serves afterword.sqlite."""

_TABLE = re.compile(
    r"((?:^-- [^\n]*\n)+)CREATE (TABLE|VIEW) (\w+)(.*?);$", re.MULTILINE | re.DOTALL
)
_OF_A_COLUMN = re.compile(r"^ +(\w+) [^\n]*? -- ([^\n]+)$", re.MULTILINE)
_OF_AN_EXPRESSION = re.compile(r"(\w+),? -- ([^\n]+)$", re.MULTILINE)
_QUERY = re.compile(r"^-- (\w+): ([^\n]*)\n((?:-- [^\n]*\n)+)(.*?);$", re.MULTILINE | re.DOTALL)

Described = dict[str, dict[str, Any]]
"""What is said of tables or queries, by their names."""


def metadata_file(data: OpenData) -> bytes:
    """Return the metadata of the database, for `datasette --metadata`."""
    report = data.report.model_dump(mode="json")
    cut = " What was recorded of later days is left out." if data.is_cut else ""
    about = {"about": report["short_title"], "about_url": report["page"]}
    document = {
        "title": report["title"],
        "description": f"{data.notice} As of {data.as_of}.{cut} {report['responsible']}",
        "license": data.licence,
        "source": f"{report['official']['publisher']}: {report['official']['title']}",
        "source_url": report["official"]["url"],
        **(about if report["page"].startswith(("http://", "https://")) else {}),
        "databases": {
            DATABASE: {
                "description": f"Rating: {RATING} Reading: {EDITORS_ASSESSMENT}",
                "tables": _tables(),
                "queries": described_queries(sql("queries")),
            }
        },
    }
    return json_bytes(document)


def _tables() -> Described:
    """Return what is said of each table and view, and how Datasette shows it where it cannot know
    by itself."""
    shown = json.loads(Path(__file__).with_name("shown.json").read_text("utf-8"))
    tables = {**described_tables(sql("views")), **described_tables(sql("schema"))}
    return {name: {**one, **shown.get(name, {})} for name, one in tables.items()}


def described_tables(script: str) -> Described:
    r"""Return what the comments of a script say of the tables and views that it makes.

    >>> described_tables("-- All bodies.\nCREATE TABLE body (\n    id TEXT, -- Key\n    a TEXT\n);")
    {'body': {'description': 'All bodies.', 'columns': {'id': 'Key'}}}
    """
    return {
        name: {
            "description": _words(comment),
            "columns": dict((_OF_A_COLUMN if kind == "TABLE" else _OF_AN_EXPRESSION).findall(body)),
        }
        for comment, kind, name, body in _TABLE.findall(script)
    }


def described_queries(script: str) -> Described:
    r"""Return the queries of a script, with what their comments say.

    >>> described_queries("-- all: Everything\n-- In order.\nSELECT 1;")
    {'all': {'title': 'Everything', 'description': 'In order.', 'sql': 'SELECT 1'}}
    """
    return {
        name: {"title": title, "description": _words(comment), "sql": sql}
        for name, title, comment, sql in _QUERY.findall(script)
    }


def _words(comment: str) -> str:
    return " ".join(line.removeprefix("-- ") for line in comment.splitlines())
