"""Tables: the data and columns that they show are there, and numbers are numbers."""

from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.problems import Code, Problem
from afterword.sources.load import load
from tests.unit.small_annex import (
    COUNTS,
    DATA_FILE,
    FIGURE_FILE,
    TABLE_FILE,
    figure,
    figures_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import Value, rule_problems, write_project

DISTRICT: Value = {"key": "district", "heading": "District"}
KIND: dict[str, Value] = {"key": "kind", "heading": "Kind"}
COUNT: Value = {"key": "count", "heading": "Times", "kind": "number"}


def with_table(folder: Path, **changes: Value) -> tuple[Problem, ...]:
    return rule_problems(folder, with_annex({TABLE_FILE: tables_yaml(table(**changes))}))


def line_of(folder: Path, problem: Problem) -> str:
    lines = (folder / problem.place.path).read_text("utf-8").split("\n")
    return lines[problem.place.line - 1].strip()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="all rows"),
        pytest.param({"where": {"kind": ["Open", "Late"]}, "sort": "district"}, id="some rows"),
        pytest.param({"sort": "kind"}, id="in the order of what it does not show"),
        pytest.param({"count_by": ["kind"], "columns": [KIND, COUNT]}, id="counts"),
        pytest.param(
            {"count_by": ["kind", "district"], "columns": [KIND], "sort": "kind"},
            id="counts by two columns of which one is shown",
        ),
        pytest.param({"count_by": ["kind"], "columns": [COUNT]}, id="only how many"),
    ],
)
def test_a_table_of_what_the_data_have_is_no_problem(
    tmp_path: Path, changes: dict[str, Value]
) -> None:
    assert with_table(tmp_path, **changes) == ()


UNKNOWN = [
    pytest.param(
        {"data": "count"},
        "'counts-in-full' names 'count': content/data has no such file",
        "did you mean 'counts'?",
        'data: "count"',
        id="a data file",
    ),
    pytest.param(
        {"columns": [DISTRICT, {"key": "votes", "heading": "V"}]},
        "'counts-in-full' names 'votes': the data 'counts' have no such column",
        "add it there, or correct the id",
        'key: "votes"',
        id="a column",
    ),
    pytest.param(
        {"sort": "districts"},
        "'counts-in-full' names 'districts': the data 'counts' have no such column",
        "did you mean 'district'?",
        'sort: "districts"',
        id="a column to sort by",
    ),
    pytest.param(
        {"count_by": ["kind", "kinds"], "columns": [KIND, COUNT]},
        "'counts-in-full' names 'kinds': the data 'counts' have no such column",
        "did you mean 'kind'?",
        '- "kinds"',
        id="a column to count by",
    ),
    pytest.param(
        {"where": {"kinds": "Open"}},
        "'counts-in-full' names 'kinds': the data 'counts' have no such column",
        "did you mean 'kind'?",
        'kinds: "Open"',
        id="a column to look in",
    ),
    pytest.param(
        {"where": {"kind": "open"}},
        "'counts-in-full' asks for 'open': no row has it under 'kind'",
        "did you mean 'Open'?",
        'kind: "open"',
        id="a value to look for",
    ),
    pytest.param(
        {"where": {"district": "South"}, "sort": "district"},
        "'counts-in-full' asks for 'South': no row has it under 'district'",
        "write it as it stands in the data",
        'district: "South"',
        id="a value to look for in a column that is shown",
    ),
    pytest.param(
        {"columns": [DISTRICT, COUNT]},
        "'counts-in-full' names 'count': the data 'counts' have no such column",
        "add it there, or correct the id",
        'key: "count"',
        id="how many of nothing that is counted",
    ),
]


@pytest.mark.parametrize(("changes", "message", "fix", "line"), UNKNOWN)
def test_what_a_table_shows_is_there(
    tmp_path: Path, changes: dict[str, Value], message: str, fix: str, line: str
) -> None:
    found = with_table(tmp_path, **changes)
    (problem,) = (one for one in found if one.code is not Code.UNUSED_TABLE)
    assert (problem.code, problem.message, problem.fix) == (Code.UNKNOWN_DATA, message, fix)
    assert line_of(tmp_path, problem) == line


def test_a_table_of_counts_shows_what_it_counts_by(tmp_path: Path) -> None:
    (problem,) = with_table(tmp_path, count_by=["kind"], columns=[KIND, DISTRICT, COUNT])
    assert (problem.code, problem.message, problem.fix) == (
        Code.WRONG_VALUE,
        "'counts-in-full' shows 'district' and does not count by it",
        "add it to `count_by:`, or name 'count'",
    )
    assert line_of(tmp_path, problem) == 'key: "district"'


@pytest.mark.parametrize("sort", ["district", "stations"])
def test_a_table_of_counts_is_sorted_by_what_it_counts_by(tmp_path: Path, sort: str) -> None:
    (problem,) = with_table(tmp_path, count_by=["kind"], columns=[KIND, COUNT], sort=sort)
    assert (problem.code, problem.message) == (
        Code.WRONG_VALUE,
        f"'counts-in-full' sorts by '{sort}' and does not count by it",
    )
    assert line_of(tmp_path, problem) == f'sort: "{sort}"'


def test_a_table_of_counts_may_be_sorted_by_how_many(tmp_path: Path) -> None:
    assert with_table(tmp_path, count_by=["kind"], columns=[KIND, COUNT], sort="count") == ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [("17 or so", "17 or so"), ("98,10", "98,10"), ("", ""), ("n/a", "n/a")],
)
def test_a_number_that_is_shown_is_a_number(tmp_path: Path, value: str, shown: str) -> None:
    data = COUNTS.replace(",17\n", f',"{value}"\n')
    (problem,) = rule_problems(tmp_path, with_annex({DATA_FILE: data}))
    assert str(problem) == (
        f"content/data/counts.csv:5:1: error[wrong-value]: '{shown}' under 'stations' is not a "
        "number\n    fix: write it as 9,810,852 or 77.1; a value with commas needs quotation marks"
    )


def test_a_column_of_words_that_is_shown_as_numbers_is_told_once(tmp_path: Path) -> None:
    (problem,) = with_table(tmp_path, columns=[{**KIND, "kind": "number"}])
    assert str(problem) == (
        "content/data/counts.csv:2:1: error[wrong-value]: no value under 'kind' is a number\n"
        "    fix: name a column of numbers where it is added up or shown as numbers"
    )


def test_a_number_that_only_a_figure_adds_up_is_a_number(tmp_path: Path) -> None:
    total: Value = {"total": "more", "column": "n"}
    changes = {
        "content/data/more.csv": "n,m\n1,a\nfew,b\n",
        FIGURE_FILE: figures_yaml(figure("x", "1", computed=total, kept="It is needed.")),
    }
    (problem,) = rule_problems(tmp_path, with_annex(changes))
    assert (problem.code, str(problem.place)) == (Code.WRONG_VALUE, "content/data/more.csv:3:1")


def test_a_column_that_is_shown_as_text_may_hold_anything(tmp_path: Path) -> None:
    assert rule_problems(tmp_path, with_annex({DATA_FILE: COUNTS.replace("Late", "n/a")})) == ()


def test_data_that_cannot_be_read_are_not_called_unknown_too(tmp_path: Path) -> None:
    tables = tables_yaml(table(where={"kind": "Open"}, sort="kind"))
    project = write_project(tmp_path, with_annex({DATA_FILE: f"{COUNTS}a,b\n", TABLE_FILE: tables}))
    loaded, (problem,) = load(project)
    assert (problem.code, problem.place.line) == (Code.CSV_SYNTAX, 6)
    assert check(Register(loaded=loaded), project) == ()


CHART: dict[str, Value] = {"kind": "bars", "label": "district", "value": "stations"}


@pytest.mark.parametrize("kind", ["bars", "columns"])
def test_a_chart_of_columns_that_are_shown_is_no_problem(tmp_path: Path, kind: str) -> None:
    assert with_table(tmp_path, chart={**CHART, "kind": kind, "title": "What was seen"}) == ()


WRONG_CHARTS = [
    pytest.param(
        {"label": "districts"},
        "the chart of 'counts-in-full' names 'districts', a column not shown",
        "did you mean 'district'?",
        'label: "districts"',
        id="a label that there is not",
    ),
    pytest.param(
        {"label": "kind"},
        "the chart of 'counts-in-full' names 'kind', a column not shown",
        "name one of district, newspaper, stations",
        'label: "kind"',
        id="a label that the data have and the table does not show",
    ),
    pytest.param(
        {"value": "votes"},
        "the chart of 'counts-in-full' names 'votes', a column not shown",
        "name one of district, newspaper, stations",
        'value: "votes"',
        id="a value that there is not",
    ),
    pytest.param(
        {"value": "newspaper"},
        "the chart of 'counts-in-full' draws 'newspaper', which holds no numbers",
        "name a column of `kind: number`",
        'value: "newspaper"',
        id="a value that is no number",
    ),
]


@pytest.mark.parametrize(("changes", "message", "fix", "line"), WRONG_CHARTS)
def test_a_chart_draws_numbers_that_its_table_shows(
    tmp_path: Path, changes: dict[str, Value], message: str, fix: str, line: str
) -> None:
    (problem,) = with_table(tmp_path, chart={**CHART, **changes})
    assert (problem.code, problem.message, problem.fix) == (Code.WRONG_VALUE, message, fix)
    assert line_of(tmp_path, problem) == line


@pytest.mark.parametrize(("kind", "most"), [("bars", 40), ("columns", 60)])
def test_a_chart_compares_no_more_than_can_be_told_apart(
    tmp_path: Path, kind: str, most: int
) -> None:
    head = COUNTS.partition("\n")[0]
    tables = tables_yaml(table(chart={**CHART, "kind": kind}))
    for folder, rows in (("few", most), ("many", most + 1)):
        data = "\n".join([head, *(f"District {at},P,Open,{at}" for at in range(rows)), ""])
        found = rule_problems(tmp_path / folder, with_annex({TABLE_FILE: tables, DATA_FILE: data}))
        expected = f"the chart of 'counts-in-full' compares {rows} rows, too many to tell apart"
        assert [one.message for one in found] == ([expected] if rows > most else [])
        for one in found:
            assert one.fix == f"show {most} of them or fewer with `where:`, or remove the chart"


def test_a_chart_of_counts_compares_what_is_counted_not_the_rows(tmp_path: Path) -> None:
    head = COUNTS.partition("\n")[0]
    data = "\n".join([head, *(f"North,P,Kind {at % 3},{at}" for at in range(100)), ""])
    counted = table(
        count_by=["kind"],
        columns=[KIND, COUNT],
        chart={"kind": "bars", "label": "kind", "value": "count"},
    )
    assert (
        rule_problems(tmp_path, with_annex({TABLE_FILE: tables_yaml(counted), DATA_FILE: data}))
        == ()
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"data": "count"}, id="its data are not there"),
        pytest.param({"where": {"kinds": "Open"}}, id="a column to look in is not there"),
        pytest.param({"where": {"kind": "open"}}, id="a value to look for is not there"),
    ],
)
def test_where_the_table_itself_is_wrong_the_chart_adds_no_problem(
    tmp_path: Path, changes: dict[str, Value]
) -> None:
    found = [one.code for one in with_table(tmp_path, chart=CHART, **changes)]
    assert [code for code in found if code is not Code.UNUSED_TABLE] == [Code.UNKNOWN_DATA]
