"""Assessments as a reader sees them: whose, on what basis, how old, better or worse than before."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as date_

from afterword.linking.refs import Ref, institution_ref, short_name, source_ref
from afterword.linking.register import Register
from afterword.model.follow_up import (
    Assessment,
    Basis,
    Development,
    FollowUpEntry,
    Implementation,
)
from afterword.model.recommendation import Recommendation
from afterword.model.record import PartialDate

_FROM_WORST = tuple(reversed(Implementation))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """A judgement as a reader sees it."""

    record: Assessment
    implementation: str
    """In words: Partially implemented."""
    basis_short: str
    """What it rests on: rating, or editors' assessment."""
    basis_words: str
    """Whose judgement it is: "Rated by ODIHR, May 2019"; "Editors' assessment of 2021, from what
    ODIHR said"."""
    judged_by: str
    """Who judged, in short: "ODIHR"; "the editors, from what ODIHR said". Nothing that is the
    editors' own is said to be somebody else's."""
    where: str
    """The place of the assessor's words, and who reported them; empty where none is named."""
    reversed_by: Development | None
    """The development by which what it rests on no longer holds; None where it does."""
    assessor: Ref
    when: str
    age_days: int
    """How many days passed since, up to the day of the record; at least so many where the date is
    a month or a year."""
    elections_since: int
    """How many of the elections on record were held after it, up to that day."""
    trend: str
    """better, same or worse than the assessor's judgement before, on the same basis and of the
    same part; empty where there is none."""
    trend_words: str
    """"better than in 2019", "the same as on 4 October 2019"; empty where there is none before."""
    sources: tuple[Ref, ...]

    @property
    def is_rating(self) -> bool:
        """Whether the assessor rated this very recommendation; else it is the editors' own."""
        return self.record.basis is Basis.RATING

    @property
    def age_words(self) -> str:
        """How old it is: "1,426 days; 2 elections on record since"."""
        least = "" if self.record.date.day else "at least "
        days = f"{self.age_days:,} {'day' if self.age_days == 1 else 'days'}"
        elections = "election" if self.elections_since <= 1 else "elections"
        return f"{least}{days}; {self.elections_since or 'no'} {elections} on record since"


def latest_assessments(
    register: Register, recommendation: Recommendation
) -> tuple[AssessmentView, ...]:
    """Return the latest assessment by each assessor of the whole and of each part, newest first."""
    judged = [one for one in recommendation.standing_entries if isinstance(one, Assessment)]
    by_assessor: dict[tuple[str, str | None], list[Assessment]] = {}
    for entry in judged:
        by_assessor.setdefault((entry.assessor, entry.part), []).append(entry)
    newest = sorted(by_assessor.values(), key=lambda entries: entries[-1].date.latest, reverse=True)
    reversals = _reversals(recommendation)
    return tuple(_view(register, reversals, *entries) for entries in newest)


def _reversals(recommendation: Recommendation) -> dict[str, Development]:
    """Return the first development that reverses each assessment, by the assessment's id."""
    found: dict[str, Development] = {}
    for entry in recommendation.standing_entries:
        if isinstance(entry, Development) and entry.reverses:
            found.setdefault(entry.reverses, entry)
    return found


def _view(
    register: Register, reversals: Mapping[str, Development], *entries: Assessment
) -> AssessmentView:
    """Return the last of an assessor's judgements, in the light of those before and after."""
    entry, before = entries[-1], _before(entries)
    assessor = short_name(register, entry.assessor)
    when = entry.date.in_words
    rated = entry.basis is Basis.RATING
    trend = _trend(before, entry)
    return AssessmentView(
        record=entry,
        implementation=implementation_words(entry),
        basis_short="rating" if rated else "editors’ assessment",
        basis_words=f"Rated by {assessor}, {when}"
        if rated
        else f"Editors’ assessment of {when}, from what {assessor} said",
        judged_by=judged_by(register, entry),
        where=words_seen(register, entry),
        reversed_by=reversals.get(entry.id),
        assessor=institution_ref(register, entry.assessor),
        when=when,
        age_days=max((register.day - entry.happened_by).days, 0),
        elections_since=elections_since(register, entry.happened_by),
        trend=trend,
        trend_words=_trend_words(trend, before.date) if before else "",
        sources=tuple(source_ref(register, source) for source in entry.sources),
    )


def implementation_words(entry: Assessment) -> str:
    """Return the value of an assessment in words: Partially implemented."""
    return f"{entry.implementation.value.capitalize()} implemented"


def judged_by(register: Register, entry: Assessment) -> str:
    """Return who judged, in short: "ODIHR"; "the editors, from what ODIHR said"."""
    assessor = short_name(register, entry.assessor)
    return assessor if entry.basis is Basis.RATING else f"the editors, from what {assessor} said"


def words_seen(register: Register, entry: FollowUpEntry) -> str:
    """Return where an entry's words stand and who reported them; empty where it does not say."""
    where = (entry.where or "").rstrip(".") if isinstance(entry, Assessment) else ""
    return "; ".join(filter(None, (where, as_reported(register, entry))))


def as_reported(register: Register, entry: FollowUpEntry) -> str:
    """Return "as reported by The Coast Courier" where only that report of the words was seen."""
    if entry.quoted_by is None:
        return ""
    return f"as reported by {register.sources[entry.quoted_by].publisher}"


def _trend_words(trend: str, before: PartialDate) -> str:
    compared = "the same as" if trend == "same" else f"{trend} than"
    return f"{compared} {'on' if before.day else 'in'} {before.in_words}"


def _before(entries: Iterable[Assessment]) -> Assessment | None:
    """Return the judgement before the last one that rests on the same basis."""
    *earlier, last = entries
    return next((one for one in reversed(earlier) if one.basis is last.basis), None)


def _trend(before: Assessment | None, after: Assessment) -> str:
    if before is None:
        return ""
    was, now = (_FROM_WORST.index(one.implementation) for one in (before, after))
    return "better" if now > was else "worse" if now < was else "same"


def elections_since(register: Register, day: date_) -> int:
    """Return how many elections on record were certainly held after a day, up to the record's."""
    return len(register.elections) - bisect_right(register.elections, day)
