"""Figures: what they are computed from is there, and they add up or say that they do not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.problems import Code, Problem
from afterword.sources.load import load
from tests.unit.small_annex import (
    DATA_FILE,
    FIGURE_FILE,
    NOTE_FILE,
    figure,
    figures_yaml,
    note,
    notes_yaml,
    with_annex,
)
from tests.unit.small_project import Value, rule_problems, write_project


def kept(name: str, value: str, **more: Value) -> Mapping[str, Value]:
    """Return a figure that says why it is kept."""
    return figure(name, value, kept="It is needed here.", **more)


def computed(value: str, way: Value, **more: Value) -> Mapping[str, Value]:
    """Return the figure 'x' that is printed as a value and computed in some way."""
    return kept("x", value, computed=way, **more)


def differs(value: str, name: str = "two-totals") -> Value:
    """Return the discrepancy that a figure comes to a value, which a note tells."""
    return {"computed": value, "note": name}


OTHERS = (kept("ten", "10"), kept("four", "4"), kept("none", "0"))


def with_figure(folder: Path, one: Mapping[str, Value]) -> tuple[Problem, ...]:
    return rule_problems(folder, with_annex({FIGURE_FILE: figures_yaml(*OTHERS, one)}))


def line_of(folder: Path, problem: Problem) -> str:
    return (folder / problem.place.path).read_text("utf-8").split("\n")[problem.place.line - 1]


@pytest.mark.parametrize(
    "good",
    [
        pytest.param(computed("14", {"sum": ["ten", "four"]}), id="a sum"),
        pytest.param(computed("2.5", {"quotient": ["ten", "four"]}), id="a quotient"),
        pytest.param(computed("3", {"quotient": ["ten", "four"]}), id="as it is printed"),
        pytest.param(computed("40.00", {"share": ["four", "ten"]}), id="a share with decimals"),
        pytest.param(computed("1,212", {"total": "counts", "column": "stations"}), id="a total"),
        pytest.param(
            computed("5", {"rows": "counts"}, discrepancy=differs("4")), id="a discrepancy"
        ),
        pytest.param(
            computed("249", {"share": ["ten", "four"]}, discrepancy=differs("250.00")),
            id="a discrepancy with more decimals",
        ),
        pytest.param(
            computed("3.5", {"quotient": ["ten", "four"]}, discrepancy=differs("3")),
            id="a discrepancy with fewer decimals",
        ),
    ],
)
def test_a_figure_that_adds_up_or_says_that_it_does_not_is_no_problem(
    tmp_path: Path, good: Mapping[str, Value]
) -> None:
    assert with_figure(tmp_path, good) == ()


@pytest.mark.parametrize(
    ("value", "way", "found"),
    [
        pytest.param("15", {"sum": ["ten", "four"]}, "14", id="a sum"),
        pytest.param("2.4", {"quotient": ["ten", "four"]}, "2.5", id="a quotient"),
        pytest.param("2", {"quotient": ["ten", "four"]}, "3", id="a half that is rounded down"),
        pytest.param("1,212", {"rows": "counts"}, "4", id="rows"),
    ],
)
def test_a_figure_that_does_not_add_up_is_a_problem(
    tmp_path: Path, value: str, way: Value, found: str
) -> None:
    (problem,) = with_figure(tmp_path, computed(value, way))
    assert (problem.code, problem.severity.value) == (Code.DOES_NOT_ADD_UP, "error")
    assert problem.message == (f"the figure 'x' is {value}, and it is computed to be {found}")
    assert problem.fix == (
        "correct it, or what it is computed from; where the published report has it so, add "
        f'`discrepancy: {{computed: "{found}", note: …}}`'
    )
    assert line_of(tmp_path, problem) == f'  value: "{value}"'


@pytest.mark.parametrize("way", ["quotient", "share"])
def test_a_figure_that_is_divided_by_0_is_a_problem(tmp_path: Path, way: str) -> None:
    (problem,) = with_figure(tmp_path, computed("1", {way: ["ten", "none"]}))
    assert (problem.code, problem.message, problem.fix) == (
        Code.DOES_NOT_ADD_UP,
        "the figure 'x' is divided by 0",
        "correct the second figure",
    )
    assert line_of(tmp_path, problem) == f"    {way}:"


def test_a_discrepancy_that_does_not_hold_any_more_is_a_problem(tmp_path: Path) -> None:
    (problem,) = with_figure(tmp_path, computed("4", {"rows": "counts"}, discrepancy=differs("5")))
    assert (problem.code, problem.message) == (
        Code.DISCREPANCY_GONE,
        "the figure 'x' is declared to differ, and it adds up",
    )
    assert problem.fix == "remove `discrepancy:`, and its note where nothing else needs it"
    assert line_of(tmp_path, problem) == '    computed: "5"'


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        pytest.param("6", "4", id="another value"),
        pytest.param("4.1", "4.0", id="another decimal"),
    ],
)
def test_a_discrepancy_that_is_another_than_declared_is_a_problem(
    tmp_path: Path, declared: str, found: str
) -> None:
    one = computed("5", {"rows": "counts"}, discrepancy=differs(declared))
    (problem,) = with_figure(tmp_path, one)
    assert (problem.code, problem.message) == (
        Code.DISCREPANCY_GONE,
        f"the figure 'x' is declared to come to {declared}, and comes to {found}",
    )
    assert problem.fix == (
        f'write `computed: "{found}"` if that is so, and see that its note says so too'
    )
    assert line_of(tmp_path, problem) == f'    computed: "{declared}"'


UNKNOWN = [
    pytest.param(
        {"sum": ["ten", "for"]},
        Code.UNKNOWN_FIGURE,
        "'x' names 'for': content/figures.yml does not state it",
        "did you mean 'four'?",
        '      - "for"',
        id="a figure",
    ),
    pytest.param(
        {"rows": "count"},
        Code.UNKNOWN_DATA,
        "'x' names 'count': content/data has no such file",
        "did you mean 'counts'?",
        '    rows: "count"',
        id="a data file",
    ),
    pytest.param(
        {"total": "counts", "column": "station"},
        Code.UNKNOWN_DATA,
        "'x' names 'station': the data 'counts' have no such column",
        "did you mean 'stations'?",
        '    column: "station"',
        id="a column to add up",
    ),
    pytest.param(
        {"rows": "counts", "distinct": "districts"},
        Code.UNKNOWN_DATA,
        "'x' names 'districts': the data 'counts' have no such column",
        "did you mean 'district'?",
        '    distinct: "districts"',
        id="a column to count",
    ),
    pytest.param(
        {"rows": "counts", "where": {"places": "Open"}},
        Code.UNKNOWN_DATA,
        "'x' names 'places': the data 'counts' have no such column",
        "add it there, or correct the id",
        '      places: "Open"',
        id="a column to look in",
    ),
    pytest.param(
        {"rows": "counts", "where": {"kind": "Opened"}},
        Code.UNKNOWN_DATA,
        "'x' asks for 'Opened': no row has it under 'kind'",
        "did you mean 'Open'?",
        '      kind: "Opened"',
        id="a value to look for",
    ),
    pytest.param(
        {"rows": "counts", "distinct": "kind", "where": {"kind": "Opened"}},
        Code.UNKNOWN_DATA,
        "'x' asks for 'Opened': no row has it under 'kind'",
        "did you mean 'Open'?",
        '      kind: "Opened"',
        id="a value to look for in a column that is counted",
    ),
]


@pytest.mark.parametrize(("way", "code", "message", "fix", "line"), UNKNOWN)
def test_what_a_figure_is_computed_from_is_there(
    tmp_path: Path, way: Value, code: Code, message: str, fix: str, line: str
) -> None:
    found = with_figure(tmp_path, computed("0", way))
    (problem,) = (one for one in found if one.code is not Code.DOES_NOT_ADD_UP)
    assert (problem.code, problem.message, problem.fix) == (code, message, fix)
    assert line_of(tmp_path, problem) == line


def test_the_note_of_a_discrepancy_is_there(tmp_path: Path) -> None:
    one = computed("5", {"rows": "counts"}, discrepancy=differs("4", "two-total"))
    (problem,) = with_figure(tmp_path, one)
    assert (problem.code, problem.message, problem.fix) == (
        Code.UNKNOWN_NOTE,
        "'x' names 'two-total': content/notes.yml does not have it",
        "did you mean 'two-totals'?",
    )
    assert line_of(tmp_path, problem) == '    note: "two-total"'


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({DATA_FILE: ""}, id="data that are not there"),
        pytest.param(
            {DATA_FILE: "district,newspaper,kind,stations\na,b\nc,d,Open,1\n"},
            id="a row that lacks values",
        ),
        pytest.param({NOTE_FILE: notes_yaml(note("two-totals", grounds="x"))}, id="a note"),
        pytest.param(
            {FIGURE_FILE: figures_yaml(kept("ten", "a few"), computed("9", {"sum": ["ten"] * 2}))},
            id="another figure",
        ),
    ],
)
def test_a_figure_is_not_called_wrong_for_what_cannot_be_read(
    tmp_path: Path, changes: dict[str, str | None]
) -> None:
    figures = (
        computed("5", {"rows": "counts"}, discrepancy=differs("4")),
        kept("y", "1,212", computed={"total": "counts", "column": "stations"}),
        kept("z", "2", computed={"rows": "counts", "where": {"kind": "Open"}}),
    )
    project = write_project(tmp_path, with_annex({FIGURE_FILE: figures_yaml(*figures), **changes}))
    loaded, problems = load(project)
    assert {problem.place.path for problem in problems} == set(changes)
    assert check(Register(loaded=loaded), project) == ()
