"""The law behind the recommendations as a table: a row a provision that one of them cites."""

from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.model.recommendation import ProvisionLink, Recommendation, Relation
from afterword.views.grid import Column, Grid, make_grid

KIND_WORDS = {
    InstrumentKind.TREATY: "Treaty",
    InstrumentKind.POLITICAL_COMMITMENT: "Political commitment",
    InstrumentKind.INTERPRETIVE: "Declaration or interpretation",
    InstrumentKind.GOOD_PRACTICE: "Good practice",
    InstrumentKind.NATIONAL_LAW: "National law",
}
RELATION_WORDS = {Relation.RESTS_ON: "rests on", Relation.ASKS_TO_CHANGE: "asks to change"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    record: Recommendation
    link: ProvisionLink
    instrument: Instrument
    provision: Provision | None
    """None where the instrument as a whole is cited."""


def provision_rows(register: Register) -> Grid:
    """Return one row for each provision that a recommendation cites, by recommendation."""
    rows = (
        _Row(
            record=record,
            link=link,
            instrument=register.instruments[link.cite.partition("/")[0]],
            provision=_provision(register, link.cite),
        )
        for record in register.recommendations
        for link in record.provisions
    )
    return make_grid("Provisions", COLUMNS, rows)


def _provision(register: Register, cite: str) -> Provision | None:
    found = register.provisions.get(cite)
    return found[1] if found else None


COLUMNS: tuple[Column[_Row], ...] = (
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
