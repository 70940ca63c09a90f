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
    line = (row.view.context,) if row.view.context else ()
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
    part = f" (part {view.part})" if view.part else ""
    trend = f", {view.trend_words}" if view.trend_words else ""
    gone = f"Reversed since ({view.reversed_by.when}). " if view.reversed_by else ""
    where = f" Where: {view.where}." if view.where else ""
    against = f" Reservation: {plain_text(register, view.reservation)}" if view.reservation else ""
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
    Column(key="id", heading="Reference", width=14, cell=lambda row: row.record.id),
    Column(
        key="number", heading="No.", width=6, cell=lambda row: row.record.number, is_compact=True
    ),
    Column(
        key="title", heading="In short", width=30, cell=lambda row: row.view.title, is_compact=True
    ),
    Column(
        key="priority",
        heading="Priority",
        width=10,
        cell=lambda row: row.view.priority,
        is_compact=True,
    ),
    Column(
        key="section",
        heading="Section",
        width=24,
        cell=lambda row: row.view.section.label,
        is_compact=True,
    ),
    Column(key="context", heading="Context: what was found, and where", width=50, cell=_context),
    Column(
        key="recommendation",
        heading="Recommendation",
        width=60,
        cell=lambda row: plain_text(row.register, row.record.text),
    ),
    Column(
        key="parts",
        heading="Parts",
        width=40,
        cell=lambda row: tuple(
            f"({letter}) {plain_text(row.register, text)}" for letter, text in row.view.parts
        ),
    ),
    Column(
        key="suggested_legal_change",
        heading="Suggested change in law",
        width=30,
        cell=lambda row: row.view.suggested_legal_change or "",
    ),
    Column(key="change", heading="Kind of change", width=14, cell=lambda row: row.view.change),
    Column(
        key="addressees",
        heading="Addressees",
        width=26,
        cell=lambda row: tuple(ref.label for ref in row.view.addressees),
        is_compact=True,
    ),
    Column(
        key="rests_on",
        heading="Rests on",
        width=40,
        cell=lambda row: _provisions(row, Relation.RESTS_ON),
    ),
    Column(
        key="asks_to_change",
        heading="Asks to change",
        width=30,
        cell=lambda row: _provisions(row, Relation.ASKS_TO_CHANGE),
    ),
    Column(
        key="prior_missions",
        heading="Earlier missions",
        width=36,
        cell=lambda row: _steps(row.view.lineage.before),
    ),
    Column(
        key="later_missions",
        heading="Later missions",
        width=36,
        cell=lambda row: _steps(row.view.lineage.after),
    ),
    Column(
        key="asked_by",
        heading="Missions that asked",
        width=36,
        cell=lambda row: row.view.lineage.words,
    ),
    Column(
        key="similar_to",
        heading="Asked by others",
        width=28,
        cell=lambda row: tuple(
            f"{one.who.label} {one.match}: {one.where}" for one in row.view.similar
        ),
    ),
    Column(
        key="topics",
        heading="Topics",
        width=22,
        cell=lambda row: tuple(ref.label for ref in row.view.topics),
    ),
    Column(key="responses", heading="Responses of the authorities", width=36, cell=_responses),
    Column(
        key="standing",
        heading="Where it stands",
        width=22,
        cell=lambda row: row.view.standing.label,
        is_compact=True,
    ),
    Column(
        key="assessments",
        heading="Latest assessment by each assessor",
        width=44,
        cell=lambda row: tuple(
            _assessment(row.register, view) for view in row.view.standing.assessments
        ),
        is_compact=True,
    ),
    Column(key="developments", heading="Developments", width=100, cell=_developments),
    Column(
        key="events_since",
        heading="Events since",
        width=36,
        cell=lambda row: tuple(
            f"{event.when}: {plain_text(row.register, event.text)}"
            for event in row.view.standing.events
        ),
    ),
    Column(key="to_do", heading="To be looked at again", width=22, cell=_to_do, is_compact=True),
    Column(
        key="last_verified",
        heading="Last verified",
        width=12,
        cell=lambda row: str(row.view.verification.last or ""),
    ),
    Column(
        key="official",
        heading="Official report",
        width=20,
        cell=lambda row: f"Section {row.record.official.section}; No. {row.record.official.number}",
    ),
    Column(key="as_of", heading="As of", width=12, cell=lambda row: str(row.register.day)),
    Column(
        key="url",
        heading="Page",
        width=34,
        cell=lambda row: _address(row.register, f"recommendations/{row.record.id}.html"),
    ),
)
"""Every column of the matrix, in order."""
