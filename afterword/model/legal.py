"""Law: instruments, their provisions, and how the provisions changed."""

import re
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator

from afterword.model.file_names import unusable_name
from afterword.model.record import (
    Count,
    Identified,
    PartialDate,
    ProvisionPath,
    Record,
    SourceId,
    Text,
    Title,
    Url,
    YesNo,
    value_error,
)


class InstrumentKind(Enum):
    """What an instrument is; obligations, commitments and good practice are kept apart."""

    TREATY = "treaty"
    POLITICAL_COMMITMENT = "political-commitment"
    INTERPRETIVE = "interpretive"
    GOOD_PRACTICE = "good-practice"
    NATIONAL_LAW = "national-law"


class Version(Record):
    """A provision as it reads from a day on."""

    since: PartialDate
    text: Text
    source: SourceId


def _slug(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")


def _names_a_page(path: str) -> str:
    if wrong := unusable_name(_slug(path)):
        raise value_error(*wrong)
    return path


ProvisionOwnPath = Annotated[ProvisionPath, AfterValidator(_names_a_page)]
"""The path of a provision itself, after which its page is named."""


class Provision(Record):
    """The citable part of an instrument: an article, a paragraph, a rule."""

    path: ProvisionOwnPath
    label: Text
    """As it stands within a sentence: paragraph 9.2."""
    gist: Text
    """What it says, in the editors' words."""
    url: Url | None = None
    note: Text | None = None
    sources: tuple[SourceId, ...] = ()
    """Where what the note says can be found."""
    kept: Text | None = None
    """Why it is kept although nothing cites it."""
    versions: tuple[Version, ...] = ()
    """Where the law changed."""

    @property
    def slug(self) -> str:
        """The path as part of a web address: 25(b) becomes 25-b."""
        return _slug(self.path)


class Instrument(Identified):
    """A legal or political document."""

    title: Title
    short: Text
    in_text: Text
    """As it stands within a sentence: the 1990 OSCE Copenhagen Document."""
    body: Text
    """Who made it."""
    year: Count | None = None
    kind: InstrumentKind
    binding: YesNo
    url: Url | None = None
    note: Text | None = None
    sources: tuple[SourceId, ...] = ()
    """Where what the note says can be found."""
    kept: Text | None = None
    """Why it is kept although nothing cites it."""
    provisions: tuple[Provision, ...] = ()
