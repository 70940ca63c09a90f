"""The names of WeasyPrint that are not public: this says when one of them moves."""

import inspect
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest
from pydyf import Stream as PydyfStream  # type: ignore[import-untyped]
from weasyprint import HTML, Document, Page
from weasyprint.layout import LayoutContext
from weasyprint.layout import block as blocks
from weasyprint.pdf.stream import Stream

from afterword.output.pdf.boxes import (
    boxes_of,
    descendants,
    is_inline,
    leaves,
    lines_of,
    margin_of,
    notes_by_their_calls,
    part_of,
    placed,
    repeats,
    screen_colours,
    text_of,
)
from afterword.output.pdf.numbering import pages_of
from afterword.output.pdf.setting import lay_out, write

DOCUMENT = """<html lang="en"><title>a</title><style>
@page { size: 80mm 120mm; margin: 10mm }
@page { @top-left { content: "Head" } @bottom-left { content: "Foot" } }
.note { float: footnote } .far { position: absolute; top: 0 }
a::after { content: leader(".") "9" }
</style><body><p>Text<span class="note" id="n">Note</span> and <a href="#n">link</a></p>
<p class="far">Far</p><ul><li>Point</li></ul>
<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></html>"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Give a page that has a box of each sort that we ask for."""
    return lay_out(DOCUMENT, (tmp_path,), {}).document


def test_the_version_is_the_one_that_these_names_were_read_in() -> None:
    assert version("weasyprint") == "70.0"


def test_every_text_of_a_page_is_found_in_the_order_of_the_text(document: Document) -> None:
    texts = [text_of(one).strip() for one in leaves(boxes_of(document.pages[0]))]
    expected = ["Text", "1", "and", "link", "9", "Far", "•", "Point", "H", "1", "1.", "Note"]
    margins = ["Head", "Foot"]
    assert [one for one in texts if one and set(one) != {"."}] == [*expected, *margins]


def test_the_parts_that_style_sheets_add_are_told_from_their_elements(document: Document) -> None:
    parts = {part_of(one) for one in descendants(boxes_of(document.pages[0]))}
    assert {"", "after", "marker", "footnote-call", "footnote-marker"} <= parts


def test_margins_leaders_and_repeated_heads_are_known(document: Document) -> None:
    boxes = list(descendants(boxes_of(document.pages[0])))
    assert [margin_of(one) for one in boxes if margin_of(one)] == ["@top-left", "@bottom-left"]
    assert [one.element.tag for one in boxes if repeats(one)] == ["thead"]
    assert sum(one.is_leader for one in boxes) == 1
    assert any(is_inline(one) for one in boxes)
    assert all(placed(one) is one for one in boxes)


def test_a_page_knows_its_links_with_their_boxes(document: Document) -> None:
    ((kind, target, area, box),) = (one for one in document.pages[0].links if one[3].link)
    assert (kind, target, len(area), box.element.tag) == ("internal", "n", 4, "a")
    assert box.link_annotation is None


def test_pages_are_painted_on_streams_that_ask_how_to_mark() -> None:
    assert list(inspect.signature(Page.paint).parameters) == ["self", "stream", "scale"]
    assert list(inspect.signature(Stream.marked).parameters) == ["self", "box", "tag"]
    assert list(inspect.signature(Stream.artifact).parameters) == ["self"]
    begin = inspect.signature(PydyfStream.begin_marked_content)
    assert list(begin.parameters) == ["self", "tag", "property_list"]


def test_what_a_document_says_of_itself_can_be_said_by_us(tmp_path: Path) -> None:
    laid_out = lay_out(DOCUMENT, (tmp_path,), {})
    assert b"pdfuaid" in write(laid_out).pdf
    fonts = laid_out.document.fonts.values()
    assert all(isinstance(font.to_unicode, dict) for font in fonts)


def test_colours_are_named() -> None:
    assert screen_colours().name.endswith("sRGB")


def test_html_gives_its_tree(tmp_path: Path) -> None:
    assert HTML(string=DOCUMENT).etree_element.tag == "html"


SHORT_PAGES = """<html lang="en"><style>@page {{ size: 80mm 100mm; margin: 10mm }}
html {{ font: 10px/12px serif }} p {{ margin: 0; orphans: 2; widows: 2 }}
.note {{ float: footnote; footnote-policy: line }}</style><body>{before}
<p>Called<span class="note" id="note">Note</span><span id="call"></span></p>{after}</html>"""


def pages_of_note(before: int) -> tuple[int, int, list[int]]:
    """Return the pages of a call and its note, and how many lines of paragraphs of four are where
    they are divided, on a page that begins with some short paragraphs."""
    after = "<p>First line<br>second line<br>third line<br>fourth</p>" * 3
    texts = SHORT_PAGES.format(before="<p>Before</p>" * before, after=after)
    laid_out = HTML(string=texts).render()
    pages = pages_of(laid_out)
    of_four = [
        Counter(block.element for block, _ in lines_of(boxes_of(page)) if len(block.element) == 3)
        for page in laid_out.pages
    ]
    return pages["call"], pages["note"], [count for one in of_four for count in one.values()]


def test_weasyprint_takes_footnotes_off_their_page_where_it_is_not_hindered() -> None:
    strayed = []
    for before in range(24):
        call, note, _ = pages_of_note(before)
        strayed += [before] * (call != note)
    assert strayed == [12, 16, 20], "once it does not, notes_by_their_calls can go"


@pytest.mark.parametrize("before", range(24))
def test_a_footnote_that_has_its_place_keeps_it(before: int) -> None:
    with notes_by_their_calls():
        call, note, divided = pages_of_note(before)
    assert call == note
    assert sum(divided) == 12
    assert set(divided) <= {2, 4}, "no line of a paragraph stands alone"


def test_what_hinders_weasyprint_is_taken_back() -> None:
    divided = blocks._linebox_layout
    with pytest.raises(LookupError), notes_by_their_calls():
        assert blocks._linebox_layout is not divided
        raise LookupError
    assert blocks._linebox_layout is divided
    assert next(iter(inspect.signature(divided).parameters)) == "context"
    assert list(inspect.signature(LayoutContext._update_footnote_area).parameters) == ["self"]
