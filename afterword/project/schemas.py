"""The JSON Schemas that editors complete and validate from, made from the models."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from afterword.project.files import FILES, FileKind, Form


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of YAML file, by its name."""
    return dict(_schema(kind) for kind in _with_schema())


def _with_schema() -> Iterator[FileKind]:
    yield from (kind for kind in FILES if kind.schema)


def _schema(kind: FileKind) -> tuple[str, dict[str, Any]]:
    held: Any = kind.model
    if kind.form is Form.RECORDS:
        held = tuple[held, ...]
    return kind.schema, {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(held).json_schema(),
    }
