"""Addresses that stay: pages that are gone are problems, and those that moved lead on."""

from datetime import date
from pathlib import Path

import pytest

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.problems import Code
from afterword.site.link_check import gone, redirects
from tests.unit.small_project import list_yaml, small_register

PAGES = {
    "index.html": "<h1>Sorvania</h1>",
    "report/voter-lists.html": '<h1>Lists</h1><h2 id="how-kept">How</h2><p data-id="no">A</p>',
}
REDIRECTS = "content/redirects.yml"


def register_with(folder: Path, published: str = "", *moves: tuple[str, str]) -> Register:
    """Return the register of the small project with published pages and redirects."""
    listed = [{"old": old, "new": new} for old, new in moves]
    changes: dict[str, str | None] = {"content/published.txt": published}
    if listed:
        changes[REDIRECTS] = list_yaml("redirects", listed)
    return small_register(folder, changes)


@pytest.mark.parametrize(
    ("published", "moves"),
    [
        pytest.param("", [], id="nothing was published"),
        pytest.param("index.html\nreport/voter-lists.html\n", [], id="all pages are there"),
        pytest.param("index.html\n", [], id="a page came since"),
        pytest.param("old.html\n", [("old.html", "index.html")], id="a page moved"),
        pytest.param("", [("old.html", "index.html")], id="a page that was not listed moved"),
        pytest.param(
            "old.html\n", [("old.html", "report/voter-lists.html#how-kept")], id="onto a heading"
        ),
    ],
)
def test_where_every_address_leads_somewhere_there_is_no_problem(
    tmp_path: Path, published: str, moves: list[tuple[str, str]]
) -> None:
    assert list(gone(register_with(tmp_path, published, *moves), PAGES)) == []


def test_each_published_page_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    register = register_with(tmp_path, "index.html\nmethod.html\n# A comment\nreport/media.html\n")
    problems = list(gone(register, PAGES))
    assert [(one.code, str(one.place)) for one in problems] == [
        (Code.PAGE_GONE, "content/published.txt:2:1"),
        (Code.PAGE_GONE, "content/published.txt:4:1"),
    ]
    assert problems[1].message == "the page 'report/media.html' was published, and is gone"
    assert problems[1].fix.endswith("- {old: report/media.html, new: …}")


@pytest.mark.parametrize(
    ("move", "line", "message", "fix"),
    [
        pytest.param(
            ("index.html", "report/voter-lists.html"),
            3,
            "a redirect leads away from 'index.html', which is a page",
            "remove it, or correct which page is meant",
            id="away from a page",
        ),
        pytest.param(
            ("404.html", "index.html"),
            3,
            "a redirect leads away from '404.html', which is a page",
            "remove it, or correct which page is meant",
            id="away from the page for what is not found",
        ),
        pytest.param(
            ("old.html", "report/voters-list.html#how-kept"),
            4,
            "a redirect leads to 'report/voters-list.html', which is no page",
            "did you mean 'report/voter-lists.html'?",
            id="to no page, with another near",
        ),
        pytest.param(
            ("old.html", "somewhere/else-entirely.html"),
            4,
            "a redirect leads to 'somewhere/else-entirely.html', which is no page",
            "name a page that the website has",
            id="to no page",
        ),
        pytest.param(
            ("old.html", "report/voter-lists.html#no"),
            4,
            "a redirect leads to 'report/voter-lists.html#no', and that page has no such anchor",
            "correct the anchor, or lead to the whole page: report/voter-lists.html",
            id="to no anchor",
        ),
    ],
)
def test_a_redirect_that_misleads_is_a_problem(
    tmp_path: Path, move: tuple[str, str], line: int, message: str, fix: str
) -> None:
    (problem,) = gone(register_with(tmp_path, "", move), PAGES)
    assert (problem.code, str(problem.place)) == (Code.BAD_REDIRECT, f"{REDIRECTS}:{line}:8")
    assert (problem.message, problem.fix) == (message, fix)


def test_redirects_lead_where_they_say(tmp_path: Path) -> None:
    moves = (("a.html", "index.html"), ("b/c.html", "report/voter-lists.html#how-kept"))
    assert redirects(register_with(tmp_path, "", *moves), PAGES) == dict(moves)


def test_as_of_a_day_nothing_is_gone_and_redirects_lead_as_far_as_there_are_pages(
    tmp_path: Path,
) -> None:
    moves = (
        ("a.html", "index.html"),
        ("b.html", "later.html"),
        ("c.html", "report/voter-lists.html#later"),
    )
    register = as_of(register_with(tmp_path, "later.html\n", *moves), date(2020, 1, 1))
    assert list(gone(register, PAGES)) == []
    assert redirects(register, PAGES) == {
        "a.html": "index.html",
        "c.html": "report/voter-lists.html",
    }
