"""What the other records point to: institutions, topics, sources and abbreviations."""

from enum import Enum

from afterword.model.record import Id, PartialDate, Record, Text, Url


class OtherName(Record):
    """A name of an institution in another language or an earlier name."""

    name: Text
    lang: Text


class Successor(Record):
    """The body that took an institution's place."""

    id: Id
    since: PartialDate


class Institution(Record):
    """A body that is asked to act, answers, or judges."""

    id: Id
    name: Text
    short: Text | None = None
    other_names: tuple[OtherName, ...] = ()
    successor: Successor | None = None
    note: Text | None = None


class Topic(Record):
    """A subject under which recommendations are found."""

    id: Id
    title: Text
    gist: Text | None = None


class SourceKind(Enum):
    """How near a source stands to what it reports."""

    PRIMARY = "primary"
    OFFICIAL_MIRROR = "official-mirror"
    NEWS = "news"
    ANALYSIS = "analysis"


class Source(Record):
    """Where a fact can be found."""

    id: Id
    title: Text
    publisher: Text
    date: PartialDate | None = None
    url: Url | None = None
    kind: SourceKind
    note: Text | None = None


class Abbreviation(Record):
    """An abbreviation and what it stands for."""

    short: Text
    long: Text
