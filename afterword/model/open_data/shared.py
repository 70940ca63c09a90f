"""Open data: what all that the API gives has in common, and how it refers to something."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from afterword.model.record import Id


class Given(BaseModel):
    """What the API gives is never changed; it has no key but its own, and each of them always."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True
    )


_DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

When = Annotated[str, StringConstraints(pattern=_DAY)]
"""A day, or a month or a year where the source gives no more: 2021-03."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://")]
"""A web address with its scheme."""

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
"""A follow-up entry: the id of its recommendation, a slash, its own id."""

Many = Annotated[int, Field(ge=0)]
"""How many."""

Number = Annotated[int, Field(ge=1)]
"""A number as printed, or a page of the PDF; both begin with 1."""


class Reference(Given):
    """Something else that the record has, and its page."""

    id: str
    label: str
    """What it is called."""
    page: str | None
    """Its page on the website; null for what has none."""


class RecommendationReference(Given):
    """A recommendation of this report, and its page."""

    id: Id
    number: Number
    title: str
    page: str


class Evidence(Given):
    """A source, where the website lists it, and where it can be read."""

    id: Id
    label: str
    """Publisher, title and date."""
    url: WebAddress | None
    page: str
