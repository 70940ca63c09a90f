"""The matrix in print: across the page, the header on every page, no row cut, the same cells."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.end_to_end.reading import csv_rows, pdf_text, squeezed

_COMPACT = (
    "No.",
    "In short",
    "Priority",
    "Section",
    "Addressees",
    "Where it stands",
    "Latest assessment by each assessor",
    "To be looked at again",
)


@pytest.fixture
def pages(site: Path) -> list[str]:
    """Give the text of each page of the matrix, cell by cell, without blanks and hyphens."""
    text = pdf_text(site / "downloads/follow-up-matrix.pdf", "-raw")
    return [squeezed(page) for page in text.split("\f")[:-1]]


def test_every_page_has_the_header(pages: list[str]) -> None:
    header = "".join(squeezed(heading) for heading in _COMPACT)
    assert [page.count(header) for page in pages] == [1] * len(pages)


def test_every_row_stands_whole_on_one_page_with_the_cells_of_the_csv(
    site: Path, pages: list[str]
) -> None:
    headings, *rows = csv_rows(site)
    columns = [headings.index(heading) for heading in _COMPACT]
    for row in rows:
        whole = "".join(squeezed(row[at]) for at in columns)
        assert sum(whole in page for page in pages) == 1, row[0]


def test_pages_lie_across(site: Path) -> None:
    with pikepdf.open(site / "downloads/follow-up-matrix.pdf") as pdf:
        boxes = [page.mediabox for page in pdf.pages]
    assert all(float(box[2]) > float(box[3]) for box in boxes)


def test_it_is_sound_tagged_and_has_a_title_and_a_language(site: Path) -> None:
    path = site / "downloads/follow-up-matrix.pdf"
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)  # noqa: S607
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]).startswith("Follow-up matrix: ")
        found = pdf.Root.StructTreeRoot
        tags = set(re.findall(r"/(Table|TR|TH|TD|H1)\b", str(_names(found))))
    assert tags == {"Table", "TR", "TH", "TD", "H1"}


def _names(element: pikepdf.Object) -> list[str]:
    """Return the names of all structure elements below one."""
    found, waiting = [], [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one.as_list())
        elif isinstance(one, pikepdf.Dictionary):
            found += [str(one.S)] if "/S" in one else []
            waiting += [one.K] if "/K" in one else []
    return found


def test_it_says_that_it_is_unofficial_and_of_which_day_the_record_is(pages: list[str]) -> None:
    assert all("Unofficialrestatement" in page for page in pages)
    assert "therecordof" in pages[0]
