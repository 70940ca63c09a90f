"""Lists and lines that CommonMark knows: read as their authors mean them."""

from pathlib import Path

import pytest

from afterword.texts.converter import converter_of
from tests.unit.small_project import small_register


def html_of(folder: Path, text: str) -> str:
    """Return the HTML of a text of the small project, without line breaks beside tags."""
    html = converter_of(small_register(folder))(text)
    return html.replace(">\n", ">").replace("\n<", "<")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("A:\n- b\n- c", "<p>A:</p><ul><li>b</li><li>c</li></ul>", id="bullets"),
        pytest.param("A:\n1. b\n2. c", "<p>A:</p><ol><li>b</li><li>c</li></ol>", id="numbers"),
        pytest.param("A:\n1) b\n2) c", "<p>A:</p><ol><li>b</li><li>c</li></ol>", id="brackets"),
        pytest.param(
            "> A:\n> - b",
            "<blockquote><p>A:</p><ul><li>b</li></ul></blockquote>",
            id="in a quotation",
        ),
        pytest.param(
            "- a\n\n    b:\n    - c",
            "<ul><li><p>a</p><p>b:</p><ul><li>c</li></ul></li></ul>",
            id="in an item",
        ),
    ],
)
def test_a_list_begins_right_below_a_paragraph(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize("text", ["It was\n2016. It rained.", "See line\n7) of it", "One\n-two"])
def test_a_line_that_begins_with_another_number_is_no_list(tmp_path: Path, text: str) -> None:
    assert html_of(tmp_path, text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>", id="close together"),
        pytest.param("3) a", '<ol start="3"><li>a</li></ol>', id="from three"),
        pytest.param(
            "- a\n    1) b", "<ul><li>a<ol><li>b</li></ol></li></ul>", id="within another list"
        ),
    ],
)
def test_items_may_be_numbered_with_brackets(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "1. a\n\n   b\n\n2. c",
            "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>",
            id="three blanks",
        ),
        pytest.param(
            "- a\n\n  b\n  c\n- d",
            "<ul><li><p>a</p><p>b\nc</p></li><li><p>d</p></li></ul>",
            id="two blanks, and the next item",
        ),
        pytest.param(
            "1. a\n    - b\n\n      c\n\n   d",
            "<ol><li><p>a</p><ul><li><p>b</p><p>c</p></li></ul><p>d</p></li></ol>",
            id="in two lists",
        ),
    ],
)
def test_a_paragraph_of_an_item_may_be_indented_by_two_or_three_blanks(
    tmp_path: Path, text: str, html: str
) -> None:
    assert html_of(tmp_path, text) == html


def test_a_list_that_is_so_indented_is_no_part_of_the_item(tmp_path: Path) -> None:
    assert html_of(tmp_path, "1. a\n\n   - b") == "<ol><li>a</li></ol><ul><li>b</li></ul>"


def test_a_backslash_before_punctuation_is_not_printed(tmp_path: Path) -> None:
    assert html_of(tmp_path, r"\@x \~~y\~~ \$5 \| \: C:\t") == r"<p>@x ~~y~~ $5 | : C:\t</p>"


def test_a_backslash_at_the_end_of_a_line_breaks_it(tmp_path: Path) -> None:
    assert html_of(tmp_path, "a\\\nb") == "<p>a<br>b</p>"
