"""Objects of the API that are derived from records: what they take, and how it is converted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from pydantic import Field, create_model

from afterword.model.follow_up import Confidence
from afterword.model.record import (
    Citation,
    Count,
    Day,
    Id,
    InstitutionId,
    Markdown,
    PartialDate,
    Record,
    SourceId,
    Text,
    TopicId,
    Url,
    YesNo,
)
from afterword.views.open_data.derived import KEYS, derived_from, published_type
from afterword.views.open_data.shapes import (
    ApiObject,
    Converter,
    Evidence,
    Number,
    PlainText,
    Reference,
    ToInstitution,
    ToSource,
    WebAddress,
    When,
)
from tests.unit.small_project import small_register


class Inner(Record):
    """Something within another."""

    text: Markdown


class Outer(Record):
    """A record."""

    id: Id
    kept: Text | None = None
    when: PartialDate
    """When it was."""
    binding: YesNo
    inner: tuple[Inner, ...] = ()
    asked: tuple[InstitutionId, ...] = ()
    source: SourceId


@derived_from(Outer, without="kept")
class OpenOuter(ApiObject):
    """A record of the API."""

    page: str
    is_binding: bool = Field(validation_alias="binding")


def schema(model: type[ApiObject]) -> dict[str, Any]:
    return model.model_json_schema(mode="serialization")


@pytest.mark.parametrize(
    ("own", "published"),
    [
        pytest.param(Id, Id, id="an id"),
        pytest.param(Citation, Citation, id="a citation"),
        pytest.param(Text, str, id="a text, without its conditions"),
        pytest.param(Markdown, PlainText, id="Markdown, as plain text"),
        pytest.param(PartialDate, When, id="a day, a month or a year"),
        pytest.param(Day, date, id="a day"),
        pytest.param(Url, WebAddress, id="an address"),
        pytest.param(Count, Number, id="a number"),
        pytest.param(YesNo, bool, id="yes or no"),
        pytest.param(Confidence, Confidence, id="a word of several"),
        pytest.param(Text | None, str | None, id="what may be missing"),
        pytest.param(tuple[SourceId, ...], tuple[ToSource, ...], id="ids of sources"),
        pytest.param(InstitutionId | None, ToInstitution | None, id="an id that may be missing"),
    ],
)
def test_a_type_of_records_has_one_in_the_api(own: object, published: object) -> None:
    assert published_type(own) == published


def test_keys_stand_as_they_were_published_and_others_follow() -> None:
    class OpenName(ApiObject):
        """A name, as in the API, with one key more."""

        lang: str
        name: str

    assert KEYS["OpenName"] == ("name", "lang")
    assert list(schema(derived_from(Inner)(OpenName))["properties"]) == ["name", "lang", "text"]


def test_a_field_may_have_another_name_or_be_left_out() -> None:
    keys = ["id", "when", "inner", "asked", "source", "page", "is_binding"]
    assert list(schema(OpenOuter)["properties"]) == keys


def test_every_key_stands_in_every_object_with_the_words_of_the_record() -> None:
    described = schema(OpenOuter)
    assert described["required"] == list(described["properties"])
    assert described["properties"]["when"]["description"] == "When it was."
    assert described["description"] == "A record of the API."
    assert described["$defs"]["OpenInner"]["description"] == "Something within another."


def test_a_field_that_is_added_to_a_record_is_in_the_api() -> None:
    larger = create_model("Larger", __base__=Outer, remark=(Text, ...))

    class OpenLarger(ApiObject):
        """A record with one field more."""

    before = [key for key in schema(OpenOuter)["properties"] if key not in ("page", "is_binding")]
    after = schema(derived_from(larger, without="binding kept")(OpenLarger))["properties"]
    assert set(after) - set(before) == {"remark"}
    assert after["remark"]["type"] == "string"


def test_a_field_that_only_some_of_several_records_have_may_be_null() -> None:
    other = create_model("Other", __base__=Outer, remark=(Text, ...))

    class OpenEither(ApiObject):
        """One of both."""

    either = derived_from(Outer, other)(OpenEither)
    assert schema(either)["properties"]["remark"]["anyOf"] == [{"type": "string"}, {"type": "null"}]


def test_a_published_key_that_nothing_gives_is_refused() -> None:
    class OpenName(ApiObject):
        """A name without its language."""

        name: str

    with pytest.raises(KeyError, match="lang"):
        derived_from(Inner)(OpenName)


@dataclass(frozen=True)
class _Sources:
    page: str = "lists.html"


def test_values_are_converted_by_their_types(tmp_path: Any) -> None:
    register = small_register(tmp_path)
    converter = Converter(register=register, address=lambda ref: f"{ref.id}.html", pages={})
    record = Outer.model_validate(
        {
            "id": "a",
            "when": "2021-03",
            "binding": "yes",
            "inner": ({"text": "A **law** of 2020."},),
            "asked": ("commission",),
            "source": "final-report",
        }
    )
    made = converter.build(OpenOuter, record, _Sources()).model_dump()
    assert made["when"] == "2021-03"
    assert made["is_binding"] is True
    assert made["page"] == "lists.html"
    assert made["inner"] == ({"text": "A law of 2020."},)
    (asked,) = made["asked"]
    assert Reference(**asked).page == "commission.html"
    assert Evidence(**made["source"]).id == "final-report"


def test_a_topic_has_no_page(tmp_path: Any) -> None:
    register = small_register(tmp_path)
    converter = Converter(register=register, address=lambda ref: f"{ref.id}.html", pages={})
    model = create_model("OpenOne", __base__=ApiObject, topic=(published_type(TopicId), ...))
    assert converter.build(model, topic="lists").model_dump()["topic"]["page"] is None
