"""The report in print: what it says of its own pages is right, and each page says where it is."""

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.end_to_end.reading import csv_rows, pdf_lines, pdf_pages, pdf_text

_BELOW_HEAD = 100
"""Where the text of a page is under way, in points from its top."""
_NEAR = 60
"""How far below a heading the first line that belongs to it is, at most, in points."""


@pytest.fixture(params=["real_site", "second_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Give both results in turn."""
    return Path(request.getfixturevalue(request.param))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A bookmark: how deep it stands, its words, and the page that it leads to."""

    depth: int
    title: str
    page: int


def bookmarks(site: Path) -> list[Bookmark]:
    """Return the bookmarks of the PDF in their order."""
    with pikepdf.open(site / "downloads/report.pdf") as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        waiting = [(0, item) for item in reversed(outline.root)]
        found = []
        while waiting:
            depth, item = waiting.pop()
            assert isinstance(item.destination, pikepdf.Array)
            page = numbers[item.destination.as_list()[0].objgen]
            found.append(Bookmark(depth=depth, title=item.title, page=page))
            waiting += [(depth + 1, child) for child in reversed(item.children)]
        return found


def page_with(site: Path, title: str) -> str:
    """Return the first page that has a line of its own, as it is laid out."""
    pages = "\n".join(pdf_lines(site)).split("\f")
    return next(page for page in pages if re.search(rf"^ *{title}$", page, re.MULTILINE))


def test_the_contents_name_the_headings_of_two_levels_and_their_pages(site: Path) -> None:
    listed = re.findall(r"^ *(\S.*?) ?(?: \.)+ +(\d+)$", page_with(site, "Contents"), re.MULTILINE)
    headed = [
        (one.title, str(one.page))
        for one in bookmarks(site)
        if one.depth < 2 and one.title != "Contents" and not one.title.startswith("Recommendation ")
    ]
    of_afterword = [one for one in listed if re.match(r"Recommendations? 1\b", one[0])]
    assert len(of_afterword) == 1
    told = [one for one in listed if one not in of_afterword]
    assert sorted(told) == sorted(headed)
    of_report = [title for title, _ in told if re.match(r"[IVX]+\. ", title)]
    assert of_report == [title for title, _ in headed if re.match(r"[IVX]+\. ", title)]
    assert len(told) > 12


def test_the_list_names_every_recommendation_with_the_page_of_its_frame(site: Path) -> None:
    rows = csv_rows(site)
    number, title, priority = (rows[0].index(one) for one in ("No.", "In short", "Priority"))
    placed: dict[str, list[int]] = {}
    for one in bookmarks(site):
        if one.title.startswith("Recommendation "):
            placed.setdefault(one.title, []).append(one.page)
    assert len(placed) == len(rows) - 1
    page = page_with(site, "List of recommendations")
    for row in rows[1:]:
        in_place, afterword = placed[f"Recommendation {row[number]}: {row[title]}"]
        tag = " priority" if row[priority] == "Priority" else ""
        entry = (
            rf"^ *{row[number]} +{re.escape(row[title])}{tag} *(?: \.)+ +{in_place} +afterword, "
        )
        assert re.search(rf"{entry}p\.\s{afterword}$", page, re.MULTILINE), row[title]


def test_every_cross_reference_to_a_recommendation_names_the_page_of_its_frame(site: Path) -> None:
    frames = {
        match.group(1): one.page
        for one in reversed(bookmarks(site))
        if (match := re.match(r"Recommendation (\d+):", one.title))
    }
    text = " ".join("\n".join(pdf_pages(site)).split())
    references = re.findall(r"Recommendation (\d+), p\.\s(\d+)", text)
    assert {number for number, _ in references} == set(frames)
    assert {(number, int(page)) for number, page in references} == set(frames.items())


def test_the_list_in_its_section_prints_the_numbers_of_the_recommendations(site: Path) -> None:
    rows = csv_rows(site)
    number, text = rows[0].index("No."), rows[0].index("Recommendation")
    lines = [" ".join(line.split()) for line in pdf_lines(site)]
    for row in rows[1:]:
        opening = " ".join(row[text].split()[:4])
        assert any(line.startswith(f"{row[number]}. {opening}") for line in lines), row[number]


def test_every_page_but_the_cover_says_which_it_is_and_what_of(site: Path) -> None:
    pages = "\n".join(pdf_lines(site)).split("\f")[:-1]
    assert not re.search(r"page \d+ of \d+", pages[0])
    for at, page in enumerate(pages[1:], 2):
        assert re.search(rf"^ +page {at} of {len(pages)}$", page, re.MULTILINE), at
        assert re.search(r" · unofficial restatement$", page, re.MULTILINE), at


def test_the_running_head_names_the_section_in_which_a_page_begins(site: Path) -> None:
    sections = [one for one in bookmarks(site) if one.depth == 0]
    for at, page in enumerate(pdf_pages(site)[1:], 2):
        head, _, text = " ".join(page.split()).partition(" · unofficial restatement ")
        title = next(one.title for one in reversed(sections) if one.page < at or at == 2)
        for one in sections:
            if one.page == at and text.startswith(one.title):
                title = one.title
        assert head.startswith(title), at


def test_the_matrix_is_printed_across_with_its_header_on_each_page(site: Path) -> None:
    with pikepdf.open(site / "downloads/report.pdf") as pdf:
        across = [at for at, one in enumerate(pdf.pages) if one.mediabox[2] > one.mediabox[3]]
    pages = "\n".join(pdf_lines(site)).split("\f")
    assert across == list(range(across[0], across[-1] + 1))
    for at in across:
        assert re.search(r"No\. +In short +Priority +Section +Addressees", pages[at])


def test_the_real_report_in_print_is_of_a_size_that_can_be_sent(real_site: Path) -> None:
    report = real_site / "downloads/report.pdf"
    assert 300_000 < report.stat().st_size < 1_500_000
    assert 70 < len(pdf_pages(real_site)) < 110


def test_no_heading_stands_at_the_foot_of_a_page(site: Path) -> None:
    shown = pdf_text(site / "downloads/report.pdf", "-bbox-layout")
    pages = re.split(r"<page ", shown)[1:]
    titles = {" ".join(one.title.split()) for one in bookmarks(site)}
    for at, page in enumerate(pages, 1):
        lines = re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*>(.*?)</line>', page, re.DOTALL)
        words = [
            (float(top), " ".join(re.findall(r">([^<]+)</word>", line))) for top, line in lines
        ]
        for top, line in words:
            if line in titles and top > _BELOW_HEAD:
                below = [place - top for place, _ in words if place > top + 1]
                assert min(below) < _NEAR, (at, line)


def test_no_word_of_a_footnote_is_broken_without_a_hyphen(site: Path) -> None:
    """WeasyPrint 70 breaks words where a style sheet lets it, though they fit on the next line."""
    joined = re.sub(r"[-\u00ad\u2010]\n+|[-\u00ad\u2010]", "", "\n".join(pdf_pages(site)))
    printed = set(re.findall(r"\w+", joined))
    notes = []
    for page in sorted((site / "report").glob("*.html")):
        for note in html.parse(str(page)).xpath('//section[@class="aw-footnotes"]//li'):
            for call in note.xpath(".//sup"):
                call.drop_tree()
            notes.append(note.text_content())
    said = set(re.findall(r"\w{4,}", re.sub(r"[-\u00ad\u2010]", "", " ".join(notes))))
    assert len(said) > 10
    assert said - printed - {"Back"} == set()
