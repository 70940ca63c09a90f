"""What a build leaves behind: every output is there, they agree, and nothing leads nowhere."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from lxml import html

from afterword.site.link_check import broken_links
from tests.end_to_end.reading import (
    csv_rows,
    footnote_numbers,
    json_rows,
    pdf_lines,
    pdf_pages,
    squeezed,
    table_rows,
    xlsx_rows,
)


def test_the_real_report_has_a_page_for_each_of_its_24_recommendations(real_site: Path) -> None:
    pages = sorted(path.name for path in (real_site / "recommendations").glob("kaz-2016-r*.html"))
    assert pages == [f"kaz-2016-r{number:02}.html" for number in range(1, 25)]


def test_the_real_matrix_has_24_rows(real_site: Path) -> None:
    assert len(csv_rows(real_site)) == 25


def test_the_second_report_gives_the_same_outputs_as_the_real_one(
    real_site: Path, second_site: Path
) -> None:
    def kinds(site: Path) -> set[str]:
        names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        shared = {
            name for name in names if "/" not in name or name.startswith(("downloads/", "search/"))
        }
        return {re.sub(r"^(downloads/briefs/\w+)/.*", r"\1", name) for name in shared}

    # The second report knows its address, and a page of it has moved.
    more = {"sitemap.xml", "sitemap.xml.gz", "robots.txt", "count.html"}
    assert kinds(second_site) == kinds(real_site) | more
    assert len(list((second_site / "recommendations").glob("ver-*.html"))) == 3


def test_the_matrices_hold_the_same_rows_cell_by_cell(site: Path) -> None:
    rows = csv_rows(site)
    assert json_rows(site) == rows
    assert xlsx_rows(site) == rows


def test_the_page_of_the_matrix_shows_the_cells_of_the_files(site: Path) -> None:
    rows = csv_rows(site)
    shown = table_rows(site / "matrix.html")
    columns = [rows[0].index(heading) for heading in shown[0]]
    for row, cells in zip(rows[1:], shown[1:], strict=True):
        assert [squeezed(row[at]) for at in columns] == [squeezed(cell) for cell in cells]


def test_every_recommendation_stands_in_the_pdf_in_place_and_in_the_list(site: Path) -> None:
    rows = csv_rows(site)
    text = squeezed("".join(pdf_pages(site)))
    number, words = rows[0].index("No."), rows[0].index("Recommendation")
    for row in rows[1:]:
        assert text.count(squeezed(row[words])) == 2, row[words]
        assert f"Recommendation{row[number]}" in text


def _page_of(item: pikepdf.OutlineItem) -> tuple[int, int]:
    assert isinstance(item.destination, pikepdf.Array)
    page: tuple[int, int] = item.destination.as_list()[0].objgen
    return page


@pytest.mark.parametrize(
    ("report", "result"), [(".", "real_site"), ("tests/second_report", "second_site")]
)
def test_every_footnote_of_the_text_is_set_in_the_pdf_once(
    report: str, result: str, checkout: Path, request: pytest.FixtureRequest
) -> None:
    content = checkout / report / "content"
    texts = [*(content / "sections").glob("*.md"), *(content / "annexes").glob("*.md")]
    defined = sum(
        len(re.findall(r"^\[\^[^\]]+\]:", one.read_text("utf-8"), re.MULTILINE)) for one in texts
    )
    numbers = footnote_numbers(request.getfixturevalue(result))
    assert numbers == list(range(1, defined + 1))
    assert numbers


def test_the_pdf_is_sound_tagged_and_has_an_outline(site: Path) -> None:
    path = site / "downloads/report.pdf"
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)  # noqa: S607
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert pdf.Root.MarkInfo.Marked
        titles = [item.title for item in outline.root]
    assert titles[:3] == ["About this document", "Contents", "List of recommendations"]
    assert any(title.startswith("I. ") for title in titles)


def test_the_pdf_embeds_every_font_and_none_but_ours(site: Path) -> None:
    command = ["pdffonts", str(site / "downloads/report.pdf")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[
        2:
    ]
    assert lines
    for line in lines:
        assert re.match(r"[A-Z]{6}\+Afterword-S(erif|ans)", line), line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_no_link_of_the_website_leads_nowhere(site: Path) -> None:
    assert broken_links(site) == ()


def test_everything_to_take_along_is_linked_on_the_page_of_downloads(site: Path) -> None:
    tree = html.fromstring((site / "downloads.html").read_bytes())
    linked = {str(link.get("href")) for link in tree.iter("a")}
    files = {path.relative_to(site).as_posix() for path in (site / "downloads").glob("*.*")}
    assert len(files) > 7
    assert sorted(files - linked) == [], "add a link to templates/site/downloads.html.j2"


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    asked = []
    for path in site.rglob("*.html"):
        tree = html.parse(str(path))
        loaded = tree.xpath(
            "//script/@src | //img/@src | //link[@rel!='canonical']/@href | //iframe/@src"
        )
        asked += [f"{path.name}: {url}" for url in loaded if "//" in url.partition("?")[0]]
    for path in site.rglob("*.css"):
        style = path.read_text("utf-8")
        asked += re.findall(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//[^)\"']*", style)
    assert asked == []


def test_every_page_names_its_feed_as_feed_readers_look_for_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        tree = html.parse(str(path))
        moved = tree.xpath('//meta[@http-equiv="refresh"]')
        if path.name != "404.html" and not moved:
            alternate = '//link[contains(concat(" ", @rel, " "), " alternate ")]'
            feeds = tree.xpath(f'{alternate}[@type="application/atom+xml"]/@href')
            assert feeds, path.name
            assert [one for one in feeds if not (path.parent / one).is_file()] == []


def test_every_page_says_that_it_is_unofficial(site: Path) -> None:
    silent = [
        path.name for path in site.rglob("*.html") if "nofficial" not in path.read_text("utf-8")
    ]
    assert silent == []


def test_the_manifest_names_every_file_with_its_sum(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    found = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert manifest["artefacts"] == found
    assert set(manifest["versions"]) == {
        "python",
        "sqlite",
        "jinja2",
        "markdown",
        "weasyprint",
        "xlsxwriter",
    }


SUPPORTED = {
    "1": "Part a: partially implemented (editors’ assessment); part b: not yet assessed",
    "2": "Fully implemented (editors’ assessment)",
    "6": "Reversed by later developments (before: fully implemented, editors’ assessment)",
    "13": "Not implemented (editors’ assessment)",
    "24": "Not implemented (editors’ assessment)",
}
"""The standings that the evidence supports, all of them the editors'; nobody judged the others."""


def test_only_the_recommendations_with_assessments_show_one(real_site: Path) -> None:
    rows = csv_rows(real_site)
    standing, number = rows[0].index("Where it stands"), rows[0].index("No.")
    assessed = {
        row[number]: row[standing] for row in rows[1:] if row[standing] != "Not yet assessed"
    }
    assert assessed == SUPPORTED


def test_names_in_cyrillic_and_kazakh_letters_reach_every_output(second_site: Path) -> None:
    name = "Әділет Өңірі"
    assert name in "".join(path.read_text("utf-8") for path in second_site.rglob("*.html"))
    assert squeezed(name) in squeezed("".join(pdf_pages(second_site)))


@pytest.mark.parametrize("name", ["follow-up-matrix.csv", "follow-up-matrix.json"])
def test_text_files_end_with_a_line_break(site: Path, name: str) -> None:
    assert (site / "downloads" / name).read_bytes().endswith(b"\n")


def test_a_footnote_called_again_prints_the_number_that_it_has(second_site: Path) -> None:
    text = " ".join("\n".join(pdf_pages(second_site)).split())
    assert "out of some 3,000 in all.1" in text
    assert "Article 48 of the Electoral Code.1" in text


def test_each_row_of_the_spreadsheet_links_to_its_page(site: Path) -> None:
    sheet = openpyxl.load_workbook(site / "downloads/follow-up-matrix.xlsx")["Matrix"]
    links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == len(csv_rows(site)) - 1
    for link in links:
        _, folder, page = link.replace("\\", "/").rsplit("/", 2)
        assert (site / folder / page).is_file(), link
    assert (sheet.freeze_panes, bool(sheet.auto_filter.ref)) == ("D2", True)


def test_no_line_of_the_pdf_ends_after_a_word_or_two(real_site: Path) -> None:
    """WeasyPrint 70 sometimes takes the first words of a line for a whole one."""
    text = pdf_lines(real_site)
    short = [
        (before.strip()[-30:], line.strip(), after.strip()[:30])
        for before, line, after in zip(text, text[1:], text[2:], strict=False)
        if len(after.strip()) > 40
        and (
            re.fullmatch(r"\d+\. \w+( \w+)?", line.strip())
            or (
                len(before.strip()) > 70
                and re.fullmatch(r"\w+( \w+)?", line.strip())
                and re.match(r"[a-z]", after.strip())
            )
        )
    ]
    assert short == []
