"""Editions as of a day: what a report's follow-up was by then, the same in every output."""

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.follow_up.standing import progress
from tests.building import build, copy_report
from tests.end_to_end.reading import csv_rows, json_rows, pdf_pages, pdf_text, xlsx_rows
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

SECOND_STOOD = {
    "Partially implemented (rating)": 1,
    "Assessed in parts (rating)": 1,
    "Not yet assessed": 1,
}
"""How many recommendations of the second report stood where at the end of 2021."""

IN_WORDS = {"2016-12-31": "31 December 2016", "2021-12-31": "31 December 2021"}
"""The days of the editions that are built."""

LATER_MISSIONS = {
    "real": {
        "kaz-2019-presidential": "2019-06-09",
        "kaz-2021-parliamentary": "2021-01-10",
        "kaz-2023-parliamentary": "2023-03-19",
        "kaz-2026-referendum": "2026-03-15",
    },
    "second": {
        "ver-2022-referendum": "2022-03-06",
        "ver-2023-parliamentary": "2023-05-07",
        "ver-2024-local": "2024-10-20",
    },
}
"""The missions that came after each report, and the days of their elections."""


NOTICE_ENDS = {"real": "is the only official one.", "second": "is authoritative."}
"""The last words of each report's notice, after which the matrix in print has the counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A report as of a day: its result, and how many of its recommendations stood where."""

    report: str
    day: str
    site: Path
    stood: dict[str, int]


@pytest.fixture(
    scope="module",
    params=[
        ("second", "2021-12-31"),
        ("real", ALL),
        *(pytest.param(("real", day), marks=pytest.mark.thorough) for day in IN_WORDS),
    ],
    ids=str,
)
def edition(request: pytest.FixtureRequest, checkout: Path, share: Share) -> Edition:
    """Give a report as of a day, and one as of none."""
    report, day = request.param
    if report == "second":
        site, stood = request.getfixturevalue("second_site_2021"), SECOND_STOOD
    elif day == ALL:
        site, stood = request.getfixturevalue("real_site"), STOOD[day]
    else:
        options = ("--as-of", day)
        folder = share(f"as-of-{day}", lambda at: build(checkout, checkout, at / "site", *options))
        site, stood = folder / "site", STOOD[day]
    return Edition(report=report, day=day, site=site, stood=stood)


def group(words: str) -> str:
    if words.startswith("Reversed"):
        return words.partition(" (")[0]
    if words.startswith("Part "):
        is_rated = "(rating)" in words
        return "Assessed in parts (rating)" if is_rated else READ.format("Assessed in parts")
    return words


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


def test_the_files_of_the_matrix_count_the_same(edition: Edition) -> None:
    for rows in (csv_rows, json_rows, xlsx_rows):
        assert counted(rows(edition.site)) == edition.stood


def test_the_open_data_count_the_same(edition: Edition) -> None:
    site = edition.site
    for name in ("index", "report"):
        document = json.loads((site / f"api/v1/{name}.json").read_text("utf-8"))
        progress = document["progress"] if name == "index" else document["report"]["progress"]
        assert {one["words"]: one["count"] for one in progress["counts"]} == edition.stood
    with closing(sqlite3.connect(site / "downloads/afterword.sqlite")) as database:
        rows = database.execute("SELECT words, count FROM progress").fetchall()
    assert dict(rows) == edition.stood
    records = json.loads((site / "api/v1/recommendations.json").read_text("utf-8"))
    found = Counter(group(one["standing"]["label"]) for one in records["recommendations"])
    assert found == edition.stood


def test_the_home_page_counts_the_same(edition: Edition) -> None:
    rows = html.parse(str(edition.site / "index.html")).xpath(
        '//table[starts-with(caption, "Recommendations by where they stand")]/tbody/tr'
    )
    found = {row[0].text_content().strip(): int(row[1].text_content()) for row in rows}
    assert found == edition.stood


def test_the_pages_of_the_recommendations_count_the_same(edition: Edition) -> None:
    pages = sorted((edition.site / "recommendations").glob("*-r*.html"))
    found: Counter[str] = Counter()
    for page in pages:
        (stands,) = html.parse(str(page)).xpath('//p[@class="aw-stands"][.//span]')
        words = stands.xpath('string(.//span[contains(@class, "aw-standing")])').strip()
        found[group(words).partition(" (")[0]] += 1
    assert found == {words.partition(" (")[0]: n for words, n in edition.stood.items()}


def test_the_pdfs_count_the_same(edition: Edition) -> None:
    site = edition.site
    # The heading of the counts is read before or after the first row, as the lines happen to lie.
    imprint = " ".join(pdf_pages(site)[1].split()).replace("How many ", "")
    table = imprint[imprint.index("Where they stand") + 17 : imprint.index("A rating is")]
    stood = re.findall(r"([A-Z]\D+?) (\d+)", table)
    assert {words: int(count) for words, count in stood} == edition.stood
    matrix = " ".join(pdf_text(site / "downloads/follow-up-matrix.pdf").split())
    _, notice, counts = matrix.partition(NOTICE_ENDS[edition.report])
    assert notice
    assert listed(counts.strip()) == edition.stood


def test_no_entry_shown_is_later_than_the_day(edition: Edition) -> None:
    day, site = edition.day, edition.site
    if day == ALL:
        return
    text = (site / "downloads/follow-up.csv").read_text("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    dates = [row[heading.index("Date")] for row in rows]
    assert [one for one in dates if one > day[: len(one)]] == []
    pages = [path.read_text("utf-8") for path in (site / "recommendations").glob("*.html")]
    shown = [at for page in pages for at in re.findall(r'class="aw-entry aw-entry--\w+', page)]
    assert len(shown) == len(rows)


def test_every_page_and_every_file_says_as_of_which_day_it_is(edition: Edition) -> None:
    day, site = edition.day, edition.site
    if day == ALL:
        return
    words = f"As of {IN_WORDS[day]}"
    pages = {path.name: path.read_text("utf-8") for path in site.rglob("*.html")}
    moved = 'http-equiv="refresh"'
    assert [name for name, html in pages.items() if words not in html and moved not in html] == []
    assert f"as of {IN_WORDS[day]}" in pdf_pages(site)[0]
    at = csv_rows(site)[0].index("As of")
    assert {row[at] for row in csv_rows(site)[1:]} == {day}


def test_the_edition_as_of_today_shows_all_that_is_recorded(
    checkout: Path, second_site: Path, tmp_path: Path
) -> None:
    report = copy_report(checkout / "tests/second_report", tmp_path / "report")
    settings = report / "mkdocs.yml"
    without_prints = settings.read_text("utf-8").replace("[afterword]", "[afterword: {pdf: no}]")
    settings.write_text(without_prints, "utf-8")
    site = build(checkout, report, tmp_path / "site", "--as-of", "today")
    now, then = csv_rows(site), csv_rows(second_site)
    assert now[0] == then[0]
    changed = {
        heading
        for left, right in zip(now, then, strict=True)
        for heading, one, other in zip(now[0], left, right, strict=True)
        if one != re.sub(r", p\. \d+(?=: )", "", other)  # without prints there are no pages
    }
    assert changed == {"As of", "To be looked at again"}, "a review is overdue on some day"


def test_missions_that_came_later_are_left_out(edition: Edition) -> None:
    day, later = edition.day, LATER_MISSIONS[edition.report]
    found = {path.stem for path in (edition.site / "missions").glob("*.html")}
    assert found & later.keys() == {
        name for name, held in later.items() if day == ALL or held <= day
    }
