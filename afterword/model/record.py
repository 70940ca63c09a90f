"""What every record shares: the base model and the types of its values."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from afterword.model.file_names import unusable_name
from afterword.model.languages import unknown_subtag
from afterword.model.text_safety import (
    has_visible_words,
    quoted,
    with_something_to_see,
    without_control_characters,
)
from afterword.model.web_addresses import web_address_problem

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PATH_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9.()\-]*$"
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NUMBER = re.compile(r"-?([0-9]{1,15}|[1-9][0-9]{0,2}(,[0-9]{3}){1,4})(\.[0-9]{1,9})?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def value_error(message: str, fix: str) -> PydanticCustomError:
    """Return the error that a value cannot stand: a sentence on what is wrong, and what to do."""
    return PydanticCustomError("wrong_value", "{message}", {"message": message, "fix": fix})


def record_error(message: str, fix: str) -> PydanticCustomError:
    """Return the error that the values of a record do not go together; the message goes on after
    the name of the record: "is computed in 2 ways"."""
    return PydanticCustomError("wrong_record", "{message}", {"message": message, "fix": fix})


class Record(BaseModel):
    """A record is never changed and knows no field that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, or a month or a year where the source gives no more.

    >>> PartialDate.parse("2021-03").latest
    datetime.date(2021, 3, 31)
    >>> str(PartialDate.parse("2020-05-25")), PartialDate.parse("2020-05-25").in_words
    ('2020-05-25', '25 May 2020')
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date that a text gives; raise ValueError where it gives none."""
        match = _DATE.fullmatch(text)
        if match is None:
            raise value_error(
                f"{quoted(text)} is not a date", "write it as 2016-03-20, 2016-03 or 2016"
            )
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            date(year, *(int(part) if part else 1 for part in match.groups()[1:]))
        except ValueError:
            raise value_error(f"there is no day {text}", "correct the date") from None
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def in_words(self) -> str:
        """The date as a reader writes it: 25 May 2020, May 2020 or 2020."""
        words = [str(self.day)] if self.day else []
        words += [_MONTHS[self.month - 1]] if self.month else []
        return " ".join([*words, str(self.year)])

    def __str__(self) -> str:
        more = [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join([f"{self.year:04}", *more])

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        return {"anyOf": [text, {"type": "integer", "minimum": 1000, "maximum": 9999}]}


def _from_text(read: Callable[[str], object]) -> BeforeValidator:
    """Return the reading of a text; a value that is no text stays as it is."""
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _full_day(text: str) -> date:
    day = PartialDate.parse(text)
    if not day.day:
        raise value_error(
            f"{quoted(text)} is not a whole date", "give year, month and day: 2016-03-20"
        )
    return day.earliest


def _whole_number(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise value_error(f"{quoted(text)} is not a whole number", "write it in digits, as 17")
    return text


def _yes_or_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise value_error(f"{quoted(text)} is neither yes nor no", "write yes or no")
    return text == "yes"


def _web_address(text: str) -> str:
    if wrong := web_address_problem(text):
        raise value_error(f"{quoted(text)} {wrong[0]}", wrong[1])
    return text


def _home_address(text: str) -> str:
    if "?" in text or "#" in text:
        fix = "end it before the '?' or '#': pages are added to it"
        raise value_error(f"{quoted(text)} is no address below which pages can stand", fix)
    return text


def known_language(tag: str) -> str:
    """Return the tag of a language as it is; one of no language is refused."""
    if wrong := unknown_subtag(tag):
        raise value_error(*wrong)
    return tag


def _any_number(text: str) -> str:
    digits = digits_of(text)
    if digits is None:
        raise value_error(f"{quoted(text)} is not a number", "write it as 9,810,852 or 77.1")
    return digits


def digits_of(text: str) -> str | None:
    """Return a number without the commas that set its thousands apart, or None where it is none.

    >>> digits_of("9,810,852"), digits_of("82.20"), digits_of("98,10"), digits_of("about 7")
    ('9810852', '82.20', None, None)
    """
    return text.replace(",", "") if _NUMBER.fullmatch(text) else None


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""Lower-case words and digits joined by hyphens; the URL of a record."""

Citation = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(/[A-Za-z0-9][A-Za-z0-9.()\-]*)?$")
]
"""An instrument (iccpr-1966) or one of its provisions (iccpr-1966/25(b))."""


def _usable_name(text: str) -> str:
    if wrong := unusable_name(text):
        raise value_error(*wrong)
    return text


OwnId = Annotated[Id, AfterValidator(_usable_name)]
"""The id of a record itself, after which its page and files are named."""

_OtherId = Annotated[
    str,
    StringConstraints(pattern="(?s)."),
    WithJsonSchema({"pattern": ID_PATTERN, "type": "string"}),
]
"""What should be the id of another record: whether there is one, and which is meant, the register
knows."""

SourceId = Annotated[_OtherId, "source"]
InstitutionId = Annotated[_OtherId, "institution"]
MissionId = Annotated[_OtherId, "mission"]
SectionId = Annotated[_OtherId, "section"]
TopicId = Annotated[_OtherId, "topic"]
"""The id of another record, by its kind; the API gives a reference in its place."""

RecommendationId = Annotated[_OtherId, "recommendation"]
FigureId = Annotated[Id, "figure"]
NoteId = Annotated[_OtherId, "note"]
"""The id of another record, by its kind; the API gives it as it is."""

Text = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    AfterValidator(without_control_characters),
    AfterValidator(with_something_to_see),
]
"""Words for readers, never empty."""


def with_words(text: str) -> str:
    """Return a text as it is; one of which a reader sees no word is refused."""
    if not has_visible_words(text):
        raise value_error(f"{quoted(text)} has no words", "write its words")
    return text


Title = Annotated[Text, AfterValidator(with_words)]
"""A title or a name: words, and not punctuation alone."""

Markdown = Annotated[Text, AfterValidator(with_words), "Markdown"]
"""Words for readers in which Markdown and its marks can stand; the API gives them without."""

Number = Annotated[
    str,
    _from_text(_any_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]}),
]
"""A number as it is printed, kept without the commas between thousands: 9810852, 82.20."""

Count = Annotated[int, _from_text(_whole_number), Field(ge=1)]
"""A whole number from 1."""

Day = Annotated[
    date,
    _from_text(_full_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A whole date."""

YesNo = Annotated[
    bool,
    _from_text(_yes_or_no),
    WithJsonSchema({"enum": ["yes", "no", True, False]}),
]
"""Yes or no."""

Url = Annotated[str, _from_text(_web_address)]
"""A web address with its scheme."""

HomeUrl = Annotated[Url, AfterValidator(_home_address)]
"""The web address of a website, below which its pages stand."""

ProvisionPath = Annotated[
    str,
    StringConstraints(pattern=PATH_PATTERN),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": PATH_PATTERN}, {"type": "number"}]}),
]
"""What is cited within an instrument: 9.2, 25(b), voter-lists."""


class Identified(Record):
    """A record that others name by its id."""

    id: OwnId
