"""Open data: what the objects of the API have in common, and how values are converted for them.

An object of the API is a pydantic model, called Open… as in the JSON Schemas. It is made from what
records and views say: the types below convert that, with the `Converter` as context of validation.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)

from afterword.linking.refs import (
    Ref,
    RefKind,
    institution_ref,
    mission_ref,
    recommendation_ref,
    section_ref,
    source_ref,
    topic_ref,
)
from afterword.linking.register import Register
from afterword.model.legal import ProvisionOwnPath
from afterword.model.recommendation import Letter
from afterword.model.record import (
    Citation,
    Count,
    Day,
    HomeUrl,
    Id,
    InstitutionId,
    Markdown,
    MissionId,
    OwnId,
    PartialDate,
    ProvisionPath,
    RecommendationId,
    SectionId,
    SourceId,
    TopicId,
    Url,
)
from afterword.texts.words import plain_text

M = TypeVar("M", bound="ApiObject")

_DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


def _converted(method: str) -> BeforeValidator:
    """Return the conversion of a value by a method of the `Converter`."""

    def convert(value: Any, info: ValidationInfo[Any]) -> Any:
        return getattr(info.context, method)(value)

    return BeforeValidator(convert)


def _referred(ref: Callable[[Register, str], Ref]) -> BeforeValidator:
    """Return the conversion of an id into a reference to the record."""

    def convert(value: str, info: ValidationInfo[Any]) -> Any:
        return info.context.reference(ref(info.context.register, value))

    return BeforeValidator(convert)


OR_NONE = BeforeValidator(lambda value: value or None)
"""Gives null for an empty text."""

When = Annotated[str, BeforeValidator(str), StringConstraints(pattern=_DAY)]
"""A day, or a month or a year where the source gives no more: 2021-03."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://")]
"""A web address with its scheme."""

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
"""A follow-up entry: the id of its recommendation, a slash, its own id."""

Many = Annotated[int, Field(ge=0)]
"""How many."""

Number = Annotated[int, Field(ge=1)]
"""A number as printed, or a page of the PDF; both begin with 1."""

PlainText = Annotated[str, _converted("plain")]
"""A Markdown text without its markup."""

Page = Annotated[str, _converted("address")]
"""Where the website has what a `Ref` leads to."""


class ApiObject(BaseModel):
    """What the API gives is never changed; it has no key but its own, and each of them always."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        populate_by_name=True,
        from_attributes=True,
    )


class Reference(ApiObject):
    """Something else that the record has, and its page."""

    id: str
    label: str
    """What it is called."""
    page: str | None
    """Its page on the website; null for what has none."""


class RecommendationReference(ApiObject):
    """A recommendation of this report, and its page."""

    id: Id
    number: Number
    title: str
    page: str


class Evidence(ApiObject):
    """A source, where the website lists it, and where it can be read."""

    id: Id
    label: str
    """Publisher, title and date."""
    url: WebAddress | None
    page: str


To = Annotated[Reference, _converted("reference")]
"""The reference to what a `Ref` leads to."""

ToRecommendation = Annotated[RecommendationReference, _converted("recommendation")]
"""The reference to a recommendation, by its id."""

ToSource = Annotated[Evidence, _converted("evidence")]
"""The reference to a source, by its id or a `Ref`."""

ToInstitution = Annotated[Reference, _referred(institution_ref)]
ToMission = Annotated[Reference, _referred(mission_ref)]
ToSection = Annotated[Reference, _referred(section_ref)]
ToTopic = Annotated[Reference, _referred(topic_ref)]
"""The references to other records, by their ids."""

TYPES: tuple[tuple[Any, Any], ...] = (
    (PartialDate, When),
    (Day, date),
    (Url, WebAddress),
    (HomeUrl, WebAddress),
    (Count, Number),
    (Markdown, PlainText),
    (SourceId, ToSource),
    (InstitutionId, ToInstitution),
    (MissionId, ToMission),
    (SectionId, ToSection),
    (TopicId, ToTopic),
    (OwnId, Id),
    (ProvisionOwnPath, ProvisionPath),
    *((one, one) for one in (Id, RecommendationId, Citation, ProvisionPath, Letter)),
)
"""Types of records, each with the type as which the API gives it; of others, conditions go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converter:
    """Converts what records and views say into what the API gives."""

    register: Register
    address: Callable[[Ref], str]
    """Answers where a page stands: its whole address, or its path from the website's root."""
    pages: Mapping[str, int]
    """The page on which each anchor of the report stands in the PDF, from 1."""

    def build(self, model: type[M], *sources: object, **values: object) -> M:
        """Return an object of the API, of the given values, else of attributes of sources."""
        return model.model_validate(_Attributes(values, sources), context=self)

    def plain(self, text: str) -> str:
        """Return a Markdown text without its markup."""
        return plain_text(self.register, text)

    def reference(self, ref: Ref) -> Reference:
        """Return a reference as the API gives it; topics have no page of their own."""
        page = None if ref.kind is RefKind.TOPIC else self.address(ref)
        return Reference(id=ref.id, label=ref.label, page=page)

    def recommendation(self, name: str) -> RecommendationReference:
        """Return the reference to a recommendation, by its id."""
        record = self.register.recommendation_by_id[name]
        return self.build(
            RecommendationReference, record, page=self.address(recommendation_ref(record))
        )

    def evidence(self, which: str | Ref) -> Evidence:
        """Return the reference to a source, by its id or a reference."""
        name = which.id if isinstance(which, Ref) else which
        ref, url = source_ref(self.register, name), self.register.sources[name].url
        return Evidence(id=name, label=ref.label, url=url, page=self.address(ref))


class _Attributes:
    """Values as attributes, and behind them those of other objects."""

    def __init__(self, values: Mapping[str, object], sources: Iterable[object]) -> None:
        self._values, self._sources = values, sources

    def __getattr__(self, name: str) -> object:
        if name in self._values:
            return self._values[name]
        source = next((one for one in self._sources if hasattr(one, name)), None)
        return getattr(source, name)
