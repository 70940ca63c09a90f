"""Page numbers: known from the last time, held against the pages, never printed wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from afterword.pdf.layout import number_links, pages_of, wrong_numbers
from afterword.pdf.render import render_pdf
from afterword.pdf.typesetting import lay_out
from tests.unit.pdf.reading import opened

STYLES = """@page { size: 100mm; margin: 0 } html { font: 5mm/10mm serif }
.aw-xref::after { content: ", p. " target-counter(attr(href), page) }
.aw-xref[data-page]::after { content: ", p. " attr(data-page) }"""
BODY = (
    '<p>See <a class="aw-xref" href="#a">a</a> and <a href="#b">b</a>.</p>'
    '<p style="break-before: page" id="a">a</p><p style="break-before: page" id="b">b</p>'
)


def document(body: str = BODY) -> str:
    """Return a document with a body."""
    return f'<html lang="en"><title>T</title><style>{STYLES}</style><body>{body}</html>'


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often something is laid out, without changing how."""
    counted: list[str] = []
    render = HTML.render

    def counting(self: HTML, *arguments: Any, **named: Any) -> Any:
        counted.append("once")
        return render(self, *arguments, **named)

    monkeypatch.setattr(HTML, "render", counting)
    return counted


@pytest.mark.parametrize(
    ("known", "times"),
    [
        pytest.param({}, 1, id="nothing is known"),
        pytest.param({"a": 2, "b": 3}, 1, id="nothing moved"),
        pytest.param({"a": 1, "b": 3}, 2, id="a page moved"),
        pytest.param({"a": 99999, "b": 3}, 2, id="a page moved far"),
        pytest.param({"gone": 7}, 1, id="an anchor is gone, another is new"),
    ],
)
def test_a_number_is_that_of_the_page_whatever_was_known(
    known: Mapping[str, int], times: int, tmp_path: Path, layouts: list[str]
) -> None:
    printed = render_pdf(document(), (tmp_path,), known)
    assert printed.problems == ()
    assert printed.pages == {"a": 2, "b": 3}
    assert len(layouts) == times
    assert printed == render_pdf(document(), (tmp_path,))


def test_a_number_that_never_settles_is_a_problem(tmp_path: Path) -> None:
    # Where the page is printed as 1, the anchor is on page 2, and the reverse.
    moving = (
        "a[data-page='1'] + b { break-before: page } a[data-page='2'] + b { break-before: auto }"
    )
    body = (
        f"<style>{moving} b {{ display: block }}</style>"
        '<a class="aw-xref" href="#b" style="display: block">b</a><b id="b">b</b>'
    )
    printed = render_pdf(document(body), (tmp_path,), {"b": 1})
    (problem,) = printed.problems
    assert problem.message.startswith("the page of 'b' is printed as ")


def test_the_numbers_that_are_printed_are_read_where_they_stand(tmp_path: Path) -> None:
    laid_out = lay_out(document(), (tmp_path,), {})
    assert wrong_numbers(laid_out.document, pages_of(laid_out.document)) == {}
    assert wrong_numbers(laid_out.document, {"a": 5, "b": 6}) == {"a": 2}


def test_only_links_that_print_pages_are_numbered() -> None:
    root = HTML(string=BODY).etree_element
    number_links(root, {"a": 2, "b": 3})
    assert [link.get("data-page") for link in root.iter("a")] == ["2", None]
    number_links(root, {})
    assert [link.get("data-page") for link in root.iter("a")] == [None, None]


def test_an_anchor_that_a_page_break_divides_is_on_its_first_page(tmp_path: Path) -> None:
    body = '<p id="long">' + "<br>".join(map(str, range(25))) + "</p>"
    printed = render_pdf(document(body), (tmp_path,))
    assert printed.pages == {"long": 1}
    with opened(printed.pdf) as one:
        assert len(one.pages) == printed.count == 3
