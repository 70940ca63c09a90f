"""Open data as JSON: the files of api/v1, and beside them the schemas that they are valid by."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from afterword.model.open_data.files import (
    FILES,
    IndexFile,
    OpenFile,
    OpenFileEntry,
    open_data_schemas,
    schema_path,
)
from afterword.views.open_data.collected import OpenData

VERSION = "1"
"""The API's: it changes where a key goes away or is given another meaning."""

_LISTS = (
    "recommendations",
    "follow-up",
    "provisions",
    "instruments",
    "missions",
    "institutions",
    "sources",
    "topics",
)
"""The files that list all records of a kind."""


def json_files(collected: OpenData, generator: str) -> dict[str, bytes]:
    """Return the files of the API by their paths within it, its schemas among them."""
    columns = {column.key: column.heading for column in collected.matrix.columns}
    schemas = open_data_schemas(columns)
    return {
        "index.json": _file(_index(collected, generator)),
        **{path: _file(file) for path, file in _files(collected)},
        **{f"schemas/{name}.json": _json(schema) for name, schema in schemas.items()},
    }


def _files(collected: OpenData) -> Iterator[tuple[str, OpenFile]]:
    yield "report.json", _of("report", collected, report=collected.report)
    for name in _LISTS:
        key = name.replace("-", "_")
        yield f"{name}.json", _of(name, collected, **{key: getattr(collected, key)})
    for one in collected.recommendations:
        path = f"recommendations/{one.id}.json"
        yield path, _of("recommendation", collected, recommendation=one)
    columns = [{"key": one.key, "heading": one.heading} for one in collected.matrix.columns]
    keys = [column["key"] for column in columns]
    rows = [dict(zip(keys, row, strict=True)) for row in collected.matrix.rows]
    yield "matrix.json", _of("matrix", collected, columns=columns, matrix=rows)


def _index(collected: OpenData, generator: str) -> OpenFile:
    return _of(
        "index",
        collected,
        title=collected.report.title,
        page=collected.report.page,
        version=VERSION,
        generator=generator,
        files=tuple(_entries(collected)),
        progress=collected.report.progress,
    )


def _entries(collected: OpenData) -> Iterator[OpenFileEntry]:
    counts: dict[str, Sequence[Any]] = {
        "report": (collected.report,),
        **{name: getattr(collected, name.replace("-", "_")) for name in _LISTS},
        "recommendation": collected.recommendations,
        "matrix": collected.matrix.rows,
    }
    for name, model in FILES.items():
        if model is not IndexFile:
            path = "recommendations/{id}.json" if name == "recommendation" else f"{name}.json"
            yield OpenFileEntry(
                name=name,
                path=path,
                schema_path=f"schemas/{name}.json",
                count=len(counts[name]),
                what=model.__doc__ or "",
            )


def _of(name: str, collected: OpenData, **records: Any) -> OpenFile:
    """Return a file of a kind, with what every file says."""
    return FILES[name].model_validate(
        {
            "$schema": schema_path(name),
            "as_of": collected.as_of,
            "is_cut": collected.is_cut,
            "licence": collected.licence,
            "notice": collected.notice,
            **records,
        }
    )


def _file(file: OpenFile) -> bytes:
    return _json(file.model_dump(mode="json", by_alias=True))


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
