"""Rules about ids: each is its own, and none is that of a page which every website has."""

from collections.abc import Iterable, Iterator

from afterword.linking.page_names import OWN_NAMES
from afterword.linking.register import Register
from afterword.model.record import Identified
from afterword.model.reference import without_form
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import Entry, Loaded
from afterword.sources.mark_finder import MarkKind

_LISTED = frozenset({"report", "instrument", "mission", "institution", "topic"})
"""Where a page lists all others: its name is index."""


def duplicate_ids(register: Register, _: Project) -> Iterator[Problem]:
    """An id belongs to one record or one place only."""
    first: dict[tuple[str, str], Place] = {}
    for scope, name, place in _named(register.loaded):
        earlier = first.setdefault((scope, name), place)
        if earlier != place:
            message = f"the id '{name}' is already used at {earlier}"
            fix = "give one of them another id"
            if scope == "word":
                message, fix = f"'{name}' is already listed at {earlier}", "keep one of the two"
            yield Problem(Code.DUPLICATE_ID, place, message, fix)


def taken_ids(register: Register, _: Project) -> Iterator[Problem]:
    """No record has the id of a page that every website has."""
    for scope, name, place in _records(register.loaded):
        taken = OWN_NAMES if scope == "page" else {"index"} if scope in _LISTED else ()
        if name in taken:
            message = f"the id '{name}' is that of a page which every website has"
            yield Problem(Code.DUPLICATE_ID, place, message, "give it another id")


def _named(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    """Yield each id with where it must be unique and where it stands."""
    yield from _records(loaded)
    yield from _within_recommendations(loaded)
    for section in loaded.sections:
        for mark in section.body.of(MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST):
            if mark.target:
                yield "report", mark.target, mark.place
    for page in loaded.pages:
        for mark in page.body.of(MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST):
            if mark.target:
                yield page.path, mark.target, mark.place
    for instrument in loaded.instruments:
        for index, provision in enumerate(instrument.record.provisions):
            place = instrument.place("provisions", index, "path")
            yield instrument.path, provision.slug, place
    for mission in loaded.missions:
        for index, one in enumerate(mission.record.recommendations):
            yield "recommendation", one.id, mission.place("recommendations", index, "id")


def _records(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    """Yield the id of each record with where it must be unique and where it stands."""
    scopes: tuple[tuple[str, Iterable[Entry[Identified]]], ...] = (
        ("report", loaded.sections),
        ("report", loaded.recommendations),
        ("page", loaded.pages),
        ("instrument", loaded.instruments),
        ("mission", loaded.missions),
        ("institution", loaded.institutions),
        ("topic", loaded.topics),
        ("source", loaded.sources),
        ("figure", loaded.figures),
        ("report", loaded.notes),
        ("table", loaded.tables),
    )
    for scope, entries in scopes:
        for entry in entries:
            yield scope, entry.record.id, entry.place("id")
    for abbreviation in loaded.abbreviations:
        yield "abbreviation", abbreviation.record.short, abbreviation.place("short")
    for word in loaded.words:
        yield "word", without_form(word.record.word), word.place("word")


def _within_recommendations(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    for entry in loaded.recommendations:
        yield "recommendation", entry.record.id, entry.place("id")
        for index, part in enumerate(entry.record.parts):
            yield f"parts of {entry.path}", part.letter, entry.place("parts", index, "letter")
        for index, follow_up in enumerate(entry.record.follow_up):
            place = entry.place("follow_up", index, "id")
            yield entry.path, follow_up.id, place


UNIQUENESS_RULES = (duplicate_ids, taken_ids)
