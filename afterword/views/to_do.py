"""To-do lists: recommendations by where they stand, what is open first."""

from collections.abc import Iterable
from dataclasses import dataclass

from afterword.linking.refs import Ref, recommendation_ref, topic_ref
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Topic
from afterword.views.standing import Standing, standing

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

    ref: Ref
    number: int
    title: str
    is_priority: bool
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
        asked = Asked(
            ref=recommendation_ref(record),
            number=record.number,
            title=record.title,
            is_priority=record.priority.value == "priority",
            standing=where,
        )
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
