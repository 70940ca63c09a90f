"""All matrices carry the same rows, cell by cell, for any text."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from afterword.data.tables import flat, grid_csv, grid_json, workbook_xlsx
from afterword.views.matrix.grid import Cell, Grid
from afterword.views.matrix.matrix import matrix
from afterword.views.report.report import ReportView, report_view
from tests.properties.texts import NAMES, is_publishable
from tests.properties.tries import tries
from tests.unit.small_project import (
    INSTITUTIONS,
    SECTION,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    quoted,
    recommendation_yaml,
    report_yaml,
    small_register,
)

TITLES = NAMES.map(lambda words: words[:80]).filter(is_publishable)
"""Words that are short enough for the title of a recommendation."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@st.composite
def matrices(draw: st.DrawFn) -> tuple[Grid, ReportView]:
    """Return the matrix of a report in which every text is drawn, and the report's view."""
    prior: Value = {
        "mission": "sor-2014-local",
        "match": "same",
        "where": draw(NAMES),
        "confidence": "stated",
        "source": "final-report",
    }
    recommendations: dict[str, str | None] = {
        f"recommendations/{number:02}.yml": recommendation_yaml(
            id=f"r{number}",
            number=str(number),
            title=draw(TITLES),
            text=draw(NAMES),
            parts=[{"letter": letter, "text": draw(NAMES)} for letter in "ab"],
            suggested_legal_change=draw(st.none() | NAMES),
            addressees=draw(st.lists(st.sampled_from(["commission", "forum"]), min_size=1)),
            prior=[prior],
            follow_up=[
                follow_up("development", "d", "2020", text=draw(NAMES)),
                follow_up("response", "r", "2020", by="forum", position="partly", text=draw(NAMES)),
                assessment("a", "2021", text=draw(NAMES)),
            ],
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    }
    bodies: list[Value] = [
        {**body, "name": draw(NAMES), "short": draw(NAMES)} for body in INSTITUTIONS
    ]
    changes: dict[str, str | None] = {
        **recommendations,
        "recommendations/01-lists.yml": None,
        "content/report.yml": report_yaml(title=draw(NAMES)),
        "content/sections/01-voter-lists.md": SECTION.replace(
            "title: Voter lists", f"title: {quoted(draw(NAMES))}"
        ),
        "references/institutions.yml": list_yaml("institutions", bodies),
        "references/topics.yml": list_yaml("topics", [{"id": "lists", "title": draw(NAMES)}]),
        "references/instruments/coast-charter-1991.yml": instrument_yaml(in_text=draw(NAMES)),
        "references/missions/sor-2014-local.yml": mission_yaml(title=draw(NAMES)),
    }
    with TemporaryDirectory() as folder:
        register = small_register(Path(folder), changes)
    return matrix(register, {}), report_view(register)


@given(matrices())
@tries(20)
def test_csv_holds_the_rows_of_the_matrix(drawn: tuple[Grid, ReportView]) -> None:
    made, _ = drawn
    text = io.StringIO(grid_csv(made).decode("utf-8-sig"), newline="")
    headings, *rows = csv.reader(text)
    assert headings == [column.heading for column in made.columns]
    assert rows == [[str(flat(cell)) for cell in row] for row in made.rows]


@given(matrices())
@tries(20)
def test_json_holds_the_rows_of_the_matrix(drawn: tuple[Grid, ReportView]) -> None:
    made, _ = drawn
    rows = json.loads(grid_json(made, date(2024, 1, 2)))["rows"]
    assert [list(row) for row in rows] == [[column.key for column in made.columns]] * len(rows)
    found = [
        tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row.values())
        for row in rows
    ]
    assert tuple(found) == made.rows


@given(matrices())
@tries(20)
def test_xlsx_holds_the_rows_of_the_matrix(drawn: tuple[Grid, ReportView]) -> None:
    made, report = drawn
    book = load_workbook(io.BytesIO(workbook_xlsx((("Matrix", made),), report, 0)))
    headings, *rows = ([cell.value for cell in row] for row in book["Matrix"].iter_rows())
    assert headings == [column.heading for column in made.columns]
    assert rows == [[flat(cell) for cell in row] for row in made.rows]


@given(matrices())
@tries(20)
def test_no_cell_begins_a_formula(drawn: tuple[Grid, ReportView]) -> None:
    def words_of(cell: Cell) -> tuple[str, ...]:
        return cell if isinstance(cell, tuple) else (str(cell),)

    made, _ = drawn
    words = [word for row in made.rows for cell in row for word in words_of(cell)]
    assert not [word for word in words if word.startswith(FORMULA_STARTS)]


@given(title=TITLES, name=NAMES)
@tries(20)
def test_what_was_typed_stands_in_the_matrix(title: str, name: str) -> None:
    bodies: list[Value] = [{**INSTITUTIONS[0], "name": name}, *INSTITUTIONS[1:]]
    changes: dict[str, str | None] = {
        "recommendations/01-lists.yml": recommendation_yaml(title=title),
        "references/institutions.yml": list_yaml("institutions", bodies),
    }
    with TemporaryDirectory() as folder:
        made = matrix(small_register(Path(folder), changes), {})
    cells = dict(zip((column.key for column in made.columns), made.rows[0], strict=True))
    assert cells["title"] in {title.strip(), f"'{title.strip()}"}
    assert cells["addressees"] in {(name.strip(),), (f"'{name.strip()}",)}
