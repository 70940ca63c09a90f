"""Briefs: what one page says of a recommendation, and of an institution that is addressed."""

from pathlib import Path

import pytest
from lxml import html

from afterword.linking.refs import recommendation_ref
from afterword.linking.register import Register
from afterword.markup.addresses import brief_path
from afterword.markup.build_context import BuildContext
from afterword.pdf.briefs import brief_documents
from afterword.pdf.render import render_pdf
from afterword.project.project import Project
from afterword.project.resources import TEMPLATES
from tests.unit.small_project import (
    TODAY,
    assessment,
    follow_up,
    followed_up,
    report_yaml,
    small_register,
)

PAGES = {"sor-2018-r1": 12, "afterword-sor-2018-r1": 34, "annex-matrix": 50}


def documents(folder: Path, register: Register) -> dict[str, str]:
    """Return the HTML documents of the briefs by the last parts of their paths."""
    project = Project(root=folder, today=TODAY)
    made = BuildContext(project, register, 0)
    found = brief_documents(made, PAGES)
    return {path.removeprefix("downloads/briefs/"): document for path, document in found}


def told(document: str) -> str:
    """Return the words of a document on one line, with all that can be left out."""
    return " ".join(str(html.document_fromstring(document).xpath("string(//body)")).split())


def test_there_is_a_brief_for_each_recommendation_and_each_body_that_is_addressed(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path)
    (record,) = register.recommendations
    addressed = {f"institutions/{one}.pdf" for one in record.addressees}
    assert set(documents(tmp_path, register)) == {f"recommendations/{record.id}.pdf", *addressed}
    assert len(register.institutions) > len(addressed)
    path = brief_path(recommendation_ref(record))
    assert path == f"downloads/briefs/recommendations/{record.id}.pdf"


def test_a_brief_says_what_is_asked_where_it_stands_and_where_more_is(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        assessment("rated", "2020-05-01"),
        follow_up("development", "changed", "2021-06-02"),
    )
    said = told(documents(tmp_path, register)[f"recommendations/{record.id}.pdf"])
    for expected in (
        "Unofficial restatement",
        record.title,
        "Partially implemented",
        "Rated by Coast, 1 May 2020",
        "2 June 2021: Words of changed.",
        "what followed, p. 34",
        "p. 12",
        "This is unofficial.",
    ):
        assert expected in said


def test_a_reading_is_said_to_be_one(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("read", "2020-05-01", basis="reading"))
    said = told(documents(tmp_path, register)[f"recommendations/{record.id}.pdf"])
    assert "it is no rating by the assessor" in said
    assert "Reservation: It is said in passing." in said


def test_what_was_corrected_later_is_not_told(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        follow_up("development", "wrong", "2020-05-01"),
        follow_up("correction", "right", "2020-06-01", corrects="wrong"),
    )
    said = told(documents(tmp_path, register)[f"recommendations/{record.id}.pdf"])
    assert "Words of wrong." not in said


def test_an_institution_is_told_what_it_was_asked_and_what_happened_last(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        follow_up("development", "first", "2020-05-01"),
        follow_up("development", "second", "2021-06-02"),
    )
    body = record.addressees[0]
    said = told(documents(tmp_path, register)[f"institutions/{body}.pdf"])
    assert record.title in said
    assert "2 June 2021: Words of second." in said
    assert "follow-up matrix, p. 50" in said


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        pytest.param(None, "recommendations/sor-2018-r1.html", id="the address is not known"),
        pytest.param(
            "https://sorvania.example.org/",
            "https://sorvania.example.org/recommendations/sor-2018-r1.html",
            id="the address is known",
        ),
    ],
)
def test_a_brief_says_where_the_website_has_more(
    site: str | None, expected: str, tmp_path: Path
) -> None:
    changes = {"content/report.yml": report_yaml(**({"site_url": site} if site else {}))}
    register = small_register(tmp_path, changes)
    said = told(documents(tmp_path, register)["recommendations/sor-2018-r1.pdf"])
    assert f"On the website: {expected}" in said


def test_a_brief_has_one_page_however_much_followed(tmp_path: Path) -> None:
    long = "A long sentence of what happened and who said so, and when, and why. " * 6
    entries = [
        follow_up("development", f"entry-{year}", f"{year}-05-01", text=f"{year}. {long}")
        for year in range(2019, 2024)
    ]
    register, _ = followed_up(tmp_path, *entries, assessment("rated", "2020-05-02", text=long))
    for path, document in documents(tmp_path, register).items():
        printed = render_pdf(document, (TEMPLATES,))
        assert (printed.count, printed.problems) == (1, ()), path
