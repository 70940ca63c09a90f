"""Editors' notes: what the published report has that does not agree, told and not mended."""

from enum import Enum

from pydantic import model_validator

from afterword.model.record import Identified, SourceId, Text


class Grounds(Enum):
    """What an editors' note rests on."""

    TEXT = "text"
    OUTSIDE = "outside"
    JUDGEMENT = "judgement"


class EditorsNote(Identified):
    """A slip of the published report, recorded beside the figure or paragraph that has it."""

    title: Text
    text: Text
    """In our own words (Markdown)."""
    grounds: Grounds
    """text: the report's own text shows it; outside: another document does; judgement: ours."""
    sources: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _has_what_shows_it(self) -> "EditorsNote":
        if self.grounds is Grounds.OUTSIDE and not self.sources:
            raise ValueError("it rests on another document and names none|add `sources:`")
        return self
