"""The report in print, read as a reader reads it: what it refers to is where it says."""

import hashlib
import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf

from tests.pdf.document import Document
from tests.pdf.paper import Paper
from tests.pdf.reading import bookmarks, calls, corners, lines_on_pages, ordinary_links, words
from tests.pdf.seeing import Word, first_below_head, seen_in, squeezed

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_CARRIED = {
    "recommendations.json": ("api/v1", "application/json"),
    "follow-up-matrix.csv": ("downloads", "text/csv"),
    "follow-up-matrix.xlsx": (
        "downloads",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
"""What the report carries: where the same file is on the website, and its type."""

_PRINTED = {"aw-xref": r"p\.\s*(\d+)", "aw-page": r"(\d+)$"}
"""How a page number is printed after a link, by the link's class."""
_LEAST_LINES = 2
"""So many lines of a paragraph that is divided stand before the end of a page, and after it."""
_FIRST = 5
"""Words by which the place that a link leads to is known again."""


def test_the_bookmarks_are_the_headings_each_with_its_page(
    document: Document, report: Paper, seen: list[list[Word]]
) -> None:
    printed = report.of(*_HEADINGS)
    expected = [
        (headed.depth, headed.title, heading.page)
        for headed, heading in zip(document.bookmarks(), printed, strict=True)
        if headed
    ]
    found = list(bookmarks(report.pdf))
    placed = [(depth, title, report.place(target)) for depth, title, target in found]
    assert [(depth, title, place and place[0]) for depth, title, place in placed] == expected
    for heading in printed:
        words = squeezed("".join(word.text for word in seen[heading.page - 1]))
        assert squeezed(heading.text) in words, str(heading)


def test_every_link_of_the_document_leads_where_it_says(document: Document, report: Paper) -> None:
    printed = ordinary_links(report)
    told = [f"#{link.areas()[0].target}" for link in printed]
    addresses = [str(link.areas()[0].object.get("/A", {}).get("/URI", "")) for link in printed]
    found = [address or name for address, name in zip(addresses, told, strict=True)]
    assert found == [link.get("href") for link in document.links()]


def test_every_link_within_the_report_leads_to_the_page_of_its_target(
    document: Document, report: Paper, seen: list[list[Word]]
) -> None:
    targets = {area.target for area in report.areas if area.target}
    assert len(targets) > 30
    for target in sorted(targets):
        if target.startswith("call-"):
            continue
        number, height = report.destinations[target]
        below = [word for word in seen[number - 1] if word.corners[1] < height]
        text = squeezed("".join(word.text for word in below))
        begins = document.text_from(target).split()[:_FIRST]
        assert [word for word in begins if squeezed(word) not in text] == [], target


def test_the_way_back_from_a_footnote_leads_to_the_page_of_its_call(report: Paper) -> None:
    pages = {area.target: area.page for area in reversed(calls(report))}
    back = [area for area in report.areas if area.target.startswith("call-")]
    assert len(back) == len(report.of("Note"))
    for area in back:
        assert report.destinations[area.target][0] == pages[area.target.removeprefix("call-")]


def test_every_printed_page_number_is_that_of_the_page_its_link_leads_to(
    document: Document, report: Paper, seen: list[list[Word]]
) -> None:
    checked = 0
    for told, link in zip(document.links(), ordinary_links(report), strict=True):
        for name in _PRINTED.keys() & set(told.get("class", "").split()):
            page, areas = corners(link)
            shown = seen_in(seen[page - 1], areas)
            numbers = re.findall(_PRINTED[name], shown)
            target = report.destinations[link.areas()[0].target][0]
            assert numbers[-1:] == [str(target)], (page, shown)
            checked += 1
    assert checked > 30


def test_every_footnote_stands_on_the_page_of_its_call_or_the_next(
    report: Paper, record_property: Callable[[str, object], None]
) -> None:
    first = {area.target: area.page for area in reversed(calls(report))}
    later = {}
    for note in report.of("Note"):
        behind = note.page - first[str(note.object.ID)]
        assert 0 <= behind <= 1, str(note)
        if behind:
            later[note.children("Lbl")[0].text] = note.page
        assert max(mark.page for mark in note.marks()) - note.page <= 1, str(note)
    record_property("footnotes on the page after their call", later)
    print(f"footnotes on the page after their call: {later or 'none'}")  # noqa: T201 - declared


def test_nothing_of_the_document_is_lost_in_the_tags(document: Document, report: Paper) -> None:
    """The paragraphs are read whole, in their order; page numbers are added in print."""
    found = [squeezed(re.sub(r",? ?\(?p\.\s\d+\)?", "", words(one))) for one in report.of("P")]
    told = [squeezed(re.sub(r"p\.\s\d+", "", text)) for text in document.paragraphs()]
    assert found == told


def test_words_are_apart_in_the_tags_as_they_are_on_the_page(
    report: Paper, seen: list[list[Word]]
) -> None:
    """ISO 32000-1, 14.8.2.5: the end of a word is a space of its own, not only a gap."""
    shown = " ".join(word.text for page in seen for word in page)
    printed = set(re.findall(r"[^\W\d_]+", shown.replace("\u00ad ", "")))
    for page, following in pairwise(seen):  # a word may be divided by the end of a page
        begun = [word.text[:-1] for word in page if word.text.endswith("\u00ad")]
        whole = " ".join(half + first_below_head(following) for half in begun)
        printed |= set(re.findall(r"[^\W\d_]+", whole))
    read = {
        word: str(element)
        for element in report.elements
        if element.kind in {"P", "LBody", "TD", "TH", "Caption", *_HEADINGS}
        for word in re.findall(r"[^\W\d_]+", element.text)
    }
    assert {word: where for word, where in read.items() if word not in printed} == {}


def test_no_line_of_a_paragraph_stands_alone_on_a_page(report: Paper) -> None:
    lines = {
        str(one): lines_on_pages(one) for one in report.of("P", "LBody") if not one.children("P")
    }
    divided = {name: list(pages.values()) for name, pages in lines.items() if len(pages) > 1}
    assert len(report.pages) < 20 or len(divided) > 10
    assert {name: n for name, n in divided.items() if min(n) < _LEAST_LINES} == {}


def test_no_page_ends_within_a_word_where_a_line_can_be_spared(report: Paper) -> None:
    within = []
    for one in report.of("P", "LBody"):
        lines = list(lines_on_pages(one).values())
        marks = [mark for mark in one.marks(with_notes=False) if mark.text.strip()]
        ends = [mark for mark, after in pairwise(marks) if mark.page < after.page]
        if ends and lines[0] > _LEAST_LINES and ends[0].text.endswith("\u00ad"):
            within.append(f"page {ends[0].page}: {ends[0].text}")
    assert within == []


def test_every_pdf_is_sound_and_small_enough_to_send(pdfs: list[Path]) -> None:
    for path in pdfs:
        command = ["qpdf", "--check", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stderr) == (0, ""), path.name
        assert path.stat().st_size < 1_500_000, path.name


def test_the_report_carries_the_files_of_the_website(site: Path, report: Paper) -> None:
    root = report.root
    associated = {one.objgen for one in root.AF}
    specifications = dict(pikepdf.NameTree(root.Names.EmbeddedFiles).items())
    assert {str(one.UF) for one in specifications.values()} == _CARRIED.keys()
    for one in specifications.values():
        name = str(one.UF)
        folder, kind = _CARRIED[name]
        stream = one.EF.F
        carried = stream.read_bytes()
        original = (site / folder / name).read_bytes()
        assert hashlib.sha256(carried).digest() == hashlib.sha256(original).digest(), name
        assert one.objgen in associated, name
        assert str(one.AFRelationship) in {"/Data", "/Source", "/Alternative", "/Supplement"}, name
        assert str(stream.Subtype) == f"/{kind}", name
        assert int(stream.Params.Size) == len(carried), name
        assert str(one.Desc).strip(), name
        assert str(one.F) == name
