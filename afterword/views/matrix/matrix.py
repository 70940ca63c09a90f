"""The follow-up matrix: a row a recommendation, a column a question, declared here once."""

from collections.abc import Mapping
from dataclasses import dataclass

from afterword.linking.refs import citation_ref, section_ref
from afterword.linking.register import Register
from afterword.model.follow_up import Development, FollowUpEntry, Response
from afterword.model.recommendation import Recommendation, Relation
from afterword.texts.words import plain_text
from afterword.views.follow_up.assessments import AssessmentView, as_reported
from afterword.views.follow_up.entries import POSITION_WORDS
from afterword.views.follow_up.lineage import EARLIER_MISSIONS, MATCH_WORDS, Step
from afterword.views.follow_up.verification import TO_DO_WORDS, to_do
from afterword.views.matrix.grid import Cell, Column, Grid, make_grid
from afterword.views.report.recommendation import RecommendationView, recommendation_view


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What the cells of a row are made from."""

    record: Recommendation
    view: RecommendationView
    register: Register
    pages: Mapping[str, int]
    """The page on which each anchor of the report stands in the PDF, from 1."""


def matrix(register: Register, pages: Mapping[str, int]) -> Grid:
    """Return one row for each recommendation of the report, in the order of their numbers.

    Pages are those of the PDF as it is laid out; a finding that they do not name has none.
    """
    rows = (
        _Row(
            record=record,
            view=recommendation_view(register, record),
            register=register,
            pages=pages,
        )
        for record in register.recommendations
    )
    return make_grid("Follow-up matrix", COLUMNS, rows)


def _context(row: _Row) -> Cell:
    """Return the finding in a line, then where each paragraph stands: section, page, address."""
    line = (row.record.context,) if row.record.context else ()
    return (*line, *(_paragraph(row, finding) for finding in row.record.findings))


def _paragraph(row: _Row, finding: str) -> str:
    section = row.register.anchors[finding].section
    page = row.pages.get(finding)
    at = f", p. {page}" if page else ""
    address = _address(row.register, f"report/{section}.html#{finding}")
    return f"{section_ref(row.register, section).label}{at}: {address}"


def _address(register: Register, path: str) -> str:
    """Return the address of a page; from the website's root where nobody knows where it stands."""
    base = register.report.site_url
    return f"{base.rstrip('/')}/{path}" if base else path


def _provisions(row: _Row, relation: Relation) -> Cell:
    links = [link for link in row.record.provisions if link.relation is relation]
    return tuple(citation_ref(row.register, link.cite).label for link in links)


def _steps(steps: tuple[Step, ...]) -> Cell:
    """Return each mission once, with the nearest that it came and how sure that is."""
    nearest: dict[str, Step] = {}
    order = list(MATCH_WORDS)
    for step in steps:
        title = step.who.label if step.who else EARLIER_MISSIONS
        known = nearest.get(title, step)
        keys = [(order.index(one.match), one.is_inferred) for one in (known, step)]
        nearest[title] = known if keys[0] <= keys[1] else step
    return tuple(
        f"{title}: {step.words}{' (inferred)' if step.is_inferred else ''}"
        for title, step in nearest.items()
    )


def _assessment(register: Register, view: AssessmentView) -> str:
    """Return whether it holds, whose judgement it is and of which day, its value, what speaks
    against it, and where it can be found."""
    part = f" (part {view.record.part})" if view.record.part else ""
    trend = f", {view.trend_words}" if view.trend_words else ""
    gone = f"Reversed since ({view.reversed_by.date.in_words}). " if view.reversed_by else ""
    where = f" Where: {view.where}." if view.where else ""
    against = (
        f" Reservation: {plain_text(register, view.record.reservation)}"
        if view.record.reservation
        else ""
    )
    sources = "; ".join(source.label for source in view.sources)
    value = view.implementation.lower()
    return f"{gone}{view.basis_words}: {value}{part}{trend}.{against}{where} Source: {sources}"


def _responses(row: _Row) -> Cell:
    return tuple(
        f"{entry.date.in_words}: {row.register.institutions[entry.by].name} "
        f"{POSITION_WORDS[entry.position]}: {_said(row, entry)}"
        for entry in row.record.standing_entries
        if isinstance(entry, Response)
    )


def _developments(row: _Row) -> Cell:
    return tuple(
        f"{entry.date.in_words}: {_said(row, entry)}"
        for entry in row.record.standing_entries
        if isinstance(entry, Development)
    )


def _said(row: _Row, entry: FollowUpEntry) -> str:
    """Return an entry's text without markup, and who reports the words where only that was seen."""
    text, reported = plain_text(row.register, entry.text), as_reported(row.register, entry)
    return f"{text} ({reported[:1].upper()}{reported[1:]}.)" if reported else text


def _to_do(row: _Row) -> Cell:
    """Return why somebody should look at it again."""
    return tuple(TO_DO_WORDS[key] for key in to_do(row.view.verification, row.view.standing))


COLUMNS: tuple[Column[_Row], ...] = (
    Column("id", "Reference", 14, lambda row: row.record.id),
    Column("number", "No.", 6, lambda row: row.record.number, is_compact=True),
    Column("title", "In short", 30, lambda row: row.record.title, is_compact=True),
    Column(
        "priority",
        "Priority",
        10,
        lambda row: row.record.priority.value.capitalize(),
        is_compact=True,
    ),
    Column("section", "Section", 24, lambda row: row.view.section.label, is_compact=True),
    Column("context", "Context: what was found, and where", 50, _context),
    Column(
        "recommendation",
        "Recommendation",
        60,
        lambda row: plain_text(row.register, row.record.text),
    ),
    Column(
        "parts",
        "Parts",
        40,
        lambda row: tuple(
            f"({part.letter}) {plain_text(row.register, part.text)}" for part in row.record.parts
        ),
    ),
    Column(
        "suggested_legal_change",
        "Suggested change in law",
        30,
        lambda row: row.record.suggested_legal_change or "",
    ),
    Column("change", "Kind of change", 14, lambda row: row.view.change),
    Column(
        "addressees",
        "Addressees",
        26,
        lambda row: tuple(ref.label for ref in row.view.addressees),
        is_compact=True,
    ),
    Column("rests_on", "Rests on", 40, lambda row: _provisions(row, Relation.RESTS_ON)),
    Column(
        "asks_to_change",
        "Asks to change",
        30,
        lambda row: _provisions(row, Relation.ASKS_TO_CHANGE),
    ),
    Column("prior_missions", "Earlier missions", 36, lambda row: _steps(row.view.lineage.before)),
    Column("later_missions", "Later missions", 36, lambda row: _steps(row.view.lineage.after)),
    Column("asked_by", "Missions that asked", 36, lambda row: row.view.lineage.words),
    Column(
        "similar_to",
        "Asked by others",
        28,
        lambda row: tuple(f"{one.who.label} {one.match}: {one.where}" for one in row.view.similar),
    ),
    Column("topics", "Topics", 22, lambda row: tuple(ref.label for ref in row.view.topics)),
    Column("responses", "Responses of the authorities", 36, _responses),
    Column("standing", "Where it stands", 22, lambda row: row.view.standing.label, is_compact=True),
    Column(
        "assessments",
        "Latest assessment by each assessor",
        44,
        lambda row: tuple(
            _assessment(row.register, view) for view in row.view.standing.assessments
        ),
        is_compact=True,
    ),
    Column("developments", "Developments", 100, _developments),
    Column(
        "events_since",
        "Events since",
        36,
        lambda row: tuple(
            f"{event.date.in_words}: {plain_text(row.register, event.text)}"
            for event in row.view.standing.events
        ),
    ),
    Column("to_do", "To be looked at again", 22, _to_do, is_compact=True),
    Column("last_verified", "Last verified", 12, lambda row: str(row.view.verification.last or "")),
    Column(
        "official",
        "Official report",
        20,
        lambda row: f"Section {row.record.official.section}; No. {row.record.official.number}",
    ),
    Column("as_of", "As of", 12, lambda row: str(row.register.day)),
    Column(
        "url",
        "Page",
        34,
        lambda row: _address(row.register, f"recommendations/{row.record.id}.html"),
    ),
)
"""Every column of the matrix, in order."""
