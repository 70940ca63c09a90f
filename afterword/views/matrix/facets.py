"""Facets of the follow-up matrix: by what its recommendations can be chosen, with counts."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

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


_Answer = Callable[[Recommendation], Iterable[str]]
"""How a recommendation answers: the keys of its values."""


def matrix_facets(register: Register) -> tuple[Facet, ...]:
    """Return the facets of the report's recommendations, in the order in which readers see them.

    A facet that no recommendation answers is left out. Counts are of recommendations, of which
    each may have several values.
    """
    records = register.recommendations
    groups = {_slug(words): words for _, words, _ in progress(register).counts}
    priorities = {one.value: one.value.capitalize() for one in Priority}
    sections = {section: section_ref(register, section).label for section in register.sections}
    topics = {topic.id: topic.title for topic in register.topics.values()}
    bodies = {body: institution_ref(register, body).label for body in register.institutions}
    changes = {one.value: one.value.capitalize() for one in Change}
    law = {one.id: instrument_ref(one).label for one in register.instruments.values()}
    missions = {mission: mission_ref(register, mission).label for mission in register.missions}
    earlier = {**missions, NOT_NAMED: EARLIER_MISSIONS}

    def group(one: Recommendation) -> Iterable[str]:
        return (_slug(standing(register, one).group),)

    def reasons(one: Recommendation) -> Iterable[str]:
        return to_do(verification(register, one), standing(register, one))

    def instruments(one: Recommendation) -> Iterable[str]:
        return (link.cite.partition("/")[0] for link in one.provisions)

    facet = partial(_facet, records)
    facets = (
        facet("status", "Where it stands", groups, group, column="standing"),
        facet("again", "To be looked at again", TO_DO_WORDS, reasons),
        facet(
            "priority", "Priority", priorities, lambda one: (one.priority.value,), column="priority"
        ),
        facet("section", "Section", sections, lambda one: (one.section,), column="section"),
        facet("topic", "Topic", topics, lambda one: one.topics, by_count=True),
        facet("addressee", "Addressee", bodies, lambda one: one.addressees, by_count=True),
        facet("change", "Kind of change", changes, lambda one: (kind.value for kind in one.change)),
        facet("instrument", "Instrument", law, instruments, by_count=True),
        facet(
            "before", "Asked before by", earlier, lambda one: _asked(lineage(register, one).before)
        ),
        facet(
            "after", "Asked again by", missions, lambda one: _asked(lineage(register, one).after)
        ),
    )
    return tuple(facet for facet in facets if facet.values)


def _asked(steps: tuple[Step, ...]) -> Iterable[str]:
    return (step.mission or NOT_NAMED for step in steps if step.match is not Match.SUBJECT)


def _facet(
    records: Iterable[Recommendation],
    key: str,
    words: str,
    all_words: Mapping[str, str],
    answer: _Answer,
    *,
    column: str = "",
    by_count: bool = False,
) -> Facet:
    """Return a facet; its values are in the order of `all_words`, or the most frequent first."""
    answers = [tuple(dict.fromkeys(answer(record))) for record in records]
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
