"""Where a recommendation stands: derived from its assessments and closures, never typed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from afterword.linking.per_register import cached_per_register
from afterword.linking.register import Register
from afterword.model.follow_up import Closure, Development, Implementation
from afterword.model.recommendation import Recommendation
from afterword.views.follow_up.assessments import AssessmentView, latest_assessments

NOT_ASSESSED = "Not yet assessed"
DIFFER = "Assessors differ"
IN_PARTS = "Assessed in parts"
CLOSED = "Closed"
REVERSED = "Reversed by later developments"

StandingKey = Literal[
    "fully",
    "mostly",
    "partially",
    "not",
    "differ",
    "in-parts",
    "reversed",
    "closed",
    "not-assessed",
]
"""Where a recommendation stands, in the order in which it is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a recommendation stands: the latest assessment of each assessor, newest first."""

    words: str
    """In words: Fully implemented; Part a: not implemented; Not yet assessed; Closed:
    superseded; Assessors differ: …; Reversed by later developments"""
    key: str
    """For machines: fully, mostly, partially, not, differ, in-parts, reversed, not-assessed or
    closed."""
    label: str
    """In words, with what it rests on: "Fully implemented (editors' assessment)", "Reversed by
    later developments (before: fully implemented, editors' assessment)"."""
    group: str
    """Under what it is counted: "Fully implemented (editors' assessment)", "Assessors differ"."""
    basis_words: str
    """Whose judgement it is; empty where there is none."""
    is_rated: bool
    """Whether a judgement that it stands by is a rating."""
    is_read: bool
    """Whether all judgements that it stands by are the editors' own."""
    assessments: tuple[AssessmentView, ...]
    assessors_differ: bool
    """Whether two assessors judge the same, the whole or a part, differently."""
    reversed_by: tuple[Development, ...]
    """The developments by which what assessments rest on no longer holds, earliest first; they
    are shown before the assessments' words."""
    events: tuple[Development, ...]
    """What happened after the newest assessment, earliest first; none where it is closed."""

    @property
    def events_since(self) -> int:
        """How many developments came after the newest assessment."""
        return len(self.events)


@cached_per_register
def standing(register: Register, recommendation: Recommendation) -> Standing:
    """Return where a recommendation stands, by its entries that were not corrected since."""
    views = latest_assessments(register, recommendation)
    closures = [one for one in recommendation.standing_entries if isinstance(one, Closure)]
    decisive = [] if closures else _decisive(views)
    holding = _holding(decisive)
    if closures:
        words, key, label, group = _closed(closures[-1])
        basis_words = closures[-1].date.in_words
    else:
        in_words = _in_words if holding or not decisive else _reversed
        words, key, label, group = in_words(recommendation, decisive)
        basis_words = _bases_in_words(holding) or _before_in_words(decisive)
    return Standing(
        words=words,
        key=key,
        label=label,
        group=group,
        basis_words=basis_words,
        is_rated=any(view.is_rating for view in holding),
        is_read=bool(holding) and not any(view.is_rating for view in holding),
        assessments=views,
        assessors_differ=_differ(_holding(views)),
        reversed_by=_reversals(views),
        events=() if closures else tuple(_events(recommendation, views)),
    )


def _closed(closure: Closure) -> tuple[str, str, str, str]:
    words = f"{CLOSED}: {closure.closure.value.replace('-', ' ')}"
    return words, "closed", words, CLOSED


def _bases_in_words(views: Sequence[AssessmentView]) -> str:
    return "; ".join(dict.fromkeys(view.basis_words for view in views))


def _before_in_words(views: Sequence[AssessmentView]) -> str:
    """Return what was judged before it was reversed; nothing where there are no judgements."""
    values = "; ".join(dict.fromkeys(view.implementation.lower() for view in views))
    return f"Before: {values}. {_bases_in_words(views)}" if views else ""


def _decisive(views: Sequence[AssessmentView]) -> list[AssessmentView]:
    """Return the assessments that it stands by: those of the whole; those of parts, by part, where
    there are none, or where they came after what reverses all of the whole."""
    whole = [view for view in views if view.record.part is None]
    parts = sorted(
        (view for view in views if view.record.part), key=lambda view: view.record.part or ""
    )
    if whole and not _holding(whole):
        reversed_on = max(view.reversed_by.happened_by for view in whole if view.reversed_by)
        return [one for one in _holding(parts) if one.record.happened_by > reversed_on] or whole
    return whole or parts


def _holding(views: Sequence[AssessmentView]) -> list[AssessmentView]:
    return [view for view in views if view.reversed_by is None]


def _reversed(
    record: Recommendation, decisive: Sequence[AssessmentView]
) -> tuple[str, str, str, str]:
    """Return how it is said that nothing holds any more of what assessments rest on."""
    stood = [replace(view, reversed_by=None) for view in decisive]
    _, _, before, _ = _in_words(record, stood)
    before = before[:1].lower() + before[1:].replace(" (", ", ", 1).removesuffix(")")
    return REVERSED, "reversed", f"{REVERSED} (before: {before})", REVERSED


def _reversals(views: tuple[AssessmentView, ...]) -> tuple[Development, ...]:
    events = {view.reversed_by.id: view.reversed_by for view in views if view.reversed_by}
    return tuple(reversed(events.values()))


def _events(record: Recommendation, views: tuple[AssessmentView, ...]) -> Iterator[Development]:
    newest = max((view.record.happened_by for view in views), default=None)
    for entry in record.standing_entries:
        if newest and isinstance(entry, Development) and entry.date.earliest > newest:
            yield entry


def _differ(views: Sequence[AssessmentView]) -> bool:
    values: dict[str | None, set[Implementation]] = {}
    for view in views:
        values.setdefault(view.record.part, set()).add(view.record.implementation)
    return any(len(judged) > 1 for judged in values.values())


def _in_words(
    record: Recommendation, decisive: Sequence[AssessmentView]
) -> tuple[str, str, str, str]:
    """Return the words, the key, the words with their basis, and under what it is counted."""
    holding = _holding(decisive)
    if not holding:
        return NOT_ASSESSED, "not-assessed", NOT_ASSESSED, NOT_ASSESSED
    first = holding[0]
    if first.record.part is not None:
        words, label = (_parts(record, decisive, with_basis=basis) for basis in (False, True))
        return words, "in-parts", label, f"{IN_PARTS} ({_bases(holding)})"
    if len({view.implementation for view in holding}) == 1:
        label = f"{first.implementation} ({_bases(holding)})"
        return first.implementation, first.record.implementation.value, label, label
    words, label = (_listed(holding, with_basis=with_basis) for with_basis in (False, True))
    return f"{DIFFER}: {words}", "differ", f"{DIFFER}: {label}", DIFFER


def _bases(views: Sequence[AssessmentView]) -> str:
    """Return what judgements rest on; ratings are named first, whichever is the newer."""
    ordered = sorted(views, key=lambda view: not view.is_rating)
    return " and ".join(dict.fromkeys(view.basis_short for view in ordered))


def _listed(views: Sequence[AssessmentView], *, with_basis: bool) -> str:
    """Return "not implemented (Coast)", or with the basis "(Coast, rating)", each beside the
    others; the editors' own is never under an assessor's name alone."""
    return ", ".join(f"{view.implementation.lower()} ({_by(view, with_basis)})" for view in views)


def _by(view: AssessmentView, with_basis: bool) -> str:
    return f"{view.judged_by}, rating" if with_basis and view.is_rating else view.judged_by


def _parts(record: Recommendation, views: Sequence[AssessmentView], *, with_basis: bool) -> str:
    """Return what is judged of each part, which parts nobody judged, and what was reversed."""
    words = []
    judged_parts = (view.record.part for view in views if view.record.part)
    for letter in sorted({*(part.letter for part in record.parts), *judged_parts}):
        judged = [view for view in views if view.record.part == letter]
        own = _holding(judged)
        if not own:
            said = (REVERSED if judged else NOT_ASSESSED).lower()
        elif len({view.implementation for view in own}) > 1:
            said = f"assessors differ: {_listed(own, with_basis=with_basis)}"
        else:
            basis = f" ({own[0].basis_short})" if with_basis else ""
            said = f"{own[0].implementation.lower()}{basis}"
        words.append(f"part {letter}: {said}")
    text = "; ".join(words)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many recommendations stand where."""

    total: int
    rated: int
    read: int
    """Those whose assessments are all the editors' own."""
    reversed: int
    not_assessed: int
    closed: int
    counts: tuple[tuple[str, str, int], ...]
    """For each standing that occurs: its key, its words, how many recommendations."""


_ORDER: tuple[str, ...] = get_args(StandingKey)


def progress(register: Register) -> Progress:
    """Return how many recommendations stand where; ratings and readings are counted apart."""
    standings = [standing(register, record) for record in register.recommendations]
    counts = Counter((one.key, one.group) for one in standings)
    listed = sorted(counts.items(), key=lambda pair: (_ORDER.index(pair[0][0]), pair[0][1]))
    return Progress(
        total=len(standings),
        rated=sum(one.is_rated for one in standings),
        read=sum(one.is_read for one in standings),
        reversed=sum(one.key == "reversed" for one in standings),
        not_assessed=sum(one.key == "not-assessed" for one in standings),
        closed=sum(one.key == "closed" for one in standings),
        counts=tuple((key, words, count) for (key, words), count in listed),
    )
