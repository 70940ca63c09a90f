"""Data, figures and tables: what is written reads back equal, and what adds up adds up."""

import csv
import io
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from afterword.linking.computing import comes_to, number_of
from afterword.linking.register import Register
from afterword.linking.rules.figures import figures_add_up
from afterword.model.text_safety import number_in_words
from afterword.sources.csv_source import read_csv
from afterword.views.report.tables import table_views
from tests.properties.tries import tries
from tests.unit.small_annex import (
    DATA_FILE,
    FIGURE_FILE,
    TABLE_FILE,
    figure,
    figures_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import Value, read_register, write_project

SHOWN = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n",
)
"""Every character that some output can show."""

TEXTS = st.one_of(
    st.text(SHOWN, max_size=20),
    st.text(st.sampled_from("ab,;\"'\n\t =+-@ әҚ«»\u2028"), max_size=20),
)
COLUMNS = ("first", "second", "third")
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6)


def written(rows: list[tuple[str, ...]], *, quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Return rows below their columns as a CSV writer writes them."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=quoting).writerows([COLUMNS, *rows])  # type: ignore[arg-type]  # any int that csv names
    return text.getvalue()


@given(ROWS, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@example([("a\u2028b", "c", "")], csv.QUOTE_MINIMAL)
def test_what_a_csv_writer_writes_reads_back_equal(
    rows: list[tuple[str, str, str]], quoting: int
) -> None:
    found, problems = read_csv(written([*rows], quoting=quoting), "a.csv", "a")
    assert problems == ()
    assert found is not None
    stripped = [tuple(value.strip() for value in row) for row in rows]
    assert (found.columns, list(found.rows)) == (COLUMNS, [row for row in stripped if any(row)])


@given(ROWS)
def test_every_row_begins_in_the_line_that_it_names(rows: list[tuple[str, str, str]]) -> None:
    text = written([*rows], quoting=csv.QUOTE_ALL)
    found, _ = read_csv(text, "a.csv", "a")
    assert found is not None
    lines = text.split("\n")
    for row, line in zip(found.rows, found.lines, strict=True):
        rest = csv.reader(io.StringIO("\n".join(lines[line - 1 :]), newline=""))
        assert tuple(value.strip() for value in next(rest)) == row


@given(st.text(st.sampled_from("ab,;\"'\n \x00\x0c\u2028\ufffeA-"), max_size=40))
def test_whatever_stands_in_a_data_file_is_read_or_told_where_it_is(text: str) -> None:
    found, problems = read_csv(text, "a.csv", "a")
    assert found is not None or problems != ()
    assert all(1 <= one.place.line <= text.count("\n") + 1 for one in problems if one.place.line)


NUMBERS = st.decimals(-10_000_000, 10_000_000, places=2) | st.decimals(0, 1, places=9)
SMALL = st.integers(-100_000, 100_000)


def plain(number: Decimal | int) -> str:
    """Return a number in digits, as an author writes it."""
    return f"{Decimal(number):f}"


def register_of(folder: str, way: Value, value: str, numbers: list[str]) -> Register:
    """Return the register of a project in which a figure is computed from others."""
    others = [figure(f"n{at}", number) for at, number in enumerate(numbers)]
    one = figure("x", value, computed=way, kept="It is needed here.")
    changes = {FIGURE_FILE: figures_yaml(*others, one)}
    return read_register(write_project(Path(folder), with_annex(dict(changes))))


@given(st.lists(NUMBERS, min_size=2, max_size=5), st.sampled_from(["0", "0.000000001", "-1"]))
@example([Decimal("0.1"), Decimal("0.2")], "0")
@example([Decimal("123456789012345.123456789"), Decimal(1)], "0")
@tries(25)
def test_a_sum_adds_up_exactly_when_it_is_the_sum(parts: list[Decimal], off: str) -> None:
    total = sum(map(Fraction, parts), Fraction(0)) + Fraction(off)
    value = f"{Decimal(total.numerator) / Decimal(total.denominator):.9f}"
    way: Value = {"sum": [f"n{at}" for at in range(len(parts))]}
    with TemporaryDirectory() as folder:
        project = write_project(Path(folder))
        register = register_of(folder, way, value, [plain(part) for part in parts])
        problems = list(figures_add_up(register, project))
    assert (problems == []) is (off == "0")


@given(SMALL, SMALL.filter(bool), st.integers(0, 4))
@tries(25)
def test_what_a_figure_comes_to_is_the_nearest_number_and_halves_go_away_from_0(
    first: int, second: int, places: int
) -> None:
    value = f"0.{'0' * places}".rstrip(".")
    with TemporaryDirectory() as folder:
        way: Value = {"quotient": ["n0", "n1"]}
        register = register_of(folder, way, value, [str(first), str(second)])
        found = comes_to(register, register.figures["x"])
    assert found is not None
    scaled = abs(Fraction(first, second)) * 10**places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    assert abs(Fraction(found)) * 10**places == rounded
    assert len(str(found).partition(".")[2]) == places


@given(SMALL, st.integers(1, 5000))
@example(10, 4)
@example(-10, 4)
@tries(25)
def test_what_is_rounded_to_thousands_is_the_nearest_of_them(number: int, nearest: int) -> None:
    with TemporaryDirectory() as folder:
        way: Value = {"sum": ["n0", "n1"], "nearest": str(nearest)}
        register = register_of(folder, way, "0", [str(number), "0"])
        found = comes_to(register, register.figures["x"])
    assert found is not None
    assert found % nearest == 0
    assert 2 * abs(found - number) <= nearest
    assert 2 * abs(found - number) < nearest or abs(found) > abs(number)


KINDS = st.sampled_from(["Open", "Late", "Қала", "<b>", "a, b"])
COUNTED = st.lists(st.tuples(KINDS, KINDS, NUMBERS.map(plain)), min_size=1, max_size=12)


@given(COUNTED, st.lists(st.sampled_from(COLUMNS[:2]), min_size=1, max_size=2, unique=True))
@tries(25)
def test_the_counts_of_a_table_add_up_to_its_rows_and_its_total_to_its_numbers(
    rows: list[tuple[str, str, str]], count_by: list[str]
) -> None:
    how_many = {"key": "count", "heading": "C", "kind": "number", "total": "yes"}
    counted = table(
        id="counted",
        count_by=count_by,
        columns=[*({"key": key, "heading": key} for key in count_by), how_many],
    )
    number = {"key": "third", "heading": "N", "kind": "number", "total": "yes"}
    shown = table(id="shown", columns=[{"key": "first", "heading": "F"}, number])
    with TemporaryDirectory() as folder:
        changes = {DATA_FILE: written([*rows]), TABLE_FILE: tables_yaml(counted, shown)}
        views = table_views(read_register(write_project(Path(folder), with_annex(dict(changes)))))
    at = [COLUMNS.index(key) for key in count_by]
    expected = Counter(tuple(row[one] for one in at) for row in rows)
    assert {row[:-1]: int(row[-1]) for row in views["counted"].rows} == expected
    assert views["counted"].totals[-1] == str(len(rows))
    total = sum(Fraction(row[2]) for row in rows)
    assert Fraction(views["shown"].totals[-1].replace(",", "")) == total
    assert [Fraction(row[-1].replace(",", "")) for row in views["shown"].rows] == [
        Fraction(row[2]) for row in rows
    ]


@given(NUMBERS)
def test_a_number_that_is_printed_reads_back_as_the_same(number: Decimal) -> None:
    assert number_of(number_in_words(plain(number))) == number
