"""What Datasette shows around the database: what it is, whose, what columns mean, what to ask."""

import json
from typing import Any

from afterword.data.open_data.comments import described, queries
from afterword.data.open_data.sqlite_file import sql
from afterword.views.about import EDITORS_ASSESSMENT, RATING
from afterword.views.open_data.collected import OpenData

DATABASE = "afterword"
"""The name under which Datasette serves afterword.sqlite."""

_SHOWN: dict[str, dict[str, Any]] = {
    "matrix": {
        "sort": "number",
        "facets": ["standing", "is_read", "priority", {"array": "addressees"}, {"array": "topics"}],
        "fts_table": "recommendation_fts",
        "fts_pk": "number",
    },
    "timeline": {
        "sort_desc": "until",
        "facets": ["kind"],
        "fts_table": "follow_up_fts",
        "fts_pk": "sequence",
    },
    "recommendation": {
        "sort": "number",
        "label_column": "title",
        "facets": ["priority", "section", "is_overdue"],
    },
    "follow_up": {
        "sort": "sequence",
        "label_column": "heading",
        "facets": ["kind", "basis", "implementation", "recommendation"],
    },
    "latest_assessment": {
        "sort": "sequence",
        "facets": ["implementation", "basis", "assessor"],
    },
    "standing": {"facets": ["key", "is_rated", "is_read"], "label_column": "label"},
    "section": {"sort": "sequence", "label_column": "title"},
    "finding": {"sort": "sequence", "facets": ["section"], "label_column": "text"},
    "part": {"label_column": "text"},
    "instrument": {"sort": "sequence", "label_column": "short", "facets": ["kind", "is_binding"]},
    "provision": {"sort": "sequence", "label_column": "label", "facets": ["instrument"]},
    "mission": {"sort": "sequence", "label_column": "title", "facets": ["type", "vote"]},
    "mission_recommendation": {"label_column": "gist", "facets": ["mission", "match"]},
    "lineage": {"facets": ["match", "is_after", "mission"]},
    "institution": {"sort": "sequence", "label_column": "name"},
    "topic": {"sort": "sequence", "label_column": "title"},
    "source": {"sort": "sequence", "label_column": "title", "facets": ["kind", "publisher"]},
}
"""How Datasette shows tables and views, where it cannot know by itself."""


def metadata_file(collected: OpenData) -> bytes:
    """Return the metadata of the database, for `datasette --metadata`."""
    report = collected.report
    cut = " What was recorded of later days is left out." if collected.is_cut else ""
    document = {
        "title": report.title,
        "description": f"{collected.notice} As of {collected.as_of}.{cut} {report.responsible}",
        "license": collected.licence,
        "source": f"{report.official.publisher}: {report.official.title}",
        "source_url": report.official.url,
        **(
            {"about": report.short_title, "about_url": report.page}
            if _is_known(report.page)
            else {}
        ),
        "databases": {
            DATABASE: {
                "description": f"Rating: {RATING} Reading: {EDITORS_ASSESSMENT}",
                "tables": _tables(),
                "queries": _queries(),
            }
        },
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _is_known(page: str) -> bool:
    """Tell whether a page has a whole address."""
    return page.startswith(("http://", "https://"))


def _tables() -> dict[str, dict[str, Any]]:
    return {
        one.name: {"description": one.words, "columns": one.columns, **_SHOWN.get(one.name, {})}
        for one in (*described(sql("views")), *described(sql("schema")))
    }


def _queries() -> dict[str, dict[str, str]]:
    return {
        one.name: {"title": one.title, "description": one.words, "sql": one.sql}
        for one in queries(sql("queries"))
    }
