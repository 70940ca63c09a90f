"""Feeds as Atom: valid by the schema of RFC 4287, read by a feed parser, with links that work."""

import posixpath
import re
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it carries no types
import pytest
from lxml import etree

from afterword.data.feeds_and_citations import feed_files
from afterword.linking.refs import Ref, RefKind
from afterword.markup.addresses import feed_path
from tests.unit.small_project import (
    SOURCES,
    Value,
    assessment,
    follow_up,
    list_yaml,
    read_register,
    recommendation_yaml,
    report_yaml,
    write_project,
)

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SITE = "https://follow-up.example.org/2018"
SECOND = "recommendations/02-more.yml"
TEXT = "*Words* < [@coast-charter-1991/4.1], [lists](#lists-outdated), [web](https://example.org/a)"
YEARBOOK: Value = {
    "id": "yearbook",
    "title": "Yearbook",
    "publisher": "Forum",
    "kind": "ngo",
    "kept": "A reading names it.",
}
ENTRIES = (
    follow_up("development", "a", "2020-05-25", text=TEXT),
    assessment(
        "b",
        "2021",
        basis="reading",
        implementation="not",
        confidence="inferred",
        sources=["final-report", "yearbook"],
    ),
    follow_up("response", "c", "2021-03", by="commission", position="rejects"),
    follow_up("correction", "d", "2022", corrects="c"),
    follow_up("closure", "e", "2022", closure="overtaken"),
)


def feeds(folder: Path, *entries: Value, **report: Value) -> dict[str, bytes]:
    """Return the feeds of two recommendations, of which the first has follow-up."""
    second = recommendation_yaml(
        id="sor-2018-r2",
        number="2",
        title="More & <more>",
        addressees=["forum"],
        follow_up=[follow_up("development", "old", "2020")],
    )
    changes = {
        "content/report.yml": report_yaml(**report),
        "recommendations/01-lists.yml": recommendation_yaml(follow_up=entries),
        SECOND: second,
        "references/sources.yml": list_yaml("sources", [*SOURCES, YEARBOOK]),
    }
    project = write_project(folder, changes)
    register = read_register(project)
    return feed_files(project, register)


@pytest.fixture(scope="module")
def schema(checkout: Path) -> etree.RelaxNG:
    """Give the schema of RFC 4287, Appendix B."""
    return etree.RelaxNG(etree.parse(str(checkout / "tests/schemas/atom.rng")))


@pytest.mark.parametrize("report", [{}, {"site_url": SITE}], ids=["no address", "address"])
def test_every_feed_is_valid_by_the_schema_and_the_rules_of_atom(
    tmp_path: Path, schema: etree.RelaxNG, report: dict[str, Value]
) -> None:
    for path, content in feeds(tmp_path, *ENTRIES, **report).items():
        tree = etree.fromstring(content)
        assert schema.validate(tree), f"{path}: {schema.error_log}"
        assert tree.findall("atom:author", ATOM)
        ids = [str(one.text) for one in tree.iterfind(".//atom:id", ATOM)]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
        for entry in tree.iterfind("atom:entry", ATOM):
            links = entry.findall("atom:link[@rel='alternate']", ATOM)
            assert len(links) == 1
            assert entry.findall("atom:author", ATOM)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"<title>Recommendation 1: Closed", b"<name>Recommendation 1", id="no title"),
        pytest.param(b"T00:00:00Z</updated>", b"</updated>", id="a day instead of a moment"),
        pytest.param(b'<category term="lists"', b"<category", id="a category without a term"),
        pytest.param(b'type="html"', b'type="text/html"', id="a type that is none"),
        pytest.param(b"<generator>", b"<id>x</id><generator>", id="two ids"),
    ],
)
def test_the_schema_refuses_what_atom_refuses(
    tmp_path: Path, schema: etree.RelaxNG, old: bytes, new: bytes
) -> None:
    content = feeds(tmp_path, *ENTRIES)["feed.xml"]
    assert old in content
    broken = etree.fromstring(content.replace(old, new), etree.XMLParser(recover=True))
    assert not schema.validate(broken)


def test_a_feed_parser_reads_every_entry(tmp_path: Path) -> None:
    found = feedparser.parse(feeds(tmp_path, *ENTRIES, site_url=SITE)["feed.xml"])
    assert (found.bozo, found.version) == (False, "atom10")
    assert found.feed.title == "Sorvania 2018: all recommendations"
    assert found.feed.updated == "2024-05-01T00:00:00Z"
    assert [one.title for one in found.entries] == [
        "Recommendation 1: Development, 25 May 2020",
        "Recommendation 1: Assessment: not implemented – the editors, from what Coast said, 2021",
        "Recommendation 1: Response: rejects it – Electoral Commission, March 2021",
        "Recommendation 1: Correction, 2022",
        "Recommendation 1: Closed: overtaken, 2022",
        "Recommendation 2: Development, 2020",
    ]
    first = found.entries[0]
    assert first.link == f"{SITE}/recommendations/sor-2018-r1.html#a"
    assert (first.published, first.updated) == ("2024-05-01T00:00:00Z",) * 2
    assert first.author == "Editors"
    assert [one.term for one in first.tags] == ["development", "lists"]


def test_a_reading_a_correction_and_what_is_inferred_say_so(tmp_path: Path) -> None:
    content = feeds(tmp_path, *ENTRIES)["feeds/recommendations/sor-2018-r1.xml"]
    _, judged, answered, corrects, _ = (
        one.findtext("atom:summary", "", ATOM)
        for one in etree.fromstring(content).iterfind("atom:entry", ATOM)
    )
    assert "This is the editors’ own assessment, inferred from what the assessor said" in judged
    assert "<p><strong>Reservation:</strong> It is said in passing.</p>" in judged
    assert "Our editors infer this" in judged
    assert "Corrected later." in answered
    assert ("<p>Sources: " in judged, "<p>Source: " in answered) == (True, True)
    assert "Corrects: Response: rejects it, March 2021." in corrects
    assert "own assessment" not in answered


def links_of(content: bytes) -> list[str]:
    """Return every link of a feed: its own, its entries', and those in their texts."""
    tree = etree.fromstring(content)
    summaries = " ".join(one.text or "" for one in tree.iterfind(".//atom:summary", ATOM))
    own = [str(one.get("href")) for one in tree.iterfind(".//atom:link", ATOM)]
    return own + re.findall(r'href="([^"]*)"', summaries)


PAGES = {
    "recommendations/sor-2018-r1.html#a",
    "instruments/coast-charter-1991/4-1.html",
    "report/voter-lists.html#lists-outdated",
    "sources.html#final-report",
}


@pytest.mark.parametrize(
    "path",
    ["feed.xml", "feeds/recommendations/sor-2018-r1.xml", "feeds/institutions/commission.xml"],
)
def test_links_lead_from_the_feed_to_the_pages_beside_it(tmp_path: Path, path: str) -> None:
    links = links_of(feeds(tmp_path, ENTRIES[0])[path])
    assert "https://example.org/a" in links
    inner = [link for link in links if "://" not in link]
    reached = {posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in inner}
    assert reached >= {path, *PAGES}


def test_links_are_whole_where_the_address_of_the_website_is_known(tmp_path: Path) -> None:
    for path, content in feeds(tmp_path, ENTRIES[0], site_url=f"{SITE}/").items():
        links = links_of(content)
        assert all(link.startswith("https://") for link in links)
        assert f"{SITE}/{path}" in links
    assert {f"{SITE}/{page}" for page in PAGES} <= set(
        links_of(feeds(tmp_path, ENTRIES[0], site_url=SITE)["feed.xml"])
    )


ADDED = follow_up("development", "z", "2023", recorded={"date": "2024-05-20", "by": "Editors"})


def parts(content: bytes) -> tuple[str, list[str]]:
    """Return the head of a feed without its moment, and its items."""
    head, *items = content.decode().split("<entry>\n")
    return re.sub(r"<updated>.*</updated>", "", head), items


def test_a_new_entry_in_a_file_gives_exactly_one_new_item_where_it_belongs(
    tmp_path: Path,
) -> None:
    before = feeds(tmp_path / "before", *ENTRIES)
    after = feeds(tmp_path / "after", *ENTRIES, ADDED)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        "feed.xml",
        "feeds/recommendations/sor-2018-r1.xml",
        "feeds/institutions/commission.xml",
    }
    for path in changed:
        (old_head, old), (new_head, new) = parts(before[path]), parts(after[path])
        assert old_head == new_head
        assert new[1:] == old
        assert "#z" in new[0]


def test_a_body_that_nobody_asks_has_an_empty_feed_that_is_valid(
    tmp_path: Path, schema: etree.RelaxNG
) -> None:
    content = feeds(tmp_path, *ENTRIES)["feeds/institutions/coast.xml"]
    assert schema.validate(etree.fromstring(content))
    found = feedparser.parse(content)
    assert (found.bozo, found.entries) == (False, [])
    assert found.feed.updated == "2019-02-01T00:00:00Z"


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    assert feeds(tmp_path / "a", *ENTRIES) == feeds(tmp_path / "b", *ENTRIES)


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        (Ref(RefKind.PAGE, "changes.html", ""), "feed.xml"),
        (Ref(RefKind.RECOMMENDATION, "r1", ""), "feeds/recommendations/r1.xml"),
        (Ref(RefKind.INSTITUTION, "a", ""), "feeds/institutions/a.xml"),
    ],
)
def test_a_feed_stands_where_its_subject_says(ref: Ref, path: str) -> None:
    assert feed_path(ref) == path
    assert feed_path() == "feed.xml"
