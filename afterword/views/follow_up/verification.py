"""When the editors last looked at a recommendation, and whether it is due for review."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from afterword.linking.refs import Ref, recommendation_ref, source_ref, topic_ref
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Topic
from afterword.texts.words import day_in_words
from afterword.views.follow_up.standing import Standing, standing

TO_DO_WORDS = {
    "events-since": "For re-assessment: events since",
    "overdue": "Overdue for review",
    "differ": "Assessors differ",
}
"""Why somebody should look at a recommendation again, by its key for machines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """A day on which the editors looked again for news."""

    when: str
    by: str
    text: str
    sources: tuple[Ref, ...]
    """What they opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """When a recommendation was last looked at, and whether it should be looked at again."""

    last: date | None
    """The newest day on which something was recorded or looked for; None where there is none."""
    last_words: str
    due: date
    """The day from which it is due for review: so many months after the last, or after the
    report where nothing was looked for."""
    is_overdue: bool
    """Whether that day has come by the day of the record, and the recommendation is not closed; in
    an edition of a past day nothing is, since it was looked at later."""
    needs_assessment: bool
    """Whether something happened after the newest assessment, which it may put in doubt."""
    reviews: tuple[ReviewView, ...]
    """Newest first."""


def verification(register: Register, record: Recommendation) -> Verification:
    """Return when a recommendation was last looked at.

    In an edition of a past day that may be later: what it shows was written down then.
    """
    stands = standing(register, record)
    last = record.last_verified
    due = months_after(last or register.report.official.date, register.report.review_after_months)
    return Verification(
        last=last,
        last_words=day_in_words(last) if last else "never",
        due=due,
        is_overdue=due <= register.day and stands.key != "closed" and not register.is_past,
        needs_assessment=bool(stands.events),
        reviews=tuple(
            ReviewView(
                when=day_in_words(one.date),
                by=one.by,
                text=one.text,
                sources=tuple(source_ref(register, source) for source in one.sources),
            )
            for one in sorted(record.reviews, key=lambda one: one.date, reverse=True)
        ),
    )


def to_do(verified: Verification, stands: Standing) -> tuple[str, ...]:
    """Return why somebody should look at a recommendation again: keys of `TO_DO_WORDS`."""
    reasons = {
        "events-since": verified.needs_assessment,
        "overdue": verified.is_overdue,
        "differ": stands.assessors_differ,
    }
    return tuple(key for key in TO_DO_WORDS if reasons[key])


def months_after(day: date, months: int) -> date:
    """Return the day a number of months later, or the last of that month where it is shorter.

    >>> months_after(date(2023, 1, 31), 13)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_OPEN_FIRST = (
    "not",
    "reversed",
    "partially",
    "mostly",
    "in-parts",
    "differ",
    "not-assessed",
    "fully",
    "closed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A recommendation on a list of them: what it is, and where it stands."""

    record: Recommendation
    ref: Ref
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingGroup:
    """The recommendations of a list that stand alike; ratings and readings are groups apart."""

    key: str
    """Of the standing, for machines: fully, not, not-assessed …"""
    words: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic, and the recommendations on it by where they stand."""

    record: Topic
    ref: Ref
    groups: tuple[StandingGroup, ...]

    @property
    def count(self) -> int:
        """How many recommendations are on it."""
        return sum(len(group.asked) for group in self.groups)


def to_do_list(register: Register, records: Iterable[Recommendation]) -> tuple[StandingGroup, ...]:
    """Return recommendations in groups that stand alike, what is open first, in each in the order
    of their numbers."""
    groups: dict[tuple[str, str], list[Asked]] = {}
    for record in sorted(records, key=lambda one: one.number):
        where = standing(register, record)
        asked = Asked(record=record, ref=recommendation_ref(record), standing=where)
        groups.setdefault((where.key, where.group), []).append(asked)
    ordered = sorted(groups, key=lambda pair: (_OPEN_FIRST.index(pair[0]), pair[1]))
    return tuple(
        StandingGroup(key=key, words=words, asked=tuple(groups[key, words]))
        for key, words in ordered
    )


def topic_views(register: Register) -> tuple[TopicView, ...]:
    """Return the topics on which there are recommendations, in the order of their file."""
    records: dict[str, list[Recommendation]] = {}
    for record in register.recommendations:
        for topic in record.topics:
            records.setdefault(topic, []).append(record)
    return tuple(
        TopicView(
            record=topic,
            ref=topic_ref(register, topic.id),
            groups=to_do_list(register, records[topic.id]),
        )
        for topic in register.topics.values()
        if topic.id in records
    )
