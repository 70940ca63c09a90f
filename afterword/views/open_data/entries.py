"""Open data: what followed a recommendation, and where it stands by that."""

from afterword.linking.refs import institution_ref
from afterword.model.follow_up import (
    Assessment,
    Basis,
    Closure,
    Correction,
    Development,
    FollowUpEntry,
    Implementation,
    Response,
)
from afterword.model.open_data.follow_up import (
    OpenAssessment,
    OpenCount,
    OpenEntry,
    OpenEvent,
    OpenProgress,
    OpenStanding,
)
from afterword.model.open_data.shared import Reference
from afterword.model.recommendation import Recommendation
from afterword.views.assessments import AssessmentView
from afterword.views.entries import entry_view
from afterword.views.open_data.publication import Publication
from afterword.views.standing import progress, standing


def open_entries(published: Publication, record: Recommendation) -> tuple[OpenEntry, ...]:
    """Return what followed a recommendation, in the order in which it happened."""
    ordered = sorted(record.follow_up, key=lambda entry: entry.date.latest)
    return tuple(_entry(published, record, entry) for entry in ordered)


def _entry(published: Publication, record: Recommendation, entry: FollowUpEntry) -> OpenEntry:
    view = entry_view(published.register, record, entry)
    judged = entry if isinstance(entry, Assessment) else None
    answered = entry if isinstance(entry, Response) else None
    reference = published.recommendation(record)
    return OpenEntry(
        id=_id(record, entry.id),
        entry=entry.id,
        recommendation=reference,
        kind=entry.kind,
        date=str(entry.date),
        heading=view.heading,
        who=view.who or None,
        text=published.plain(entry.text),
        reservation=(published.plain(view.reservation) or None),
        where=judged and judged.where,
        quoted_by=entry.quoted_by,
        implementation=judged and judged.implementation,
        basis=judged and judged.basis,
        part=judged and judged.part,
        assessor=judged and _body(published, judged.assessor),
        position=answered and answered.position,
        responder=answered and _body(published, answered.by),
        closure=entry.closure if isinstance(entry, Closure) else None,
        corrects=_id(record, entry.corrects) if isinstance(entry, Correction) else None,
        reverses=_reversed(record, entry),
        is_corrected=view.is_corrected,
        confidence=entry.confidence,
        sources=published.all_evidence(entry.sources),
        recorded=entry.recorded.date,
        recorded_by=entry.recorded.by,
        page=f"{reference.page}#{entry.id}",
    )


def _reversed(record: Recommendation, entry: FollowUpEntry) -> str | None:
    name = entry.reverses if isinstance(entry, Development) else None
    return _id(record, name) if name else None


def _id(record: Recommendation, entry: str) -> str:
    """Return the id of an entry that is unique in the whole record."""
    return f"{record.id}/{entry}"


def _body(published: Publication, institution: str) -> Reference:
    return published.reference(institution_ref(published.register, institution))


def open_standing(published: Publication, record: Recommendation) -> OpenStanding:
    """Return where a recommendation stands."""
    view = standing(published.register, record)
    dates = {entry.id: entry.date for entry in record.follow_up}
    return OpenStanding.model_validate(
        {
            "key": view.key,
            "words": view.words,
            "label": view.label,
            "group": view.group,
            "basis": view.basis_words or None,
            "is_rated": view.is_rated,
            "is_read": view.is_read,
            "assessors_differ": view.assessors_differ,
            "reversed_by": tuple(_id(record, event.id) for event in view.reversed_by),
            "events_since": tuple(
                OpenEvent(
                    follow_up=_id(record, event.id),
                    date=str(dates[event.id]),
                    text=published.plain(event.text),
                )
                for event in view.events
            ),
        }
    )


def open_assessments(published: Publication, record: Recommendation) -> tuple[OpenAssessment, ...]:
    """Return the latest assessment of each assessor, newest first."""
    views = standing(published.register, record).assessments
    return tuple(_assessment(published, record, view) for view in views)


def _assessment(
    published: Publication, record: Recommendation, view: AssessmentView
) -> OpenAssessment:
    return OpenAssessment.model_validate(
        {
            "follow_up": _id(record, view.id),
            "assessor": published.reference(view.assessor),
            "implementation": Implementation(view.key),
            "basis": Basis(view.basis),
            "words": view.basis_words,
            "reservation": published.plain(view.reservation) or None,
            "where": view.where or None,
            "reversed_by": _id(record, view.reversed_by.id) if view.reversed_by else None,
            "part": view.part,
            "date": str(view.date),
            "age_days": view.age_days,
            "elections_since": view.elections_since,
            "trend": view.trend or None,
            "sources": published.all_evidence(source.id for source in view.sources),
        }
    )


def open_progress(published: Publication) -> OpenProgress:
    """Return how many recommendations stand where."""
    counted = progress(published.register)
    return OpenProgress(
        total=counted.total,
        rated=counted.rated,
        read=counted.read,
        reversed=counted.reversed,
        not_assessed=counted.not_assessed,
        closed=counted.closed,
        counts=tuple(
            OpenCount.model_validate({"key": key, "words": words, "count": count})
            for key, words, count in counted.counts
        ),
    )
