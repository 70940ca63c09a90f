"""Data files: rows of texts that know their lines, and what cannot be such rows."""

import pytest

from afterword.model.characters import named
from afterword.model.tables import DataTable
from afterword.problems import Code, Place, Problem
from afterword.sources.csv_source import read_csv


def read(text: str) -> tuple[DataTable | None, tuple[Problem, ...]]:
    return read_csv(text, "content/data/counts.csv", "counts")


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text in which nothing is wrong."""
    table, problems = read(text)
    assert problems == ()
    assert table is not None
    return table.rows


def problem_of(text: str) -> Problem:
    _, problems = read(text)
    (problem,) = problems
    return problem


def test_a_data_file_is_a_table_with_a_name_columns_rows_and_their_lines() -> None:
    table, problems = read("district,stations\nNorth,12\nҚала I,7\n")
    assert problems == ()
    assert table == DataTable(
        name="counts",
        columns=("district", "stations"),
        rows=(("North", "12"), ("Қала I", "7")),
        lines=(2, 3),
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param('"1,074"', "1,074", id="a comma"),
        pytest.param('"the ""Lantern"""', 'the "Lantern"', id="quotation marks"),
        pytest.param('the "Lantern"', 'the "Lantern"', id="quotation marks within"),
        pytest.param('"two\nlines"', "two\nlines", id="a line break"),
        pytest.param("  North  ", "North", id="blanks around"),
        pytest.param("", "", id="nothing"),
        pytest.param("=1+1", "=1+1", id="what a spreadsheet would compute"),
        pytest.param("Әділет «Өңірі» & <b>", "Әділет «Өңірі» & <b>", id="other signs"),
        pytest.param("007", "007", id="digits"),
        pytest.param("a\u2028b", "a\u2028b", id="a line separator of Unicode"),
    ],
)
def test_a_value_is_the_text_that_was_typed(written: str, value: str) -> None:
    assert rows_of(f"a,b\n{written},x\n") == ((value, "x"),)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a,b\n1,2\n3,4", (2, 3), id="no line break at the end"),
        pytest.param('a,b\n"1\n1\n1",2\n3,4\n', (2, 5), id="a value of three lines"),
        pytest.param("a,b\n\n1,2\n\n\n3,4\n\n", (3, 6), id="empty lines between"),
        pytest.param("a,b\n1,2\n,\n3,4\n", (2, 4), id="a row of empty values"),
        pytest.param("\n\na,b\n1,2\n", (4,), id="empty lines above"),
        pytest.param('a,b\n"1\u2028",2\n3,4\n', (2, 3), id="a line separator of Unicode"),
    ],
)
def test_a_row_knows_the_line_in_which_it_begins(text: str, lines: tuple[int, ...]) -> None:
    table, problems = read(text)
    assert problems == ()
    assert table is not None
    assert table.lines == lines


def test_a_data_file_may_have_columns_and_no_rows_yet() -> None:
    assert rows_of("district,stations\n") == ()


@pytest.mark.parametrize("text", ["", "\n\n", " , ,\n"])
def test_a_data_file_that_holds_nothing_is_a_problem(text: str) -> None:
    assert read(text) == (
        None,
        (
            Problem(
                Code.EMPTY_FILE,
                Place("content/data/counts.csv"),
                "the file is empty",
                "write the names of its columns in the first line, and a row in each other",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param("District,b", "District", id="a capital"),
        pytest.param("a,polling station", "polling station", id="a blank within"),
        pytest.param("a, b", " b", id="a blank before"),
        pytest.param("a,", "", id="no name"),
        pytest.param("a_b,c", "a_b", id="an underscore"),
        pytest.param('"a\n",b', "a ", id="a line break at its end"),
        pytest.param("a;b,c", "a;b", id="a semicolon between"),
    ],
)
def test_columns_have_names_like_ids(head: str, name: str) -> None:
    table, problems = read(f"{head}\n1,2\n")
    assert table is None
    assert problems == (
        Problem(
            Code.CSV_SYNTAX,
            Place("content/data/counts.csv", 1, 1),
            f"'{name}' is not the name of a column",
            "use lower-case words and digits joined by hyphens in the first line",
        ),
    )


def test_a_column_that_stands_twice_is_a_problem() -> None:
    table, problems = read("a,b,a,a\n1,2,3,4\n")
    assert table is None
    twice = Problem(
        Code.CSV_SYNTAX,
        Place("content/data/counts.csv", 1, 1),
        "the column 'a' stands twice",
        "give one of the two another name",
    )
    assert problems == (twice, twice)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("1", "the row has 1 value, and there are 2 columns", id="one too few"),
        pytest.param("1,2,3", "the row has 3 values, and there are 2 columns", id="one too many"),
        pytest.param("1,074,2", "the row has 3 values, and there are 2 columns", id="bare comma"),
    ],
)
def test_a_row_has_a_value_for_each_column(row: str, message: str) -> None:
    assert problem_of(f"a,b\n1,2\n{row}\n3,4\n") == Problem(
        Code.CSV_SYNTAX,
        Place("content/data/counts.csv", 3, 1),
        message,
        "give one for each of a, b",
    )


def test_every_wrong_row_is_told() -> None:
    table, problems = read("a,b\n1\n2,2\n3,3,3\n")
    assert table is None
    assert [problem.place.line for problem in problems] == [2, 4]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x85", "\ufffe"])
def test_a_value_that_no_output_can_show_is_a_problem(character: str) -> None:
    problem = problem_of(f'a,b\n"x{character}y",2\n')
    assert (problem.code, problem.place.line) == (Code.CSV_SYNTAX, 2)
    assert problem.message == (f"the row holds {named(character)}, which cannot be shown")


OPEN = (
    "a quotation mark is opened here and not closed",
    "close it; a quotation mark within a value is written twice",
)
EARLY = (
    "a quotation mark closes before its value ends",
    "put the whole value in quotation marks, and write those within it twice",
)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        pytest.param('a,b\n1,2\n"3,4\n5,6\n', 3, OPEN, id="a quotation that is not closed"),
        pytest.param('a,"b\n', 1, OPEN, id="a column that is not closed"),
        pytest.param('a,b\n1,2\n3,4\n"5"5,6\n', 4, EARLY, id="words after a quotation"),
    ],
)
def test_what_cannot_be_read_as_rows_is_told_at_the_row(
    text: str, line: int, told: tuple[str, str]
) -> None:
    table, problems = read(text)
    assert table is None
    assert problems == (Problem(Code.CSV_SYNTAX, Place("content/data/counts.csv", line, 1), *told),)


@pytest.mark.parametrize(("sign", "called"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_signs_between_columns_are_told_once(sign: str, called: str) -> None:
    problem = problem_of(f"a{sign}b\n1{sign}2\n3{sign}4\n")
    assert (problem.code, problem.message, problem.fix) == (
        Code.CSV_SYNTAX,
        f"the columns are set apart by {called}",
        "save the file with commas between the columns",
    )
