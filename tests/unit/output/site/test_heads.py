"""The heads of built pages: feeds, citations and linked data, inserted once into each."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from afterword.output.site.heads import add_heads, page_heads, page_titles, script_json
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
    "report/voter-lists.html": "II. Voter lists",
    "recommendations/index.html": "Recommendations",
    "recommendations/sor-2018-r1.html": "Lists",
    "matrix.html": "Follow-up matrix",
    "instruments/index.html": "Law",
    "instruments/coast-charter-1991.html": "Coast Charter",
    "missions/index.html": "Missions",
    "missions/sor-2014-local.html": "Local elections",
    "institutions/index.html": "Institutions",
    "institutions/forum.html": "Forum of Voters",
    "sources.html": "Sources",
}


def heads(folder: Path, title: str = "Lists", **report: Value) -> dict[str, str]:
    """Return the markup for the head of each page of the small project."""
    changes = {
        "content/report.yml": report_yaml(**report),
        "recommendations/01-lists.yml": recommendation_yaml(title=title),
    }
    project = write_project(folder, dict(changes))
    titles = {**TITLES, "recommendations/sor-2018-r1.html": title}
    found = page_heads(project, read_register(project), titles)
    assert list(found) == list(TITLES)
    return found


def alternates(markup: str) -> list[tuple[str, str]]:
    links = html.fragment_fromstring(markup, create_parent="head").iterfind("link")
    return [(str(link.get("type")), str(link.get("href"))) for link in links]


def linked(markup: str) -> list[dict[str, Any]]:
    """Return the things that the linked data of a head names, breadcrumbs last."""
    (script,) = html.fragment_fromstring(markup, create_parent="head").iterfind("script")
    assert script.get("type") == "application/ld+json"
    graph: list[dict[str, Any]] = json.loads(script.text or "")["@graph"]
    return graph


def crumbs(markup: str) -> list[tuple[str, str]]:
    return [(one["name"], one["item"]) for one in linked(markup)[-1]["itemListElement"]]


def test_the_title_of_a_page_is_that_of_its_front_matter() -> None:
    texts = {
        "index.md": '---\n{"title": "A &amp; «B»", "hide": []}\n---\n\n# C\n',
        "report/a.md": '---\n{"title": "&lt;b&gt;", "hide": ["toc"]}\n---\n',
    }
    assert page_titles(texts) == {"index.html": "A & «B»", "report/a.html": "<b>"}


def test_every_page_names_the_feed_of_everything(tmp_path: Path) -> None:
    for path, markup in heads(tmp_path).items():
        depth = "../" * path.count("/")
        assert alternates(markup)[0] == (FEED, f"{depth}feed.xml")


def test_a_recommendation_names_its_feed_and_its_citations(tmp_path: Path) -> None:
    assert alternates(heads(tmp_path)["recommendations/sor-2018-r1.html"])[1:] == [
        (FEED, "../feeds/recommendations/sor-2018-r1.xml"),
        (BIBTEX, "../citations/sor-2018-r1.bib"),
        (RIS, "../citations/sor-2018-r1.ris"),
    ]


def test_an_institution_names_its_feed_and_home_the_citation_of_the_report(
    tmp_path: Path,
) -> None:
    found = heads(tmp_path)
    assert alternates(found["institutions/forum.html"])[1:] == [
        (FEED, "../feeds/institutions/forum.xml")
    ]
    assert alternates(found["index.html"])[1:] == [
        (BIBTEX, "citations/index.bib"),
        (RIS, "citations/index.ris"),
    ]
    assert alternates(found["report/voter-lists.html"])[1:] == []


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
        ("II. Voter lists", "voter-lists.html"),
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
        ("institutions/forum.html", ["Organization"]),
        ("missions/sor-2014-local.html", []),
        ("sources.html", []),
    ],
)
def test_a_page_says_what_it_is_about(tmp_path: Path, path: str, kinds: list[str]) -> None:
    found = linked(heads(tmp_path)[path])
    assert [one["@type"] for one in found] == [*kinds, "BreadcrumbList"]


def test_addresses_are_whole_where_that_of_the_website_is_known(tmp_path: Path) -> None:
    markup = heads(tmp_path, site_url=SITE)["recommendations/sor-2018-r1.html"]
    record, _ = linked(markup)
    assert record["@id"] == f"{SITE}/recommendations/sor-2018-r1.html"
    assert record["isPartOf"] == {"@id": f"{SITE}/report/voter-lists.html"}
    assert crumbs(markup)[0] == ("Home", f"{SITE}/index.html")
    assert ("application/atom+xml", "../feed.xml") in alternates(markup)


@pytest.mark.parametrize("title", ["A & “B” <b>", "</script><script>", 'a " title', "--> & &amp;"])
def test_a_title_of_any_signs_is_carried_as_it_is(tmp_path: Path, title: str) -> None:
    markup = heads(tmp_path, title)["recommendations/sor-2018-r1.html"]
    assert linked(markup)[0]["name"] == title
    assert crumbs(markup)[-1][0] == title
    assert markup.count("</script>") == 1


def test_what_could_end_a_script_is_escaped() -> None:
    text = script_json({"a": "<!-- </script> & \u2028\u2029"})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"a": "<!-- </script> & \u2028\u2029"}


def built(folder: Path, content: bytes) -> Path:
    page = folder / "report" / "a.html"
    page.parent.mkdir()
    page.write_bytes(content)
    return page


def test_markup_is_inserted_once_and_every_other_byte_stays(tmp_path: Path) -> None:
    before, after = (
        b"<!doctype html>\r\n<head><title>\xd2\x9a</title>\n",
        b"</head><p></head></p>\r\n",
    )
    page = built(tmp_path, before + after)
    other = tmp_path / "404.html"
    other.write_bytes(b"<head></head>")
    add_heads(tmp_path, {"report/a.html": "<link title='Қ'>\n"})
    assert page.read_bytes() == before + "<link title='Қ'>\n".encode() + after
    assert other.read_bytes() == b"<head></head>"


def test_a_page_without_a_head_is_an_error_of_ours(tmp_path: Path) -> None:
    built(tmp_path, b"<p>words</p>")
    with pytest.raises(LookupError, match=r"report/a\.html"):
        add_heads(tmp_path, {"report/a.html": ""})
    with pytest.raises(LookupError, match=r"report/b\.html"):
        add_heads(tmp_path, {"report/b.html": ""})
