"""Places and texts of all that was loaded: what can be linked to, and what is read as Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

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
    entries: tuple[tuple[str, Iterable[LoadedRecord[BaseModel]], tuple[str, ...]], ...] = (
        ("the report", loaded.reports, ("summary", "notice")),
        ("a recommendation", loaded.recommendations, ("text", "parts.*.text")),
        (
            "a follow-up entry",
            loaded.recommendations,
            ("follow_up.*.text", "follow_up.*.reservation"),
        ),
        ("an editors' note", loaded.notes, ("text",)),
    )
    for whose, records, key_paths in entries:
        for entry in records:
            for key_path in key_paths:
                yield from (
                    (whose, scan(text, entry.path, place=place))
                    for text, place in entry.values(key_path)
                )
