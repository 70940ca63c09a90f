"""The shell around every page: head, navigation, contents and foot."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.markup.build_context import make_context
from afterword.markup.converter import read_dialect
from afterword.project.project import Project
from afterword.site.page import Page
from afterword.site.pages import site_pages
from afterword.site.shell import Heading, Shell, headings
from tests.unit.small_project import (
    TODAY,
    Value,
    recommendation_yaml,
    report_yaml,
    section_text,
    small_register,
)

SITE = "https://follow-up.example.org/2018/"
PAGES = ("index.html", "report/voter-lists.html", "instruments/coast-charter-1991/4-1.html")
METHOD = "---\nid: method\ntitle: Method & more\n---\n\n## Scale { #scale }\n\nWords.\n"


def shell_of(folder: Path, **report: Value) -> tuple[Shell, dict[str, Page]]:
    """Return the shell of the small project, and its pages by their paths."""
    body = "Words.\n{ #lists-outdated }\n\n## A & *b* { #a }\n\n::: recommendation 1\n"
    changes = {
        "content/report.yml": report_yaml(**report),
        "content/pages/method.md": METHOD,
        "content/sections/01-voter-lists.md": section_text(body),
        "recommendations/01-lists.yml": recommendation_yaml(title='A & "B"'),
    }
    register = small_register(folder, dict(changes))
    project = Project(root=folder, today=TODAY)
    dialect, _ = read_dialect(project)
    context = make_context(project, register, dialect, 0)
    pages = site_pages(context)
    return Shell(context, pages), {page.path: page for page in pages.pages}


def finished(folder: Path, path: str, **report: Value) -> HtmlElement:
    """Return a page of the small project in its shell."""
    shell, pages = shell_of(folder, **report)
    return html.document_fromstring(shell.finished(pages[path]).decode())


def read(page: bytes) -> HtmlElement:
    tree: HtmlElement = html.document_fromstring(page.decode())
    return tree


def links(element: HtmlElement) -> list[str]:
    return [str(one.get("href")) for one in element.iter("a")]


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_itself_its_language_and_that_it_is_unofficial(
    tmp_path: Path, path: str
) -> None:
    shell, pages = shell_of(tmp_path)
    page = html.document_fromstring(shell.finished(pages[path]).decode())
    assert page.get("lang") == "en"
    assert words(page.find(".//title")).startswith(pages[path].title)
    assert page.xpath('.//meta[@name="description"]/@content') == [pages[path].description]
    assert "Unofficial" in words(page.find(".//header"))
    assert "Unofficial restatement." in words(page.find(".//footer"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_from_elsewhere_and_runs_no_script_of_its_own(
    tmp_path: Path, path: str
) -> None:
    page = finished(tmp_path, path)
    (policy,) = page.xpath('.//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    asked = page.xpath(".//script/@src | .//img/@src | .//link[not(@rel='canonical')]/@href")
    assert [one for one in asked if ":" in one or one.startswith("/")] == []
    inline = page.xpath(".//script[not(@src) and not(@type='application/ld+json')]")
    assert (inline, page.xpath(".//@style | .//style | .//@onclick")) == ([], [])


@pytest.mark.parametrize("path", PAGES)
def test_links_of_the_shell_lead_to_the_root_from_every_depth(tmp_path: Path, path: str) -> None:
    page = finished(tmp_path, path)
    root = "../" * path.count("/")
    assert page.get("data-root") == root
    (name,) = page.find_class("aw-name")
    assert name.find("a").get("href") == f"{root}index.html"
    assert f"{root}matrix.html" in page.xpath('.//nav[@aria-label="Main"]//a/@href')
    assert f"{root}method.html" in page.xpath(".//footer//a/@href")


def test_the_navigation_tells_where_one_is(tmp_path: Path) -> None:
    page = finished(tmp_path, "instruments/coast-charter-1991/4-1.html")
    (here,) = page.xpath('.//nav[@aria-label="Main"]//a[@aria-current]')
    assert (words(here), here.get("aria-current")) == ("Law", "true")
    trail = [words(one) for one in page.find_class("aw-crumbs")[0].iter("a")]
    assert trail == ["Home", "Law", "Coast Charter"]


def test_a_section_has_the_contents_of_the_report_beside_it(tmp_path: Path) -> None:
    page = finished(tmp_path, "report/voter-lists.html")
    links = page.get_element_by_id("aw-contents").iter("a")
    assert [(words(one), one.get("href"), one.get("aria-current")) for one in links] == [
        ("II. Voter lists", "voter-lists.html", "page"),
        ("A & b", "#a", None),
    ]


def test_other_pages_list_their_headings_where_there_are_several(tmp_path: Path) -> None:
    shell, pages = shell_of(tmp_path)
    long = read(shell.finished(pages["recommendations/sor-2018-r1.html"]))
    short = read(shell.finished(pages["topics/index.html"]))
    listed = [words(one) for one in long.get_element_by_id("aw-contents").iter("a")]
    assert listed[:2] == ["What was found", "Basis in law"]
    assert short.find_class("aw-contents") == []


def test_titles_of_any_signs_are_escaped(tmp_path: Path) -> None:
    page = finished(tmp_path, "recommendations/sor-2018-r1.html", site_url=SITE)
    assert words(page.find(".//title")).startswith('A & "B" –')
    assert page.xpath('.//meta[@property="og:title"]/@content') == ['A & "B"']


def test_an_address_that_is_known_is_told_to_search_engines_and_those_who_share(
    tmp_path: Path,
) -> None:
    page = finished(tmp_path, "report/voter-lists.html", site_url=SITE)
    address = f"{SITE}report/voter-lists.html"
    assert page.xpath('.//link[@rel="canonical"]/@href') == [address]
    assert page.xpath('.//meta[@property="og:url"]/@content') == [address]
    assert page.xpath('.//meta[@property="og:image"]/@content') == [f"{SITE}assets/share.png"]
    unknown = finished(tmp_path / "b", "report/voter-lists.html")
    assert unknown.xpath('.//link[@rel="canonical"] | .//meta[@property]') == []


def test_the_page_for_what_is_not_there_links_from_the_root_where_it_is_known(
    tmp_path: Path,
) -> None:
    shell, _ = shell_of(tmp_path, site_url=SITE)
    known = read(shell.not_found())
    assert "/2018/search.html" in links(known.find(".//main"))
    assert known.xpath('.//link[@rel="stylesheet"]/@href') == ["/2018/assets/site.css"]
    unknown = read(shell_of(tmp_path / "b")[0].not_found())
    assert "search.html" in links(unknown.find(".//main"))


def test_a_page_that_moved_leads_to_where_it_stands_now(tmp_path: Path) -> None:
    shell, _ = shell_of(tmp_path, site_url=SITE)
    page = html.document_fromstring(shell.redirect("old/a.html", "method.html#scale").decode())
    assert page.xpath('.//meta[@http-equiv="refresh"]/@content') == ["0; url=../method.html#scale"]
    assert page.xpath(".//main//a/@href") == ["../method.html#scale"]
    assert page.xpath('.//link[@rel="canonical"]/@href') == [f"{SITE}method.html"]


def test_only_headings_that_can_be_linked_to_are_listed() -> None:
    text = '<h1>A</h1><h2 class="x" id="b">B\n<a href="#">c</a></h2><h2>D</h2><h3 id="e">E</h3>'
    assert headings(text) == (
        Heading(level=2, id="b", words="B c"),
        Heading(level=3, id="e", words="E"),
    )
