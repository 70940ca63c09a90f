"""The JSON Schemas that editors complete and validate from, made from the models."""

from typing import Any

from pydantic import TypeAdapter

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.notes import EditorsNote
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, ForeignWord, Institution, Source, Topic
from afterword.model.report import Redirect, Report
from afterword.model.tables import Table

KINDS: dict[str, Any] = {
    "report": Report,
    "figures": tuple[Figure, ...],
    "notes": tuple[EditorsNote, ...],
    "tables": tuple[Table, ...],
    "redirects": tuple[Redirect, ...],
    "recommendation": Recommendation,
    "instrument": Instrument,
    "mission": Mission,
    "institutions": tuple[Institution, ...],
    "topics": tuple[Topic, ...],
    "sources": tuple[Source, ...],
    "abbreviations": tuple[Abbreviation, ...],
    "words": tuple[ForeignWord, ...],
}
"""The kinds of YAML file, each with the type of what it holds."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind of YAML file."""
    return {
        kind: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **TypeAdapter(model).json_schema(),
        }
        for kind, model in KINDS.items()
    }
