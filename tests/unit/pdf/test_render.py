"""HTML to PDF: nothing is fetched but the project's own files, and nothing logged is lost."""

import io
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from afterword.pdf.line_breaks import set_breaks
from afterword.pdf.printed import SCHEME
from afterword.pdf.render import render_pdf
from afterword.problems import Code

PIXEL = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    "<rect width='9' height='9'/></svg>"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project's folder with a picture, beside a picture that is not of the project."""
    folder = tmp_path / "project"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "in.svg").write_text(PIXEL, "utf-8")
    (tmp_path / "out.svg").write_text(PIXEL, "utf-8")
    (folder / "content" / "link.svg").symlink_to(tmp_path / "out.svg")
    return folder


def told(root: Path, body: str) -> list[str]:
    """Return what the rendering of a document reports."""
    printed = render_pdf(f"<html lang=en><title>T</title><body>{body}", (root,))
    assert printed.pdf.startswith(b"%PDF-")
    assert {problem.code for problem in printed.problems} <= {Code.PDF_RENDERING}
    return [problem.message for problem in printed.problems]


def test_a_file_of_the_project_is_opened(root: Path) -> None:
    assert told(root, f'<img alt="x" src="{SCHEME}:///content/in.svg">') == []


def test_a_file_with_a_blank_in_its_name_is_opened(root: Path) -> None:
    (root / "content" / "a b.svg").write_text(PIXEL, "utf-8")
    assert told(root, f'<img alt="x" src="{SCHEME}:///content/a%20b.svg">') == []


def test_a_file_of_a_later_root_is_opened(root: Path) -> None:
    other = root.parent / "other"
    other.mkdir()
    (other / "own.svg").write_text(PIXEL, "utf-8")
    document = f'<html lang=en><title>T</title><img alt="x" src="{SCHEME}:///own.svg">'
    assert render_pdf(document, (root, other)).problems == ()


def test_what_stands_in_the_document_itself_needs_no_file(root: Path) -> None:
    assert told(root, f'<img alt="x" src="data:image/svg+xml,{PIXEL.replace("#", "%23")}">') == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../out.svg", id="above"),
        pytest.param("content/../../out.svg", id="above the long way"),
        pytest.param("%2e%2e/out.svg", id="above, encoded"),
        pytest.param("content/link.svg", id="by a symbolic link"),
        pytest.param("content/none.svg", id="not there"),
        pytest.param("content", id="a folder"),
    ],
)
def test_a_file_outside_the_roots_is_refused(root: Path, name: str) -> None:
    (message,) = told(root, f'<img alt="x" src="{SCHEME}:///{name}">')
    assert "there is no file" in message


@pytest.mark.parametrize("element", ['<img alt="x" src="{}">', '<link rel="stylesheet" href="{}">'])
def test_a_file_of_the_computer_is_refused(root: Path, element: str) -> None:
    address = (root.parent / "out.svg").as_uri()
    (message,) = told(root, element.format(address))
    assert f"'{address}' is not a file of the project" in message


@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
def test_another_host_is_refused(root: Path, scheme: str) -> None:
    (message,) = told(root, f'<img alt="x" src="{scheme}://example.org/a.png">')
    assert f"'{scheme}://example.org/a.png' is not a file of the project" in message


def test_a_link_to_an_anchor_that_there_is_not_is_a_problem(root: Path) -> None:
    assert told(root, '<a href="#none">x</a>') == ["No anchor #none for internal URI reference"]


@pytest.mark.parametrize(
    ("style", "is_too_wide"),
    [
        pytest.param("width: 20mm", True, id="a cell too narrow for its word"),
        pytest.param("width: 60mm", False, id="room enough"),
        pytest.param("width: 20mm; overflow-wrap: anywhere", False, id="it may break"),
        pytest.param("width: 20mm; hyphens: auto", False, id="it is hyphenated"),
    ],
)
def test_a_word_wider_than_its_place_is_a_problem(
    root: Path, style: str, *, is_too_wide: bool
) -> None:
    table = "<style>table { table-layout: fixed; font: 16px monospace }</style><table style='%s'>"
    messages = told(root, table % style + "<tr><td>Unconstitutionally</td></tr></table>")
    expected = ["'Unconstitutionally' on page 1 is wider than its place"]
    assert messages == (expected if is_too_wide else [])


def test_a_word_longer_than_any_line_is_broken_and_nothing_of_it_is_lost(root: Path) -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(500))
    assert told(root, f"<p>before <b>b</b>{word} after") == []
    document = HTML(string=f"<p>before <b>b</b>{word} after").etree_element
    set_breaks(document)
    text = "".join(document.itertext())
    assert text.replace("\u200b", "") == f"before b{word} after"
    assert text.count("\u200b") == 24


def test_a_style_that_is_not_understood_is_a_problem(root: Path) -> None:
    (message,) = told(root, "<style>p { colour: red }</style><p>x")
    assert "colour" in message


def test_styles_that_are_not_understood_are_told_in_their_order(root: Path) -> None:
    style = "p { colour: red }\na { marginn: 0 }\nb { widht: 0 }\ni { heigth: 0 }"
    messages = told(root, f"<style>{style}</style><p>x")
    assert [message.split()[1] for message in messages] == [
        "`colour:",
        "`marginn:",
        "`widht:",
        "`heigth:",
    ]


def test_a_document_in_order_has_no_problem_and_a_title(root: Path) -> None:
    document = "<html lang=en><head><title>The title</title></head><body><p>Ә.</p></body></html>"
    printed = render_pdf(document, (root,))
    assert printed.problems == ()
    with pikepdf.open(io.BytesIO(printed.pdf)) as opened:
        assert str(opened.docinfo["/Title"]) == "The title"
        assert len(opened.pages) == 1


def test_the_same_document_has_the_same_bytes(root: Path) -> None:
    document = "<html lang=en><title>T</title><p>x</p></html>"
    assert render_pdf(document, (root,)) == render_pdf(document, (root,))


def test_a_note_that_is_far_from_its_call_is_a_problem(tmp_path: Path) -> None:
    document = (
        "<html lang='en'><title>a</title><p><span id='call-note-a'></span>1</p>"
        "<p style='break-before: page'>2</p><p id='note-a' style='break-before: page'>3</p>"
    )
    problems = render_pdf(document, (tmp_path,)).problems
    assert [one.message for one in problems] == [
        "the footnote 'call-note-a' is set 2 pages from its call"
    ]
