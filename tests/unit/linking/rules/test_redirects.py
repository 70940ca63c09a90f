"""A page moves to one place, which is another, at once."""

from pathlib import Path

import pytest

from afterword.problems import Code
from tests.unit.small_project import list_yaml, rule_problems

FILE = "content/redirects.yml"


def found(folder: Path, *moves: tuple[str, str]) -> list[tuple[Code, str, str, str]]:
    """Return what is said of redirects: code, place, message and fix."""
    listed = list_yaml("redirects", [{"old": old, "new": new} for old, new in moves])
    problems = rule_problems(folder, {FILE: listed})
    return [(one.code, str(one.place), one.message, one.fix) for one in problems]


@pytest.mark.parametrize(
    "moves",
    [
        pytest.param([], id="none"),
        pytest.param([("a.html", "b.html"), ("c.html", "b.html")], id="two pages become one"),
        pytest.param([("a.html", "b.html"), ("c.html", "b.html#d")], id="a page and a place on it"),
    ],
)
def test_a_redirect_that_leads_somewhere_else_is_no_problem(
    tmp_path: Path, moves: list[tuple[str, str]]
) -> None:
    assert found(tmp_path, *moves) == []


def test_a_page_that_is_redirected_twice_is_a_problem(tmp_path: Path) -> None:
    message = f"the page 'a.html' is redirected already at {FILE}:3:8"
    told = (Code.BAD_REDIRECT, f"{FILE}:6:8", message, "keep one of the two")
    assert found(tmp_path, ("a.html", "b.html"), ("a.html", "c.html")) == [told]


@pytest.mark.parametrize("new", ["a.html", "a.html#b"])
def test_a_redirect_onto_itself_is_a_problem(tmp_path: Path, new: str) -> None:
    message = "the redirect of 'a.html' leads onto itself"
    fix = "name the page that took its place, or remove it"
    assert found(tmp_path, ("a.html", new)) == [(Code.BAD_REDIRECT, f"{FILE}:4:8", message, fix)]


def test_a_redirect_in_steps_is_a_problem_that_names_the_end(tmp_path: Path) -> None:
    message = "the redirect leads to 'b.html', which is itself redirected"
    told = (Code.BAD_REDIRECT, f"{FILE}:4:8", message, "lead to where that leads: c.html#d")
    assert found(tmp_path, ("a.html", "b.html#e"), ("b.html", "c.html#d")) == [told]


def test_redirects_in_a_circle_are_problems_and_no_endless_search(tmp_path: Path) -> None:
    told = found(tmp_path, ("a.html", "b.html"), ("b.html", "a.html"))
    assert [(code, place) for code, place, _, _ in told] == [
        (Code.BAD_REDIRECT, f"{FILE}:4:8"),
        (Code.BAD_REDIRECT, f"{FILE}:7:8"),
    ]
