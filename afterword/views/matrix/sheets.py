"""The other sheets of the workbook: the follow-up entry by entry, provisions, about the data."""

from collections.abc import Iterator
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
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.model.recommendation import ProvisionLink, Recommendation, Relation
from afterword.texts.words import day_in_words, plain_text
from afterword.views.follow_up.entries import EntryView, entry_view
from afterword.views.follow_up.standing import REVERSED, progress
from afterword.views.matrix.grid import Column, Grid, make_grid


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
    return make_grid("Follow-up", FOLLOW_UP_COLUMNS, rows)


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


FOLLOW_UP_COLUMNS: tuple[Column[_Row], ...] = (
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


KIND_WORDS = {
    InstrumentKind.TREATY: "Treaty",
    InstrumentKind.POLITICAL_COMMITMENT: "Political commitment",
    InstrumentKind.INTERPRETIVE: "Declaration or interpretation",
    InstrumentKind.GOOD_PRACTICE: "Good practice",
    InstrumentKind.NATIONAL_LAW: "National law",
}
RELATION_WORDS = {Relation.RESTS_ON: "rests on", Relation.ASKS_TO_CHANGE: "asks to change"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    record: Recommendation
    link: ProvisionLink
    instrument: Instrument
    provision: Provision | None
    """None where the instrument as a whole is cited."""


def provision_rows(register: Register) -> Grid:
    """Return one row for each provision that a recommendation cites, by recommendation."""
    rows = (
        _Ground(
            record=record,
            link=link,
            instrument=register.instruments[link.cite.partition("/")[0]],
            provision=_provision(register, link.cite),
        )
        for record in register.recommendations
        for link in record.provisions
    )
    return make_grid("Provisions", PROVISION_COLUMNS, rows)


def _provision(register: Register, cite: str) -> Provision | None:
    found = register.provisions.get(cite)
    return found[1] if found else None


PROVISION_COLUMNS: tuple[Column[_Ground], ...] = (
    Column(key="recommendation", heading="Reference", width=14, cell=lambda row: row.record.id),
    Column(key="number", heading="No.", width=6, cell=lambda row: row.record.number),
    Column(key="title", heading="In short", width=30, cell=lambda row: row.record.title),
    Column(
        key="relation",
        heading="Relation",
        width=14,
        cell=lambda row: RELATION_WORDS[row.link.relation],
    ),
    Column(key="citation", heading="Citation", width=26, cell=lambda row: row.link.cite),
    Column(key="instrument", heading="Instrument", width=50, cell=lambda row: row.instrument.title),
    Column(
        key="provision",
        heading="Provision",
        width=22,
        cell=lambda row: row.provision.label if row.provision else "as a whole",
    ),
    Column(key="kind", heading="Kind", width=22, cell=lambda row: KIND_WORDS[row.instrument.kind]),
    Column(
        key="binding",
        heading="Binding",
        width=9,
        cell=lambda row: "yes" if row.instrument.binding else "no",
    ),
    Column(
        key="gist",
        heading="What it says, in our words",
        width=60,
        cell=lambda row: row.provision.gist if row.provision else "",
    ),
    Column(
        key="confidence",
        heading="Stated or inferred",
        width=12,
        cell=lambda row: row.link.confidence.value,
    ),
    Column(
        key="url",
        heading="Address",
        width=40,
        cell=lambda row: (row.provision and row.provision.url) or row.instrument.url or "",
    ),
)
"""Every column of the provisions, in order."""


SCALE = (
    ("Fully implemented", "What was asked for is in place."),
    ("Mostly implemented", "Most of what was asked for is in place."),
    ("Partially implemented", "Some of what was asked for is in place."),
    ("Not implemented", "What was asked for is not in place."),
    ("Not yet assessed", "No assessment is recorded; the absence of a value, not a value."),
)
RATING = "The assessor judged this very recommendation."
EDITORS_ASSESSMENT = (
    "The editors’ own, inferred from what an assessor said of this very subject; never counted as "
    "a rating. What speaks against it stands beside it."
)


def about(register: Register, version: str) -> Grid:
    """Return what the other sheets are of, their day, the scale, and what their words mean."""
    return make_grid("About", COLUMNS, _lines(register, version))


def _lines(register: Register, version: str) -> Iterator[tuple[str, str]]:
    report, stands = register.report, progress(register)
    yield "Title", report.title
    yield "Notice", plain_text(register, report.notice)
    yield "Official report", f"{report.official.title}: {report.official.url}"
    yield "As of", day_in_words(register.day)
    if register.as_of:
        yield "", "What happened after this day is left out."
    yield "Recommendations", str(stands.total)
    for _, words, count in stands.counts:
        yield words, str(count)
    yield "Rating", RATING
    yield "Editors’ assessment", EDITORS_ASSESSMENT
    yield from SCALE
    yield REVERSED, "Nothing holds any more of what its assessments rest on; derived, never typed."
    yield "Events since", "Developments after the newest assessment, which they may put in doubt."
    yield "Last verified", "The newest day on which the editors recorded or looked for something."
    yield "Responsible", report.responsible
    yield "Licence", report.licence
    yield "Cite as", report.cite_as
    yield "Version", f"Afterword {version}"


COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column(key="subject", heading="Subject", width=36, cell=lambda line: line[0]),
    Column(key="meaning", heading="What it is", width=100, cell=lambda line: line[1]),
)
"""What it is about, and what there is to say."""
