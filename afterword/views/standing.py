"""Where a recommendation stands: derived from its assessments and closures, never typed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.follow_up import Basis, Closure, Development
from afterword.model.recommendation import Recommendation
from afterword.views.assessments import AssessmentView, latest_assessments
from afterword.views.per_register import once

NOT_ASSESSED = "Not yet assessed"
DIFFER = "Assessors differ"
IN_PARTS = "Assessed in parts"
CLOSED = "Closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A development that came after the newest assessment, which it may put in doubt."""

    id: str
    """The id of its entry."""
    when: str
    text: str
    """In Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a recommendation stands: the latest assessment of each assessor, newest first."""

    words: str
    """In words: Fully implemented; Part a: not implemented; Not yet assessed; Closed:
    superseded; Assessors differ: …"""
    key: str
    """For machines: fully, mostly, partially, not, differ, in-parts, not-assessed or closed."""
    label: str
    """In words, with what it rests on: "Fully implemented (editors' reading)"."""
    group: str
    """Under what it is counted: "Fully implemented (editors' reading)", "Assessors differ"."""
    basis_words: str
    """Whose judgement it is; empty where there is none."""
    is_rated: bool
    """Whether a judgement that it stands by is a rating."""
    is_read: bool
    """Whether all judgements that it stands by are our editors' readings."""
    assessments: tuple[AssessmentView, ...]
    assessors_differ: bool
    """Whether two assessors judge the same, the whole or a part, differently."""
    events: tuple[Event, ...]
    """What happened after the newest assessment, earliest first; none where it is closed."""

    @property
    def events_since(self) -> int:
        """How many developments came after the newest assessment."""
        return len(self.events)


@once
def standing(register: Register, recommendation: Recommendation) -> Standing:
    """Return where a recommendation stands, by its entries that were not corrected since."""
    views = latest_assessments(register, recommendation)
    closures = [one for one in recommendation.standing_entries if isinstance(one, Closure)]
    if closures:
        return _closed(closures[-1], views)
    whole = [view for view in views if view.part is None]
    decisive = whole or _of_parts(views)
    words, key, label, group = _in_words(recommendation, whole, decisive)
    return Standing(
        words=words,
        key=key,
        label=label,
        group=group,
        basis_words="; ".join(dict.fromkeys(view.basis_words for view in decisive)),
        is_rated=any(view.basis == Basis.RATING.value for view in decisive),
        is_read=bool(decisive) and all(one.basis == Basis.READING.value for one in decisive),
        assessments=views,
        assessors_differ=_differ(views),
        events=tuple(_events(recommendation, views)),
    )


def _closed(closure: Closure, views: tuple[AssessmentView, ...]) -> Standing:
    words = f"{CLOSED}: {closure.closure.value.replace('-', ' ')}"
    return Standing(
        words=words,
        key="closed",
        label=words,
        group=CLOSED,
        basis_words=closure.date.in_words,
        is_rated=False,
        is_read=False,
        assessments=views,
        assessors_differ=_differ(views),
        events=(),
    )


def _events(record: Recommendation, views: tuple[AssessmentView, ...]) -> Iterator[Event]:
    newest = max((view.made_by for view in views), default=None)
    for entry in record.standing_entries:
        if newest and isinstance(entry, Development) and entry.date.earliest > newest:
            yield Event(id=entry.id, when=entry.date.in_words, text=entry.text)


def _of_parts(views: tuple[AssessmentView, ...]) -> list[AssessmentView]:
    return sorted(views, key=lambda view: view.part or "")


def _differ(views: tuple[AssessmentView, ...]) -> bool:
    parts = {view.part for view in views}
    return any(len({one.key for one in views if one.part == part}) > 1 for part in parts)


def _in_words(
    record: Recommendation, whole: list[AssessmentView], decisive: list[AssessmentView]
) -> tuple[str, str, str, str]:
    """Return the words, the key, the words with their basis, and under what it is counted."""
    if not decisive:
        return NOT_ASSESSED, "not-assessed", NOT_ASSESSED, NOT_ASSESSED
    first = decisive[0]
    same = len({view.key for view in decisive}) == 1
    if whole and same:
        label = f"{first.implementation} ({_bases(whole)})"
        return first.implementation, first.key, label, label
    if whole:
        words, label = (_listed(whole, with_basis=with_basis) for with_basis in (False, True))
        return f"{DIFFER}: {words}", "differ", f"{DIFFER}: {label}", DIFFER
    words, label = (_parts(record, decisive, with_basis=basis) for basis in (False, True))
    return words, "in-parts", label, f"{IN_PARTS} ({_bases(decisive)})"


def _bases(views: list[AssessmentView]) -> str:
    """Return what judgements rest on; ratings are named first, whichever is the newer."""
    ordered = sorted(views, key=lambda view: view.basis != Basis.RATING.value)
    return " and ".join(dict.fromkeys(view.basis_short for view in ordered))


def _listed(views: list[AssessmentView], *, with_basis: bool) -> str:
    """Return "not implemented (Coast)", or with the basis "(Coast, rating)", each beside the
    others."""
    return ", ".join(
        f"{view.implementation.lower()} "
        f"({view.assessor_short}{f', {view.basis_short}' if with_basis else ''})"
        for view in views
    )


def _parts(record: Recommendation, views: list[AssessmentView], *, with_basis: bool) -> str:
    """Return what is judged of each part, and which parts nobody judged."""
    words = []
    for letter in sorted({*(part.letter for part in record.parts), *_letters(views)}):
        own = [view for view in views if view.part == letter]
        if not own:
            said = NOT_ASSESSED.lower()
        elif len({view.key for view in own}) > 1:
            said = f"assessors differ: {_listed(own, with_basis=with_basis)}"
        else:
            basis = f" ({own[0].basis_short})" if with_basis else ""
            said = f"{own[0].implementation.lower()}{basis}"
        words.append(f"part {letter}: {said}")
    text = "; ".join(words)
    return text[:1].upper() + text[1:]


def _letters(views: list[AssessmentView]) -> set[str]:
    return {view.part for view in views if view.part}


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


_ORDER = ("fully", "mostly", "partially", "not", "differ", "in-parts", "closed", "not-assessed")


def progress(register: Register) -> Progress:
    """Return how many recommendations stand where; ratings and readings are counted apart."""
    standings = [standing(register, record) for record in register.recommendations]
    counts = Counter((one.key, one.group) for one in standings)
    listed = sorted(counts.items(), key=lambda pair: (_ORDER.index(pair[0][0]), pair[0][1]))
    return Progress(
        total=len(standings),
        rated=sum(one.is_rated for one in standings),
        read=sum(one.is_read for one in standings),
        not_assessed=sum(one.key == "not-assessed" for one in standings),
        closed=sum(one.key == "closed" for one in standings),
        counts=tuple((key, words, count) for (key, words), count in listed),
    )
