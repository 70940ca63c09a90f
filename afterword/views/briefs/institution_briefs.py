"""A brief of an institution: what it was asked, where each of it stands, and what it answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.follow_up import Response
from afterword.texts.words import on_one_line, plain_text, shortened
from afterword.views.briefs.shortening import (
    LeftOut,
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
from afterword.views.follow_up.entries import EntryView, entry_views
from afterword.views.follow_up.standing import Standing
from afterword.views.follow_up.verification import Asked
from afterword.views.references.reference_views import InstitutionView

_MOST_ASKED, _MOST_ANSWERS = 40, 8
"""So many recommendations and answers there are at most, however much room there is."""

_EVENTS = {"event": 300, "shorter": 130, "shortest": 64}
"""So many characters of what happened last, in the order in which they make room."""

_LONGEST_TEXT, _LONGEST_ANSWER, _LONGEST_NOTE = 420, 240, 420
"""So many characters of what is asked, of an answer, and of what is noted of an institution."""

_GOALS = (
    ("texts", 0),
    ("event", 0),
    ("answers", 3),
    ("note", 0),
    ("shorter", 0),
    ("shortest", 0),
    ("answers", 1),
    ("asked", 3),
    ("answers", 0),
    ("asked", 0),
)
"""What is left out, in this order, until there is one page: of a list, so many stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A recommendation that an institution was asked, and what happened last."""

    asked: Asked
    text: ShortText
    where: str
    """Where it stands, if its group does not say that already."""
    who: str
    """Who judged it, and when: an assessor, or the editors; empty where nobody did."""
    reservations: tuple[tuple[str, str], ...]
    """What speaks against each assessment that it stands by, whole, in Markdown: of which part or
    date, where there are several, and the words."""
    last: EntryView | None
    events: tuple[str, ...]
    """The words of what happened last without markup, as they are cut at first and later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """The recommendations that stand alike."""

    key: str
    words: str
    count: int
    """Of all, also of those that are left out."""
    until: int
    """The step from which on none of them is there."""
    rows: tuple[Removable[Row], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an institution said of a recommendation."""

    number: int
    said: ShortEntry[EntryView]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionBrief:
    """What a brief says of an institution."""

    view: InstitutionView
    note: str
    note_until: int
    """The step from which on nothing is noted of it."""
    priorities: int
    """How many of the recommendations that ask it have priority."""
    groups: tuple[RowGroup, ...]
    rests: tuple[LeftOut, ...]
    """What is said of those that are left out."""
    texts_until: int
    """The step from which on recommendations are named without their words."""
    events_until: tuple[int, ...]
    """The steps from which on the last event of each is told in fewer words, at last in none."""
    answers: ShortenedList[Answer]
    """Newest first."""
    page: int
    """The page of the report on which the follow-up matrix begins, or 0."""


def answers_given(register: Register) -> Mapping[str, tuple[Answer, ...]]:
    """Return what each institution said of recommendations, newest first, by its id."""
    given: dict[str, list[Answer]] = {}
    for record in register.recommendations:
        for view in entry_views(register, record):
            if isinstance(view.record, Response) and not view.is_corrected:
                said = short_entry(register, view, _LONGEST_ANSWER)
                answer = Answer(number=record.number, said=said)
                given.setdefault(view.record.by, []).append(answer)
    return {
        body: tuple(sorted(all_, key=lambda one: one.said.view.record.date.latest, reverse=True))
        for body, all_ in given.items()
    }


def institution_brief(
    register: Register,
    view: InstitutionView,
    answers: tuple[Answer, ...],
    pages: Mapping[str, int],
) -> InstitutionBrief:
    """Return what a brief says of an institution, with its answers, newest first; pages are those
    of the report's anchors."""
    every = [asked for group in view.to_do for asked in group.asked]
    lengths = {
        **dict.fromkeys(("texts", "note", *_EVENTS), 1),
        "asked": min(len(every), _MOST_ASKED),
        "answers": min(len(answers), _MOST_ANSWERS),
    }
    steps = plan_cuts(lengths, _GOALS)
    asked = shorten_list(every, steps["asked"])
    return InstitutionBrief(
        view=view,
        note=shortened(on_one_line(view.record.note or ""), _LONGEST_NOTE),
        note_until=steps["note"][0],
        priorities=sum(one.record.is_priority for one in every),
        groups=tuple(_groups(register, view, asked)),
        rests=asked.rests,
        texts_until=steps["texts"][0],
        events_until=tuple(steps[name][0] for name in _EVENTS),
        answers=shorten_list(answers, steps["answers"]),
        page=pages.get("annex-matrix", 0),
    )


def _groups(
    register: Register, view: InstitutionView, asked: ShortenedList[Asked]
) -> Iterator[RowGroup]:
    start = 0
    for group in view.to_do:
        shown = asked.shown[start : start + len(group.asked)]
        start += len(group.asked)
        if shown:
            yield RowGroup(
                key=group.key,
                words=group.words,
                count=len(group.asked),
                until=shown[0].until,
                rows=tuple(
                    Removable(what=_row(register, one.what, group.words), until=one.until)
                    for one in shown
                ),
            )


def _row(register: Register, asked: Asked, group: str) -> Row:
    record = asked.record
    told = [entry for entry in entry_views(register, record) if not entry.is_corrected]
    last = told[-1] if told else None
    words = on_one_line(plain_text(register, last.record.text)) if last else ""
    return Row(
        asked=asked,
        text=short_text(register, record.text, _LONGEST_TEXT),
        where=asked.standing.words if asked.standing.label != group else "",
        who=_who(asked.standing),
        reservations=_reservations(asked.standing),
        last=last,
        events=tuple(shortened(words, longest) for longest in _EVENTS.values()),
    )


def _who(stands: Standing) -> str:
    judged = (f"{one.judged_by}, {one.when}" for one in stands.assessments)
    return "; ".join(dict.fromkeys(judged))


def _reservations(stands: Standing) -> tuple[tuple[str, str], ...]:
    said = [one for one in stands.assessments if one.record.reservation]
    return tuple(
        (_of_which(one) if len(said) > 1 else "", one.record.reservation or "") for one in said
    )


def _of_which(one: AssessmentView) -> str:
    return f"part {one.record.part}" if one.record.part else one.when
