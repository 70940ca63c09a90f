"""What the page of the matrix loads on demand: the cells of columns, the details of rows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from afterword.site.script_files import CHUNK, DETAILS, matrix_page_files
from afterword.views.matrix.grid import Cell, Grid, Heading
from afterword.views.matrix.matrix import COLUMNS, matrix
from tests.unit.small_project import follow_up, recommendation_yaml, small_register

GIVEN = re.compile(r'afterwordMatrix\.loaded\("([^"]+)",(.*)\);\n', re.DOTALL)


def given(files: dict[str, bytes], path: str) -> Any:
    """Return what a file gives to the page, under the name that the page asked for."""
    found = GIVEN.fullmatch(files[f"assets/matrix/{path}.js"].decode())
    assert found and found.group(1) == path
    return json.loads(found.group(2))


def grid_of(count: int, **cells: Cell) -> Grid:
    """Return a table with the columns of the matrix, in which each row has the same cells."""
    columns = tuple(
        Heading(key=one.key, heading=one.heading, width=one.width, is_compact=one.is_compact)
        for one in COLUMNS
    )
    rows = tuple(
        tuple(f"r{at}" if one.key == "id" else cells.get(one.key, "") for one in COLUMNS)
        for at in range(count)
    )
    return Grid(title="Matrix", columns=columns, rows=rows)


@pytest.fixture
def small(tmp_path: Path) -> tuple[Grid, dict[str, bytes]]:
    """Give the matrix of the small project, and its files."""
    entries = [follow_up("development", f"d{year}", str(year)) for year in range(2019, 2024)]
    changed = recommendation_yaml(follow_up=entries, text="Lists “should” be kept &lt;/script>.")
    grid = matrix(small_register(tmp_path, {"recommendations/01-lists.yml": changed}), {})
    return grid, matrix_page_files(grid)


def test_there_is_a_file_for_each_column_that_the_page_does_not_show(
    small: tuple[Grid, dict[str, bytes]],
) -> None:
    grid, files = small
    own = {column.key for column in grid.columns if not column.is_compact}
    loaded = {path.split("/")[-1].removesuffix(".js") for path in files if "/columns/" in path}
    assert loaded == own


def test_the_cells_of_a_column_are_those_of_the_matrix_and_empty_ones_are_left_out(
    small: tuple[Grid, dict[str, bytes]],
) -> None:
    grid, files = small
    (row,) = grid.rows
    for at, column in enumerate(grid.columns):
        if not column.is_compact:
            cells = given(files, f"columns/{column.key}")
            found = cells.get("sor-2018-r1", "")
            assert (tuple(found) if isinstance(found, list) else found) == (row[at] or "")
            assert len(cells) == (1 if row[at] else 0)


def test_an_opened_row_shows_the_newest_developments_first_and_how_many_more_there_are(
    small: tuple[Grid, dict[str, bytes]],
) -> None:
    _, files = small
    shown = dict(given(files, "rows-000")["sor-2018-r1"])
    assert shown["recommendation"] == "Lists “should” be kept </script>."
    assert shown["developments"] == [
        "2023: Words of d2023.",
        "2022: Words of d2022.",
        "2021: Words of d2021.",
        "… and 2 before: see its page",
    ]
    assert list(shown) == [key for key in DETAILS if key in shown]
    assert "responses" not in shown


@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_the_details_of_every_row_are_in_one_file_by_its_place(count: int) -> None:
    files = matrix_page_files(grid_of(count, context="Found."))
    names = sorted(path for path in files if "/rows-" in path)
    found = {}
    for number, path in enumerate(names):
        assert path == f"assets/matrix/rows-{number:03}.js"
        rows = given(files, f"rows-{number:03}")
        assert list(rows) == [f"r{at}" for at in range(number * CHUNK, count)][:CHUNK]
        found.update(rows)
    assert found == {f"r{at}": [["context", "Found."]] for at in range(count)}


def test_few_developments_are_shown_whole() -> None:
    files = matrix_page_files(grid_of(1, developments=("first", "second", "third")))
    assert dict(given(files, "rows-000")["r0"])["developments"] == ["third", "second", "first"]


def test_the_page_knows_how_many_rows_a_file_holds(checkout: Path) -> None:
    template = (checkout / "templates/site/matrix.html.j2").read_text("utf-8")
    assert f'data-per-file="{CHUNK}"' in template


def test_the_styles_share_the_breadth_among_the_columns_that_the_page_shows() -> None:
    text = matrix_page_files(grid_of(1))["assets/matrix/columns.css"].decode()
    shares = re.findall(r"\.aw-matrix col\.aw-col-(\w+) \{ width: ([\d.]+)%; \}", text)
    assert [key for key, _ in shares] == [one.key for one in COLUMNS if one.is_compact]
    assert sum(float(share) for _, share in shares) == pytest.approx(100, abs=0.1)
    widths = re.findall(r"\.aw-matrix--chosen col\.aw-col-(\w+) ", text)
    assert widths == [one.key for one in COLUMNS]


def test_the_styles_name_each_cell_of_a_card_by_its_column() -> None:
    text = matrix_page_files(grid_of(1))["assets/matrix/columns.css"].decode()
    names = re.findall(r'tr > :nth-child\((\d+)\)::before \{ content: "([^"]*)"; \}', text)
    headings = [one.heading for one in COLUMNS if one.is_compact]
    assert names == [(str(at), heading) for at, heading in enumerate(headings, 1)]
