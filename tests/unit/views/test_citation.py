"""How a recommendation and the report are cited: our record, and the official report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.report.citation import HowToCite, how_to_cite
from tests.unit.small_project import (
    Value,
    follow_up,
    followed_up,
    report_yaml,
    small_register,
)

URL = "https://follow-up.example.org/r.html"


def cited(register: Register, *, url: str | None = None, whole: bool = False) -> HowToCite:
    return how_to_cite(register, None if whole else register.recommendations[0], url)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Give the register of a recommendation with an entry that was recorded on 1 May 2024."""
    return followed_up(tmp_path, follow_up("development", "a", "2020"))[0]


def test_our_record_of_a_recommendation_is_cited_with_its_day(register: Register) -> None:
    record = cited(register).record
    assert record.text == "Sorvania 2018, recommendation 1 (sor-2018-r1), record of 1 May 2024."
    assert (record.key, record.title) == ("sor-2018-r1", "Recommendation 1: Lists kept up to date")
    assert (record.within, record.day) == ("Sorvania 2018", date(2024, 5, 1))
    assert record.note.startswith("Unofficial restatement with follow-up; record of 1 May 2024.")
    assert record.note.endswith("Free to use.")


def test_the_report_is_cited_as_a_whole(register: Register) -> None:
    whole = cited(register, whole=True)
    assert whole.record.text == "Sorvania 2018, record of 1 May 2024."
    assert (whole.record.key, whole.record.within) == ("sor-2018", "")
    assert whole.record.title == "Sorvania, local elections of 7 October 2018"
    assert whole.official.key == "sor-2018-official"
    assert whole.official.note == ""


def test_the_address_is_given_where_it_is_known(register: Register) -> None:
    record = cited(register, url=URL).record
    assert record.text.endswith(f"record of 1 May 2024. {URL}")
    assert record.url == URL
    assert cited(register).record.url == ""


def test_the_official_report_is_cited_with_where_it_makes_the_recommendation(
    register: Register,
) -> None:
    official = cited(register).official
    assert official.text == (
        "Coast Observers, Final Report, 1 February 2019, section II, recommendation 1. "
        "https://www.example.org/sorvania"
    )
    assert (official.key, official.note) == (
        "sor-2018-r1-official",
        "Section II, recommendation 1",
    )
    assert (official.author, official.publisher, official.day) == (
        "Coast Observers",
        "Coast Observers",
        date(2019, 2, 1),
    )


def test_the_place_of_the_official_report_is_given_where_it_is_known(tmp_path: Path) -> None:
    official: Value = {
        "title": "Final\nReport",
        "publisher": "Coast Observers",
        "place": "Port Coast",
        "date": "2019-02-01",
        "url": "https://www.example.org/sorvania",
    }
    changed = report_yaml(official=official)
    text = cited(small_register(tmp_path, {"content/report.yml": changed})).official.text
    assert text.startswith("Coast Observers, Final Report, Port Coast, 1 February 2019, section II")


def test_nobody_is_named_as_author_but_the_editors_and_the_publisher(register: Register) -> None:
    whole = cited(register, whole=True)
    assert (whole.record.author, whole.official.author) == ("The editors", "Coast Observers")


def test_a_record_as_of_a_day_says_so(register: Register) -> None:
    stood = replace(register, as_of=date(2023, 12, 31))
    text = cited(stood).record.text
    assert text == "Sorvania 2018, recommendation 1 (sor-2018-r1), record as of 31 December 2023."
