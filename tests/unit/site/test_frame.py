"""The frame of a page: what stands around it, as plain values for the theme."""

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.markup.build_context import BuildContext
from afterword.site.frame import (
    FOOTER_PAGES,
    HEADER_PAGES,
    edited_files,
    headings,
    listed_headings,
    navigation,
    titles_in,
    with_permalinks,
    without_print_links,
)
from afterword.site.page import Page
from afterword.site.website import Website, make_website
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    Value,
    read_register,
    recommendation_yaml,
    report_yaml,
    section_text,
    small_register,
    write_project,
)

SITE = "https://follow-up.example.org/2018/"
HOME = "index.html"
SECTION = "report/voter-lists.html"
RECOMMENDATION = "recommendations/sor-2018-r1.html"
PROVISION = "instruments/coast-charter-1991/4-1.html"
METHOD = "---\nid: method\ntitle: Method & more\n---\n\n## Scale { #scale }\n\nWords.\n"


def website_of(folder: Path, **report: Value) -> Website:
    """Return the website of the small project with a page of its own."""
    body = "Words.\n{ #lists-outdated }\n\n## A & *b* { #a }\n\n::: recommendation 1\n"
    changes = {
        "content/report.yml": report_yaml(**report),
        "content/pages/method.md": METHOD,
        "content/sections/01-voter-lists.md": section_text(body),
        "recommendations/01-lists.yml": recommendation_yaml(title='A & "B"'),
    }
    project = write_project(folder, dict(changes))
    return make_website(BuildContext(project, read_register(project), 0))


def frame_of(folder: Path, path: str, **report: Value) -> dict[str, Any]:
    """Return the frame of a page of the small project."""
    website = website_of(folder, **report)
    return website.frame(page_at(website, path))


def page_at(website: Website, path: str) -> Page:
    return next(page for page in website.pages if page.path == path)


@pytest.mark.parametrize("path", [HOME, SECTION, RECOMMENDATION, PROVISION, "matrix.html"])
def test_a_frame_is_of_plain_values_that_tell_what_the_page_is(tmp_path: Path, path: str) -> None:
    website = website_of(tmp_path)
    page = page_at(website, path)
    frame = website.frame(page)
    assert json.loads(json.dumps(frame)) == frame
    assert (frame["kind"], frame["title"]) == (page.template, page.title)
    assert (frame["description"], frame["lang"]) == (page.description, "en")


def test_titles_of_any_signs_are_told_as_they_are(tmp_path: Path) -> None:
    assert frame_of(tmp_path, RECOMMENDATION)["title"] == 'A & "B"'


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        pytest.param(HOME, [], id="home"),
        pytest.param("matrix.html", [("index.html", "Home")], id="a page at the root"),
        pytest.param(
            SECTION, [("../index.html", "Home"), ("index.html", "Report")], id="a section"
        ),
        pytest.param(
            PROVISION,
            [
                ("../../index.html", "Home"),
                ("../index.html", "Law"),
                ("../coast-charter-1991.html", "Coast Charter"),
            ],
            id="a provision",
        ),
    ],
)
def test_the_trail_leads_from_home_to_the_page_and_leaves_it_out(
    tmp_path: Path, path: str, trail: list[tuple[str, str]]
) -> None:
    found = frame_of(tmp_path, path)["trail"]
    assert [(one["href"], one["label"]) for one in found] == trail


def test_pages_that_are_read_in_order_lead_to_those_beside_them(tmp_path: Path) -> None:
    sections = write_project(tmp_path, with_annex())
    context = BuildContext(sections, read_register(sections), 0)
    website = make_website(context)
    first = website.frame(page_at(website, SECTION))
    assert first["before"] is None
    path = f"report/{first['after']['href']}"
    last = website.frame(page_at(website, path))
    assert (last["before"], last["after"]) == (
        {"href": "voter-lists.html", "label": "II. Voter lists"},
        None,
    )


def test_an_address_that_is_known_is_told_to_search_engines_and_those_who_share(
    tmp_path: Path,
) -> None:
    frame = frame_of(tmp_path, SECTION, site_url=SITE)
    assert frame["canonical"] == f"{SITE}report/voter-lists.html"
    assert frame["share"] == f"{SITE}assets/share.png"
    home = frame_of(tmp_path / "home", HOME, site_url=SITE.rstrip("/"))
    assert (home["canonical"], home["share"]) == (SITE, f"{SITE}assets/share.png")


def test_where_no_address_is_known_none_is_told(tmp_path: Path) -> None:
    frame = frame_of(tmp_path, SECTION)
    assert (frame["canonical"], frame["share"]) == ("", "")


def test_a_page_names_its_feeds_and_citations_from_where_it_stands(tmp_path: Path) -> None:
    found = frame_of(tmp_path, RECOMMENDATION)["alternates"]
    assert [(one["rel"], one["type"], one["href"].startswith("../")) for one in found] == [
        ("alternate feed", "application/atom+xml", True),
        ("alternate feed", "application/atom+xml", True),
        ("alternate describedby", "application/x-bibtex", True),
        ("alternate describedby", "application/x-research-info-systems", True),
    ]
    assert found[0]["title"] == "All follow-up entries"


@pytest.mark.parametrize(
    ("path", "scripts", "hide_nav", "hide_toc"),
    [
        pytest.param(HOME, [], True, True, id="home has no lists beside it"),
        pytest.param(SECTION, [], False, False, id="a section lists its headings"),
        pytest.param("search.html", ["search.js"], False, True, id="the search has a script"),
        pytest.param("topics/index.html", [], False, True, id="a short page lists nothing"),
        pytest.param(RECOMMENDATION, [], False, False, id="a long page lists its headings"),
    ],
)
def test_what_stands_beside_a_page_depends_on_its_kind_and_length(
    tmp_path: Path, path: str, scripts: list[str], hide_nav: bool, hide_toc: bool
) -> None:
    frame = frame_of(tmp_path, path)
    assert (frame["scripts"], frame["hide_nav"], frame["hide_toc"]) == (
        scripts,
        hide_nav,
        hide_toc,
    )


def test_every_page_leads_to_the_pages_of_the_foot_and_to_the_drafters_own(tmp_path: Path) -> None:
    values = website_of(tmp_path).site_values()
    foot = [(one["path"], one["title"]) for one in values["more"]]
    assert foot[:-1] == [(path.replace(".md", ".html"), title) for path, title in FOOTER_PAGES]
    assert foot[-1] == ("method.html", "Method & more")


def test_every_page_says_that_it_is_unofficial_and_who_answers_for_it(tmp_path: Path) -> None:
    values = website_of(tmp_path).site_values(serving=True)
    assert json.loads(json.dumps(values)) == values
    assert (values["state"], values["short_title"]) == ("Unofficial", "Sorvania 2018")
    assert values["responsible"] == "The editors answer for the wording."
    assert values["licence"] == "Free to use."
    assert values["official"] == {
        "url": "https://www.example.org/sorvania",
        "title": "Final Report",
        "publisher": "Coast Observers",
        "published": "1 February 2019",
    }
    assert values["serving"] is True
    assert website_of(tmp_path).site_values()["serving"] is False


def test_only_headings_that_can_be_linked_to_are_found() -> None:
    text = '<h1>A</h1><h2 class="x" id="b">B\n<a href="#">c</a></h2><h2>D</h2><h3 id="e">E</h3>'
    assert headings(text) == ((2, "b", "B c"), (3, "e", "E"))


@pytest.mark.parametrize(
    ("template", "content", "listed"),
    [
        pytest.param("section", '<h2 id="a">A</h2>', ["a"], id="of a section: all"),
        pytest.param("topics", '<h2 id="a">A</h2><h2 id="b">B</h2>', [], id="of others: not two"),
        pytest.param(
            "topics",
            '<h2 id="a">A</h2><h2 id="b">B</h2><h3 id="c">C</h3><h2 id="d">D</h2>',
            ["a", "b", "c", "d"],
            id="of others: three of the second level",
        ),
        pytest.param(
            "topics",
            '<h2 id="a">A</h2><h3 id="b">B</h3><h3 id="c">C</h3>',
            [],
            id="of others: not three of any level",
        ),
        pytest.param(
            "home", '<h2 id="a">A</h2><h2 id="b">B</h2><h2 id="c">C</h2>', [], id="of home: none"
        ),
    ],
)
def test_headings_are_listed_where_there_are_several(
    tmp_path: Path, template: str, content: str, listed: list[str]
) -> None:
    home = page_at(website_of(tmp_path), HOME)
    page = Page(
        path="a.html",
        title="A",
        content=type(home.content)(content),
        description="",
        template=template,
    )
    assert [name for _, name, _ in listed_headings(page)] == listed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            '<h3 class="x" id="a">A <em>b</em></h3>',
            '<h3 class="x" id="a">A <em>b</em><a class="headerlink" href="#a"'
            ' aria-label="Permanent link: A b">¶</a></h3>',
            id="with markup within",
        ),
        pytest.param(
            '<h2 id="a">A "b" &amp; c</h2>',
            '<h2 id="a">A "b" &amp; c<a class="headerlink" href="#a"'
            ' aria-label="Permanent link: A &quot;b&quot; &amp; c">¶</a></h2>',
            id="with signs of markup",
        ),
        pytest.param("<h2>A</h2>", "<h2>A</h2>", id="without an id"),
        pytest.param('<h1 id="a">A</h1>', '<h1 id="a">A</h1>', id="of the page itself"),
    ],
)
def test_a_heading_has_a_link_to_itself(before: str, after: str) -> None:
    assert with_permalinks(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            '<a href="../downloads/briefs/a.pdf">Brief <b>A</b></a>',
            "Brief <b>A</b> (not printed in this build)",
            id="ours",
        ),
        pytest.param(
            '<a href="https://example.org/a.pdf">A</a>',
            '<a href="https://example.org/a.pdf">A</a>',
            id="of another website",
        ),
        pytest.param('<a href="a.html">A</a>', '<a href="a.html">A</a>', id="of a page"),
        pytest.param(
            '<a href="a.html">A</a> <a href="b.pdf">B</a>',
            '<a href="a.html">A</a> B (not printed in this build)',
            id="after another link",
        ),
    ],
)
def test_no_link_leads_to_what_is_not_printed(before: str, after: str) -> None:
    assert without_print_links(before) == after


def test_the_navigation_of_a_project_without_one_leads_everywhere(tmp_path: Path) -> None:
    changes = {"content/pages/method.md": METHOD}
    register = small_register(tmp_path, dict(changes))
    found = navigation(register)
    assert found[:2] == [
        {"Home": "index.md"},
        {"Report": ["report/index.md", "sections/01-voter-lists.md"]},
    ]
    assert found[2:-1] == [{title: path} for path, title in HEADER_PAGES]
    assert found[-1] == {
        "Reference": [*({title: path} for path, title in FOOTER_PAGES), "pages/method.md"]
    }


def test_titles_of_a_navigation_are_those_that_it_gives_to_pages() -> None:
    given = [
        "index.md",
        {"Law": "instruments/index.md"},
        {"More": ["a.md", {"B": "b.md"}, {"Deeper": [{"C & d": "c.md"}]}]},
        {"2024": "d.md"},
    ]
    assert titles_in(given) == {
        "instruments/index.md": "Law",
        "b.md": "B",
        "c.md": "C & d",
        "d.md": "2024",
    }


@pytest.mark.parametrize("given", [None, [], {}], ids=["none", "an empty list", "an empty mapping"])
def test_a_navigation_that_names_nothing_gives_no_titles(given: object) -> None:
    assert titles_in(given) == {}


@pytest.mark.parametrize(
    ("path", "file"),
    [
        pytest.param(SECTION, "content/sections/01-voter-lists.md", id="a section"),
        pytest.param(RECOMMENDATION, "recommendations/01-lists.yml", id="a recommendation"),
        pytest.param(
            "instruments/coast-charter-1991.html",
            "references/instruments/coast-charter-1991.yml",
            id="an instrument",
        ),
        pytest.param(PROVISION, "references/instruments/coast-charter-1991.yml", id="a provision"),
        pytest.param(
            "missions/sor-2014-local.html", "references/missions/sor-2014-local.yml", id="a mission"
        ),
        pytest.param("institutions/coast.html", "references/institutions.yml", id="institution"),
        pytest.param("topics/lists.html", "references/topics.yml", id="a topic"),
        pytest.param("sources.html", "references/sources.yml", id="the sources"),
        pytest.param("figures.html", "content/figures.yml", id="the figures"),
        pytest.param("notes.html", None, id="the editors' notes, of which there are none"),
        pytest.param(HOME, "content/report.yml", id="home"),
        pytest.param("method.html", "content/pages/method.md", id="a page of the drafters"),
        pytest.param("report/index.html", None, id="a list of records"),
        pytest.param("topics/index.html", None, id="a list of topics"),
        pytest.param("matrix.html", None, id="the matrix"),
    ],
)
def test_a_page_is_edited_in_the_file_in_which_its_words_stand(
    tmp_path: Path, path: str, file: str | None
) -> None:
    register = small_register(tmp_path, {"content/pages/method.md": METHOD})
    assert dict(edited_files(register)).get(path) == file


def test_the_file_in_which_a_page_is_edited_is_there(tmp_path: Path) -> None:
    website = website_of(tmp_path)
    edited = dict(edited_files(website.context.register))
    assert set(edited) <= set(website.texts)
    assert [file for file in edited.values() if not (tmp_path / file).is_file()] == []
