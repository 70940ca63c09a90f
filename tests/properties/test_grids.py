"""Every table is the same in every form of it, cell by cell, for any text."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from openpyxl import load_workbook

from afterword.data.tables import flat, grid_csv, grid_json
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import matrix_document
from afterword.project.resources import VERSION
from afterword.publishing.downloads import matrix_files
from afterword.site.website import make_website
from afterword.views.matrix.grid import Cell, Column, Grid, make_grid
from afterword.views.matrix.sheets import about, follow_up_rows, provision_rows
from tests.properties.texts import NAMES, WORDS, is_publishable
from tests.properties.tries import tries
from tests.unit.small_project import (
    INSTITUTIONS,
    SECTION,
    SOURCES,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    quoted,
    read_register,
    recommendation_yaml,
    report_yaml,
    write_project,
)

SIGNS = (
    "=1+1",
    "+1",
    "-1",
    "@a",
    "\t=1",
    "'1",
    '"a", b;',
    "a\nb\n\nc",
    "<b>a</b> &amp; b",
    "*a* `b` [c](d)",
    "Әділет «құқық»",
    "_x0041_",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

TEXTS = st.sampled_from(SIGNS) | NAMES
"""Texts of a record: with every sign that a spreadsheet or a reader of CSV may trip over."""

TITLES = TEXTS.map(lambda words: words[:80]).filter(is_publishable)


class Drawn:
    """A report in which every text is drawn, and what its outputs are made from."""

    def __init__(self, made: BuildContext) -> None:
        self.made = made

    @property
    def grids(self) -> dict[str, Grid]:
        """Its tables by the names of their sheets."""
        return {
            "Matrix": self.made.matrix,
            "Follow-up": follow_up_rows(self.made.register),
            "Provisions": provision_rows(self.made.register),
            "About": about(self.made.register, VERSION),
        }

    @property
    def files(self) -> dict[str, bytes]:
        """The files that people download of them."""
        return matrix_files(self.made, self.made.matrix)


@st.composite
def projects(draw: st.DrawFn) -> Drawn:
    """Return a report with follow-up, law, bodies and sources whose texts are drawn."""
    entries: list[Value] = [
        assessment(
            "a", "2021", text=draw(TEXTS), basis=draw(st.sampled_from(["rating", "reading"]))
        ),
        assessment("b", "2022", assessor="forum", text=draw(TEXTS)),
        follow_up("response", "r", "2020", by="forum", position="partly", text=draw(TEXTS)),
        follow_up("development", "d", "2023", text=draw(TEXTS)),
        follow_up("correction", "c", "2023", corrects="d", text=draw(TEXTS)),
    ]
    entries = entries[: draw(st.integers(0, len(entries)))]
    recorded: Value = {"date": "2024-05-01", "by": draw(TEXTS)}
    entries = [{**entry, "recorded": recorded} for entry in entries if isinstance(entry, dict)]
    provision: Value = {"path": "4.1", "label": draw(TEXTS), "gist": draw(TEXTS)}
    whole: Value = {"cite": "coast-charter-1991", "relation": "asks-to-change"}
    part: Value = {"cite": "coast-charter-1991/4.1", "relation": "rests-on"}
    files: dict[str, str | None] = {
        "recommendations/01-lists.yml": recommendation_yaml(
            title=draw(TITLES), text=draw(TEXTS), follow_up=entries, provisions=[whole, part]
        ),
        "recommendations/02.yml": recommendation_yaml(
            id="r2", number="2", title=draw(TITLES), addressees=["forum", "commission"]
        ),
        "content/report.yml": report_yaml(
            title=draw(TEXTS), licence=draw(TEXTS), cite_as=draw(TEXTS), responsible=draw(TEXTS)
        ),
        "content/sections/01-voter-lists.md": SECTION.replace(
            "title: Voter lists", f"title: {quoted(draw(TEXTS))}"
        ),
        "references/institutions.yml": list_yaml(
            "institutions",
            [{**one, "name": draw(TEXTS), "short": draw(TEXTS)} for one in INSTITUTIONS],
        ),
        "references/sources.yml": list_yaml(
            "sources", [{**SOURCES[0], "title": draw(TEXTS), "publisher": draw(TEXTS)}]
        ),
        "references/instruments/coast-charter-1991.yml": instrument_yaml(
            title=draw(TEXTS), in_text=draw(TEXTS), provisions=[provision]
        ),
    }
    with TemporaryDirectory() as folder:
        project = write_project(Path(folder), files)
        register = read_register(project)
        return Drawn(BuildContext(project, register, 0))


def flattened(grid: Grid) -> list[list[str | int]]:
    return [[flat(cell) for cell in row] for row in grid.rows]


def rows_of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(projects())
@tries(20)
def test_every_sheet_of_the_spreadsheet_holds_its_table(drawn: Drawn) -> None:
    book = load_workbook(io.BytesIO(drawn.files["follow-up-matrix.xlsx"]))
    assert book.sheetnames == list(drawn.grids)
    for name, grid in drawn.grids.items():
        headings, *rows = ([cell.value for cell in row] for row in book[name].iter_rows())
        assert headings == [column.heading for column in grid.columns]
        assert [[_or_nothing(cell) for cell in row] for row in rows] == flattened(grid)


def _or_nothing(cell: str | int | None) -> str | int:
    """Return a cell; one that holds no text is read as none."""
    return "" if cell is None else cell


@given(projects())
@tries(20)
def test_csv_and_json_hold_every_table(drawn: Drawn) -> None:
    for grid in drawn.grids.values():
        _, *rows = rows_of_csv(grid_csv(grid))
        assert rows == [[str(cell) for cell in row] for row in flattened(grid)]
        document = json.loads(grid_json(grid, date(2024, 1, 2)))
        found = [
            tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row.values())
            for row in document["rows"]
        ]
        assert tuple(found) == grid.rows


@given(projects())
@tries(20)
def test_the_csv_and_json_files_are_those_of_the_matrix_and_the_follow_up(drawn: Drawn) -> None:
    matrix, follow_up_table = drawn.grids["Matrix"], drawn.grids["Follow-up"]
    assert drawn.files["follow-up-matrix.csv"] == grid_csv(matrix)
    assert drawn.files["follow-up.csv"] == grid_csv(follow_up_table)
    rows = json.loads(drawn.files["follow-up-matrix.json"])["rows"]
    assert [row["id"] for row in rows] == [row[0] for row in matrix.rows]


@given(projects())
@tries(20)
def test_no_cell_of_any_table_begins_a_formula(drawn: Drawn) -> None:
    for grid in drawn.grids.values():
        cells = [cell for row in grid.rows for cell in row]
        assert not [word for cell in cells for word in _words(cell) if _is_formula(word)]


def _words(cell: Cell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (str(cell),)


def _is_formula(word: str) -> bool:
    return word.startswith(FORMULA_STARTS)


def shown_cells(document: HtmlElement) -> list[list[Cell]]:
    """Return the cells of the rows of a page's only table, in which a list stands in lines."""
    (body,) = document.xpath("//table/tbody")
    return [[_shown(cell) for cell in row] for row in body.findall("tr")]


def _shown(cell: HtmlElement) -> Cell:
    lines = cell.findall("div")
    return tuple(_spaced(line.text_content()) for line in lines) or _spaced(cell.text_content())


def compact_cells(grid: Grid) -> list[list[Cell]]:
    """Return the cells of the compact columns as a page shows them: an empty list is nothing."""
    compact = [at for at, column in enumerate(grid.columns) if column.is_compact]
    return [[_as_shown(row[at]) for at in compact] for row in grid.rows]


def _as_shown(cell: Cell) -> Cell:
    lines = cell if isinstance(cell, tuple) else ()
    return tuple(_spaced(line) for line in lines) or _spaced("" if cell == () else str(cell))


def _spaced(text: str) -> str:
    """Return a text as a browser spaces it: tabs and line breaks are blanks."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


@given(projects())
@tries(20)
def test_the_matrix_in_print_has_the_cells_of_its_compact_columns(drawn: Drawn) -> None:
    made = drawn.made
    text = matrix_document(made, made.matrix)
    assert shown_cells(html.document_fromstring(text)) == compact_cells(made.matrix)


@given(projects())
@tries(20)
def test_the_matrix_on_the_website_has_the_cells_of_its_compact_columns(drawn: Drawn) -> None:
    made = drawn.made
    document = html.document_fromstring(make_website(made).texts["matrix.html"])
    assert shown_cells(document) == compact_cells(made.matrix)


ANYTHING = WORDS | st.builds("{}{}".format, st.sampled_from([*FORMULA_STARTS, "\r\n"]), WORDS)
"""Texts that no record may hold too: with carriage returns."""

CELLS = ANYTHING | st.integers(-(10**9), 10**9) | st.lists(ANYTHING, max_size=4).map(tuple)
MAKE: tuple[Callable[[tuple[Cell, ...]], Cell], ...] = (lambda row: row[0], lambda row: row[1])


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
@example([("\r=1", "a\r\nb")])
def test_any_table_reads_back_equal_from_csv_and_json(rows: list[tuple[Cell, Cell]]) -> None:
    columns = tuple(
        Column(key=f"c{at}", heading=f"C{at}", width=9, cell=cell) for at, cell in enumerate(MAKE)
    )
    grid = make_grid("T", columns, rows)
    assert rows_of_csv(grid_csv(grid))[1:] == [[str(one) for one in row] for row in flattened(grid)]
    found = json.loads(grid_json(grid, date(2024, 1, 2)))["rows"]
    assert [[_cell(one) for one in row.values()] for row in found] == [
        list(row) for row in grid.rows
    ]
    assert not any(
        _is_formula(word)
        for row in grid.rows
        for cell in row
        if not isinstance(cell, int)
        for word in _words(cell)
    )


def _cell(value: str | int | list[str]) -> Cell:
    return tuple(value) if isinstance(value, list) else value
