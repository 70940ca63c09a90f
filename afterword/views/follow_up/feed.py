"""Feeds: what is recorded, as news for those who follow everything, a recommendation or a body."""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from afterword.linking.refs import Ref, RefKind, institution_ref, recommendation_ref
from afterword.linking.register import Register
from afterword.texts.words import day_in_words, on_one_line
from afterword.views.follow_up.changes import ChangeView, changes
from afterword.views.follow_up.entries import EntryView

CHANGE_LOG = Ref(RefKind.PAGE, "changes.html", "Change log")
"""The page that says for people what the feed of everything says for programs."""

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:afterword:follow-up")
"""Never changed: with it, the ids of all items would change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A follow-up entry as news."""

    id: str
    """Made of the ids of report, recommendation and entry alone, so that it never changes."""
    title: str
    change: ChangeView
    """That it was recorded."""
    entry: EntryView
    by: str
    categories: tuple[tuple[str, str], ...]
    """Name for machines and words: its kind, and the recommendation's topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """What is recorded of everything, of a recommendation or of what is asked of a body."""

    id: str
    about: Ref
    """The page of which it is the feed."""
    title: str
    subtitle: str
    updated: date
    """When the newest of its items was recorded; the day of the report where there is none."""
    author: str
    rights: str
    language: str
    items: tuple[FeedItem, ...]
    """Newest first."""


def feed_views(register: Register) -> tuple[FeedView, ...]:
    """Return the feed of everything, then one for each recommendation and each institution."""
    items: dict[str, list[FeedItem]] = {record.id: [] for record in register.recommendations}
    asked: dict[str, list[FeedItem]] = {body: [] for body in register.institutions}
    everything = []
    for change in changes(register):
        if change.entry is not None:
            item = _item(register, change, change.entry)
            everything.append(item)
            items[change.recommendation.id].append(item)
            for body in dict.fromkeys(change.recommendation.addressees):
                asked[body].append(item)
    feeds = [_feed(register, CHANGE_LOG, "all recommendations", everything)]
    for record in register.recommendations:
        ref = recommendation_ref(record)
        feeds.append(_feed(register, ref, f"{ref.label}, {record.title}", items[record.id]))
    for body in register.institutions:
        ref = institution_ref(register, body)
        feeds.append(_feed(register, ref, f"what is asked of: {ref.label}", asked[body]))
    return tuple(feeds)


def _feed(register: Register, about: Ref, words: str, items: list[FeedItem]) -> FeedView:
    report = register.report
    stood = f" As it stood on {day_in_words(register.as_of)}." if register.as_of else ""
    return FeedView(
        id=_urn(report.id, "feeds", about.kind.value, about.id),
        about=about,
        title=on_one_line(f"{report.short_title}: {words}"),
        subtitle=on_one_line(
            f"What followed, as it is recorded. Unofficial. {report.responsible}{stood}"
        ),
        updated=max((item.change.recorded for item in items), default=report.official.date),
        author=on_one_line(report.editors),
        rights=on_one_line(report.licence),
        language=report.language,
        items=tuple(items),
    )


def _item(register: Register, change: ChangeView, entry: EntryView) -> FeedItem:
    record = change.recommendation
    who = f" – {entry.who}" if entry.who else ""
    topics = tuple((topic, on_one_line(register.topics[topic].title)) for topic in record.topics)
    reading = (("editors-assessment", "Editors’ assessment"),) if change.is_reading else ()
    return FeedItem(
        id=_urn(register.report.id, record.id, entry.record.id),
        title=on_one_line(f"{change.ref.label}: {entry.heading}{who}, {entry.when}"),
        change=change,
        entry=entry,
        by=on_one_line(change.by),
        categories=((entry.record.kind, entry.record.kind.capitalize()), *reading, *topics),
    )


def _urn(*names: str) -> str:
    return uuid5(_NAMESPACE, "/".join(names)).urn
