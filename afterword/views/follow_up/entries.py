"""What followed a recommendation, entry by entry, as a reader sees it."""

from dataclasses import dataclass

from afterword.linking.per_register import cached_per_register
from afterword.linking.refs import Ref, institution_ref, source_ref
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
from afterword.texts.words import day_in_words
from afterword.views.follow_up.assessments import implementation_words, judged_by, words_seen

POSITION_WORDS = {
    Position.ACCEPTS: "accepts it",
    Position.PARTLY: "accepts it in part",
    Position.REJECTS: "rejects it",
    Position.REPORTS_DONE: "reports it done",
    Position.COMMENTS: "comments, without a position on it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A follow-up entry as a reader sees it."""

    record: FollowUpEntry
    heading: str
    """What it is, in words: "Development", "Assessment: not implemented"."""
    who: str
    """Whose it is: "ODIHR", "the editors, from what ODIHR said"; empty for a development."""
    when: str
    where: str
    """The place of an assessor's words, and by whom they are reported; empty where unsaid."""
    reservation: str
    """What speaks against an assessment, in Markdown; never cut."""
    reverses: str
    """What a development reverses, in words: "Assessment: fully implemented, 20 March 2023"."""
    sources: tuple[Ref, ...]
    is_inferred: bool
    is_corrected: bool
    recorded: str


@cached_per_register
def entry_views(register: Register, record: Recommendation) -> tuple[EntryView, ...]:
    """Return what followed a recommendation, in the order in which it happened."""
    ordered = sorted(record.follow_up, key=lambda entry: entry.date.latest)
    return tuple(entry_view(register, record, entry) for entry in ordered)


def entry_view(register: Register, record: Recommendation, entry: FollowUpEntry) -> EntryView:
    """Return an entry of a recommendation as a reader sees it."""
    heading, who = _heading(register, entry)
    return EntryView(
        record=entry,
        heading=heading,
        who=who,
        when=entry.date.in_words,
        where=words_seen(register, entry),
        reservation=(entry.reservation or "") if isinstance(entry, Assessment) else "",
        reverses=_reversed(register, record, entry),
        sources=tuple(source_ref(register, source) for source in entry.sources),
        is_inferred=entry.confidence is Confidence.INFERRED,
        is_corrected=entry.id in record.corrected,
        recorded=f"{day_in_words(entry.recorded.date)}, {entry.recorded.by}",
    )


def _reversed(register: Register, record: Recommendation, entry: FollowUpEntry) -> str:
    name = entry.reverses if isinstance(entry, Development) else None
    found = next((one for one in record.follow_up if one.id == name), None)
    return f"{_heading(register, found)[0]}, {found.date.in_words}" if found else ""


def _heading(register: Register, entry: FollowUpEntry) -> tuple[str, str]:
    """Return what an entry is, in words, and whose it is."""
    match entry:
        case Development():
            return "Development", ""
        case Response():
            body = institution_ref(register, entry.by).label
            return f"Response: {POSITION_WORDS[entry.position]}", body
        case Assessment():
            part = f" (part {entry.part})" if entry.part else ""
            words = f"Assessment: {implementation_words(entry).lower()}{part}"
            return words, judged_by(register, entry)
        case Closure():
            return f"Closed: {entry.closure.value.replace('-', ' ')}", ""
        case Correction():
            return "Correction", ""
