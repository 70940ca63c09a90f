"""CSV files to tables of texts that know their lines."""

import csv
import re
from collections.abc import Iterator

from afterword.model.record import ID_PATTERN
from afterword.model.tables import DataTable
from afterword.model.text_safety import quoted, without_control_characters
from afterword.problems import Code, Place, Problem, ProblemsFoundError


def read_csv(text: str, path: str, name: str) -> tuple[DataTable | None, tuple[Problem, ...]]:
    """Return the table of a CSV text (RFC 4180), or None where it cannot be one, and what is wrong.

    The first row holds the names of the columns; every other row has a value for each of them.
    """
    try:
        numbered = list(_rows(text, path))
    except ProblemsFoundError as error:
        return None, error.problems
    if not numbered:
        fix = "write the names of its columns in the first line, and a row in each other"
        return None, (Problem(Code.EMPTY_FILE, Place(path), "the file is empty", fix),)
    (first, head), *rows = numbered
    problems = list(_wrong_head(head, path, first))
    if not problems:
        problems = list(_wrong_rows(rows, head, path))
    if problems:
        return None, tuple(problems)
    table = DataTable(
        name=name,
        columns=tuple(head),
        rows=tuple(tuple(value.strip() for value in row) for _, row in rows),
        lines=tuple(line for line, _ in rows),
    )
    return table, ()


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the line in which it begins; raise ProblemsFoundError
    where the text is not CSV."""
    reader = csv.reader(re.split(r"(?<=\n)", text), strict=True)
    line = 1
    try:
        for row in reader:
            if any(value.strip() for value in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error):
            message = "a quotation mark is opened here and not closed"
            fix = "close it; a quotation mark within a value is written twice"
        else:
            message = "a quotation mark closes before its value ends"
            fix = "put the whole value in quotation marks, and write those within it twice"
        raise ProblemsFoundError((_problem(path, line, message, fix),)) from None


def _wrong_head(head: list[str], path: str, line: int) -> Iterator[Problem]:
    if len(head) == 1 and (sign := next((one for one in ";\t" if one in head[0]), None)):
        called = {";": "semicolons", "\t": "tabs"}[sign]
        message = f"the columns are set apart by {called}"
        yield _problem(path, line, message, "save the file with commas between the columns")
        return
    for at, name in enumerate(head):
        if not re.fullmatch(ID_PATTERN, name):
            fix = "use lower-case words and digits joined by hyphens in the first line"
            yield _problem(path, line, f"{quoted(name)} is not the name of a column", fix)
        elif name in head[:at]:
            message = f"the column '{name}' stands twice"
            yield _problem(path, line, message, "give one of the two another name")


def _wrong_rows(rows: list[tuple[int, list[str]]], head: list[str], path: str) -> Iterator[Problem]:
    """Yield a problem for each slip, at the first row that has it, with how many have."""
    lines: dict[tuple[str, str], list[int]] = {}
    for line, row in rows:
        if wrong := _wrong_row(row, head):
            lines.setdefault(wrong, []).append(line)
    for (message, fix), (first, *others) in lines.items():
        more = f"; so in {len(others)} more row{'s' if len(others) > 1 else ''}" if others else ""
        yield _problem(path, first, f"{message}{more}", fix)


def _wrong_row(row: list[str], head: list[str]) -> tuple[str, str] | None:
    """Return what is wrong with a row and what to do; None where nothing is."""
    if len(row) != len(head):
        values = "value" if len(row) == 1 else "values"
        message = f"the row has {len(row)} {values}, and there are {len(head)} columns"
        return message, f"give one for each of {', '.join(head)}"
    for value in row:
        try:
            without_control_characters(value)
        except ValueError as error:
            return f"the row holds {error}, which cannot be shown", "remove it"
    return None


def _problem(path: str, line: int, message: str, fix: str) -> Problem:
    return Problem(Code.CSV_SYNTAX, Place(path, line, 1), message, fix)
