"""The follow-up as a table: a row an entry, so that it can be sorted, filtered and counted."""

from dataclasses import dataclass

from afterword.linking.refs import source_ref
from afterword.linking.register import Register
from afterword.model.follow_up import (
    Assessment,
    Basis,
    Closure,
    Correction,
    Development,
    FollowUpEntry,
    Response,
)
from afterword.model.recommendation import Recommendation
from afterword.texts.words import plain_text
from afterword.views.entries import EntryView, entry_view
from afterword.views.grid import Column, Grid, make_grid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    record: Recommendation
    entry: FollowUpEntry
    view: EntryView
    register: Register


def follow_up_rows(register: Register) -> Grid:
    """Return one row for each entry, by recommendation and in the order in which it happened."""
    rows = (
        _Row(
            record=record,
            entry=entry,
            view=entry_view(register, record, entry),
            register=register,
        )
        for record in register.recommendations
        for entry in sorted(record.follow_up, key=lambda one: one.date.latest)
    )
    return make_grid("Follow-up", COLUMNS, rows)


def _who(row: _Row) -> str:
    """Return who judges or answers; the editors' own judgement is theirs. Empty for what nobody in
    particular did."""
    match row.entry:
        case Assessment(basis=Basis.READING):
            return row.view.who[:1].upper() + row.view.who[1:]
        case Assessment(assessor=body) | Response(by=body):
            return row.register.institutions[body].name
        case _:
            return ""


def _value(row: _Row) -> str:
    """Return the judgement, the answer or the reason: what the kind of entry is about."""
    match row.entry:
        case Assessment(implementation=value):
            return value.value
        case Response(position=position):
            return position.value
        case Closure(closure=reason):
            return reason.value
        case _:
            return ""


def _basis(row: _Row) -> str:
    return row.entry.basis.value if isinstance(row.entry, Assessment) else ""


def _part(row: _Row) -> str:
    return (row.entry.part or "") if isinstance(row.entry, Assessment) else ""


def _reverses(row: _Row) -> str:
    return (row.entry.reverses or "") if isinstance(row.entry, Development) else ""


def _quoted_by(row: _Row) -> str:
    name = row.entry.quoted_by
    return source_ref(row.register, name).label if name else ""


def _corrects(row: _Row) -> str:
    return row.entry.corrects if isinstance(row.entry, Correction) else ""


def _urls(row: _Row) -> tuple[str, ...]:
    sources = (row.register.sources[one] for one in row.entry.sources)
    return tuple(source.url or "no address" for source in sources)


def _in_words(row: _Row) -> str:
    return f"{row.view.heading}; {row.view.who}" if row.view.who else row.view.heading


COLUMNS: tuple[Column[_Row], ...] = (
    Column(key="recommendation", heading="Reference", width=14, cell=lambda row: row.record.id),
    Column(key="number", heading="No.", width=6, cell=lambda row: row.record.number),
    Column(key="title", heading="In short", width=30, cell=lambda row: row.record.title),
    Column(key="entry", heading="Entry", width=22, cell=lambda row: row.entry.id),
    Column(key="date", heading="Date", width=12, cell=lambda row: str(row.entry.date)),
    Column(key="kind", heading="Kind", width=14, cell=lambda row: row.entry.kind),
    Column(key="who", heading="Assessor or who responds", width=28, cell=_who),
    Column(key="value", heading="Value", width=14, cell=_value),
    Column(key="basis", heading="Basis", width=10, cell=_basis),
    Column(key="part", heading="Part", width=6, cell=_part),
    Column(key="words", heading="In words", width=34, cell=_in_words),
    Column(
        key="text",
        heading="Text",
        width=60,
        cell=lambda row: plain_text(row.register, row.entry.text),
    ),
    Column(
        key="reservation",
        heading="Reservation",
        width=60,
        cell=lambda row: plain_text(row.register, row.view.reservation),
    ),
    Column(
        key="where",
        heading="Place of the assessor’s words",
        width=28,
        cell=lambda row: (row.entry.where or "") if isinstance(row.entry, Assessment) else "",
    ),
    Column(key="quoted_by", heading="As reported by", width=28, cell=_quoted_by),
    Column(
        key="sources",
        heading="Sources",
        width=44,
        cell=lambda row: tuple(ref.label for ref in row.view.sources),
    ),
    Column(key="urls", heading="Addresses of the sources", width=40, cell=_urls),
    Column(
        key="confidence",
        heading="Stated or inferred",
        width=12,
        cell=lambda row: row.entry.confidence.value,
    ),
    Column(key="corrects", heading="Corrects", width=18, cell=_corrects),
    Column(key="reverses", heading="Reverses", width=18, cell=_reverses),
    Column(
        key="corrected",
        heading="Corrected later",
        width=10,
        cell=lambda row: "yes" if row.view.is_corrected else "no",
    ),
    Column(
        key="recorded",
        heading="Recorded on",
        width=12,
        cell=lambda row: str(row.entry.recorded.date),
    ),
    Column(
        key="recorded_by",
        heading="Recorded by",
        width=20,
        cell=lambda row: row.entry.recorded.by,
    ),
    Column(key="as_of", heading="As of", width=12, cell=lambda row: str(row.register.day)),
)
"""Every column of the follow-up, in order."""
