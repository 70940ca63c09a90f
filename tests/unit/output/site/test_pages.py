"""The website's pages, finished before the site engine sees them."""

import json
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.output.dialect import read_dialect
from afterword.output.publish import make_views
from afterword.output.site.pages import Pages, stage_pages, write_pages
from afterword.sources.project import Project
from tests.unit.small_project import (
    SECTION,
    TODAY,
    follow_up,
    recommendation_yaml,
    section_text,
    small_register,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
PAGE = "---\nid: method\ntitle: Method & more\n---\n\n## The scale { #scale }\n\nWords.\n"


def staged(folder: Path, changes: dict[str, str | None] | None = None) -> Pages:
    """Return the pages of the small project with some files changed."""
    register = small_register(folder, changes)
    project = Project(root=folder, today=TODAY)
    dialect, _ = read_dialect(project)
    views = make_views(register, dialect, 0)
    return stage_pages(project, register, views.report, views.matrix, views.to_html)


def section_of(folder: Path, body: str, **more: str | None) -> HtmlElement:
    """Return the staged page of a section that has a text, as far as it is HTML."""
    text = section_text(f"Words.\n{{ #lists-outdated }}\n\n{body}\n")
    pages = staged(folder, {SECTION_FILE: text, **more})
    return html.fragment_fromstring(pages.texts["report/voter-lists.md"], create_parent="div")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_everything_has_its_page(tmp_path: Path) -> None:
    pages = staged(tmp_path, {"content/pages/method.md": PAGE})
    assert sorted(pages.texts) == [
        "index.md",
        "institutions/coast.md",
        "institutions/commission.md",
        "institutions/forum.md",
        "institutions/index.md",
        "instruments/coast-charter-1991.md",
        "instruments/index.md",
        "matrix.md",
        "method.md",
        "missions/index.md",
        "missions/sor-2014-local.md",
        "missions/sor-2018-local.md",
        "recommendations/index.md",
        "recommendations/sor-2018-r1.md",
        "report/voter-lists.md",
        "sources.md",
    ]


def test_every_page_has_a_front_matter_that_yaml_reads(tmp_path: Path) -> None:
    pages = staged(tmp_path, {"content/pages/method.md": PAGE})
    heads = {path: text.split("\n")[:3] for path, text in pages.texts.items()}
    assert {(first, third) for first, _, third in heads.values()} == {("---", "---")}
    titles = {path: json.loads(second)["title"] for path, (_, second, _) in heads.items()}
    assert titles["method.md"] == "Method &amp; more"
    assert titles["report/voter-lists.md"] == "II. Voter lists"


def test_the_navigation_leads_to_pages_that_there_are(tmp_path: Path) -> None:
    pages = staged(tmp_path, {"content/pages/method.md": PAGE})
    paths = [
        path
        for _, below in pages.navigation
        for path in ([below] if isinstance(below, str) else [path for _, path in below])
    ]
    assert set(paths) <= set(pages.texts)
    assert ("Method &amp; more", "method.md") in pages.navigation


def test_headings_stay_markdown_so_that_the_site_engine_finds_them(tmp_path: Path) -> None:
    page = staged(tmp_path).texts["report/voter-lists.md"]
    assert "\n## How they are kept { #how-kept }\n" in page


def test_a_placed_recommendation_stands_in_its_place(tmp_path: Path) -> None:
    page = section_of(tmp_path, "Before.\n\n::: recommendation 1\n\nAfter.")
    (card,) = page.xpath('.//aside[@id="sor-2018-r1"]')
    assert "The lists should be kept up to date." in words(card)
    assert words(card.getprevious()) == "Before."
    assert words(card.getnext()) == "After."


def test_a_finding_tells_what_rests_on_it(tmp_path: Path) -> None:
    page = section_of(tmp_path, "")
    (finding,) = page.xpath('.//p[@id="lists-outdated"]')
    assert words(finding.getnext()) == "Recommendation 1 rests on this paragraph."
    assert [one.get("href") for one in finding.getnext().iter("a")] == [
        "../recommendations/sor-2018-r1.html"
    ]


def test_a_finding_of_several_recommendations_names_them_all(tmp_path: Path) -> None:
    more = {"recommendations/02.yml": recommendation_yaml(id="r2", number="2")}
    (finding,) = section_of(tmp_path, "", **more).xpath('.//p[@id="lists-outdated"]')
    assert words(finding.getnext()) == (
        "Recommendation 1, Recommendation 2 rest on this paragraph."
    )


def test_footnotes_are_numbered_through_the_report(tmp_path: Path) -> None:
    second = section_text("A[^x] b[^y] c[^x].\n\n[^x]: X.\n\n[^y]: Y.\n", name="media")
    pages = staged(tmp_path, {"content/sections/02-media.md": second})
    page = html.fragment_fromstring(pages.texts["report/media.md"], create_parent="div")
    calls = page.xpath('.//sup[@class="aw-note-call"]')
    assert [(call.get("id"), words(call)) for call in calls] == [
        ("call-x", "2"),
        ("call-y", "3"),
        ("call-x-2", "2"),
    ]
    notes = page.xpath('.//section[@class="aw-footnotes"]//li')
    assert [(note.get("id"), note.get("value")) for note in notes] == [
        ("note-x", "2"),
        ("note-y", "3"),
    ]


def test_a_call_and_its_footnote_lead_to_each_other(tmp_path: Path) -> None:
    page = section_of(tmp_path, "A[^x] b[^x].\n\n[^x]: X.")
    anchors = {element.get("id") for element in page.iter() if element.get("id")}
    links = [one.get("href") for one in page.iter("a")]
    assert links.count("#note-x") == 2
    assert links.count("#call-x") == 1
    assert {"note-x", "call-x", "call-x-2"} <= anchors


def test_the_files_that_pages_show_are_staged_with_them(tmp_path: Path) -> None:
    picture = tmp_path / "content" / "images" / "map.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"picture")
    text = SECTION.replace("asks for care.", "![a](../images/map.png) asks for care.")
    pages = staged(tmp_path, {SECTION_FILE: text})
    assert pages.files == ("content/images/map.png",)
    assert 'src="../files/images/map.png"' in pages.texts["report/voter-lists.md"]
    write_pages(pages, Project(root=tmp_path, today=TODAY), tmp_path / "out")
    assert (tmp_path / "out/files/images/map.png").read_bytes() == b"picture"
    assert (tmp_path / "out/report/voter-lists.md").read_text("utf-8") == (
        pages.texts["report/voter-lists.md"]
    )


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param("[a](#how-kept)", "../report/voter-lists.html#how-kept", id="a heading"),
        pytest.param("[a](#sor-2018-r1)", "sor-2018-r1.html", id="the page itself"),
        pytest.param("[@coast-charter-1991]", "../instruments/coast-charter-1991.html", id="law"),
    ],
)
def test_a_link_in_a_follow_up_entry_leads_there_from_its_page(
    tmp_path: Path, text: str, link: str
) -> None:
    entry = follow_up("development", "d", "2020", text=f"See {text}.")
    pages = staged(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(follow_up=[entry])})
    page = html.fragment_fromstring(
        pages.texts["recommendations/sor-2018-r1.md"], create_parent="div"
    )
    (item,) = page.xpath('.//li[@id="d"]/div')
    assert [one.get("href") for one in item.iter("a")] == [link]


@pytest.mark.parametrize(
    ("anchor", "link"),
    [("ratings-and-readings", "method.html#ratings-and-readings"), ("scale", None)],
)
def test_home_links_to_what_a_reading_is_where_a_page_says_it(
    tmp_path: Path, anchor: str, link: str | None
) -> None:
    page = PAGE.replace("#scale", f"#{anchor}")
    home = staged(tmp_path, {"content/pages/method.md": page}).texts["index.md"]
    found = html.fragment_fromstring(home, create_parent="div").xpath(
        './/a[contains(., "reading")]'
    )
    assert [one.get("href") for one in found] == ([link] if link else [])


def test_no_neutral_link_is_left_on_any_page(tmp_path: Path) -> None:
    entry = follow_up("development", "d", "2020", text="See [@coast-charter-1991].")
    changed = recommendation_yaml(follow_up=[entry])
    pages = staged(tmp_path, {RECOMMENDATION_FILE: changed, "content/pages/method.md": PAGE})
    assert [path for path, text in pages.texts.items() if "afterword:" in text] == []


@pytest.mark.parametrize("path", ["recommendations/sor-2018-r1.md", "matrix.md"])
def test_texts_of_a_project_are_escaped(tmp_path: Path, path: str) -> None:
    changed = recommendation_yaml(title="<b>A</b> & B")
    page = staged(tmp_path, {RECOMMENDATION_FILE: changed}).texts[path]
    body = page.split("\n---\n", 1)[1]
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in body
    assert "<b>A" not in body


def test_the_same_project_has_the_same_pages(tmp_path: Path) -> None:
    assert staged(tmp_path / "a") == staged(tmp_path / "b")
