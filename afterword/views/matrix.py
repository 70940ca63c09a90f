"""The follow-up matrix: a row a recommendation, a column a question, declared here once."""

from collections.abc import Callable
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.follow_up import Development, Response
from afterword.model.nearness import Match
from afterword.model.recommendation import Recommendation, Relation
from afterword.views.entries import POSITION_WORDS
from afterword.views.recommendation import (
    CHANGE_WORDS,
    EARLIER_MISSIONS,
    MATCH_WORDS,
    PRIORITY_WORDS,
)
from afterword.views.refs import citation_ref, section_ref
from afterword.views.standing import corrected_ids, standing
from afterword.views.wording import plain_text

Cell = str | int | tuple[str, ...]
"""A value without markup; each writer decides how a list is shown."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its key for machines, its heading for people, how a cell is made, its width."""

    key: str
    heading: str
    cell: Callable[[Recommendation, Register], Cell]
    width: int
    """In characters, for spreadsheets."""
    is_compact: bool = False
    """Whether the web and the PDF show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix: its columns, and a row of cells for each recommendation, in report order."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ids: tuple[str, ...]
    """The id of each row's recommendation."""


def matrix(register: Register) -> Matrix:
    """Return one row for each recommendation of the report, in the order of their numbers."""
    rows = tuple(
        tuple(_safe(column.cell(record, register)) for column in COLUMNS)
        for record in register.recommendations
    )
    return Matrix(
        columns=COLUMNS, rows=rows, ids=tuple(record.id for record in register.recommendations)
    )


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before its sign."""
    if isinstance(cell, tuple):
        return tuple(str(_safe(one)) for one in cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _provisions(record: Recommendation, register: Register, relation: Relation) -> Cell:
    links = [link for link in record.provisions if link.relation is relation]
    return tuple(citation_ref(register, link.cite).label for link in links)


def _prior(record: Recommendation, register: Register) -> Cell:
    """Return each earlier mission once, with the nearest that it came."""
    nearest: dict[str, Match] = {}
    for prior in record.prior:
        title = register.missions[prior.mission].title if prior.mission else EARLIER_MISSIONS
        nearest[title] = min(nearest.get(title, prior.match), prior.match, key=list(Match).index)
    return tuple(f"{title}: {MATCH_WORDS[match]}" for title, match in nearest.items())


def _assessments(record: Recommendation, register: Register) -> Cell:
    return tuple(
        f"{view.implementation}{f' (part {view.part})' if view.part else ''}: {view.basis_words}"
        for view in standing(register, record).assessments
    )


def _responses(record: Recommendation, register: Register) -> Cell:
    return tuple(
        f"{entry.date.in_words}: {register.institutions[entry.by].name} "
        f"{POSITION_WORDS[entry.position]}: {plain_text(register, entry.text)}"
        for entry in sorted(record.follow_up, key=lambda one: one.date.latest)
        if isinstance(entry, Response) and entry.id not in corrected_ids(record)
    )


def _developments(record: Recommendation, register: Register) -> Cell:
    return tuple(
        f"{entry.date.in_words}: {plain_text(register, entry.text)}"
        for entry in sorted(record.follow_up, key=lambda one: one.date.latest)
        if isinstance(entry, Development) and entry.id not in corrected_ids(record)
    )


def _url(record: Recommendation, register: Register) -> str:
    base = register.report.site_url
    path = f"recommendations/{record.id}.html"
    return f"{base.rstrip('/')}/{path}" if base else path


COLUMNS = (
    Column(key="id", heading="Reference", width=14, cell=lambda rec, _: rec.id),
    Column(key="number", heading="No.", width=6, cell=lambda rec, _: rec.number, is_compact=True),
    Column(
        key="title",
        heading="In short",
        width=30,
        cell=lambda rec, _: rec.title,
        is_compact=True,
    ),
    Column(
        key="priority",
        heading="Priority",
        width=10,
        cell=lambda rec, _: PRIORITY_WORDS[rec.priority],
        is_compact=True,
    ),
    Column(
        key="section",
        heading="Section",
        width=24,
        cell=lambda rec, reg: section_ref(reg, rec.section).label,
        is_compact=True,
    ),
    Column(
        key="recommendation",
        heading="Recommendation",
        width=60,
        cell=lambda rec, reg: plain_text(reg, rec.text),
    ),
    Column(
        key="parts",
        heading="Parts",
        width=40,
        cell=lambda rec, reg: tuple(f"({p.letter}) {plain_text(reg, p.text)}" for p in rec.parts),
    ),
    Column(
        key="change",
        heading="Kind of change",
        width=14,
        cell=lambda rec, _: tuple(CHANGE_WORDS[change] for change in rec.change),
    ),
    Column(
        key="suggested_legal_change",
        heading="Suggested change in law",
        width=30,
        cell=lambda rec, _: rec.suggested_legal_change or "",
    ),
    Column(
        key="addressees",
        heading="Addressees",
        width=26,
        cell=lambda rec, reg: tuple(reg.institutions[one].name for one in rec.addressees),
        is_compact=True,
    ),
    Column(
        key="topics",
        heading="Topics",
        width=22,
        cell=lambda rec, reg: tuple(reg.topics[topic].title for topic in rec.topics),
    ),
    Column(
        key="rests_on",
        heading="Rests on",
        width=40,
        cell=lambda rec, reg: _provisions(rec, reg, Relation.RESTS_ON),
    ),
    Column(
        key="asks_to_change",
        heading="Asks to change",
        width=30,
        cell=lambda rec, reg: _provisions(rec, reg, Relation.ASKS_TO_CHANGE),
    ),
    Column(
        key="prior_missions",
        heading="Earlier missions",
        width=28,
        cell=_prior,
    ),
    Column(
        key="similar_to",
        heading="Asked by others",
        width=28,
        cell=lambda rec, reg: tuple(
            f"{reg.institutions[one.body].name} {MATCH_WORDS[one.match]}: {one.where}"
            for one in rec.similar_to
        ),
    ),
    Column(
        key="standing",
        heading="Where it stands",
        width=22,
        cell=lambda rec, reg: standing(reg, rec).label,
        is_compact=True,
    ),
    Column(
        key="assessments",
        heading="Assessments",
        width=36,
        cell=_assessments,
        is_compact=True,
    ),
    Column(key="responses", heading="Responses of the authorities", width=36, cell=_responses),
    Column(key="developments", heading="Developments", width=60, cell=_developments),
    Column(
        key="official",
        heading="Official report",
        width=20,
        cell=lambda rec, _: f"Section {rec.official.section}; No. {rec.official.number}",
    ),
    Column(key="url", heading="Page", width=34, cell=_url),
)
"""Every column of the matrix, in order."""
