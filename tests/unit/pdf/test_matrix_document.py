"""The matrix in print: the HTML that its PDF is set from."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import matrix_document
from afterword.project.project import Project
from afterword.views.matrix.grid import Grid
from afterword.views.matrix.matrix import COLUMNS
from tests.unit.small_project import (
    TODAY,
    assessment,
    follow_up,
    recommendation_yaml,
    report_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
MANY: dict[str, str | None] = {
    RECOMMENDATION_FILE: recommendation_yaml(
        title='=1 & <b>"Ә"</b>',
        addressees=["commission", "forum"],
        follow_up=[
            assessment("a", "2020"),
            assessment("b", "2021", assessor="forum", implementation="not", basis="reading"),
            follow_up("development", "d", "2022", text="An act."),
        ],
    ),
    "recommendations/02.yml": recommendation_yaml(id="r2", number="2", priority="priority"),
}


def printed(folder: Path, register: Register) -> tuple[HtmlElement, Grid]:
    """Return the document of a matrix in print, and the matrix."""
    project = Project(root=folder, today=TODAY)
    made = BuildContext(project, register, 0)
    text = matrix_document(made, made.matrix)
    return html.document_fromstring(text), made.matrix


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cell_of(element: HtmlElement) -> str | tuple[str, ...]:
    """Return a cell as the matrix holds it: a list where it stands in lines."""
    lines = element.findall("div")
    return tuple(line.text_content() for line in lines) if lines else element.text_content()


def test_its_columns_are_the_compact_ones_in_their_order(tmp_path: Path) -> None:
    document, _ = printed(tmp_path, small_register(tmp_path, MANY))
    compact = [column for column in COLUMNS if column.is_compact]
    headings = document.xpath("//thead/tr/th")
    assert [words(one) for one in headings] == [column.heading for column in compact]
    assert [one.get("class") for one in headings] == [f"column-{one.key}" for one in compact]
    assert {one.get("scope") for one in headings} == {"col"}
    assert 5 <= len(compact) < len(COLUMNS)


def test_its_cells_are_those_of_the_matrix(tmp_path: Path) -> None:
    document, grid = printed(tmp_path, small_register(tmp_path, MANY))
    compact = [at for at, column in enumerate(grid.columns) if column.is_compact]
    shown = [[cell_of(cell) for cell in row] for row in document.xpath("//tbody/tr")]
    expected = [
        [row[at] if isinstance(row[at], tuple) and row[at] else _plain(row[at]) for at in compact]
        for row in grid.rows
    ]
    assert shown == expected
    assert any(isinstance(cell, tuple) and len(cell) > 1 for row in shown for cell in row)


def _plain(cell: object) -> str:
    """Return a cell that stands in one line; an empty list has none."""
    return "" if cell == () else str(cell)


def test_the_header_is_one_row_that_is_repeated_on_every_page(tmp_path: Path) -> None:
    document, _ = printed(tmp_path, small_register(tmp_path, MANY))
    assert len(document.xpath("//table/thead/tr")) == 1
    assert document.xpath("//tbody//th[not(@scope='row')]") == []
    assert [words(one) for one in document.xpath("//tbody/tr/th")] == [
        '\'=1 & <b>"Ә"</b>',
        "Lists kept up to date (r2)",
    ]


@pytest.mark.parametrize(
    ("day", "lead", "running"),
    [
        pytest.param(
            None,
            "on the record of 1 May 2024",
            "Follow-up matrix, Sorvania 2018, record of 1 May 2024",
            id="all that is recorded",
        ),
        pytest.param(
            date(2021, 3, 4),
            "as of 4 March 2021 (what happened later is left out)",
            "Follow-up matrix, Sorvania 2018, as of 4 March 2021",
            id="as of a day",
        ),
    ],
)
def test_it_says_of_which_day_it_is(
    tmp_path: Path, day: date | None, lead: str, running: str
) -> None:
    register = small_register(tmp_path, MANY)
    document, _ = printed(tmp_path, as_of(register, day) if day else register)
    (said,) = document.xpath("//p[@class='lead']")
    election = "Sorvania, local elections of 7 October 2018"
    assert words(said) == f"{election}: what became of the 2 recommendations, {lead}."
    assert document.body.get("title") == running


def test_it_says_that_it_is_unofficial(tmp_path: Path) -> None:
    notice = "It is *unofficial*."
    register = small_register(tmp_path, {"content/report.yml": report_yaml(notice=notice)})
    document, _ = printed(tmp_path, register)
    (said,) = document.xpath("//div[@class='notice']")
    assert words(said) == "It is unofficial."
    assert [one.tag for one in said.iter("em")] == ["em"]
    (described,) = document.xpath("//meta[@name='description']/@content")
    assert described.startswith("Unofficial: ")


def test_it_says_how_many_stand_where_and_what_a_reading_is(tmp_path: Path) -> None:
    document, _ = printed(tmp_path, small_register(tmp_path, MANY))
    (counts,), (scale,) = (document.xpath(f"//p[@class='{one}']") for one in ("counts", "scale"))
    assert words(counts) == "Assessors differ: 1 · Not yet assessed: 1"
    assert "never counted as a rating" in words(scale)


def test_its_table_says_what_it_is_of_and_each_row_what_it_is_on(tmp_path: Path) -> None:
    document, grid = printed(tmp_path, small_register(tmp_path, MANY))
    (caption,) = document.xpath("//table/caption")
    assert words(caption) == "2 recommendations; every column is in the spreadsheet"
    heads = document.xpath("//tbody/tr/th[@scope='row']")
    title = [column.key for column in grid.columns].index("title")
    assert [words(head) for head in heads] == [row[title] for row in grid.rows]


def test_the_same_matrix_is_the_same_document_wherever_it_stands(tmp_path: Path) -> None:
    first, second = (
        html.tostring(printed(folder, small_register(folder, MANY))[0])
        for folder in (tmp_path / "a", tmp_path / "b" / "c")
    )
    assert first == second


def test_an_empty_list_is_an_empty_cell(tmp_path: Path) -> None:
    document, _ = printed(tmp_path, small_register(tmp_path))
    (cell,) = document.xpath("//td[@class='column-to_do']")
    assert (words(cell), len(cell)) == ("", 0)
