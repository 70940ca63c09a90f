"""Open data, all of them: the API in JSON with its schemas, and the database for Datasette."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from afterword.data.open_data.metadata_file import metadata_file
from afterword.data.open_data.sqlite_file import sqlite_file
from afterword.data.tables import grid_records, json_bytes
from afterword.markup.addresses import WebAddresses
from afterword.markup.build_context import BuildContext
from afterword.project.resources import VERSION
from afterword.views.matrix.grid import Grid
from afterword.views.open_data.files import (
    FILES,
    IndexFile,
    MatrixFile,
    OpenData,
    OpenFile,
    OpenFileEntry,
    RecommendationFile,
    collect_open_data,
    schema_path,
)

API = "api/v1"
DATABASE = "downloads/afterword.sqlite"
METADATA = "downloads/afterword-metadata.json"
"""Where they stand, from the site's root."""

API_VERSION = "1"
"""It changes where a key goes away or is given another meaning."""


def open_data(context: BuildContext, pages: Mapping[str, int], matrix: Grid) -> dict[str, bytes]:
    """Return every file of the open data by its path from the site's root.

    Pages are those of the report's anchors in the PDF; the matrix is the one that names them.
    """
    addresses = WebAddresses(context.register)
    data = collect_open_data(
        context.register, matrix, pages, lambda ref: addresses.href(ref, "index.html")
    )
    files = json_files(data, f"Afterword {VERSION}")
    return {
        **{f"{API}/{path}": content for path, content in files.items()},
        DATABASE: sqlite_file(data),
        METADATA: metadata_file(data),
    }


def json_files(data: OpenData, generator: str) -> dict[str, bytes]:
    """Return the files of the API by their paths within it, its schemas among them."""
    columns = {column.key: column.heading for column in data.matrix.columns}
    files = dict(_files(data))
    schemas = open_data_schemas(columns)
    return {
        "index.json": _file(_index(data, generator)),
        **{path: _file(file) for path, file in files.items()},
        **{f"schemas/{name}.json": json_bytes(schema) for name, schema in schemas.items()},
    }


def _files(data: OpenData) -> Iterator[tuple[str, OpenFile]]:
    """Yield each file but the index, which lists them, with its path."""
    for name, model in FILES.items():
        if model is RecommendationFile:
            for one in data.recommendations:
                yield f"recommendations/{one.id}.json", _of(name, data, recommendation=one)
        elif model is MatrixFile:
            columns, rows = grid_records(data.matrix)
            yield "matrix.json", _of(name, data, columns=columns, matrix=rows)
        elif model is not IndexFile:
            key = name.replace("-", "_")
            yield f"{name}.json", _of(name, data, **{key: getattr(data, key)})


def _index(data: OpenData, generator: str) -> OpenFile:
    return _of(
        "index",
        data,
        title=data.report.title,
        page=data.report.page,
        version=API_VERSION,
        generator=generator,
        files=tuple(_entries(data)),
        progress=data.report.progress,
    )


def _entries(data: OpenData) -> Iterator[OpenFileEntry]:
    counted: dict[str, Sequence[Any]] = {
        "report": (data.report,),
        "recommendation": data.recommendations,
        "matrix": data.matrix.rows,
    }
    for name, model in FILES.items():
        if model is not IndexFile:
            is_one = model is RecommendationFile
            records = counted[name] if name in counted else getattr(data, name.replace("-", "_"))
            yield OpenFileEntry(
                name=name,
                path="recommendations/{id}.json" if is_one else f"{name}.json",
                schema_path=f"schemas/{name}.json",
                count=len(records),
                what=model.__doc__ or "",
            )


def _of(name: str, data: OpenData, **records: Any) -> OpenFile:
    """Return a file of a kind, with what every file says."""
    header = {key: getattr(data, key) for key in ("as_of", "is_cut", "licence", "notice")}
    return FILES[name].model_validate({"$schema": schema_path(name), **header, **records})


def _file(file: OpenFile) -> bytes:
    return json_bytes(file.model_dump(mode="json", by_alias=True))


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
