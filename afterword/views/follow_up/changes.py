"""The change log: what was recorded when, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from afterword.linking.per_register import cached_per_register
from afterword.linking.refs import Ref, recommendation_ref
from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Basis, Correction, FollowUpEntry
from afterword.model.recommendation import Recommendation
from afterword.texts.words import day_in_words, on_one_line, plain_text, shortened
from afterword.views.follow_up.entries import EntryView, entry_views

_NEWEST = 6
"""How many entries tell of the newest happenings."""

_LINE = 81
"""How many characters a line of the change log has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """Something that was recorded: a follow-up entry, or that the editors looked again."""

    recorded: date
    by: str
    recommendation: Recommendation
    line: str
    """How its text begins, without markup."""
    entry: EntryView | None = None
    """None where the editors looked again."""
    is_reading: bool = False
    """Whether it is the editors' own assessment, for which no assessor has to answer."""
    corrects: str = ""
    """What a correction corrects, in words: "Development, 25 May 2020"; else empty."""

    @property
    def ref(self) -> Ref:
        """The reference to its recommendation."""
        return recommendation_ref(self.recommendation)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """What was recorded of a recommendation on a day."""

    record: Recommendation
    ref: Ref
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDay:
    """What was recorded on a day."""

    day: date
    words: str
    by: str
    """Who recorded all of it; empty where several did."""
    entries: int
    """How many follow-up entries."""
    reviews: int
    """How often the editors looked again."""
    groups: tuple[ChangeGroup, ...]
    """In report order."""


def change_views(register: Register) -> tuple[ChangeDay, ...]:
    """Return what was recorded, by days, newest first."""
    by_day = groupby(changes(register), key=lambda change: change.recorded)
    return tuple(_day(day, tuple(recorded)) for day, recorded in by_day)


def changes(register: Register) -> tuple[ChangeView, ...]:
    """Return all that was recorded, newest first, and of a day in report order."""
    found = (
        change for record in register.recommendations for change in _recorded(register, record)
    )
    return tuple(sorted(found, key=lambda change: change.recorded, reverse=True))


def newest_events(register: Register) -> tuple[ChangeView, ...]:
    """Return the entries that tell of the newest happenings, newest first, at most so many as a
    home page shows; what was corrected later is left out."""
    happened = [
        (change.entry.record.date.latest, change)
        for change in changes(register)
        if change.entry and not change.entry.is_corrected
    ]
    ordered = sorted(happened, key=lambda pair: pair[0], reverse=True)
    return tuple(change for _, change in ordered[:_NEWEST])


@cached_per_register
def _recorded(register: Register, record: Recommendation) -> tuple[ChangeView, ...]:
    return tuple(_changes(register, record))


def _changes(register: Register, record: Recommendation) -> Iterator[ChangeView]:
    views = {view.record.id: view for view in entry_views(register, record)}
    for entry in record.follow_up:
        yield ChangeView(
            recorded=entry.recorded.date,
            by=entry.recorded.by,
            recommendation=record,
            entry=views[entry.id],
            is_reading=isinstance(entry, Assessment) and entry.basis is Basis.READING,
            corrects=_corrected(entry, views),
            line=_first_line(register, entry.text),
        )
    for review in record.reviews:
        yield ChangeView(
            recorded=review.date,
            by=review.by,
            recommendation=record,
            line=_first_line(register, review.text),
        )


def _corrected(entry: FollowUpEntry, views: dict[str, EntryView]) -> str:
    view = views.get(entry.corrects) if isinstance(entry, Correction) else None
    return f"{view.heading}, {view.when}" if view else ""


def _first_line(register: Register, text: str) -> str:
    """Return a text without markup, up to the last whole word that fits on a line."""
    return shortened(on_one_line(plain_text(register, text)), _LINE)


def _day(day: date, recorded: tuple[ChangeView, ...]) -> ChangeDay:
    people = tuple(dict.fromkeys(change.by for change in recorded))
    entries = sum(change.entry is not None for change in recorded)
    by_recommendation = groupby(recorded, key=lambda change: change.recommendation.id)
    groups = (tuple(own) for _, own in by_recommendation)
    return ChangeDay(
        day=day,
        words=day_in_words(day),
        by=people[0] if len(people) == 1 else "",
        entries=entries,
        reviews=len(recorded) - entries,
        groups=tuple(
            ChangeGroup(record=own[0].recommendation, ref=own[0].ref, changes=own) for own in groups
        ),
    )
