"""The names of WeasyPrint that are not public: this says when one of them moves."""

import inspect
from collections import Counter
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import pytest
from pydyf import Stream as PydyfStream  # type: ignore[import-untyped]
from weasyprint import HTML, Document, Page
from weasyprint.layout import LayoutContext
from weasyprint.layout import block as blocks
from weasyprint.pdf.stream import Stream

from afterword.pdf.boxes import (
    better_page_breaks,
    boxes_of,
    descendants,
    is_inline,
    leaves,
    lines_of,
    margin_of,
    part_of,
    placed,
    repeats,
    screen_colours,
    text_of,
)
from afterword.pdf.fonts import own_fonts_only
from afterword.pdf.html_input import own_fonts
from afterword.pdf.layout import pages_of
from afterword.pdf.typesetting import lay_out, write

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
    with own_fonts_only():
        laid_out = HTML(string=texts).render(font_config=own_fonts("", ()))
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
    assert strayed == [12, 16, 20], "once it does not, better_page_breaks can go"


@pytest.mark.parametrize("before", range(24))
def test_a_footnote_that_has_its_place_keeps_it(before: int) -> None:
    with better_page_breaks():
        call, note, divided = pages_of_note(before)
    assert call == note
    assert sum(divided) == 12
    assert set(divided) <= {2, 4}, "no line of a paragraph stands alone"


def test_what_hinders_weasyprint_is_taken_back() -> None:
    divided = blocks._linebox_layout
    with pytest.raises(LookupError), better_page_breaks():
        assert blocks._linebox_layout is not divided
        raise LookupError
    assert blocks._linebox_layout is divided
    assert next(iter(inspect.signature(divided).parameters)) == "context"
    assert list(inspect.signature(LayoutContext._update_footnote_area).parameters) == ["self"]


DIVIDED = """<html lang="en"><style>@page {{ size: 60mm 120px; margin: 0 }}
html {{ font: 10px/12px Afterword Sans }} body {{ margin: 0 }}
p {{ margin: 0; width: 100px; orphans: 2; widows: 2 }}
.note {{ float: footnote }}</style><body><div style="height: {above}px"></div>
<p>{text}</p></html>"""
"""Pages of ten lines."""

LINE = "aaaa aaaa aaaa bbbb&shy;cccc<br>"
"""It is two, and the first ends within a word."""


def lines_of_pages(above: int, text: str) -> list[list[str]]:
    """Return the lines on each page, where so many lines are empty above the first."""
    with own_fonts_only():
        whole = HTML(string=DIVIDED.format(above=12 * above, text=text))
        laid_out = whole.render(font_config=own_fonts("", ()))
    return [
        ["".join(map(text_of, leaves(line))).strip() for _, line in lines_of(boxes_of(page))]
        for page in laid_out.pages
    ]


@pytest.mark.parametrize(
    ("above", "plain", "ours"), [(6, 4, 4), (7, 3, 2), (8, 2, 2), (5, 5, 4), (3, 7, 6), (4, 6, 6)]
)
def test_no_page_ends_within_a_word_where_a_line_can_be_spared(
    above: int, plain: int, ours: int
) -> None:
    before = lines_of_pages(above, LINE * 5)
    with better_page_breaks():
        after = lines_of_pages(above, LINE * 5)
    assert (len(before[0]), len(after[0])) == (plain, ours)
    assert list(chain(*after)) == list(chain(*before))


def test_lines_that_all_end_within_a_word_are_divided_where_the_rules_allow() -> None:
    text = "aaaa aaaa aaaa bbbb" + "&shy;cccc aaaa aaaa bbbb" * 9
    with better_page_breaks():
        after = lines_of_pages(3, text)
    assert [len(lines) for lines in after] == [2, 8]


def test_a_footnote_goes_along_with_the_line_that_is_spared() -> None:
    text = LINE * 2 + 'aaaa aaaa <span class="note">Note</span> aaaa bbbb&shy;cccc<br>' + LINE
    first, *_ = lines_of_pages(2, text)
    assert (len(first), first[-1][-4:]) == (6, "Note")
    with better_page_breaks():
        first, second = lines_of_pages(2, text)
    assert len(first) == 4
    assert second[-1][-4:] == "Note"


def test_columns_within_a_line_are_laid_out() -> None:
    inline = '<span style="display: inline-block; width: 80px">'
    text = f'{inline}<span style="display: block; columns: 2">aaaa bbbb cccc dddd</span></span>'
    with better_page_breaks():
        assert "aaaa" in "".join(chain(*lines_of_pages(0, text)))
