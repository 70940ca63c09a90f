"""The report and its sections: the forms of their own values."""

import pytest
from pydantic import ValidationError

from afterword.model.report import Redirect, Report, SectionHead
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


@pytest.mark.parametrize("language", ["kk", "en-GB", "gag"])
def test_a_report_says_its_language_by_a_tag(language: str) -> None:
    assert Report.model_validate({**REPORT, "language": language}).language == language


@pytest.mark.parametrize("language", ["xx", "rus", "kz", "en-XX"])
def test_a_tag_of_no_language_is_refused(language: str) -> None:
    with pytest.raises(ValidationError, match="has the code"):
        Report.model_validate({**REPORT, "language": language})


@pytest.mark.parametrize("query", ["?x=1", "#y", "?", "#"])
def test_a_website_does_not_stand_at_a_query(query: str) -> None:
    with pytest.raises(ValidationError, match="no address below which pages can stand"):
        Report.model_validate({**REPORT, "site_url": f"https://example.org/2019/{query}"})


@pytest.mark.parametrize(
    "address",
    ["https://example.org/new?title={title}", "mailto:follow-up@example.org?subject={id}"],
)
def test_suggestions_have_an_address_that_can_be_opened(address: str) -> None:
    assert Report.model_validate({**REPORT, "suggestions": address}).suggestions == address


@pytest.mark.parametrize(
    "address", ["https://localhost/new?title={title}", "mailto:office@example?subject={id}"]
)
def test_suggestions_that_reach_nobody_are_refused(address: str) -> None:
    with pytest.raises(ValidationError, match=r"is no address of mail|leads to no host"):
        Report.model_validate({**REPORT, "suggestions": address})


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


@pytest.mark.parametrize(
    "address",
    [
        "https://follow-up.example.org/issues/new?labels={id}&title=No.%20{number}:%20{title}",
        "http://example.org",
        "https://example.org/{id}#form",
        "mailto:editors@example.org",
        "mailto:editors@example.org?subject={title}&body=of%20{id}",
    ],
)
def test_suggestions_go_to_an_address_of_the_web_or_of_mail(address: str) -> None:
    assert Report.model_validate({**REPORT, "suggestions": address}).suggestions == address


def test_a_report_asks_for_no_suggestions_unless_it_says_so() -> None:
    assert Report.model_validate(REPORT).suggestions is None


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="nothing"),
        pytest.param("https://", id="no host"),
        pytest.param("example.org/issues", id="no scheme"),
        pytest.param("editors@example.org", id="mail without its scheme"),
        pytest.param("mailto:editors", id="mail to nowhere"),
        pytest.param("mailto:?subject=a@b", id="mail to nobody"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("data:text/html,a", id="data"),
        pytest.param("https://example.org/{name}", id="a value that there is not"),
        pytest.param("https://example.org/{id", id="a value that is not closed"),
        pytest.param("https://example.org/{}", id="a value without a name"),
        pytest.param('https://example.org/"a', id="a quotation mark"),
        pytest.param("https://example.org/a b", id="a blank"),
        pytest.param("https://example.org/a\n", id="a line break"),
    ],
)
def test_what_is_no_address_for_suggestions_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Report.model_validate({**REPORT, "suggestions": address})


@pytest.mark.parametrize(
    ("new", "page", "anchor"),
    [
        ("method.html", "method.html", ""),
        ("report/voter-lists.html", "report/voter-lists.html", ""),
        ("instruments/a-1/25-b.html#note-1", "instruments/a-1/25-b.html", "note-1"),
    ],
)
def test_a_redirect_leads_to_a_page_or_to_a_place_on_it(new: str, page: str, anchor: str) -> None:
    redirect = Redirect(old="old.html", new=new)
    assert (redirect.page, redirect.anchor) == (page, anchor)


@pytest.mark.parametrize(
    "path",
    [
        "/a.html",
        "a",
        "a/",
        "a.htm",
        "A.html",
        "../a.html",
        "a/../b.html",
        "a//b.html",
        "a--b.html",
        ".html",
        "a.html?b=c",
        "a.html\n",
        "https://example.org/a.html",
        "",
    ],
)
@pytest.mark.parametrize("key", ["old", "new"])
def test_what_is_no_page_of_the_website_is_refused(key: str, path: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Redirect.model_validate({"old": "a.html", "new": "b.html", key: path})


def test_a_page_moves_as_a_whole() -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Redirect(old="a.html#b", new="c.html")
