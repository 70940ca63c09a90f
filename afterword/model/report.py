"""The report: the document itself, its sections, annexes and other pages, the editors' notes."""

import re
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from afterword.model.record import (
    Count,
    Day,
    HomeUrl,
    Identified,
    Markdown,
    MissionId,
    Record,
    SourceId,
    Text,
    Title,
    Url,
    known_language,
    record_error,
    value_error,
    with_words,
)
from afterword.model.text_safety import quoted
from afterword.model.web_addresses import mail_address_problem, web_address_problem

SectionNumber = Annotated[str, StringConstraints(pattern=r"^(Annex( [A-Z0-9]+)?|[A-Z0-9]+)$")]
"""A section's number as printed: VIII; of an annex: Annex I, or Annex."""


_FILLED = r'([^\s<>"{}]|\{(id|number|title)\})+'

_MARK = re.compile(r"\{(?:id|number|title)\}")


def _suggestion_address(text: str) -> str:
    is_mail = text.startswith("mailto:")
    wrong = (mail_address_problem if is_mail else web_address_problem)(_MARK.sub("x", text))
    if wrong:
        raise value_error(f"{quoted(text)} {wrong[0]}", wrong[1])
    return text


SuggestionAddress = Annotated[
    str,
    StringConstraints(pattern=rf'^(https?://{_FILLED}|mailto:[^\s<>"{{}}@?]+@{_FILLED})$'),
    AfterValidator(_suggestion_address),
]
"""An address of the web or of mail, in which the recommendation is named by {id} and the like."""

ReportLanguage = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"), AfterValidator(known_language)
]
"""The language of the report's texts, with its region where that is not the usual one."""


class OfficialReport(Record):
    """The published report that is restated."""

    title: Title
    publisher: Text
    place: Text | None = None
    date: Day
    url: Url
    languages: Text | None = None
    """In which languages it was published, and which counts."""


class Report(Identified):
    """The report in hand: what it is of, what it restates and who answers for the wording."""

    title: Title
    short_title: Title
    """As it stands at the head of each page."""
    country: Title
    election: Title
    election_date: Day
    mission: MissionId
    language: ReportLanguage = "en"
    official: OfficialReport
    summary: Markdown
    """What this publication is, in two sentences (Markdown)."""
    notice: Markdown
    """That the restatement is unofficial, as it stands on the first page (Markdown)."""
    responsible: Text
    """Who answers for the wording."""
    licence: Text
    cite_as: Text
    editors: Text = "The editors"
    """Who records the follow-up, where an entry does not name another."""
    review_after_months: Annotated[Count, Field(le=120)] = 12
    """After how many months a recommendation that nobody looked at is due for review."""
    site_url: HomeUrl | None = None
    """Where the website will stand, when that is known."""
    suggestions: SuggestionAddress | None = None
    """Where readers suggest an update of a recommendation: the form of a repository for new
    issues, or an address of mail; `{id}`, `{number}` and `{title}` stand for those of the
    recommendation."""


PAGE_PATTERN = r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.html"

PagePath = Annotated[str, StringConstraints(pattern=rf"^{PAGE_PATTERN}$")]
"""A page of the website, from its root: report/media.html."""


class Redirect(Record):
    """Where a page stands now that stood elsewhere."""

    old: PagePath
    new: Annotated[str, StringConstraints(pattern=rf"^{PAGE_PATTERN}(#[^\s#]+)?$")]
    """The page that took its place, with an anchor or without: report/media.html#coverage."""

    @property
    def page(self) -> str:
        """The page that took its place, without the anchor."""
        return self.new.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor on the page that took its place; empty where there is none."""
        return self.new.partition("#")[2]


class SectionHead(Identified):
    """The front matter of a section."""

    number: SectionNumber | None = None
    title: Title


class PageHead(Identified):
    """The front matter of a page that is not part of the report."""

    title: Title


class Grounds(Enum):
    """What an editors' note rests on."""

    TEXT = "text"
    OUTSIDE = "outside"
    JUDGEMENT = "judgement"


class EditorsNote(Identified):
    """A slip of the published report, recorded beside the figure or paragraph that has it."""

    title: Title
    text: Annotated[Text, AfterValidator(with_words)]
    """In our own words (Markdown)."""
    grounds: Grounds
    """text: the report's own text shows it; outside: another document does; judgement: ours."""
    sources: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _has_what_shows_it(self) -> "EditorsNote":
        if self.grounds is Grounds.OUTSIDE and not self.sources:
            raise record_error("rests on another document and names none", "add `sources:`")
        return self
