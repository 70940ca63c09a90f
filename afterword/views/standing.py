"""Where a recommendation stands: derived from its assessments and closures, never typed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from afterword.linking.register import Register
from afterword.model.follow_up import (
    Assessment,
    Basis,
    Closure,
    Correction,
    Development,
    Implementation,
)
from afterword.model.recommendation import Recommendation
from afterword.views.refs import Ref, institution_ref, short_name, source_ref

IMPLEMENTATION_WORDS = {
    Implementation.FULLY: "Fully implemented",
    Implementation.MOSTLY: "Mostly implemented",
    Implementation.PARTIALLY: "Partially implemented",
    Implementation.NOT: "Not implemented",
}
NOT_ASSESSED = "Not yet assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """A judgement as a reader sees it."""

    implementation: str
    """In words: Partially implemented."""
    key: str
    """For machines: partially."""
    basis: str
    """For machines: rating or reading."""
    basis_short: str
    """What it rests on: rating, or editors' reading."""
    basis_words: str
    """Whose judgement it is: "Rated by ODIHR, May 2019", "Editors' reading of ODIHR, 2021"."""
    assessor: Ref
    part: str | None
    when: str
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a recommendation stands: the latest assessment of each assessor, newest first."""

    words: str
    """In words: Fully implemented, Part a: not implemented, Not yet assessed, Closed:
    superseded."""
    key: str
    """For machines: fully, mostly, partially, not, not-assessed or closed."""
    label: str
    """In words, with what it rests on: "Fully implemented (editors' reading)"."""
    basis_words: str
    """Whose judgement it is; empty where there is none."""
    is_rated: bool
    """Whether the assessment that it stands by is a rating."""
    is_read: bool
    """Whether the assessment that it stands by is our editors' reading."""
    events_since: int
    """How many developments came after the newest assessment, which they may put in doubt."""
    assessments: tuple[AssessmentView, ...]
    assessors_differ: bool


def standing(register: Register, recommendation: Recommendation) -> Standing:
    """Return where a recommendation stands, by its entries that were not corrected since."""
    corrected = corrected_ids(recommendation)
    valid = [entry for entry in recommendation.follow_up if entry.id not in corrected]
    judged = [entry for entry in valid if isinstance(entry, Assessment)]
    latest: dict[tuple[str, str | None], Assessment] = {}
    for entry in sorted(judged, key=lambda one: one.date.latest):
        latest[entry.assessor, entry.part] = entry
    newest = sorted(latest.values(), key=lambda one: one.date.latest, reverse=True)
    views = tuple(_assessment(register, entry) for entry in newest)
    closures = [entry for entry in valid if isinstance(entry, Closure)]
    head = next((view for view in views if view.part is None), views[0] if views else None)
    if closures:
        closure = max(closures, key=lambda one: one.date.latest)
        reason = closure.closure.value.replace("-", " ")
        words, key, basis = f"Closed: {reason}", "closed", closure.date.in_words
        label = words
    elif head:
        part = f"Part {head.part}: " if head.part else ""
        words = f"{part}{head.implementation.lower()}" if part else head.implementation
        key, basis = head.key, head.basis_words
        label = f"{words} ({head.basis_short})"
    else:
        words, key, basis = NOT_ASSESSED, "not-assessed", ""
        label = words
    whole = [entry.implementation for (_, part), entry in latest.items() if part is None]
    return Standing(
        words=words,
        key=key,
        label=label,
        basis_words=basis,
        is_rated=not closures and head is not None and head.basis == Basis.RATING.value,
        is_read=not closures and head is not None and head.basis == Basis.READING.value,
        events_since=sum(
            isinstance(entry, Development) and entry.date.earliest > newest[0].date.latest
            for entry in valid
            if newest
        ),
        assessments=views,
        assessors_differ=len(set(whole)) > 1,
    )


def corrected_ids(recommendation: Recommendation) -> frozenset[str]:
    """Return the ids of the entries that were corrected, by corrections that stand themselves."""
    corrected: set[str] = set()
    for entry in reversed(recommendation.follow_up):
        if isinstance(entry, Correction) and entry.id not in corrected:
            corrected.add(entry.corrects)
    return frozenset(corrected)


def _assessment(register: Register, entry: Assessment) -> AssessmentView:
    assessor = institution_ref(register, entry.assessor)
    short = short_name(register, entry.assessor)
    when = entry.date.in_words
    rated = entry.basis is Basis.RATING
    words = f"Rated by {short}, {when}" if rated else f"Editors’ reading of {short}, {when}"
    return AssessmentView(
        implementation=IMPLEMENTATION_WORDS[entry.implementation],
        key=entry.implementation.value,
        basis=entry.basis.value,
        basis_short="rating" if rated else "editors’ reading",
        basis_words=words,
        assessor=assessor,
        part=entry.part,
        when=when,
        sources=tuple(source_ref(register, source) for source in entry.sources),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many recommendations stand where."""

    total: int
    rated: int
    read: int
    not_assessed: int
    closed: int
    counts: tuple[tuple[str, str, int], ...]
    """For each standing that occurs: its key, its words, how many recommendations."""


def progress(register: Register) -> Progress:
    """Return how many recommendations stand where; ratings and readings are counted apart."""
    standings = [standing(register, record) for record in register.recommendations]
    counts = Counter((one.key, one.label if one.key != "closed" else "Closed") for one in standings)
    order = ["fully", "mostly", "partially", "not", "closed", "not-assessed"]
    listed = sorted(counts.items(), key=lambda pair: (order.index(pair[0][0]), pair[0][1]))
    return Progress(
        total=len(standings),
        rated=sum(one.is_rated for one in standings),
        read=sum(one.is_read for one in standings),
        not_assessed=sum(one.key == "not-assessed" for one in standings),
        closed=sum(one.key == "closed" for one in standings),
        counts=tuple((key, words, count) for (key, words), count in listed),
    )


def recorded_until(register: Register) -> date:
    """Return the day of the newest entry in the follow-up, or of the report where there is none."""
    days = [
        entry.recorded.date for record in register.recommendations for entry in record.follow_up
    ]
    return max(days, default=register.report.official.date)
