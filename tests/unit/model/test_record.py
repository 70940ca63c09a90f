"""The types of values: what each takes, and what it says where it takes something not."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from afterword.model.record import (
    Citation,
    Count,
    Day,
    Id,
    Number,
    PartialDate,
    ProvisionPath,
    Record,
    Text,
    Title,
    Url,
    YesNo,
)
from tests.unit.model.refusals import words_of


class Note(Record):
    words: Text
    day: PartialDate | None = None


def taken(kind: Any, value: object) -> object:
    return TypeAdapter[object](kind).validate_python(value)


def refusal(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        taken(kind, value)
    return words_of(caught.value)[0]


def test_a_record_is_not_changed() -> None:
    note = Note(words="a")
    with pytest.raises(ValidationError, match="frozen"):
        note.words = "b"  # type: ignore[misc]  # this is what is refused


def test_a_record_knows_no_key_that_it_does_not_name() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Note.model_validate({"words": "a", "other": "b"})


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        pytest.param("2016-03-20", date(2016, 3, 20), date(2016, 3, 20), "20 March 2016", id="day"),
        pytest.param(
            "2016-03-05", date(2016, 3, 5), date(2016, 3, 5), "5 March 2016", id="one digit"
        ),
        pytest.param("2016-03", date(2016, 3, 1), date(2016, 3, 31), "March 2016", id="month"),
        pytest.param("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020", id="leap"),
        pytest.param(
            "2019-02", date(2019, 2, 1), date(2019, 2, 28), "February 2019", id="not leap"
        ),
        pytest.param("2018-12", date(2018, 12, 1), date(2018, 12, 31), "December 2018", id="last"),
        pytest.param("2016", date(2016, 1, 1), date(2016, 12, 31), "2016", id="year"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(
    text: str, earliest: date, latest: date, words: str
) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, found.in_words) == (earliest, latest, words)


@pytest.mark.parametrize("text", ["2016-03-20", "2016-03", "2016", "0987-01-02"])
def test_a_date_reads_back_as_it_was_typed(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2016-3-2", id="one digit"),
        pytest.param("16-03-20", id="two digits for the year"),
        pytest.param("2016/03/20", id="slashes"),
        pytest.param("20.03.2016", id="the other way round"),
        pytest.param("20 March 2016", id="words"),
        pytest.param("2016-03-20T10:00", id="an hour"),
        pytest.param(" 2016", id="a blank"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_written_as_a_date_is_told_how_to_write_it(text: str) -> None:
    assert refusal(PartialDate, text) == (
        f"'{text}' is not a date|write it as 2016-03-20, 2016-03 or 2016"
    )


@pytest.mark.parametrize("text", ["2016-02-30", "2019-02-29", "2016-13", "2016-04-31", "0000"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    assert refusal(PartialDate, text) == f"there is no day {text}|correct the date"


def test_dates_are_told_apart_and_ordered() -> None:
    days = [PartialDate.parse(text) for text in ("2016-03-20", "2015-12", "2016-02-28")]
    assert [str(day) for day in sorted(days)] == ["2015-12", "2016-02-28", "2016-03-20"]


def test_a_date_is_written_as_text_where_a_record_is_dumped() -> None:
    note = Note.model_validate({"words": "a", "day": "2016-03"})
    assert note.model_dump(mode="json")["day"] == "2016-03"


def test_a_whole_date_is_a_day_of_the_calendar() -> None:
    assert taken(Day, "2016-03-20") == date(2016, 3, 20)


@pytest.mark.parametrize("text", ["2016-03", "2016"])
def test_a_whole_date_lacks_nothing(text: str) -> None:
    assert refusal(Day, text) == (
        f"'{text}' is not a whole date|give year, month and day: 2016-03-20"
    )


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("no", False)])
def test_yes_and_no_are_words(text: str, value: bool) -> None:
    assert taken(YesNo, text) is value


@pytest.mark.parametrize("text", ["true", "NO", "Yes", "on", "1", ""])
def test_other_words_for_yes_and_no_are_refused(text: str) -> None:
    assert refusal(YesNo, text) == f"'{text}' is neither yes nor no|write yes or no"


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("17", 17), ("1991", 1991)])
def test_a_count_is_a_whole_number_in_digits(text: str, value: int) -> None:
    assert taken(Count, text) == value


@pytest.mark.parametrize(
    "text", ["0", "-1", "1.0", "07", "1,000", "seven", " 7", "", "1٣", "7\u0663"]
)
def test_what_is_no_count_is_refused(text: str) -> None:
    assert refusal(Count, text) == (f"'{text}' is not a whole number|write it in digits, as 17")


@pytest.mark.parametrize("text", ["9810852", "82.20", "0", "-3.5", "1.10"])
def test_a_number_stays_as_it_is_printed(text: str) -> None:
    assert taken(Number, text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("9,810,852", "9810852"), ("1,212", "1212"), ("-48,210.50", "-48210.50")],
)
def test_a_number_is_kept_without_the_commas_between_its_thousands(text: str, value: str) -> None:
    assert taken(Number, text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("82,2", "98,10,852", "9810,852", ",852", "9,810,", "9.810.852", "77.1,000", "9 810"),
        *("1e3", ".5", "5.", "77.1%", "", "none", "１2", "1.٣"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refusal(Number, text) == (f"'{text}' is not a number|write it as 9,810,852 or 77.1")


@pytest.mark.parametrize(
    "text", ["https://www.example.org", "http://example.org/a?b=1&c=2#d", "https://x.org/(a)"]
)
def test_a_web_address_is_taken_as_it_is(text: str) -> None:
    assert taken(Url, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "www.example.org",
        "ftp://example.org",
        "javascript:x",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert refusal(Url, text) == (f"'{text}' is not a web address|write it in full, with https://")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://", "names no host|write it in full: https://www.example.org/page"),
        ("https://a b.org", "holds a blank|write %20 for it, or remove it"),
        ("https://[::1", "is not a web address|correct its host or port"),
        ("https://example.org:port", "is not a web address|correct its host or port"),
        ("https:///path", "names no host|write it in full: https://www.example.org/page"),
    ],
)
def test_what_no_browser_can_open_is_refused(text: str, words: str) -> None:
    assert refusal(Url, text) == f"'{text}' {words}"


@pytest.mark.parametrize("text", ["\u200b", "\u00a0\u2060", "\u3164", "\u0301", "\u2800"])
def test_a_text_of_which_nothing_is_seen_is_empty(text: str) -> None:
    with pytest.raises(ValidationError, match="string_too_short"):
        taken(Text, text)


@pytest.mark.parametrize("text", ["%", "—", "§", "…", "ә"])
def test_a_sign_alone_is_a_text(text: str) -> None:
    assert taken(Text, text) == text


@pytest.mark.parametrize("text", ["-", "—", "…", "?!", "***"])
def test_a_title_is_not_of_punctuation_alone(text: str) -> None:
    assert refusal(Title, text) == f"'{text}' has no words|write its words"


@pytest.mark.parametrize("text", ["№ 5", "2016", "Қала I", "100 %"])
def test_a_title_has_words(text: str) -> None:
    assert taken(Title, text) == text


@pytest.mark.parametrize("text", ["kaz-2016-r07", "a", "2016", "a-b-c"])
def test_an_id_is_small_words_joined_by_hyphens(text: str) -> None:
    assert taken(Id, text) == text


@pytest.mark.parametrize("text", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "a/b", "ә", "a\n"])
def test_what_is_no_id_is_refused(text: str) -> None:
    assert "should match pattern" in refusal(Id, text)


@pytest.mark.parametrize("text", ["iccpr-1966", "iccpr-1966/25(b)", "code/4.1", "code/Art-7"])
def test_a_citation_is_an_instrument_with_or_without_a_path(text: str) -> None:
    assert taken(Citation, text) == text


@pytest.mark.parametrize("text", ["", "Code", "code/", "code/4/1", "code/§4", "/4", "code 4"])
def test_what_is_no_citation_is_refused(text: str) -> None:
    assert "should match pattern" in refusal(Citation, text)


@pytest.mark.parametrize("text", ["9.2", "25(b)", "voter-lists", "7"])
def test_a_provision_has_a_path(text: str) -> None:
    assert taken(ProvisionPath, text) == text


@pytest.mark.parametrize("text", ["", "(b)", ".2", "a/b", "9 2", "§9"])
def test_what_is_no_path_is_refused(text: str) -> None:
    assert "should match pattern" in refusal(ProvisionPath, text)


def test_a_text_loses_the_blanks_around_it() -> None:
    assert taken(Text, " \n a  b\n") == "a  b"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_text_is_never_empty(text: str) -> None:
    assert refusal(Text, text) == "String should have at least 1 character"
