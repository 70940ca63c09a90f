"""A brief of a recommendation: what one page says of it, and what is left out where it is long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.recommendation import Part, Recommendation
from afterword.views.briefs.shortening import (
    Removable,
    ShortenedList,
    ShortEntry,
    ShortText,
    plan_cuts,
    short_entry,
    short_text,
    shorten_list,
)
from afterword.views.follow_up.assessments import AssessmentView
from afterword.views.follow_up.entries import EntryView
from afterword.views.follow_up.lineage import Asking, askings
from afterword.views.report.recommendation import (
    GroundView,
    RecommendationView,
    SimilarView,
    recommendation_view,
)

ASKS_TO_CHANGE = "Asks to change"
"""The heading of the provisions that a recommendation asks to change."""

_MOST = {"entries": 12, "judgements": 6, "parts": 10, "similar": 4, "law": 16, "askings": 8}
"""So many of each there are at most, however much room there is."""

_LONGEST_TEXT, _LONGEST_REASON, _LONGEST_ENTRY = 1200, 360, 420
"""So many characters of what is asked, of an assessment, and of what followed; the report has the
whole."""

_GOALS = (
    ("entries", 7),
    ("gists", 0),
    ("similar", 0),
    ("entries", 5),
    ("askings", 3),
    ("law", 6),
    ("parts", 0),
    ("entries", 3),
    ("law", 3),
    ("entries", 2),
    ("reasons", 0),
    ("judgements", 3),
    ("askings", 1),
    ("entries", 1),
    ("law", 0),
    ("judgements", 1),
    ("entries", 0),
)
"""What is left out, in this order, until there is one page: of a list, so many stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawGroup:
    """The provisions of a kind of instrument, or those that it asks to change."""

    heading: str
    until: int
    """The step from which on none of them is named."""
    grounds: tuple[Removable[GroundView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationBrief:
    """What a brief says of a recommendation."""

    view: RecommendationView
    text: ShortText
    parts: ShortenedList[Part]
    """All of them, or the first of many; where there is no room, none."""
    judgements: ShortenedList[ShortEntry[AssessmentView]]
    has_reading: bool
    """Whether a judgement is the editors' own."""
    reasons_until: int
    """The step from which on judgements are told without their words."""
    entries: ShortenedList[ShortEntry[EntryView]]
    """What followed, but for those judgements, what reverses them and what was corrected later,
    newest first."""
    law: ShortenedList[GroundView]
    law_groups: tuple[LawGroup, ...]
    gists_until: int
    """The step from which on provisions are named without what they say."""
    askings: ShortenedList[Asking]
    similar: ShortenedList[SimilarView]
    found_in: tuple[tuple[str, int], ...]
    """The sections in which it was found, each with the page of the report, or 0."""
    page: int
    """The page of the report on which it stands, or 0."""
    followed_page: int
    """The page of the report from which on all that followed is told, or 0."""


def recommendation_brief(
    register: Register, record: Recommendation, pages: Mapping[str, int]
) -> RecommendationBrief:
    """Return what a brief says of a recommendation; pages are those of the report's anchors."""
    view = recommendation_view(register, record)
    judgements = [short_entry(register, one, _LONGEST_REASON) for one in view.standing.assessments]
    entries = tuple(_entries(register, view))
    law = tuple(_law(view))
    asked = askings(view.lineage)
    lists = {
        "entries": entries,
        "judgements": judgements,
        "parts": record.parts,
        "similar": view.similar,
        "law": law,
        "askings": asked,
    }
    lengths = {name: min(len(things), _MOST[name]) for name, things in lists.items()}
    steps = plan_cuts({**lengths, "parts": 1, "gists": 1, "reasons": 1}, _GOALS)
    named = shorten_list([ground for _, ground in law], steps["law"])
    return RecommendationBrief(
        view=view,
        text=short_text(register, record.text, _LONGEST_TEXT),
        parts=shorten_list(record.parts, steps["parts"] * lengths["parts"]),
        judgements=shorten_list(judgements, steps["judgements"]),
        has_reading=any(not one.view.is_rating for one in judgements),
        reasons_until=steps["reasons"][0],
        entries=shorten_list(entries, steps["entries"]),
        law=named,
        law_groups=_groups([heading for heading, _ in law], named),
        gists_until=steps["gists"][0],
        askings=shorten_list(asked, steps["askings"]),
        similar=shorten_list(view.similar, steps["similar"]),
        found_in=_found_in(view, pages),
        page=pages.get(record.id, 0),
        followed_page=pages.get(f"afterword-{record.id}", 0),
    )


def _entries(register: Register, view: RecommendationView) -> Iterator[ShortEntry[EntryView]]:
    told = {one.record.id for one in view.standing.assessments}
    told |= {event.id for event in view.standing.reversed_by}
    for entry in reversed(view.entries):
        if entry.record.id not in told and not entry.is_corrected:
            yield short_entry(register, entry, _LONGEST_ENTRY)


def _law(view: RecommendationView) -> Iterator[tuple[str, GroundView]]:
    """Yield the provisions with the heading of their group: those to be changed first."""
    every = [(heading, ground) for heading, grounds in view.grounds for ground in grounds]
    yield from ((ASKS_TO_CHANGE, ground) for _, ground in every if ground.asks_to_change)
    yield from ((heading, ground) for heading, ground in every if not ground.asks_to_change)


def _groups(headings: list[str], law: ShortenedList[GroundView]) -> tuple[LawGroup, ...]:
    groups: dict[str, list[Removable[GroundView]]] = {}
    for heading, ground in zip(headings, law.shown, strict=False):
        groups.setdefault(heading, []).append(ground)
    return tuple(
        LawGroup(heading=heading, until=grounds[0].until, grounds=tuple(grounds))
        for heading, grounds in groups.items()
    )


def _found_in(view: RecommendationView, pages: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return each section once, with the page of the first finding in it."""
    sections: dict[str, int] = {}
    for finding in view.findings:
        sections.setdefault(finding.label, pages.get(finding.id, 0))
    return tuple(sections.items())
