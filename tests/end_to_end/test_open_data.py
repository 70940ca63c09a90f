"""The open data of a built site: valid, served by Datasette as they are, in step with the rest."""

import asyncio
import json
import posixpath
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped] # it carries no types
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped] # as above

from afterword.data.open_data.files import json_files
from afterword.data.tables import grid_csv
from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.follow_up.standing import progress
from tests.end_to_end.reading import csv_rows
from tests.unit.data.open_data.opening import collected_of, database_of

DATABASE = "downloads/afterword.sqlite"


def document(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def ask(site: Path, *addresses: str) -> list[Any]:
    """Return what Datasette answers on the site's database and metadata."""
    served = Datasette(
        [str(site / DATABASE)], metadata=document(site / "downloads/afterword-metadata.json")
    )

    async def answers() -> list[Any]:
        return [await served.client.get(f"/afterword{address}") for address in addresses]

    return asyncio.run(answers())


def rows(site: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(site / DATABASE)) as database:
        return database.execute(query).fetchall()


def test_every_file_of_the_api_is_valid_by_the_schema_that_it_names(site: Path) -> None:
    api = site / "api/v1"
    files = [path for path in sorted(api.rglob("*.json")) if path.parent.name != "schemas"]
    assert len(files) == len(rows(site, "SELECT 1 FROM recommendation")) + len(
        ("index", "report", "recommendations", "follow-up", "provisions", "instruments", "missions")
    ) + len(("institutions", "sources", "topics", "matrix"))
    for path in files:
        told = document(path)
        schema = document(Path(posixpath.normpath(path.parent / told["$schema"])))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        assert [error.message for error in validator.iter_errors(told)] == [], path.name


def test_every_path_of_the_index_leads_to_a_file(site: Path) -> None:
    api = site / "api/v1"
    for one in document(api / "index.json")["files"]:
        assert list(api.glob(one["path"].replace("{id}", "*"))), one["path"]
        assert (api / one["schema_path"]).is_file()


def test_every_page_of_a_record_is_one_of_the_site(site: Path) -> None:
    tables = rows(site, "SELECT name FROM sqlite_master WHERE sql LIKE '%    page TEXT%'")
    assert tables
    root = document(site / "api/v1/index.json")["page"].removesuffix("index.html")
    for (table,) in tables:
        for (page,) in rows(site, f"SELECT page FROM {table}"):  # noqa: S608 - our own names
            path, _, anchor = page.removeprefix(root).partition("#")
            text = (site / path).read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in text, page


def test_findings_have_the_pages_of_the_pdf_that_the_matrix_names(site: Path) -> None:
    for record in document(site / "api/v1/recommendations.json")["recommendations"]:
        assert all(finding["pdf_page"] for finding in record["findings"]), record["id"]
    assert rows(site, "SELECT 1 FROM finding WHERE pdf_page IS NULL") == []
    download = document(site / "downloads/follow-up-matrix.json")
    assert document(site / "api/v1/matrix.json")["matrix"] == download["rows"]


def test_the_database_is_sound_and_every_name_leads_to_a_record(site: Path) -> None:
    assert rows(site, "PRAGMA foreign_key_check") == []
    assert rows(site, "PRAGMA integrity_check") == [("ok",)]


def test_datasette_shows_every_table_view_and_query(site: Path) -> None:
    (about,) = ask(site, ".json")
    told = about.json()
    shown = [table["name"] for table in told["tables"] if not table["hidden"]]
    shown += [one["name"] for group in ("views", "queries") for one in told[group]]
    assert {"recommendation", "matrix", "timeline", "overdue"} <= set(shown)
    assert not [name for name in shown if "_fts" in name]
    answers = ask(site, *(f"/{name}" for name in shown))
    assert {
        name: one.status_code for name, one in zip(shown, answers, strict=True)
    } == dict.fromkeys(shown, 200)


def test_datasette_searches_tables_by_itself_and_views_as_it_is_told(site: Path) -> None:
    title, number = rows(site, "SELECT title, number FROM recommendation ORDER BY number DESC")[0]
    word = max(re.findall(r"\w+", title), key=len)
    query = f".json?_shape=array&_search={word}"
    tables = ask(site, f"/recommendation{query}", f"/matrix{query}")
    for answer in tables:
        assert number in [row["number"] for row in answer.json()]
    none = ask(site, "/recommendation.json?_shape=array&_search=xyzzyx", "/recommendation")
    assert none[0].json() == []
    assert 'name="_search"' in none[1].text
    entry, text = rows(site, "SELECT id, text FROM follow_up WHERE NOT is_corrected")[0]
    word = max(re.findall(r"[A-Za-z]+", text), key=len)
    query = f".json?_shape=array&_size=max&_search={word}"
    follow_up, timeline, sources = ask(
        site, f"/follow_up{query}", f"/timeline{query}", "/source?_search=report"
    )
    assert entry in [row["id"] for row in follow_up.json()]
    assert text in [row["text"] for row in timeline.json()]
    assert sources.status_code == 200


def test_datasette_links_records_by_their_titles_and_counts_by_facets(site: Path) -> None:
    labelled, counted, lists = ask(
        site,
        "/latest_assessment.json?_labels=on&_shape=array",
        "/matrix.json?_facet=standing",
        "/matrix.json?_facet_array=addressees",
    )
    titles = dict(rows(site, "SELECT id, title FROM recommendation"))
    for row in labelled.json():
        assert row["recommendation"]["label"] == titles[row["recommendation"]["value"]]
    standings = counted.json()["facet_results"]["standing"]["results"]
    expected = dict(rows(site, "SELECT key, count(*) FROM standing GROUP BY key"))
    assert {one["value"]: one["count"] for one in standings} == expected
    bodies = lists.json()["facet_results"]["addressees"]["results"]
    asked = Counter(name for _, name in rows(site, ASKED))
    assert {one["value"]: one["count"] for one in bodies}.items() <= asked.items()


ASKED = """
    SELECT institution.id, institution.name FROM recommendation_addressee AS asked
    JOIN institution ON institution.id = asked.institution
"""


def test_datasette_tells_what_readings_are(site: Path) -> None:
    (page,) = ask(site, "/latest_assessment")
    assert "EDITORS" in page.text
    assert "EDITORS&#39; OWN" in page.text


def test_a_query_takes_the_institution_that_it_is_given(site: Path) -> None:
    name, title = rows(site, f"{ASKED} LIMIT 1")[0]
    (answer,) = ask(site, f"/asked_of.json?_shape=array&institution={name}")
    assert {row["institution"] for row in answer.json()} == {title}


def test_the_counts_of_the_built_site_agree_in_api_database_and_csv(site: Path) -> None:
    headings, *cells = csv_rows(site)
    in_csv = Counter(row[headings.index("Where it stands")] for row in cells)
    api = document(site / "api/v1/recommendations.json")["recommendations"]
    assert Counter(one["standing"]["label"] for one in api) == in_csv
    assert dict(rows(site, "SELECT label, count(*) FROM matrix GROUP BY label")) == in_csv
    told = document(site / "api/v1/index.json")["progress"]
    assert {one["words"]: one["count"] for one in told["counts"]} == dict(
        rows(site, "SELECT words, count FROM progress")
    )
    assert sum(one["count"] for one in told["counts"]) == told["total"] == len(cells)


@pytest.mark.parametrize("day", ["2016-12-31", "2019-12-31", "2021-12-31", None])
def test_the_counts_agree_as_of_any_day(checkout: Path, day: str | None) -> None:
    loaded, problems = load(Project(root=checkout, today=date(2100, 1, 1)))
    assert problems == ()
    register = Register(loaded=loaded)
    if day:
        register = as_of(register, date.fromisoformat(day))
    counted = progress(register)
    expected = {words: count for _, words, count in counted.counts}
    collected = collected_of(register)
    files = json_files(collected, "Afterword")
    told = json.loads(files["index.json"])
    assert (told["as_of"], told["is_cut"]) == (register.day.isoformat(), day is not None)
    assert {one["words"]: one["count"] for one in told["progress"]["counts"]} == expected
    database = database_of(collected)
    stored = database.execute("SELECT counted_as, count(*) FROM standing GROUP BY counted_as")
    assert dict(map(tuple, stored)) == expected
    read = (told["progress"]["rated"], told["progress"]["read"])
    assert read == (counted.rated, counted.read)
    sums = database.execute("SELECT sum(is_rated), sum(is_read) FROM matrix").fetchone()
    assert tuple(sums) == read
    labels = [one.standing.label for one in collected.recommendations]
    in_csv = grid_csv(collected.matrix).decode("utf-8-sig")
    assert all(in_csv.count(label) >= labels.count(label) for label in labels)


def examples(checkout: Path) -> Iterator[str]:
    text = (checkout / "docs/data.md").read_text("utf-8")
    yield from re.findall(r"^```sql\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_every_example_of_the_documentation_gives_something(
    checkout: Path, real_site: Path
) -> None:
    shown = list(examples(checkout))
    assert shown
    assert [query for query in shown if not rows(real_site, query)] == []


def test_the_documentation_names_every_table_and_every_file(
    checkout: Path, real_site: Path
) -> None:
    text = (checkout / "docs/data.md").read_text("utf-8")
    names = rows(real_site, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    assert [name for (name,) in names if "_fts" not in name and f"`{name}`" not in text] == []
    files = [path.name for path in (real_site / "api/v1").glob("*.json")]
    assert [name for name in files if f"`api/v1/{name}`" not in text] == []
