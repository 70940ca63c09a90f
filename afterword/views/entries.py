"""What followed a recommendation, entry by entry, as a reader sees it."""

from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.follow_up import (
    Assessment,
    Closure,
    Confidence,
    Correction,
    Development,
    FollowUpEntry,
    Position,
    Response,
)
from afterword.model.recommendation import Recommendation
from afterword.views.assessments import IMPLEMENTATION_WORDS
from afterword.views.per_register import once
from afterword.views.refs import Ref, institution_ref, short_name, source_ref
from afterword.views.wording import day_in_words

POSITION_WORDS = {
    Position.ACCEPTS: "accepts it",
    Position.PARTLY: "accepts it in part",
    Position.REJECTS: "rejects it",
    Position.REPORTS_DONE: "reports it done",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A follow-up entry as a reader sees it."""

    id: str
    kind: str
    """For machines: development, response, assessment, closure or correction."""
    heading: str
    """What it is, in words: "Development", "Assessment: not implemented"."""
    who: str
    """Whose it is: "Editors' reading of ODIHR"; empty for a development."""
    when: str
    text: str
    """In Markdown."""
    sources: tuple[Ref, ...]
    is_inferred: bool
    is_corrected: bool
    recorded: str


@once
def entry_views(register: Register, record: Recommendation) -> tuple[EntryView, ...]:
    """Return what followed a recommendation, in the order in which it happened."""
    ordered = sorted(record.follow_up, key=lambda entry: entry.date.latest)
    return tuple(entry_view(register, record, entry) for entry in ordered)


def entry_view(register: Register, record: Recommendation, entry: FollowUpEntry) -> EntryView:
    """Return an entry of a recommendation as a reader sees it."""
    heading, who = _heading(register, entry)
    return EntryView(
        id=entry.id,
        kind=entry.kind,
        heading=heading,
        who=who,
        when=entry.date.in_words,
        text=entry.text,
        sources=tuple(source_ref(register, source) for source in entry.sources),
        is_inferred=entry.confidence is Confidence.INFERRED,
        is_corrected=entry.id in record.corrected,
        recorded=f"{day_in_words(entry.recorded.date)}, {entry.recorded.by}",
    )


def _heading(register: Register, entry: FollowUpEntry) -> tuple[str, str]:
    """Return what an entry is, in words, and whose it is."""
    match entry:
        case Development():
            return "Development", ""
        case Response():
            body = institution_ref(register, entry.by).label
            return f"Response: {POSITION_WORDS[entry.position]}", body
        case Assessment():
            value = IMPLEMENTATION_WORDS[entry.implementation].lower()
            part = f" (part {entry.part})" if entry.part else ""
            body = short_name(register, entry.assessor)
            who = body if entry.basis.value == "rating" else f"Editors’ reading of {body}"
            return f"Assessment: {value}{part}", who
        case Closure():
            return f"Closed: {entry.closure.value.replace('-', ' ')}", ""
        case Correction():
            return "Correction", ""
