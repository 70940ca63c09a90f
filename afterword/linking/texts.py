"""Places and texts of all that was loaded: what can be linked to, and what is read as Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from afterword.model.follow_up import Assessment
from afterword.problems import Place
from afterword.sources.entry import Loaded, LoadedRecord
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText, scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in the report that can be linked to: a section, a heading, a finding or a
    recommendation."""

    id: str
    section: str
    words: str
    place: Place


def anchors_of(loaded: Loaded) -> Iterator[Anchor]:
    """Yield every place in the report that can be linked to, in reading order."""
    for entry in loaded.sections:
        head, place = entry.record, entry.place("id")
        yield Anchor(id=head.id, section=head.id, words=head.title, place=place)
        for mark in entry.body.of(MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST):
            if mark.target:
                yield Anchor(id=mark.target, section=head.id, words=mark.words, place=mark.place)
    for entry_ in loaded.recommendations:
        record = entry_.record
        words = f"recommendation {record.number}"
        yield Anchor(id=record.id, section=record.section, words=words, place=entry_.place("id"))


def texts_within_yaml(loaded: Loaded) -> Iterator[tuple[str, MarkdownText]]:
    """Yield the Markdown texts within YAML files, each with the words for what it is a text of."""
    if loaded.report is not None:
        for key in ("summary", "notice"):
            yield "the report", _text(loaded.report, getattr(loaded.report.record, key), key)
    for entry in loaded.recommendations:
        record = entry.record
        yield "a recommendation", _text(entry, record.text, "text")
        for index, part in enumerate(record.parts):
            yield "a recommendation", _text(entry, part.text, "parts", index, "text")
        for index, follow_up in enumerate(record.follow_up):
            text = _text(entry, follow_up.text, "follow_up", index, "text")
            yield "a follow-up entry", text
            if isinstance(follow_up, Assessment) and follow_up.reservation:
                loc = ("follow_up", index, "reservation")
                yield "a follow-up entry", _text(entry, follow_up.reservation, *loc)
    for note in loaded.notes:
        yield "an editors' note", _text(note, note.record.text, "text")


def _text(entry: LoadedRecord[BaseModel], text: str, *loc: str | int) -> MarkdownText:
    return scan(text, entry.path, place=entry.place(*loc))
