"""The report and its sections: the forms of their own values."""

import pytest
from pydantic import ValidationError

from afterword.model.report import Report, SectionHead
from tests.unit.small_project import REPORT


@pytest.mark.parametrize("number", ["VIII", "A1", "12", "Annex I", "Annex 2", "Annex"])
def test_a_section_has_its_number_as_printed(number: str) -> None:
    assert SectionHead(id="a", title="A", number=number).number == number


@pytest.mark.parametrize(
    "number", ["viii", "II.", "A 1", "", "annex I", "Annex i", "Annexes", "Annex ", "Annex  I"]
)
def test_what_is_no_number_of_a_section_is_refused(number: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        SectionHead(id="a", title="A", number=number)


def test_a_report_is_in_english_unless_it_says_otherwise() -> None:
    assert Report.model_validate(REPORT).language == "en"


@pytest.mark.parametrize("language", ["kk", "en-GB", "rus"])
def test_a_report_says_its_language_by_a_tag(language: str) -> None:
    assert Report.model_validate({**REPORT, "language": language}).language == language


@pytest.mark.parametrize("language", ["English", "EN", "en-gb", "e"])
def test_what_is_no_tag_of_a_language_is_refused(language: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Report.model_validate({**REPORT, "language": language})


@pytest.mark.parametrize(("months", "number"), [("1", 1), ("12", 12), ("120", 120)])
def test_a_review_is_due_after_a_month_up_to_ten_years(months: str, number: int) -> None:
    report = Report.model_validate({**REPORT, "review_after_months": months})
    assert report.review_after_months == number


def test_a_review_is_due_after_a_year_unless_the_report_says_otherwise() -> None:
    assert Report.model_validate(REPORT).review_after_months == 12


@pytest.mark.parametrize("months", ["0", "121", "twelve", "-1", "1.5", "12 months", ""])
def test_a_review_is_never_due_after(months: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Report.model_validate({**REPORT, "review_after_months": months})
    assert [error["loc"] for error in caught.value.errors()] == [("review_after_months",)]
