"""The search's index: a script that reads back as what can be found, in files of a fair size."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from afterword.markup.addresses import SiteAddresses
from afterword.site.script_files import INDEX, LARGEST, search_files
from afterword.views.report.report import report_view
from afterword.views.search.search import findables
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    list_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def read_index(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what a page reads from the files of an index, all parts together."""
    index: dict[str, Any] = _assigned(files[INDEX], "awSearchIndex")
    for part in index["parts"]:
        index["documents"] += _assigned(files[part], "awSearchPart")
    empty = [0, "", "", 0, [], [], "", [], 0]
    index["documents"] = [one + empty[len(one) :] for one in index["documents"]]
    return index


def _assigned(script: bytes, name: str) -> Any:
    head, tail = f"window.{name} = ", ";\n"
    text = script.decode()
    assert text.startswith(head)
    assert text.endswith(tail)
    assert "\n" not in text.removesuffix("\n")
    return json.loads(text.removeprefix(head).removesuffix(tail))


def index_of(folder: Path, changes: dict[str, str | None] | None = None) -> dict[str, Any]:
    """Return the index of the small project with some files changed."""
    return read_index(search_files(small_register(folder, changes)))


def test_everything_that_can_be_found_is_in_it(tmp_path: Path) -> None:
    register = small_register(tmp_path, with_annex())
    report = report_view(register)
    index = read_index(search_files(register, report))
    addresses = SiteAddresses(register)
    assert [
        (index["kinds"][kind][1], path, title, tuple(index["trails"][trail]), text)
        for kind, path, title, trail, _, _, text, _, _ in index["documents"]
    ] == [
        (one.kind.words, addresses.path(one.ref, ""), one.title, one.trail, one.text)
        for one in findables(register, report)
    ]


def test_names_keep_their_language(tmp_path: Path) -> None:
    body: Value = {
        "id": "coast",
        "name": "Coast",
        "other_names": [{"name": "Жағалау", "lang": "kk"}],
    }
    bodies: list[Value] = [
        {"id": "commission", "name": "Electoral Commission", "short": "EC"},
        body,
    ]
    changes: dict[str, str | None] = {
        "references/institutions.yml": list_yaml("institutions", bodies)
    }
    index = index_of(tmp_path, changes)
    names = {document[2]: document[4] for document in index["documents"]}
    assert names["Electoral Commission"] == ["EC"]
    assert names["Coast"] == [["Жағалау", "kk"]]
    assert index["synonyms"] == [["EC", "Electoral Commission"], ["Coast", "Жағалау"]]


def test_a_recommendation_says_where_it_stands_and_leads_to_its_entries(tmp_path: Path) -> None:
    entries = [
        assessment("judged", "2021-03", basis="reading"),
        follow_up("development", "new-law", "2022"),
    ]
    changes: dict[str, str | None] = {RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries)}
    first = index_of(tmp_path, changes)["documents"][0]
    assert first[1] == "recommendations/sor-2018-r1.html"
    assert [passage[:2] for passage in first[7]] == [
        ["judged", "Assessment: partially implemented, March 2021"],
        ["new-law", "Development, 2022"],
    ]
    reading = "Editors’ assessment of March 2021, from what Coast said"
    assert first[8] == ["partially", "Partially implemented", reading, 0, 1]


def test_a_footnote_leads_to_its_place(tmp_path: Path) -> None:
    section = next(one for one in index_of(tmp_path)["documents"] if one[2] == "II. Voter lists")
    assert section[7] == [["note-count", "Footnote 1", "See the report."]]


def test_pages_without_a_record_are_found_by_their_titles(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    index = read_index(search_files(register, pages=[("matrix.html", "Follow-up matrix")]))
    assert index["documents"][-1][:3] == [10, "matrix.html", "Follow-up matrix"]


def test_it_names_the_language_for_which_words_are_made_alike(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {"content/report.yml": report_yaml(language="kk")}
    assert index_of(tmp_path, changes)["language"] == "kk"


def test_large_indexes_are_read_in_parts(tmp_path: Path) -> None:
    text = "Lists are kept with care. " * 4000
    sources = [
        {"id": f"s{number}", "title": "A", "publisher": "B", "kind": "media", "note": text}
        for number in range(12)
    ]
    final = {"id": "final-report", "title": "Final", "publisher": "C", "kind": "official"}
    changes: dict[str, str | None] = {
        "references/sources.yml": list_yaml("sources", [final, *sources])
    }
    files = search_files(small_register(tmp_path, changes))
    assert list(files) == [INDEX, "search/part-2.js", "search/part-3.js"]
    assert all(len(content) < LARGEST + len(text) for content in files.values())
    assert sum(one[6].count("Lists") for one in read_index(files)["documents"]) >= 48000


@pytest.mark.parametrize("sign", ["</script>", "<!--", "\u2028", "\u2029"])
def test_signs_that_a_script_may_stumble_over_are_written_in_letters(
    tmp_path: Path, sign: str
) -> None:
    changes: dict[str, str | None] = {RECOMMENDATION_FILE: recommendation_yaml(title=f"A{sign}B")}
    files = search_files(small_register(tmp_path, changes))
    assert sign.encode() not in files[INDEX]
    assert read_index(files)["documents"][0][2] == f"1. A{sign}B"


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    register = small_register(tmp_path, with_annex())
    assert search_files(register) == search_files(register, report_view(register))


def test_the_index_of_the_real_report_is_words_and_packed_no_larger_than_a_picture(
    real_site: Path,
) -> None:
    content = (real_site / INDEX).read_bytes()
    documents = read_index({INDEX: content})["documents"]
    words = sum(len(text) for one in documents for text in _texts([one[2], *one[6:8]]))
    assert words > 0.8 * len(content.decode())
    assert len(gzip.compress(content)) < 120_000


def _texts(cell: object) -> Iterator[str]:
    if isinstance(cell, str):
        yield cell
    for below in cell if isinstance(cell, list) else ():
        yield from _texts(below)
