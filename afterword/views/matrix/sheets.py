"""The other sheets of the workbook: the follow-up entry by entry, provisions, about the data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from afterword.linking.refs import source_ref
from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Basis, Response
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.model.recommendation import ProvisionLink, Recommendation
from afterword.texts.words import day_in_words, plain_text
from afterword.views.follow_up.entries import EntryView, entry_views
from afterword.views.follow_up.standing import REVERSED, progress
from afterword.views.matrix.grid import Column, Grid, make_grid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    record: Recommendation
    entry: EntryView
    register: Register


def follow_up_rows(register: Register) -> Grid:
    """Return one row for each entry, by recommendation and in the order in which it happened."""
    rows = (
        _Row(record=record, entry=entry, register=register)
        for record in register.recommendations
        for entry in entry_views(register, record)
    )
    return make_grid("Follow-up", FOLLOW_UP_COLUMNS, rows)


def _who(row: _Row) -> str:
    """Return who judges or answers; the editors' own judgement is theirs. Empty for what nobody in
    particular did."""
    match row.entry.record:
        case Assessment(basis=Basis.READING):
            return row.entry.who[:1].upper() + row.entry.who[1:]
        case Assessment(assessor=body) | Response(by=body):
            return row.register.institutions[body].name
        case _:
            return ""


def _own(*names: str) -> Callable[[_Row], str]:
    """Return the cell of fields that only some kinds of entry have, no kind two of them."""

    def cell(row: _Row) -> str:
        value = next(
            (getattr(row.entry.record, name) for name in names if hasattr(row.entry.record, name)),
            "",
        )
        return str(value.value if isinstance(value, Enum) else value or "")

    return cell


def _quoted_by(row: _Row) -> str:
    name = row.entry.record.quoted_by
    return source_ref(row.register, name).label if name else ""


def _urls(row: _Row) -> tuple[str, ...]:
    sources = (row.register.sources[one] for one in row.entry.record.sources)
    return tuple(source.url or "no address" for source in sources)


def _in_words(row: _Row) -> str:
    return f"{row.entry.heading}; {row.entry.who}" if row.entry.who else row.entry.heading


FOLLOW_UP_COLUMNS: tuple[Column[_Row], ...] = (
    Column("recommendation", "Reference", 14, lambda row: row.record.id),
    Column("number", "No.", 6, lambda row: row.record.number),
    Column("title", "In short", 30, lambda row: row.record.title),
    Column("entry", "Entry", 22, lambda row: row.entry.record.id),
    Column("date", "Date", 12, lambda row: str(row.entry.record.date)),
    Column("kind", "Kind", 14, lambda row: row.entry.record.kind),
    Column("who", "Assessor or who responds", 28, _who),
    Column("value", "Value", 14, _own("implementation", "position", "closure")),
    Column("basis", "Basis", 10, _own("basis")),
    Column("part", "Part", 6, _own("part")),
    Column("words", "In words", 34, _in_words),
    Column("text", "Text", 60, lambda row: plain_text(row.register, row.entry.record.text)),
    Column(
        "reservation",
        "Reservation",
        60,
        lambda row: plain_text(row.register, row.entry.reservation),
    ),
    Column("where", "Place of the assessor’s words", 28, _own("where")),
    Column("quoted_by", "As reported by", 28, _quoted_by),
    Column("sources", "Sources", 44, lambda row: tuple(ref.label for ref in row.entry.sources)),
    Column("urls", "Addresses of the sources", 40, _urls),
    Column("confidence", "Stated or inferred", 12, lambda row: row.entry.record.confidence.value),
    Column("corrects", "Corrects", 18, _own("corrects")),
    Column("reverses", "Reverses", 18, _own("reverses")),
    Column(
        "corrected", "Corrected later", 10, lambda row: "yes" if row.entry.is_corrected else "no"
    ),
    Column("recorded", "Recorded on", 12, lambda row: str(row.entry.record.recorded.date)),
    Column("recorded_by", "Recorded by", 20, lambda row: row.entry.record.recorded.by),
    Column("as_of", "As of", 12, lambda row: str(row.register.day)),
)
"""Every column of the follow-up, in order."""


KIND_WORDS = {
    InstrumentKind.TREATY: "Treaty",
    InstrumentKind.POLITICAL_COMMITMENT: "Political commitment",
    InstrumentKind.INTERPRETIVE: "Declaration or interpretation",
    InstrumentKind.GOOD_PRACTICE: "Good practice",
    InstrumentKind.NATIONAL_LAW: "National law",
}


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
    Column("recommendation", "Reference", 14, lambda row: row.record.id),
    Column("number", "No.", 6, lambda row: row.record.number),
    Column("title", "In short", 30, lambda row: row.record.title),
    Column("relation", "Relation", 14, lambda row: row.link.relation.value.replace("-", " ")),
    Column("citation", "Citation", 26, lambda row: row.link.cite),
    Column("instrument", "Instrument", 50, lambda row: row.instrument.title),
    Column(
        "provision",
        "Provision",
        22,
        lambda row: row.provision.label if row.provision else "as a whole",
    ),
    Column("kind", "Kind", 22, lambda row: KIND_WORDS[row.instrument.kind]),
    Column("binding", "Binding", 9, lambda row: "yes" if row.instrument.binding else "no"),
    Column(
        "gist",
        "What it says, in our words",
        60,
        lambda row: row.provision.gist if row.provision else "",
    ),
    Column("confidence", "Stated or inferred", 12, lambda row: row.link.confidence.value),
    Column(
        "url",
        "Address",
        40,
        lambda row: (row.provision and row.provision.url) or row.instrument.url or "",
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
    Column("subject", "Subject", 36, lambda line: line[0]),
    Column("meaning", "What it is", 100, lambda line: line[1]),
)
"""What it is about, and what there is to say."""
