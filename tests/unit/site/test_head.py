"""What the heads of pages say to programs: feeds, citations and linked data."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from afterword.site.head import Alternate, alternates, linked_script, script_json, trail_to
from tests.unit.small_project import (
    Value,
    read_register,
    recommendation_yaml,
    report_yaml,
    write_project,
)

SITE = "https://follow-up.example.org/2018"
FEED, BIBTEX, RIS = (
    "application/atom+xml",
    "application/x-bibtex",
    "application/x-research-info-systems",
)


TITLES = {
    "index.html": "Sorvania 2018",
    "report/index.html": "Report",
    "report/voter-lists.html": "II. Voter lists",
    "recommendations/index.html": "Recommendations",
    "recommendations/sor-2018-r1.html": "Lists",
    "matrix.html": "Follow-up matrix",
    "instruments/index.html": "Law",
    "instruments/coast-charter-1991.html": "Coast Charter",
    "instruments/coast-charter-1991/4-1.html": "Paragraph 4.1 of the Coast Charter",
    "missions/index.html": "Missions",
    "missions/sor-2014-local.html": "Local elections",
    "institutions/index.html": "Institutions",
    "institutions/forum.html": "Forum of Voters",
    "sources.html": "Sources",
}


class Head(NamedTuple):
    """What the head of a page says to programs."""

    alternates: tuple[Alternate, ...]
    linked: str


def heads(folder: Path, title: str = "Lists", **report: Value) -> dict[str, Head]:
    """Return the head of each page of the small project."""
    changes = {
        "content/report.yml": report_yaml(**report),
        "recommendations/01-lists.yml": recommendation_yaml(title=title),
    }
    project = write_project(folder, dict(changes))
    titles = {**TITLES, "recommendations/sor-2018-r1.html": title}
    register = read_register(project)
    trails = {path: tuple(trail_to(register, path, titles)) for path in titles}
    return {
        path: Head(tuple(alternates(register, trail[-1])), linked_script(register, path, trail))
        for path, trail in trails.items()
    }


def named(head: Head) -> list[tuple[str, str]]:
    return [(kind, ref.id) for kind, _, ref in head.alternates]


def linked(head: Head) -> list[dict[str, Any]]:
    """Return the things that the linked data of a head names, breadcrumbs last."""
    graph: list[dict[str, Any]] = json.loads(head.linked)["@graph"]
    return graph


def crumbs(head: Head) -> list[tuple[str, str]]:
    return [(one["name"], one["item"]) for one in linked(head)[-1]["itemListElement"]]


def test_every_page_names_the_feed_of_everything(tmp_path: Path) -> None:
    for head in heads(tmp_path).values():
        assert named(head)[0] == (FEED, "feed.xml")


def test_a_recommendation_names_its_feed_and_its_citations(tmp_path: Path) -> None:
    assert named(heads(tmp_path)["recommendations/sor-2018-r1.html"])[1:] == [
        (FEED, "feeds/recommendations/sor-2018-r1.xml"),
        (BIBTEX, "citations/sor-2018-r1.bib"),
        (RIS, "citations/sor-2018-r1.ris"),
    ]


def test_an_institution_names_its_feed_and_home_the_citation_of_the_report(
    tmp_path: Path,
) -> None:
    found = heads(tmp_path)
    assert named(found["institutions/forum.html"])[1:] == [(FEED, "feeds/institutions/forum.xml")]
    assert named(found["index.html"])[1:] == [
        (BIBTEX, "citations/index.bib"),
        (RIS, "citations/index.ris"),
    ]
    assert named(found["report/voter-lists.html"])[1:] == []


def test_breadcrumbs_lead_from_home_by_the_list_to_the_page(tmp_path: Path) -> None:
    found = heads(tmp_path)
    assert crumbs(found["recommendations/sor-2018-r1.html"]) == [
        ("Home", "../index.html"),
        ("Recommendations", "index.html"),
        ("Lists", "sor-2018-r1.html"),
    ]
    assert crumbs(found["recommendations/index.html"]) == [
        ("Home", "../index.html"),
        ("Recommendations", "index.html"),
    ]
    assert crumbs(found["report/voter-lists.html"]) == [
        ("Home", "../index.html"),
        ("Report", "index.html"),
        ("II. Voter lists", "voter-lists.html"),
    ]
    assert crumbs(found["instruments/coast-charter-1991/4-1.html"]) == [
        ("Home", "../../index.html"),
        ("Law", "../index.html"),
        ("Coast Charter", "../coast-charter-1991.html"),
        ("Paragraph 4.1", "4-1.html"),
    ]
    assert crumbs(found["matrix.html"]) == [
        ("Home", "index.html"),
        ("Follow-up matrix", "matrix.html"),
    ]
    assert crumbs(found["index.html"]) == [("Home", "index.html")]


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("index.html", ["Report", "Dataset"]),
        ("report/voter-lists.html", ["Chapter"]),
        ("recommendations/sor-2018-r1.html", ["CreativeWork"]),
        ("instruments/coast-charter-1991.html", ["Legislation"]),
        ("instruments/coast-charter-1991/4-1.html", ["Legislation"]),
        ("institutions/forum.html", ["Organization"]),
        ("missions/sor-2014-local.html", []),
        ("sources.html", []),
    ],
)
def test_a_page_says_what_it_is_about(tmp_path: Path, path: str, kinds: list[str]) -> None:
    found = linked(heads(tmp_path)[path])
    assert [one["@type"] for one in found] == [*kinds, "BreadcrumbList"]


def test_addresses_are_whole_where_that_of_the_website_is_known(tmp_path: Path) -> None:
    head = heads(tmp_path, site_url=SITE)["recommendations/sor-2018-r1.html"]
    record, _ = linked(head)
    assert record["@id"] == f"{SITE}/recommendations/sor-2018-r1.html"
    assert record["isPartOf"] == {"@id": f"{SITE}/report/voter-lists.html"}
    assert crumbs(head)[0] == ("Home", f"{SITE}/index.html")
    assert ("application/atom+xml", "feed.xml") in named(head)


@pytest.mark.parametrize(
    "title", ["A & “B” <b>", "</script><script>", 'a " title', "--> 1 & &amp;"]
)
def test_a_title_of_any_signs_is_carried_as_it_is(tmp_path: Path, title: str) -> None:
    head = heads(tmp_path, title)["recommendations/sor-2018-r1.html"]
    assert linked(head)[0]["name"] == title
    assert crumbs(head)[-1][0] == title
    assert "<" not in head.linked


def test_what_could_end_a_script_is_escaped() -> None:
    text = script_json({"a": "<!-- </script> & \u2028\u2029"})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"a": "<!-- </script> & \u2028\u2029"}
