"""Editions as of a day: what the real report's follow-up was by then, the same in every output."""

import csv
import io
import json
import re
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.follow_up.standing import progress
from tests.building import build
from tests.end_to_end.reading import csv_rows, json_rows, pdf_pages, xlsx_rows
from tests.sharing import Share

READ = "{} (editors’ assessment)"
ALL = "all that is recorded"
STOOD = {
    "2016-12-31": {"Not yet assessed": 24},
    "2019-12-31": {"Not yet assessed": 24},
    "2021-12-31": {
        READ.format("Not implemented"): 2,
        READ.format("Assessed in parts"): 1,
        "Not yet assessed": 21,
    },
    "2023-12-31": {
        READ.format("Fully implemented"): 2,
        READ.format("Not implemented"): 2,
        READ.format("Assessed in parts"): 1,
        "Not yet assessed": 19,
    },
    ALL: {
        READ.format("Fully implemented"): 1,
        READ.format("Not implemented"): 2,
        READ.format("Assessed in parts"): 1,
        "Reversed by later developments": 1,
        "Not yet assessed": 19,
    },
}
"""How many recommendations stood where on a day; every count rests on dated entries."""

IN_WORDS = {"2016-12-31": "31 December 2016", "2021-12-31": "31 December 2021"}
"""The days of the editions that are built."""


@pytest.fixture(scope="module", params=[*IN_WORDS, ALL])
def edition(request: pytest.FixtureRequest, checkout: Path, share: Share) -> tuple[str, Path]:
    """Give a day and the real report's result as of it, and the one of no day."""
    day: str = request.param
    if day == ALL:
        return day, request.getfixturevalue("real_site")
    options = ("--as-of", day)
    folder = share(f"as-of-{day}", lambda at: build(checkout, checkout, at / "site", *options))
    return day, folder / "site"


def group(words: str) -> str:
    if words.startswith("Reversed"):
        return words.partition(" (")[0]
    return READ.format("Assessed in parts") if words.startswith("Part ") else words


def counted(rows: list[list[str]]) -> Counter[str]:
    at = rows[0].index("Where it stands")
    return Counter(group(row[at]) for row in rows[1:])


def listed(text: str) -> dict[str, int]:
    """Return what a line of counts says: "Fully implemented (rating): 2 · Not yet assessed: 1."."""
    text = re.sub("[-\u00ad\u2010] ", "", text)
    (line,) = re.findall(r"(?:[A-Z][^·:.]+: \d+ · )*[A-Z][^·:.]+: \d+(?=\.| A rating)", text)[:1]
    return {words: int(count) for words, count in re.findall(r"([A-Z][^·:.]+): (\d+)", line)}


@pytest.mark.parametrize("day", STOOD)
def test_so_many_stood_where_on_a_day(checkout: Path, day: str) -> None:
    loaded, problems = load(Project(root=checkout, today=date.today()))
    assert problems == ()
    register = Register(loaded=loaded)
    if day != ALL:
        register = as_of(register, date.fromisoformat(day))
    assert {words: count for _, words, count in progress(register).counts} == STOOD[day]


def test_the_files_of_the_matrix_count_the_same(edition: tuple[str, Path]) -> None:
    day, site = edition
    assert counted(csv_rows(site)) == STOOD[day]
    assert counted(json_rows(site)) == STOOD[day]
    assert counted(xlsx_rows(site)) == STOOD[day]


def test_the_open_data_count_the_same(edition: tuple[str, Path]) -> None:
    day, site = edition
    for name in ("index", "report"):
        document = json.loads((site / f"api/v1/{name}.json").read_text("utf-8"))
        progress = document["progress"] if name == "index" else document["report"]["progress"]
        assert {one["words"]: one["count"] for one in progress["counts"]} == STOOD[day]
    with closing(sqlite3.connect(site / "downloads/afterword.sqlite")) as database:
        rows = database.execute("SELECT words, count FROM progress").fetchall()
    assert dict(rows) == STOOD[day]
    records = json.loads((site / "api/v1/recommendations.json").read_text("utf-8"))
    found = Counter(group(one["standing"]["label"]) for one in records["recommendations"])
    assert found == STOOD[day]


def test_the_home_page_counts_the_same(edition: tuple[str, Path]) -> None:
    day, site = edition
    rows = html.parse(str(site / "index.html")).xpath(
        '//table[starts-with(caption, "Recommendations by where they stand")]/tbody/tr'
    )
    found = {row[0].text_content().strip(): int(row[1].text_content()) for row in rows}
    assert found == STOOD[day]


def test_the_pages_of_the_recommendations_count_the_same(edition: tuple[str, Path]) -> None:
    day, site = edition
    pages = sorted((site / "recommendations").glob("kaz-2016-r*.html"))
    found: Counter[str] = Counter()
    for page in pages:
        (stands,) = html.parse(str(page)).xpath('//p[@class="aw-stands"][.//span]')
        words = stands.xpath('string(.//span[contains(@class, "aw-standing")])').strip()
        found[group(READ.format(words) if words.endswith("plemented") else words)] += 1
    assert found == STOOD[day]


def test_the_pdfs_count_the_same(edition: tuple[str, Path]) -> None:
    day, site = edition
    # The heading of the counts is read before or after the first row, as the lines happen to lie.
    imprint = " ".join(pdf_pages(site)[1].split()).replace("How many ", "")
    table = imprint[imprint.index("Where they stand") + 17 : imprint.index("A rating is")]
    stood = re.findall(r"([A-Z]\D+?) (\d+)", table)
    assert {words: int(count) for words, count in stood} == STOOD[day]
    command = ["pdftotext", "-enc", "UTF-8", str(site / "downloads/follow-up-matrix.pdf"), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    matrix = " ".join(printed.split())
    assert listed(matrix[matrix.index("is the only official one.") + 25 :].strip()) == STOOD[day]


def test_no_entry_shown_is_later_than_the_day(edition: tuple[str, Path]) -> None:
    day, site = edition
    if day == ALL:
        return
    text = (site / "downloads/follow-up.csv").read_text("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    dates = [row[heading.index("Date")] for row in rows]
    assert [one for one in dates if one > day[: len(one)]] == []
    pages = [path.read_text("utf-8") for path in (site / "recommendations").glob("*.html")]
    shown = [at for page in pages for at in re.findall(r'class="aw-entry aw-entry--\w+', page)]
    assert len(shown) == len(rows)


def test_every_page_and_every_file_says_as_of_which_day_it_is(edition: tuple[str, Path]) -> None:
    day, site = edition
    if day == ALL:
        return
    words = f"As of {IN_WORDS[day]}"
    silent = [path.name for path in site.rglob("*.html") if words not in path.read_text("utf-8")]
    assert silent == []
    assert f"as of {IN_WORDS[day]}" in pdf_pages(site)[0]
    at = csv_rows(site)[0].index("As of")
    assert {row[at] for row in csv_rows(site)[1:]} == {day}


def test_the_edition_as_of_today_shows_all_that_is_recorded(
    checkout: Path, second_site: Path, tmp_path: Path
) -> None:
    report = checkout / "tests/second_report"
    site = build(checkout, report, tmp_path / "site", "--as-of", "today")
    now, then = csv_rows(site), csv_rows(second_site)
    assert now[0] == then[0]
    changed = {
        heading
        for left, right in zip(now, then, strict=True)
        for heading, one, other in zip(now[0], left, right, strict=True)
        # The pages are those of another PDF: it says on its imprint as of which day it is.
        if re.sub(r"p\. \d+", "p.", one) != re.sub(r"p\. \d+", "p.", other)
    }
    assert changed == {"As of", "To be looked at again"}, "a review is overdue on some day"


def test_missions_that_came_later_are_left_out(edition: tuple[str, Path]) -> None:
    day, site = edition
    found = {path.stem for path in (site / "missions").glob("kaz-20[12]*.html")}
    later = {"kaz-2019-presidential": "2019-06-09", "kaz-2021-parliamentary": "2021-01-10"}
    later |= {"kaz-2023-parliamentary": "2023-03-19", "kaz-2026-referendum": "2026-03-15"}
    assert {name for name in later if name in found} == {
        name for name, held in later.items() if day == ALL or held <= day
    }
