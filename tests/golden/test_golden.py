"""A few results as they are meant to be, read by people before they are committed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.end_to_end.reading import pdf_text

FILES = Path(__file__).parent / "files"

REWRITE = "read the difference; if it is meant: pytest tests/golden --rewrite-golden"
"""What to do where a result differs from its golden file."""


def _page(site: Path, name: str) -> str:
    """Return what a page says, one element a line, without the frame around it."""
    article = html.parse(str(site / name)).find(".//main/article")
    article.attrib.clear()
    for picture in article.xpath(".//svg"):
        picture.drop_tree()
    markup = html.tostring(article, encoding="unicode", with_tail=False)
    lines = (
        line.strip()
        for line in re.sub(r"(<(?!/|a\b|abbr|em|strong|span|sup))", r"\n\1", markup).splitlines()
    )
    return "\n".join(line for line in lines if line) + "\n"


def _pdf_text(site: Path) -> str:
    """Return the text of the PDF, a sentence a line; where lines break and words part is left out.

    Another version of Pango breaks lines elsewhere.
    """
    text = pdf_text(site / "downloads/report.pdf")
    running = r"^.*page \d+ of \d+$|^.* · unofficial restatement$|\f"
    text = re.sub(running, "", text, flags=re.MULTILINE)
    text = re.sub(r"[-\u00ad\u2010]\n|(?: \.){3,}", "", text)
    joined = " ".join(re.sub(r"[-\u00ad\u2010]", "", text).split())
    return re.sub(r"(?<=[.:?!]) (?=\S)", "\n", joined) + "\n"


def _pdf_outline(site: Path) -> str:
    """Return the bookmarks of the PDF with their pages, and how many links each page has."""
    with pikepdf.open(site / "downloads/report.pdf") as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        with pdf.open_outline() as outline:
            lines = list(_bookmarks(outline.root, pages, 0))
        for at, page in enumerate(pdf.pages, 1):
            notes = page.obj.get("/Annots", pikepdf.Array())
            links = [one for one in notes.as_list() if one.Subtype == "/Link"]
            web = sum("/URI" in one.get("/A", pikepdf.Dictionary()) for one in links)
            lines.append(f"page {at}: {len(links) - web} links within, {web} to the web")
    return "\n".join(lines) + "\n"


def _bookmarks(
    items: list[pikepdf.OutlineItem], pages: list[tuple[int, int]], depth: int
) -> Iterator[str]:
    for item in items:
        destination = item.destination
        assert isinstance(destination, pikepdf.Array)
        page = pages.index(destination.as_list()[0].objgen) + 1
        yield f"{'  ' * depth}{item.title} … {page}"
        yield from _bookmarks(list(item.children), pages, depth + 1)


RESULTS = {
    "follow-up-matrix.csv": lambda site: (
        (site / "downloads/follow-up-matrix.csv").read_bytes().decode()
    ),
    "follow-up-matrix.json": lambda site: (site / "downloads/follow-up-matrix.json").read_text(
        "utf-8"
    ),
    "follow-up.csv": lambda site: (site / "downloads/follow-up.csv").read_bytes().decode(),
    "section.html": lambda site: _page(site, "report/media-and-proposals.html"),
    "annex.html": lambda site: _page(site, "report/counts-by-district.html"),
    "recommendation.html": lambda site: _page(site, "recommendations/ver-2019-r1.html"),
    "report.txt": _pdf_text,
    "outline.txt": _pdf_outline,
}


def test_the_second_report_as_of_the_end_of_2021_gives_what_it_gave(
    second_site_2021: Path, pytestconfig: pytest.Config
) -> None:
    result = RESULTS["follow-up-matrix.csv"](second_site_2021)
    golden = FILES / "follow-up-matrix-2021.csv"
    if pytestconfig.getoption("--rewrite-golden"):
        golden.write_bytes(result.encode())
    assert result == golden.read_bytes().decode(), REWRITE


@pytest.mark.parametrize("name", RESULTS)
def test_the_second_report_gives_what_it_gave(
    name: str, second_site: Path, pytestconfig: pytest.Config
) -> None:
    result = RESULTS[name](second_site)
    if pytestconfig.getoption("--rewrite-golden"):
        (FILES / name).write_bytes(result.encode())
    assert result == (FILES / name).read_bytes().decode(), REWRITE
