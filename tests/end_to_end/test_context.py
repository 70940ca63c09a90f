"""The context column: the pages that it names are those on which the PDF has the paragraphs."""

import re
from pathlib import Path

from lxml import html

from tests.end_to_end.reading import csv_rows, pdf_pages, squeezed

_OPENING = 40
"""How many letters of a paragraph are looked for, so that a page break does not matter."""


def letters(text: str) -> str:
    """Return a text without spaces, hyphens and numbers, and without the pages of links: what the
    PDF prints in other places than the website."""
    return re.sub(r"\(p\.\d+\)|N\d+|\d+", "", squeezed(text))


def paragraph(site: Path, address: str) -> str:
    """Return the first words of a paragraph of the website, as the PDF prints them."""
    path, _, anchor = address.partition("#")
    page = html.parse(str(site / path.rpartition("report/")[1] / path.rpartition("report/")[2]))
    (found,) = page.xpath(f'//*[@id="{anchor}"]')
    for call in found.xpath(".//sup"):
        call.drop_tree()
    return letters(found.text_content())[:_OPENING]


def named_pages(cell: str) -> list[tuple[int, str]]:
    """Return each page that a cell names, with the address of the paragraph."""
    return [(int(page), where) for page, where in re.findall(r", p\. (\d+): (\S+)$", cell, re.M)]


def test_every_page_that_the_context_names_is_where_the_pdf_has_the_paragraph(site: Path) -> None:
    rows = csv_rows(site)
    at = rows[0].index("Context: what was found, and where")
    findings = rows[0].index("Reference")
    pages = [letters(page) for page in pdf_pages(site)]
    for row in rows[1:]:
        named = named_pages(row[at])
        assert named, row[findings]
        for page, where in named:
            words = paragraph(site, where)
            holding = [number for number, text in enumerate(pages, 1) if words in text]
            assert page in holding, (row[findings], where, words, holding)


def test_every_recommendation_of_the_real_report_has_its_context_in_a_line(
    real_site: Path,
) -> None:
    rows = csv_rows(real_site)
    at = rows[0].index("Context: what was found, and where")
    lines = [row[at].split("\n")[0] for row in rows[1:]]
    assert len(lines) == len(set(lines)) == 24
    assert all(20 < len(line) <= 240 and "report/" not in line for line in lines)
