"""Documents of one page: as little is left out as it takes, and it is said that it is."""

from pathlib import Path

import pytest
from weasyprint import HTML

from afterword.pdf.page_limit import last_step, leave_out
from afterword.pdf.printed import Printed
from afterword.pdf.render import render_pdf
from tests.unit.pdf.reading import opened

STYLES = "@page { size: 100mm; margin: 0 } html { font: 5mm/10mm serif } * { margin: 0 }"


def entries(count: int) -> str:
    """Return so many lines of which the last goes first, down to none, and what is said of it."""
    lines = [f'<p data-until="{count - at}">line {at}</p>' for at in range(count)]
    return "".join([*lines, '<p data-from="1">Some are left out.</p>'])


def one_page(body: str, pages: str = 'data-pages="1"') -> Printed:
    """Set a document of ten lines a page."""
    document = f'<html lang="en" {pages}><title>T</title><style>{STYLES}</style><body>{body}</html>'
    return render_pdf(document, (Path(),))


def words(printed: Printed) -> str:
    """Return the content of the pages, as far as it is plain: how many texts there are."""
    with opened(printed.pdf) as one:
        return str(sum(page.Contents.read_bytes().count(b"MCID") for page in one.pages))


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        pytest.param(3, 3, id="there is room: nothing is left out, nothing is said"),
        pytest.param(10, 10, id="it fits to the line"),
        pytest.param(11, 10, id="one too many: two go, as a line says so"),
        pytest.param(40, 10, id="far too many"),
    ],
)
def test_as_little_is_left_out_as_it_takes(count: int, lines: int) -> None:
    printed = one_page(entries(count))
    assert (printed.count, printed.problems) == (1, ())
    assert words(printed) == str(lines)


def test_a_document_that_does_not_say_how_long_it_may_be_is_not_cut() -> None:
    printed = one_page('<p data-until="1">a</p>' + "<p>line</p>" * 12, pages="")
    assert (printed.count, words(printed)) == (2, "13")


def test_what_does_not_fit_with_all_left_out_is_a_problem() -> None:
    (problem,) = one_page('<p data-until="1">a</p>' + "<p>line</p>" * 12).problems
    assert problem.message == "'T' has 2 pages, which are too many"


def test_the_text_after_what_is_left_out_stays() -> None:
    root = HTML(string='<p>a <b data-until="1">b</b> c <i data-from="2">d</i> e').etree_element
    assert last_step(root) == 1
    leave_out(root, 1)
    assert " ".join("".join(root.itertext()).split()) == "a c e"
