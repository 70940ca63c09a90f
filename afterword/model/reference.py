"""What the other records point to: institutions, topics, sources, abbreviations, foreign words."""

from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from afterword.model.record import (
    Day,
    Identified,
    InstitutionId,
    PartialDate,
    Record,
    SourceId,
    Text,
    Title,
    Url,
    YesNo,
    each_once,
    known_language,
)

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"),
    AfterValidator(known_language),
]
"""A language, its script and its region where they are not the usual ones, by BCP 47 (RFC 5646):
la, ru-Latn, pt-BR."""


class OtherName(Record):
    """A name of an institution in another language or an earlier name."""

    name: Title
    lang: LanguageTag


class Successor(Record):
    """The body that took an institution's place."""

    id: InstitutionId
    since: PartialDate


class Institution(Identified):
    """A body that is asked to act, answers, or judges."""

    name: Title
    short: Text | None = None
    other_names: tuple[OtherName, ...] = ()
    successor: Successor | None = None
    note: Text | None = None
    sources: tuple[SourceId, ...] = ()
    """Where what the note says can be found."""


class Topic(Identified):
    """A subject under which recommendations are found."""

    title: Title
    gist: Text | None = None


class SourceKind(Enum):
    """Who speaks in a source."""

    OFFICIAL = "official"
    """The state whose elections they are: its laws, courts, commissions, ministries."""
    ASSESSOR = "assessor"
    """A body that observes or assesses: an observation mission, a treaty body, a parliament's
    delegation, another government."""
    MEDIA = "media"
    NGO = "ngo"
    RESEARCH = "research"
    """A scholar, a research institute, a law firm, a reference work."""


class Source(Identified):
    """Where a fact can be found."""

    title: Title
    publisher: Text
    issued_by: Annotated[tuple[InstitutionId, ...], AfterValidator(each_once)] = ()
    """The institutions whose own words it holds."""
    date: PartialDate | None = None
    url: Url | None = None
    archive: Url | None = None
    """Where an archive keeps a copy."""
    seen: Day | None = None
    """The day on which the editors last read it."""
    kind: SourceKind
    """Who speaks in it."""
    note: Text | None = None
    kept: Text | None = None
    """Why it is kept although nothing rests on it."""


class Abbreviation(Record):
    """An abbreviation and what it stands for."""

    short: Text
    long: Text
    expanded: YesNo = True
    """Whether its first use is expanded in the text; no for what everybody reads as a word."""


class ForeignWord(Record):
    """A word, or a few, of another language than the report's, that its texts set in emphasis."""

    word: Text
    lang: LanguageTag
    """The language of the word by its tag: la, or ru-Latn for Russian in Latin letters."""


def without_form(words: str) -> str:
    """Return words as they are compared: without capitals, with single blanks.

    >>> without_form("Ad  hoc")
    'ad hoc'
    """
    return " ".join(words.split()).casefold()
