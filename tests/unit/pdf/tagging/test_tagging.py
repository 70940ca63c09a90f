"""The tag tree: one element for one thing, whatever pages it stands on."""

import re
from pathlib import Path

import pytest
from PIL import Image

from afterword.pdf.render import render_pdf
from tests.unit.pdf.reading import opened, printed, tree

NOTE = ".note { float: footnote }"
LONG = "<br>".join(f"line {number}." for number in range(15))


def marks(pdf: bytes, page: int = 0) -> list[str]:
    """Return the marks of a page's content that say what is decoration, in order."""
    with opened(pdf) as one:
        content = one.pages[page].Contents.read_bytes().decode("latin-1")
    return re.findall(r"/Artifact\s*<<(.*?)>>\s*BDC", content)


def test_a_paragraph_over_a_page_break_is_one_element() -> None:
    (line,) = tree(printed(f"<p>{LONG}</p>").pdf)
    assert line.startswith("P 1:0 1:1")
    assert "2:0" in line


def test_sections_lists_and_tables_over_a_page_break_are_one_element_each() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(15))
    items = "".join(f"<li>{number}</li>" for number in range(15))
    body = f"<section><table><tbody>{rows}</tbody></table><ul>{items}</ul></section>"
    kinds = [line.split()[0] for line in tree(printed(body).pdf)]
    assert [kinds.count(kind) for kind in ("Sect", "Table", "TBody", "TR", "L", "LI")] == [
        1, 1, 1, 15, 1, 15,
    ]  # fmt: skip


def test_the_head_of_a_table_is_read_once_and_is_decoration_where_it_is_repeated() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(15))
    head = '<thead><tr><th scope="col">Head</th></tr></thead>'
    pdf = printed(f"<table>{head}<tbody>{rows}</tbody></table>").pdf
    kinds = [line.split()[0] for line in tree(pdf)]
    assert (kinds.count("THead"), kinds.count("TH")) == (1, 1)
    assert len(marks(pdf, 1)) == len(marks(pdf, 0)) + 1


def test_cells_say_what_they_head_and_how_far_they_go() -> None:
    body = (
        '<table><thead><tr><th scope="col" colspan="2">A</th></tr></thead>'
        '<tbody><tr><th scope="row">b</th><td></td></tr></tbody></table>'
    )
    pdf = printed(body).pdf
    with opened(pdf) as one:
        (document,) = one.Root.StructTreeRoot.K
        (table,) = document.K
        head, rows = table.K
        assert dict(head.K[0].K[0].A) == {"/O": "/Table", "/Scope": "/Column", "/ColSpan": 2}
        assert dict(rows.K[0].K[0].A) == {"/O": "/Table", "/Scope": "/Row"}
    assert [line.strip().split()[0] for line in tree(pdf)][-2:] == ["TH", "TD"]


def test_a_footnote_is_a_note_right_after_the_reference_that_calls_it() -> None:
    note = '<span class="note" role="doc-footnote" id="n" title="Footnote 1">Said there.</span>'
    pdf = printed(f"<p>Before{note} after.</p>", NOTE).pdf
    assert tree(pdf, "ID") == [
        "P 1:0 1:2",
        "  Reference",
        "    Link link 1:1",
        "  Note ID=n 1:4",
        "    Lbl 1:3",
    ]
    with opened(pdf) as one:
        (link,) = one.pages[0].Annots
        assert (str(link.Contents), str(link.Dest)) == ("Footnote 1", "n")
        assert [str(name) for name in one.Root.StructTreeRoot.IDTree.Names][::2] == ["n"]


def test_a_footnote_leads_back_to_its_call_where_it_says_how() -> None:
    note = (
        '<span id="call-n"></span><span class="note" role="doc-footnote" id="n" title="Note 1"'
        ' data-back="Back to the text">Said.</span>'
    )
    pdf = printed(f"<p>Before{note}</p>", NOTE).pdf
    assert "    Lbl" in tree(pdf)
    with opened(pdf) as one:
        told = {(str(link.Contents), str(link.Dest)) for link in one.pages[0].Annots}
    assert told == {("Note 1", "n"), ("Back to the text", "call-n")}


def test_a_footnote_that_goes_on_over_the_page_is_one_note() -> None:
    note = f'<span class="note" role="doc-footnote" id="n">{LONG}</span>'
    kinds = [line.split()[0] for line in tree(printed(f"<p>Before{note}</p>", NOTE).pdf)]
    assert kinds.count("Note") == 1


def test_contents_are_a_table_of_contents_whose_items_refer() -> None:
    body = (
        '<nav role="doc-toc"><h1>Contents</h1><ul><li><a href="#a">A</a><ul>'
        '<li><a href="#a">B</a></li></ul></li></ul></nav><p id="a">a</p>'
    )
    styles = (
        'ul { list-style: none } a::after { content: leader(".") target-counter(attr(href), page) }'
    )
    lines = [re.sub(r" \d+:\d+", "", line) for line in tree(printed(body, styles).pdf)]
    assert lines == [
        "TOC",
        "  H1",
        "  TOCI",
        "    Reference",
        "      Link link",
        "    TOC",
        "      TOCI",
        "        Reference",
        "          Link link",
        "P",
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a</li></ol>", ["L", "  LI", "    Lbl 1:1", "    LBody 1:0"]),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", ["L", "  LI", "    Lbl 1:0", "    LBody 1:1"]),
        ("<p>a <em>b</em> <strong>c</strong></p>", ["P 1:0 1:2", "  Em 1:1", "  Strong 1:3"]),
        ("<p>a <span>b</span></p>", ["P 1:0 1:1"]),
        ('<p>a <span lang="kk">b</span></p>', ["P 1:0", "  Span Lang=kk 1:1"]),
        ('<p><em lang="kk">b <i lang="kk">c</i></em></p>', ["P", "  Em Lang=kk 1:0", "    Em 1:1"]),
        ('<p>a <b lang="en">b</b></p>', ["P 1:0", "  Strong 1:1"]),
        ('<p><abbr title="A b">AB</abbr></p>', ["P", "  Span E=A b 1:0"]),
        ('<div data-tag="none"><p>a</p></div>', ["P 1:0"]),
        ('<p data-tag="Caption">a</p>', ["Caption 1:0"]),
        ('<p>a <span aria-hidden="true">b <i>c</i></span></p>', ["P 1:0"]),
        ("<p>a</p><p></p>", ["P 1:0"]),
        ("<aside><p>a</p></aside>", ["Aside", "  P 1:0"]),
    ],
)  # fmt: skip
def test_an_element_has_its_structure_type(markup: str, expected: list[str]) -> None:
    assert tree(printed(markup).pdf, "Lang", "E") == expected


def test_a_picture_is_a_figure_with_its_words_and_its_place() -> None:
    picture = (
        '<figure><svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" '
        'viewBox="0 0 20 10"><title>A bar.</title><desc>It is long.</desc>'
        '<rect width="20" height="10"/></svg><figcaption>A</figcaption></figure>'
    )
    pdf = printed(picture).pdf
    assert tree(pdf, "Alt") == ["Figure Alt=A bar. It is long. 1:1", "  Caption 1:0"]
    with opened(pdf) as one:
        (document,) = one.Root.StructTreeRoot.K
        left, bottom, right, top = (float(value) for value in document.K[0].A.BBox)
        page = float(one.pages[0].MediaBox[3])
    assert (left, round(page - top)) == (0, 0)
    assert (round(right - left), round(top - bottom)) == (57, 28)


def test_a_picture_without_words_is_a_problem() -> None:
    printed_ = printed('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (problem,) = printed_.problems
    assert "has no alternative text" in problem.message


def test_a_level_of_headings_that_is_skipped_is_a_problem() -> None:
    (problem,) = printed("<h1>a</h1><h3>b</h3>").problems
    assert problem.message == "the heading 'b' is of level 3 and follows one of level 1"


def test_running_heads_are_decoration_and_said_to_be() -> None:
    styles = (
        '@page { margin: 20mm; @top-left { content: "Head" } @bottom-left { content: "Foot" } }'
    )
    pdf = printed("<p>a</p>", styles).pdf
    assert tree(pdf) == ["P 1:0"]
    assert [mark for mark in marks(pdf) if "Pagination" in mark] == [
        "/Type /Pagination/Subtype /Header",
        "/Type /Pagination/Subtype /Footer",
    ]


def test_an_underline_is_part_of_its_text() -> None:
    pdf = printed('<p style="text-decoration: underline">a</p>').pdf
    assert marks(pdf) == []


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    body = '<p><a href="https://example.org/" title="The example">one<br>two</a></p>'
    pdf = printed(body).pdf
    assert tree(pdf) == ["P", "  Link link 1:0 link 1:1"]
    with opened(pdf) as one:
        assert [str(link.Contents) for link in one.pages[0].Annots] == ["The example"] * 2
        keys = [int(link.StructParent) for link in one.pages[0].Annots]
        numbers = list(one.Root.StructTreeRoot.ParentTree.Nums)
        assert keys == [int(key) for key in numbers[2::2]]


def test_emphasis_within_a_link_makes_no_second_link() -> None:
    pdf = printed('<p><a href="https://example.org/">a <em>b</em></a></p>').pdf
    with opened(pdf) as one:
        (link,) = one.pages[0].Annots
    assert str(link.Contents) == "a b"


def test_a_hyphen_at_the_end_of_a_line_is_no_part_of_the_word() -> None:
    body = '<p style="hyphens: auto; width: 30mm">Parliamentary follow-up</p>'
    with opened(printed(body).pdf) as one:
        content = one.pages[0].Contents.read_bytes()
    assert content.count(b"/ActualText") >= 1
    assert "\u00ad".encode("utf-16-be").hex().encode() in content


def test_a_blank_between_two_elements_keeps_their_words_apart() -> None:
    body = "<p><abbr title='A b'>AB</abbr> <abbr title='C d'>CD</abbr></p>"
    pdf = printed(body).pdf
    assert tree(pdf) == ["P 1:1", "  Span 1:0", "  Span 1:2"]
    with opened(pdf) as one:
        assert b"/ActualText ( )" in one.pages[0].Contents.read_bytes()


def test_the_area_of_a_link_is_where_its_words_are_seen() -> None:
    body = '<p>a<sup style="line-height: 0"><a href="https://example.org/">1</a></sup></p>'
    with opened(printed(body).pdf) as one:
        (link,) = one.pages[0].Annots
        left, bottom, right, top = (float(value) for value in link.Rect)
    assert abs(right - left) > 2
    assert abs(top - bottom) > 5


def test_a_picture_is_shown_as_it_is(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4), "#123456").save(tmp_path / "map.png")
    document = '<html lang="en"><title>T</title><img alt="A map" src="own:///map.png">'
    with opened(render_pdf(document, (tmp_path,)).pdf) as one:
        (picture,) = one.pages[0].get_images().values()
        assert not bool(picture.get("/Interpolate", False))


def test_a_file_says_that_it_is_both_archival_and_accessible() -> None:
    with opened(printed("<p>a</p>").pdf) as one:
        said = one.Root.Metadata.read_bytes().decode()
    assert said.count("<rdf:RDF") == 1
    for expected in (
        "<pdfaid:part>3<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "<pdf:Producer>WeasyPrint 70.0<",
        '<rdf:li xml:lang="x-default">T</rdf:li>',
    ):
        assert expected in said
