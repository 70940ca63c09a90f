"""Facets of the follow-up matrix: by what its recommendations can be chosen, with counts."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from afterword.linking.refs import institution_ref, instrument_ref, mission_ref, section_ref
from afterword.linking.register import Register
from afterword.model.mission import Match
from afterword.model.recommendation import Change, Priority, Recommendation
from afterword.views.follow_up.lineage import EARLIER_MISSIONS, Step, lineage
from afterword.views.follow_up.standing import progress, standing
from afterword.views.follow_up.verification import TO_DO_WORDS, to_do, verification

NOT_NAMED = "not-named"
"""The key for earlier missions of which a source speaks without naming them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value of a facet: its key for addresses, its words, how many recommendations have it."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A question by which recommendations can be chosen, and how each of them answers it."""

    key: str
    """For addresses: topic."""
    words: str
    """For people: Topic."""
    column: str
    """The key of the matrix's column that is sorted in the order of the values; empty where there
    is none."""
    values: tuple[FacetValue, ...]
    """Those that occur, in their order."""
    held: tuple[tuple[int, ...], ...]
    """For each recommendation, in the order of their numbers, the places of its values among
    `values`, from 0."""

    def keys_of(self, row: int) -> tuple[str, ...]:
        """Return the keys of the values of a recommendation, by its place in the matrix, from 0."""
        return tuple(self.values[at].key for at in self.held[row])


_Answer = Callable[[Recommendation], Iterable[str]]
"""How a recommendation answers: the keys of its values."""


def matrix_facets(register: Register) -> tuple[Facet, ...]:
    """Return the facets of the report's recommendations, in the order in which readers see them.

    A facet that no recommendation answers is left out. Counts are of recommendations, of which
    each may have several values.
    """
    facets = (
        *_state(register),
        _facet(
            register,
            "section",
            "Section",
            {section: section_ref(register, section).label for section in register.sections},
            lambda record: (record.section,),
            column="section",
        ),
        _facet(
            register,
            "topic",
            "Topic",
            {topic.id: topic.title for topic in register.topics.values()},
            lambda record: record.topics,
            by_count=True,
        ),
        _facet(
            register,
            "addressee",
            "Addressee",
            {body: institution_ref(register, body).label for body in register.institutions},
            lambda record: record.addressees,
            by_count=True,
        ),
        _facet(
            register,
            "change",
            "Kind of change",
            {one.value: one.value.capitalize() for one in Change},
            lambda record: (one.value for one in record.change),
        ),
        _facet(
            register,
            "instrument",
            "Instrument",
            {one.id: instrument_ref(one).label for one in register.instruments.values()},
            lambda record: (link.cite.partition("/")[0] for link in record.provisions),
            by_count=True,
        ),
        *_missions(register),
    )
    return tuple(facet for facet in facets if facet.values)


def _state(register: Register) -> tuple[Facet, ...]:
    """Return what is derived from the follow-up, and the priority that the report gives."""
    stands = {record.id: standing(register, record) for record in register.recommendations}
    return (
        _facet(
            register,
            "status",
            "Where it stands",
            {_slug(words): words for _, words, _ in progress(register).counts},
            lambda record: (_slug(stands[record.id].group),),
            column="standing",
        ),
        _facet(
            register,
            "again",
            "To be looked at again",
            TO_DO_WORDS,
            lambda record: to_do(verification(register, record), stands[record.id]),
        ),
        _facet(
            register,
            "priority",
            "Priority",
            {one.value: one.value.capitalize() for one in Priority},
            lambda record: (record.priority.value,),
            column="priority",
        ),
    )


def _missions(register: Register) -> tuple[Facet, ...]:
    """Return the missions that asked the same or something related, before and after."""
    words = {mission: mission_ref(register, mission).label for mission in register.missions}
    chains = {record.id: lineage(register, record) for record in register.recommendations}
    return (
        _facet(
            register,
            "before",
            "Asked before by",
            {**words, NOT_NAMED: EARLIER_MISSIONS},
            lambda record: _asked(chains[record.id].before),
        ),
        _facet(
            register,
            "after",
            "Asked again by",
            words,
            lambda record: _asked(chains[record.id].after),
        ),
    )


def _asked(steps: tuple[Step, ...]) -> Iterable[str]:
    return (step.mission or NOT_NAMED for step in steps if step.match is not Match.SUBJECT)


def _facet(
    register: Register,
    key: str,
    words: str,
    all_words: Mapping[str, str],
    answer: _Answer,
    *,
    column: str = "",
    by_count: bool = False,
) -> Facet:
    """Return a facet; its values are in the order of `all_words`, or the most frequent first."""
    answers = [tuple(dict.fromkeys(answer(record))) for record in register.recommendations]
    counts = Counter(value for values in answers for value in values)
    order = [value for value in all_words if value in counts]
    if by_count:
        order.sort(key=lambda value: -counts[value])
    places = {value: at for at, value in enumerate(order)}
    return Facet(
        key=key,
        words=words,
        column=column,
        values=tuple(
            FacetValue(key=value, words=all_words[value], count=counts[value]) for value in order
        ),
        held=tuple(tuple(sorted(places[value] for value in values)) for values in answers),
    )


def _slug(words: str) -> str:
    """Return words as a key for addresses.

    >>> _slug("Not implemented (editors’ assessment)")
    'not-implemented-editors-assessment'
    """
    return "-".join(re.findall(r"[a-z0-9]+", words.lower().replace("’", "")))
