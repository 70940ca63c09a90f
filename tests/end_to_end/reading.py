"""How the tests read what was built: the matrix's files, the PDF's pages, a page's table."""

import csv
import io
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree, html


def csv_rows(site: Path) -> list[list[str]]:
    """Return the rows of the CSV file, its header first."""
    text = (site / "downloads/follow-up-matrix.csv").read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def json_rows(site: Path) -> list[list[str]]:
    """Return the rows of the JSON file as the CSV has them, its headings first."""
    document: dict[str, Any] = json.loads(
        (site / "downloads/follow-up-matrix.json").read_text("utf-8")
    )
    headings = [column["heading"] for column in document["columns"]]
    return [headings, *([_flat(cell) for cell in row.values()] for row in document["rows"])]


def xlsx_rows(site: Path) -> list[list[str]]:
    """Return the rows of the spreadsheet as the CSV has them, its header first."""
    sheet = openpyxl.load_workbook(site / "downloads/follow-up-matrix.xlsx")["Matrix"]
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def _flat(cell: object) -> str:
    return "\n".join(cell) if isinstance(cell, list) else str(cell)


def pdf_pages(site: Path, name: str | Path = "downloads/report.pdf") -> list[str]:
    """Return the text of each page of a PDF of a site, or of its report."""
    return pdf_text(site / name).split("\f")[:-1]


def pdf_lines(site: Path) -> list[str]:
    """Return the lines of the PDF as they are laid out."""
    return pdf_text(site / "downloads/report.pdf", "-layout").split("\n")


def pdf_text(path: Path, *options: str) -> str:
    """Return what pdftotext reads in a PDF, which is read once with the same options."""
    return _pdf_text(path, path.stat().st_mtime_ns, options)


@cache
def _pdf_text(path: Path, _written: int, options: tuple[str, ...]) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def footnote_numbers(site: Path) -> list[int]:
    """Return the number at the head of each footnote of the PDF, in the order of the pages.

    They are told from other numbers by their type: small, semi-bold, without serifs, in the colour
    of links (see templates/pdf/report.css).
    """
    path = str(site / "downloads/report.pdf")
    command = ["pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", path]
    document = etree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    of_markers = {
        font.get("id")
        for font in document.iter("fontspec")
        if (str(font.get("family")).partition("+")[2], font.get("size"), font.get("color"))
        == ("Afterword-Sans-Semi-Bold", "11", "#0b4a66")
    }
    lines = (one for one in document.iter("text") if one.get("font") in of_markers)
    words = [str(one.xpath("string()")) for one in lines]
    return [int(one.strip()[:-1]) for one in words if re.fullmatch(r"[0-9]+\. ?", one)]


def squeezed(text: str) -> str:
    """Return a text without spaces, hyphens and quotation marks, which a line break may change."""
    return re.sub(r"[\s\-\u00ad\u2010\u2011'’]", "", text)


def table_rows(page: Path) -> list[list[str]]:
    """Return the cells of a page's table, its header first, as words with single spaces."""
    table = html.parse(str(page)).find(".//table")
    return [
        [" ".join(cell.text_content().split()) for cell in row if cell.tag in {"td", "th"}]
        for row in table.iter("tr")
    ]
