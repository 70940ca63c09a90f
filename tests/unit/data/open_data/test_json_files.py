"""The files of the API: valid, whole, and each of them tells what it is."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afterword.data.open_data.files import json_files
from afterword.data.tables import grid_json
from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.views.matrix import matrix
from afterword.views.open_data.derived import KEYS
from tests.unit.data.open_data.opening import (
    Files,
    collected_of,
    documents,
    files_of,
    full_register,
    read,
    wrongs,
)

ONE = "recommendations/sor-2018-r1.json"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return full_register(tmp_path)


@pytest.fixture
def files(register: Register) -> Files:
    return files_of(register)


def test_every_file_is_valid_by_the_schema_beside_it_that_it_names(files: Files) -> None:
    assert {path: wrongs(files, path, document) for path, document in documents(files)} == {
        path: [] for path in files if not path.startswith("schemas/")
    }


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        pytest.param(ONE, "recommendation.priority", "urgent", id="a word that there is not"),
        pytest.param(ONE, "recommendation.standing.key", "done", id="a standing that there is not"),
        pytest.param(ONE, "recommendation.number", "1", id="a number as a text"),
        pytest.param(ONE, "recommendation.last_verified", "2024-13-01", id="no day"),
        pytest.param(ONE, "recommendation.follow_up.0.date", "May 2020", id="a date in words"),
        pytest.param(ONE, "recommendation.follow_up.0.date", "2020-13", id="no month"),
        pytest.param(ONE, "recommendation.follow_up.0.basis", "rating", id="of another kind"),
        pytest.param(ONE, "recommendation.assessments.0.basis", "guess", id="no basis"),
        pytest.param(ONE, "recommendation.assessments.0.age_days", -1, id="a negative age"),
        pytest.param(ONE, "recommendation.findings.0.pdf_page", 0, id="no page"),
        pytest.param(ONE, "recommendation.text", None, id="nothing where words belong"),
        pytest.param(ONE, "recommendation.remark", "New", id="a key that there is not"),
        pytest.param(ONE, "as_of", "yesterday", id="no day of the record"),
        pytest.param(ONE, "$schema", "../schemas/report.json", id="another schema"),
        pytest.param("index.json", "progress.total", 1.5, id="half a recommendation"),
        pytest.param("matrix.json", "matrix.0.number", None, id="an empty cell"),
        pytest.param("matrix.json", "matrix.0.remark", "", id="a cell without a column"),
        pytest.param("instruments.json", "instruments.0.kind", "law", id="no kind"),
        pytest.param("missions.json", "missions.0.type", "eom", id="no type"),
        pytest.param("sources.json", "sources.0.url", "example.org", id="no address"),
    ],
)
def test_a_wrong_value_is_not_valid(files: Files, path: str, key: str, value: object) -> None:
    document = read(files, path)
    *way, last = key.split(".")
    within = document
    for step in way:
        within = within[int(step)] if step.isdecimal() else within[step]
    within[last] = value
    assert wrongs(files, path, document)


@pytest.mark.parametrize("key", ["text", "standing", "follow_up", "is_overdue"])
def test_a_missing_key_is_not_valid(files: Files, key: str) -> None:
    document = read(files, ONE)
    del document["recommendation"][key]
    assert wrongs(files, ONE, document)


def test_an_assessment_without_a_judgement_is_not_valid(files: Files) -> None:
    document = read(files, "follow-up.json")
    judged = next(one for one in document["follow_up"] if one["kind"] == "assessment")
    judged["implementation"] = None
    assert wrongs(files, "follow-up.json", document)


def test_every_file_tells_its_day_its_terms_and_that_it_is_unofficial(files: Files) -> None:
    told = ("as_of", "is_cut", "licence", "notice")
    assert {tuple(document[key] for key in told) for _, document in documents(files)} == {
        ("2024-05-03", False, "Free to use.", "This is unofficial.")
    }


def test_a_file_as_of_a_day_says_that_it_is_cut(register: Register) -> None:
    files = files_of(as_of(register, date(2021, 6, 1)))
    assert {(one["as_of"], one["is_cut"]) for _, one in documents(files)} == {("2021-06-01", True)}
    kept = [entry["entry"] for entry in read(files, "follow-up.json")["follow_up"]]
    assert kept == ["answer-2020", "coast-2021"]


def test_the_index_names_every_file_its_schema_and_how_much_it_has(files: Files) -> None:
    listed = read(files, "index.json")["files"]
    paths = {one["path"].replace("{id}", "sor-2018-r1"): one for one in listed}
    assert set(paths) == {path for path, _ in documents(files)} - {"index.json"}
    assert {one["schema_path"] for one in listed} == {
        path for path in files if path.startswith("schemas/") and path != "schemas/index.json"
    }
    for path, one in paths.items():
        records = read(files, path)[one["name"].replace("-", "_")]
        assert one["count"] == (len(records) if isinstance(records, list) else 1)


def test_a_recommendation_is_the_same_alone_and_among_all(files: Files) -> None:
    alone = read(files, ONE)["recommendation"]
    assert read(files, "recommendations.json")["recommendations"] == [alone]
    assert read(files, "follow-up.json")["follow_up"] == alone["follow_up"]


def test_texts_are_without_markup(files: Files) -> None:
    record = read(files, ONE)["recommendation"]
    assert record["text"] == "Lists should be kept, as paragraph 4.1 of the Coast Charter says."
    corrected = record["follow_up"][0]
    assert (corrected["text"], corrected["is_corrected"]) == ("A law of 2020.", True)


def test_a_finding_has_its_words_without_the_calls_of_footnotes(files: Files) -> None:
    (section,) = read(files, "report.json")["report"]["sections"]
    assert section["findings"] == [
        {
            "id": "lists-outdated",
            "text": "The lists held 48,210 voters.",
            "page": "report/voter-lists.html#lists-outdated",
            "pdf_page": None,
        }
    ]


def test_a_reading_is_called_one_and_its_assessor_is_named(files: Files) -> None:
    record = read(files, ONE)["recommendation"]
    readings = [one for one in record["assessments"] if one["basis"] == "reading"]
    assert [(one["assessor"]["id"], one["words"]) for one in readings] == [
        ("forum", "Editors’ assessment of 2021, from what Forum of Voters said")
    ]
    (entry,) = (one for one in record["follow_up"] if one["basis"] == "reading")
    assert entry["who"] == "the editors, from what Forum of Voters said"


def test_where_it_stands_is_what_the_views_derive(files: Files) -> None:
    stands = read(files, ONE)["recommendation"]["standing"]
    assert (stands["key"], stands["is_rated"], stands["is_read"]) == ("differ", True, False)
    assert [one["follow_up"] for one in stands["events_since"]] == ["sor-2018-r1/news-2023"]
    assert read(files, "report.json")["report"]["progress"] == {
        "total": 1,
        "rated": 1,
        "read": 0,
        "reversed": 0,
        "not_assessed": 0,
        "closed": 0,
        "counts": [{"key": "differ", "words": "Assessors differ", "count": 1}],
    }


def test_pages_are_whole_addresses_where_the_site_is_known(tmp_path: Path) -> None:
    files = files_of(full_register(tmp_path, site_url="https://www.example.org/sorvania"))
    record = read(files, ONE)["recommendation"]
    assert record["page"] == "https://www.example.org/sorvania/recommendations/sor-2018-r1.html"
    assert record["follow_up"][0]["page"] == f"{record['page']}#{record['follow_up'][0]['entry']}"
    (body,) = record["addressees"]
    assert body["page"] == "https://www.example.org/sorvania/institutions/commission.html"


def test_pages_of_the_pdf_stand_beside_findings_and_sections(register: Register) -> None:
    collected = collected_of(register, {"lists-outdated": 7, "voter-lists": 6})
    files = json_files(collected, "Afterword")
    assert read(files, ONE)["recommendation"]["findings"][0]["pdf_page"] == 7
    (section,) = read(files, "report.json")["report"]["sections"]
    assert (section["pdf_page"], section["findings"][0]["pdf_page"]) == (6, 7)


def test_the_matrix_has_the_rows_of_the_download(register: Register, files: Files) -> None:
    download = json.loads(grid_json(matrix(register, {}), register.day))
    document = read(files, "matrix.json")
    assert document["matrix"] == download["rows"]
    assert document["columns"] == download["columns"]
    rows = read(files, "schemas/matrix.json")["properties"]["matrix"]["items"]
    assert list(rows["properties"]) == [column["key"] for column in download["columns"]]


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for below in value.values() if isinstance(value, dict) else value:
        if isinstance(below, dict | list):
            yield from _keys(below)


def test_keys_are_words_joined_by_underscores(files: Files) -> None:
    keys = {key for _, document in documents(files) for key in _keys(document)} - {"$schema"}
    assert [key for key in keys if not re.fullmatch(r"[a-z]+(_[a-z]+)*", key)] == []


def test_schemas_are_of_the_draft_that_they_name_and_describe_what_they_hold(files: Files) -> None:
    for path in files:
        if path.startswith("schemas/"):
            schema = read(files, path)
            assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
            assert schema["description"]
            assert all("\n" not in words for words in _descriptions(schema))


def _descriptions(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("description"), str):
            yield value["description"]
        value = list(value.values())
    for below in value if isinstance(value, list) else ():
        yield from _descriptions(below)


def test_files_are_utf8_with_letters_as_they_are_and_end_with_a_line(files: Files) -> None:
    assert "Сайлау комиссиясы".encode() in files["institutions.json"]
    assert all(content.endswith(b"}\n") for content in files.values())


def test_the_same_register_gives_the_same_bytes(register: Register, files: Files) -> None:
    assert files_of(register) == files


def test_the_keys_of_version_1_are_those_that_were_published(files: Files) -> None:
    schemas = [read(files, path) for path in files if path.startswith("schemas/")]
    told = {one["title"]: one for schema in schemas for one in (schema, *_objects(schema))}
    assert {name: tuple(one["properties"]) for name, one in told.items()} == KEYS


def _objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in schema.get("$defs", {}).values() if "properties" in one)
