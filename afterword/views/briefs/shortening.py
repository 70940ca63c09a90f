"""What a page can spare, in which order: lists that are cut from their ends, step by step; and
texts and sources as a page shows them that has little room.

A brief has one page. What does not fit is left out by rank: the plan says for each thing from which
step on it is not there, and what is said in its place. How many steps it takes, the printer finds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from afterword.linking.refs import Ref
from afterword.linking.register import Register
from afterword.texts.words import on_one_line, plain_text, shortened
from afterword.views.follow_up.assessments import AssessmentView
from afterword.views.follow_up.entries import EntryView

T = TypeVar("T")
E = TypeVar("E", AssessmentView, EntryView)

NEVER = 0
"""The step of what is never left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removable(Generic[T]):
    """Something that is there before a step, and not from it on."""

    what: T
    until: int
    """The step from which on it is left out, from 1; or NEVER."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many of a list are left out, from a step on and before another."""

    count: int
    start: int
    """0: from the beginning."""
    until: int
    """NEVER: to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortenedList(Generic[T]):
    """A list that can be cut: what it shows, and what it says of the rest at each step."""

    shown: tuple[Removable[T], ...]
    rests: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText:
    """A text that is no longer than a brief has room for."""

    text: str
    is_cut: bool
    """Whether it is cut; then it is without markup, else in Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortSource:
    """A source: who published it and when, what it is, and where it can be read."""

    words: str
    title: str
    url: str
    """Empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortEntry(Generic[E]):
    """A follow-up entry or an assessment, with as much of its text as a brief has room for."""

    view: E
    text: ShortText
    sources: tuple[ShortSource, ...]


def plan_cuts(
    lengths: Mapping[str, int], goals: Iterable[tuple[str, int]]
) -> dict[str, tuple[int, ...]]:
    """Return for each thing of each list the step at which it is left out.

    The goals are reached one after the other: of a list, so many things stay, for the time being.

    >>> plan_cuts({"events": 3, "law": 2}, [("events", 2), ("law", 0), ("events", 1)])
    {'events': (0, 4, 1), 'law': (3, 2)}
    """
    steps = {name: [NEVER] * length for name, length in lengths.items()}
    left = dict(lengths)
    step = 0
    for name, stays in goals:
        while left[name] > stays:
            step += 1
            left[name] -= 1
            steps[name][left[name]] = step
    return {name: tuple(of_list) for name, of_list in steps.items()}


def shorten_list(things: Sequence[T], steps: Sequence[int]) -> ShortenedList[T]:
    """Return a list with the step at which each thing of it is left out; where there are fewer
    steps than things, the others are left out from the beginning."""
    pairs = zip(things, steps, strict=False)
    beyond = len(things) - len(steps)
    starts = [*([0] if beyond else []), *sorted(step for step in steps if step != NEVER)]
    return ShortenedList(
        shown=tuple(Removable(what=thing, until=step) for thing, step in pairs),
        rests=tuple(
            LeftOut(count=count, start=start, until=until)
            for count, (start, until) in enumerate(pairwise([*starts, NEVER]), beyond or 1)
            if start == 0 or start != until
        ),
    )


def short_text(register: Register, text: str, longest: int) -> ShortText:
    """Return a Markdown text as it is, or, where it is longer than so many characters, its first
    words without markup."""
    plain = plain_text(register, text)
    if len(plain) <= longest:
        return ShortText(text=text, is_cut=False)
    return ShortText(text=shortened(on_one_line(plain), longest), is_cut=True)


def short_entry(register: Register, view: E, longest: int) -> ShortEntry[E]:
    """Return an entry with its text, which is cut where it is longer than so many characters."""
    return ShortEntry(
        view=view,
        text=short_text(register, view.record.text, longest),
        sources=short_sources(register, view.sources),
    )


def short_sources(register: Register, refs: Iterable[Ref]) -> tuple[ShortSource, ...]:
    """Return sources in their order, those that are named alike once."""
    named: dict[str, ShortSource] = {}
    for ref in refs:
        source = register.sources[ref.id]
        when = f", {source.date.in_words}" if source.date else ""
        words = f"{source.publisher}{when}"
        named.setdefault(words, ShortSource(words=words, title=ref.label, url=source.url or ""))
    return tuple(named.values())
