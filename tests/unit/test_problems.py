"""How a problem looks, and in which order problems are told."""

import re
from dataclasses import FrozenInstanceError

import pytest

from afterword.problems import Code, Place, Problem, ProblemsFoundError, Severity, in_order

PLACE = Place("content/report.yml", 3, 5)


def problem(code: Code = Code.WRONG_VALUE, place: Place = PLACE, message: str = "m") -> Problem:
    return Problem(code, place, message, "mend it")


def test_a_place_is_path_line_and_column() -> None:
    assert str(PLACE) == "content/report.yml:3:5"


def test_a_place_without_a_line_is_the_whole_file() -> None:
    assert str(Place("content/report.yml")) == "content/report.yml"


def test_a_problem_has_two_lines() -> None:
    one = Problem(Code.UNKNOWN_TOPIC, PLACE, "'a' names 'b'", "add it")
    assert str(one) == (
        "content/report.yml:3:5: error[unknown-topic]: 'a' names 'b'\n    fix: add it"
    )


@pytest.mark.parametrize("code", [Code.NO_SCHEMA_LINE, Code.UNUSED_FIGURE, Code.UNUSED_SOURCE])
def test_advice_is_a_warning(code: Code) -> None:
    assert problem(code).severity is Severity.WARNING


@pytest.mark.parametrize(
    "code", [Code.UNUSED_FOOTNOTE, Code.DATE_IN_FUTURE, Code.SITE_TEMPLATE, Code.YAML_SYNTAX]
)
def test_what_is_not_advice_is_an_error(code: Code) -> None:
    assert problem(code).severity is Severity.ERROR


@pytest.mark.parametrize("code", list(Code))
def test_a_code_is_its_name_in_small_letters(code: Code) -> None:
    assert code.value == code.name.lower().replace("_", "-")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.value)


def test_a_problem_is_not_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        problem().message = "other"  # type: ignore[misc]  # this is what is refused


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(problem(place=Place("a", 9)), problem(place=Place("b", 1)), id="by path"),
        pytest.param(problem(place=Place("a", 9)), problem(place=Place("a", 10)), id="by line"),
        pytest.param(
            problem(place=Place("a", 1, 2)), problem(place=Place("a", 1, 10)), id="column"
        ),
        pytest.param(
            problem(place=Place("a")), problem(place=Place("a", 1)), id="whole file first"
        ),
        pytest.param(problem(Code.BAD_HEADING), problem(Code.WRONG_VALUE), id="by code"),
        pytest.param(problem(message="a"), problem(message="b"), id="by message"),
    ],
)
def test_problems_are_told_in_the_order_of_their_places(first: Problem, second: Problem) -> None:
    assert in_order([second, first]) == (first, second)


def test_a_problem_that_is_found_twice_is_told_once() -> None:
    assert in_order([problem(), problem()]) == (problem(),)


def test_what_stops_a_stage_carries_its_problems() -> None:
    error = ProblemsFoundError((problem(), problem(message="n")))
    assert error.problems == (problem(), problem(message="n"))
    assert str(error) == "2 problems"
