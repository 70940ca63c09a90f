"""Linked data: what each page is about, in the words of schema.org."""

from pathlib import Path
from typing import Any

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register
from afterword.views.report.linked_data import HOME, linked_data
from tests.unit.small_project import (
    Value,
    follow_up,
    instrument_yaml,
    list_yaml,
    recommendation_yaml,
    small_register,
)

RECOMMENDATION = Ref(RefKind.RECOMMENDATION, "sor-2018-r1", "Lists")
OFFICIAL = "https://www.example.org/sorvania"


def address(ref: Ref) -> str:
    return f"{ref.kind.value}:{ref.id}"


def things(register: Register, *trail: Ref) -> list[dict[str, Any]]:
    """Return what a page is about, by way of its pages from home, and its breadcrumbs."""
    found = linked_data(register, trail, address)
    assert found["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = found["@graph"]
    return graph


def thing(register: Register, page: Ref) -> dict[str, Any]:
    first, _ = things(register, HOME, page)
    return first


def test_home_is_a_report_and_a_dataset_that_can_be_had(tmp_path: Path) -> None:
    report, dataset, _ = things(small_register(tmp_path), HOME)
    assert (report["@type"], report["name"]) == (
        "Report",
        "Sorvania, local elections of 7 October 2018",
    )
    assert report["abstract"] == "What was found in Sorvania."
    assert [part["@id"] for part in report["hasPart"]] == ["section:voter-lists"]
    assert report["about"]["startDate"] == "2018-10-07"
    assert (dataset["@type"], dataset["name"]) == ("Dataset", "Sorvania 2018: follow-up matrix")
    assert [(one["contentUrl"], one["encodingFormat"]) for one in dataset["distribution"]] == [
        ("page:api/v1/index.json", "application/json"),
        ("page:downloads/afterword.sqlite", "application/vnd.sqlite3"),
        ("page:downloads/follow-up.csv", "text/csv"),
        ("page:downloads/follow-up-matrix.csv", "text/csv"),
        ("page:downloads/follow-up-matrix.json", "application/json"),
        (
            "page:downloads/follow-up-matrix.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ]


def test_a_section_is_a_chapter_of_the_report_with_its_recommendations(tmp_path: Path) -> None:
    found = thing(small_register(tmp_path), Ref(RefKind.SECTION, "voter-lists", "II. Voter lists"))
    assert (found["@type"], found["name"], found["position"]) == ("Chapter", "Voter lists", "II")
    assert found["isPartOf"] == {"@id": "page:index.html"}
    assert found["hasPart"] == [{"@id": "recommendation:sor-2018-r1"}]


def test_a_recommendation_says_what_it_is_and_of_which_work(tmp_path: Path) -> None:
    entry = follow_up("development", "a", "2020")
    changed = recommendation_yaml(text="*Lists* of {figure:listed-voters}.", follow_up=[entry])
    register = small_register(tmp_path, {"recommendations/01-lists.yml": changed})
    found = thing(register, RECOMMENDATION)
    assert (found["identifier"], found["position"]) == ("sor-2018-r1", 1)
    assert (found["name"], found["text"]) == ("Lists kept up to date", "Lists of 48,210.")
    assert found["about"] == [{"@type": "Thing", "name": "Voter lists"}]
    assert [one["@id"] for one in found["mentions"]] == ["institution:commission"]
    assert found["isPartOf"] == {"@id": "section:voter-lists"}
    assert found["dateModified"] == "2024-05-01"
    assert found["citation"]["name"] == "Section II, recommendation 1"
    assert found["citation"]["isPartOf"]["@id"] == OFFICIAL


def test_what_never_changed_bears_no_date_of_a_change(tmp_path: Path) -> None:
    assert "dateModified" not in thing(small_register(tmp_path), RECOMMENDATION)


@pytest.mark.parametrize(
    ("kind", "binding", "named"),
    [
        ("treaty", "yes", "Legislation"),
        ("national-law", "yes", "Legislation"),
        ("political-commitment", "no", "CreativeWork"),
        ("interpretive", "no", "CreativeWork"),
        ("good-practice", "no", "CreativeWork"),
    ],
)
def test_only_what_binds_as_law_is_called_legislation(
    tmp_path: Path, kind: str, binding: str, named: str
) -> None:
    changed = instrument_yaml(kind=kind, binding=binding)
    register = small_register(tmp_path, {"references/instruments/coast-charter-1991.yml": changed})
    found = thing(register, Ref(RefKind.INSTRUMENT, "coast-charter-1991", "Coast Charter"))
    assert {found["@type"], *(part["@type"] for part in found["hasPart"])} == {named}
    assert (found["name"], found["alternateName"]) == ("Charter of the Coast", "Coast Charter")
    assert found["dateCreated"] == "1991"
    assert [part["@id"] for part in found["hasPart"]] == ["provision:coast-charter-1991/4.1"]


def test_an_institution_is_an_organization_with_all_its_names(tmp_path: Path) -> None:
    other: Value = {"name": "Сайлау комиссиясы", "lang": "kk"}
    bodies: list[Value] = [
        {"id": "commission", "name": "Electoral Commission", "short": "EC", "other_names": [other]}
    ]
    changed = {"references/institutions.yml": list_yaml("institutions", bodies)}
    register = small_register(tmp_path, dict(changed))
    found = thing(register, Ref(RefKind.INSTITUTION, "commission", ""))
    assert (found["@type"], found["name"]) == ("Organization", "Electoral Commission")
    assert found["alternateName"] == [
        "EC",
        {"@value": "Сайлау комиссиясы", "@language": "kk"},
    ]


@pytest.mark.parametrize(
    "page",
    [Ref(RefKind.MISSION, "sor-2014-local", "Local"), Ref(RefKind.PAGE, "sources.html", "Sources")],
)
def test_every_page_says_where_it_stands(tmp_path: Path, page: Ref) -> None:
    (crumbs,) = things(small_register(tmp_path), HOME, page)
    assert crumbs["@type"] == "BreadcrumbList"
    assert crumbs["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "page:index.html"},
        {"@type": "ListItem", "position": 2, "name": page.label, "item": address(page)},
    ]


@pytest.mark.parametrize(
    "trail",
    [(HOME,), (HOME, RECOMMENDATION), (HOME, Ref(RefKind.SECTION, "voter-lists", ""))],
)
def test_the_publisher_of_the_official_report_is_never_said_to_have_made_ours(
    tmp_path: Path, trail: tuple[Ref, ...]
) -> None:
    for found in things(small_register(tmp_path), *trail)[:-1]:
        assert found["creator"] == {"@type": "Organization", "name": "The editors"}
        assert found["isBasedOn"]["publisher"]["name"] == "Coast Observers"
        assert found["isBasedOn"]["@id"] == OFFICIAL
        assert not {"author", "publisher", "editor", "sameAs"} & set(found)
