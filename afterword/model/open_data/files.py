"""Open data: the files of the API; each says by itself what it is, of which day, and its terms."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - beside the fields that are days
from types import MappingProxyType
from typing import Any

from pydantic import Field

from afterword.model.open_data.follow_up import OpenEntry, OpenProgress
from afterword.model.open_data.law import OpenInstrument, OpenProvision
from afterword.model.open_data.recommendation import OpenRecommendation
from afterword.model.open_data.references import (
    OpenInstitution,
    OpenMission,
    OpenSource,
    OpenTopic,
)
from afterword.model.open_data.report import OpenReport
from afterword.model.open_data.shared import Given, Many

Cell = int | str | tuple[str, ...]
"""A cell of the matrix: words, a number, or a list of words."""


class OpenFile(Given):
    """A file of the API."""

    schema_: str = Field(alias="$schema")
    """The JSON Schema that it is valid by, beside it."""
    as_of: Date
    """The day to which the record reaches."""
    is_cut: bool
    """Whether what was recorded of later days is left out."""
    licence: str
    notice: str
    """That it is unofficial."""


class OpenFileEntry(Given):
    """A file of the API, or a kind of file."""

    name: str
    path: str
    """From this file; {id} stands for the id of a record."""
    schema_path: str
    """Its JSON Schema, from this file."""
    count: Many
    """How many records it has; how many files there are of a kind."""
    what: str


class IndexFile(OpenFile):
    """What the API has, and where the recommendations stand."""

    title: str
    page: str
    """The website."""
    version: str
    """The API's: a key is never taken away or given another meaning within it."""
    generator: str
    files: tuple[OpenFileEntry, ...]
    progress: OpenProgress


class ReportFile(OpenFile):
    """The report: what it restates, its sections and findings, and where things stand."""

    report: OpenReport


class RecommendationsFile(OpenFile):
    """All recommendations, each with all that is known of it."""

    recommendations: tuple[OpenRecommendation, ...]


class RecommendationFile(OpenFile):
    """One recommendation, with all that is known of it."""

    recommendation: OpenRecommendation


class FollowUpFile(OpenFile):
    """All follow-up entries, by recommendation, in the order in which they happened."""

    follow_up: tuple[OpenEntry, ...]


class ProvisionsFile(OpenFile):
    """The provisions of the law, with what cites them."""

    provisions: tuple[OpenProvision, ...]


class InstrumentsFile(OpenFile):
    """The legal and political documents, with what cites them."""

    instruments: tuple[OpenInstrument, ...]


class MissionsFile(OpenFile):
    """The missions, earliest first, with what they asked before or again."""

    missions: tuple[OpenMission, ...]


class InstitutionsFile(OpenFile):
    """The institutions, with what is asked of each."""

    institutions: tuple[OpenInstitution, ...]


class SourcesFile(OpenFile):
    """The sources, with what rests on each."""

    sources: tuple[OpenSource, ...]


class TopicsFile(OpenFile):
    """The topics, with the recommendations under each."""

    topics: tuple[OpenTopic, ...]


class OpenColumn(Given):
    """A column of the matrix: its key in a row, and its heading."""

    key: str
    heading: str


class MatrixFile(OpenFile):
    """The follow-up matrix: the cells of the spreadsheet, a row a recommendation."""

    columns: tuple[OpenColumn, ...]
    matrix: tuple[dict[str, Cell], ...]


FILES: Mapping[str, type[OpenFile]] = MappingProxyType(
    {
        "report": ReportFile,
        "recommendations": RecommendationsFile,
        "recommendation": RecommendationFile,
        "follow-up": FollowUpFile,
        "provisions": ProvisionsFile,
        "instruments": InstrumentsFile,
        "missions": MissionsFile,
        "institutions": InstitutionsFile,
        "sources": SourcesFile,
        "topics": TopicsFile,
        "matrix": MatrixFile,
        "index": IndexFile,
    }
)
"""The kinds of file by the name of their schema."""


def schema_path(name: str) -> str:
    """Return where the schema of a kind of file is, from that file."""
    return f"{'../' if name == 'recommendation' else ''}schemas/{name}.json"


def open_data_schemas(columns: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of file by its name.

    The columns are those of the matrix: the heading of each by its key.
    """
    return {name: _schema(name, model, columns) for name, model in FILES.items()}


def _schema(name: str, model: type[OpenFile], columns: Mapping[str, str]) -> dict[str, Any]:
    schema = model.model_json_schema(mode="serialization")
    schema["properties"]["$schema"]["const"] = schema_path(name)
    if model is MatrixFile:
        rows = schema["properties"]["matrix"]
        rows["items"] = _row(rows["items"]["additionalProperties"], columns)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_on_one_line(schema)}


def _on_one_line(value: Any, key: str = "") -> Any:
    """Return a schema in which no description is broken into lines."""
    if isinstance(value, dict):
        return {name: _on_one_line(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [_on_one_line(below) for below in value]
    return " ".join(value.split()) if key == "description" else value


def _row(cell: dict[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of a row, which has a cell in every column and no other."""
    return {
        "type": "object",
        "properties": {key: {"description": heading, **cell} for key, heading in columns.items()},
        "required": list(columns),
        "additionalProperties": False,
    }
