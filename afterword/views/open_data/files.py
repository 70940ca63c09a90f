"""Open data: all that the API gives, collected once, and the kinds of file that give it."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import Field, create_model

from afterword.linking.refs import Ref
from afterword.linking.register import Register
from afterword.views.grid import Grid
from afterword.views.open_data.follow_up import OpenEntry
from afterword.views.open_data.recommendations import OpenRecommendation, open_recommendation
from afterword.views.open_data.references import (
    OpenInstitution,
    OpenInstrument,
    OpenMission,
    OpenProvision,
    OpenSource,
    OpenTopic,
    open_institutions,
    open_instruments,
    open_missions,
    open_provisions,
    open_sources,
    open_topics,
)
from afterword.views.open_data.report import OpenProgress, OpenReport, open_report
from afterword.views.open_data.shapes import ApiObject, Converter, Many


class OpenData(ApiObject):
    """All records as the API gives them, of a day; each kind of record has a file."""

    as_of: date
    is_cut: bool
    licence: str
    notice: str
    report: OpenReport
    """The report: what it restates, its sections and findings, and where things stand."""
    recommendations: tuple[OpenRecommendation, ...]
    """All recommendations, each with all that is known of it."""
    follow_up: tuple[OpenEntry, ...]
    """All follow-up entries, by recommendation, in the order in which they happened."""
    provisions: tuple[OpenProvision, ...]
    """The provisions of the law, with what cites them."""
    instruments: tuple[OpenInstrument, ...]
    """The legal and political documents, with what cites them."""
    missions: tuple[OpenMission, ...]
    """The missions, earliest first, with what they asked before or again."""
    institutions: tuple[OpenInstitution, ...]
    """The institutions, with what is asked of each."""
    sources: tuple[OpenSource, ...]
    """The sources, with what rests on each."""
    topics: tuple[OpenTopic, ...]
    """The topics, with the recommendations under each."""
    matrix: Grid
    """With the pages of the report as it is laid out."""


def collect_open_data(
    register: Register, matrix: Grid, pages: Mapping[str, int], address: Callable[[Ref], str]
) -> OpenData:
    """Return all records of a register; pages are those of the PDF, and may be empty."""
    converter = Converter(register=register, address=address, pages=pages)
    recommendations = [open_recommendation(converter, one) for one in register.recommendations]
    return OpenData(
        as_of=register.day,
        is_cut=register.as_of is not None,
        licence=register.report.licence,
        notice=converter.plain(register.report.notice),
        report=open_report(converter),
        recommendations=tuple(recommendations),
        follow_up=tuple(entry for one in recommendations for entry in one.follow_up),
        provisions=open_provisions(converter),
        instruments=open_instruments(converter),
        missions=open_missions(converter),
        institutions=open_institutions(converter),
        sources=open_sources(converter),
        topics=open_topics(converter),
        matrix=matrix,
    )


class OpenFile(ApiObject):
    """A file of the API."""

    schema_: str = Field(alias="$schema")
    """The JSON Schema that it is valid by, beside it."""
    as_of: date
    """The day to which the record reaches."""
    is_cut: bool
    """Whether what was recorded of later days is left out."""
    licence: str
    notice: str
    """That it is unofficial."""


class OpenFileEntry(ApiObject):
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


class RecommendationFile(OpenFile):
    """One recommendation, with all that is known of it."""

    recommendation: OpenRecommendation


class OpenColumn(ApiObject):
    """A column of the matrix: its key in a row, and its heading."""

    key: str
    heading: str


class MatrixFile(OpenFile):
    """The follow-up matrix: the cells of the spreadsheet, a row a recommendation."""

    columns: tuple[OpenColumn, ...]
    matrix: tuple[dict[str, int | str | tuple[str, ...]], ...]


def _file_of(key: str) -> type[OpenFile]:
    """Return the file of a kind of record, which is described where `OpenData` lists it."""
    name = "".join(part.title() for part in key.split("_"))
    records = OpenData.model_fields[key]
    field: dict[str, Any] = {key: (records.annotation, ...)}
    return create_model(f"{name}File", __base__=OpenFile, __doc__=records.description, **field)


FILES: Mapping[str, type[OpenFile]] = MappingProxyType(
    {
        "report": _file_of("report"),
        "recommendations": _file_of("recommendations"),
        "recommendation": RecommendationFile,
        "follow-up": _file_of("follow_up"),
        "provisions": _file_of("provisions"),
        "instruments": _file_of("instruments"),
        "missions": _file_of("missions"),
        "institutions": _file_of("institutions"),
        "sources": _file_of("sources"),
        "topics": _file_of("topics"),
        "matrix": MatrixFile,
        "index": IndexFile,
    }
)
"""The kinds of file by the name of their schema."""


def schema_path(name: str) -> str:
    """Return where the schema of a kind of file is, from that file."""
    return f"{'../' if name == 'recommendation' else ''}schemas/{name}.json"
