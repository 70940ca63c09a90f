"""The website: its pages, and the files that belong to them."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.markup.build_context import BuildContext
from afterword.problems import Code, ProblemsFoundError
from afterword.project.resources import TEMPLATES
from afterword.site.website import (
    Website,
    assets,
    make_website,
    robots,
    theme_folders,
    write_files,
)
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    Value,
    list_yaml,
    read_register,
    report_yaml,
    write_project,
)

SITE = "https://follow-up.example.org/2018/"
MOVED = list_yaml("redirects", [{"old": "old/a.html", "new": "report/voter-lists.html#how-kept"}])


def website_of(
    folder: Path, changes: dict[str, str | None] | None = None, **report: Value
) -> Website:
    """Return the website of the small project."""
    project = write_project(
        folder, {"content/report.yml": report_yaml(**report), **(changes or {})}
    )
    return make_website(BuildContext(project, read_register(project), 0))


def read(page: bytes | str) -> HtmlElement:
    tree: HtmlElement = html.document_fromstring(page.decode() if isinstance(page, bytes) else page)
    return tree


def links(page: HtmlElement) -> list[str]:
    return [str(one.get("href")) for one in page.iter("a")]


def test_a_website_has_its_pages_and_no_problem(tmp_path: Path) -> None:
    website = website_of(tmp_path)
    assert website.problems == ()
    assert {"index.html", "report/voter-lists.html", "matrix.html"} < set(website.texts)


def test_a_published_page_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    (problem,) = website_of(tmp_path, {"content/published.txt": "old.html\n"}).problems
    assert (problem.code, str(problem.place)) == (Code.PAGE_GONE, "content/published.txt:1:1")


def test_a_template_that_cannot_be_filled_stops_the_website(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        website_of(tmp_path, {"templates/site/matrix.html.j2": "{{ colour }}\n"})
    assert [problem.code for problem in caught.value.problems] == [Code.SITE_TEMPLATE]


def test_pages_show_styles_scripts_fonts_and_pictures(tmp_path: Path) -> None:
    website = website_of(tmp_path)
    kinds = {path.rpartition(".")[2] for path in website.shown_files}
    assert {"css", "js", "woff2", "svg"} <= kinds
    assert "assets/site.css" in website.shown_files
    assert all(path.startswith("assets/") for path in website.shown_files)


def test_a_picture_of_the_project_is_shown_as_it_is(tmp_path: Path) -> None:
    picture = b"\x89PNG of a map"
    section = (
        "---\nid: maps\nnumber: III\ntitle: Maps\n---\n\nSee:\n\n![A map](../images/map.png)\n"
    )
    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/map.png").write_bytes(picture)
    shown = website_of(tmp_path, {"content/sections/02-maps.md": section}).shown_files
    assert picture in shown.values()


def test_a_file_of_the_project_comes_before_that_of_the_engine(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"templates/site/assets/problems.js": "// ours\n"})
    found = assets(project)
    assert found["assets/problems.js"] == b"// ours\n"
    ours = set(assets(write_project(tmp_path / "without")))
    assert set(found) == ours


def test_files_that_pages_do_not_show_are_the_index_the_picture_to_share_and_redirects(
    tmp_path: Path,
) -> None:
    files = website_of(tmp_path, {"content/redirects.yml": MOVED}, site_url=SITE).other_files
    assert files["assets/share.png"].startswith(b"\x89PNG")
    assert any(path.startswith("search/") for path in files)
    assert {"old/a.html", "robots.txt"} <= set(files)


def test_no_file_is_both_shown_and_not(tmp_path: Path) -> None:
    website = website_of(tmp_path, with_annex())
    assert not set(website.shown_files) & set(website.other_files)
    assert not set(website.texts) & {*website.shown_files, *website.other_files}


def test_a_page_that_moved_leads_to_where_it_stands_now(tmp_path: Path) -> None:
    website = website_of(tmp_path, {"content/redirects.yml": MOVED}, site_url=SITE)
    page = read(website.other_files["old/a.html"])
    target = "../report/voter-lists.html#how-kept"
    assert page.xpath('.//meta[@http-equiv="refresh"]/@content') == [f"0; url={target}"]
    assert target in links(page)
    assert page.xpath('.//link[@rel="canonical"]/@href') == [f"{SITE}report/voter-lists.html"]


def test_a_page_that_moved_names_no_address_where_none_is_known(tmp_path: Path) -> None:
    website = website_of(tmp_path, {"content/redirects.yml": MOVED})
    page = read(website.other_files["old/a.html"])
    assert page.xpath('.//link[@rel="canonical"]') == []


def test_the_page_for_what_is_not_there_links_from_the_root(tmp_path: Path) -> None:
    content = read(website_of(tmp_path, None, site_url=SITE).site_values()["not_found"])
    assert "search.html" in links(content)


@pytest.mark.parametrize("url", ["https://a.example.org/b", "https://a.example.org/b/"])
def test_robots_may_read_everything_and_find_the_sitemap(url: str) -> None:
    assert robots(url).decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example.org/b/sitemap.xml\n"
    )


def test_without_an_address_robots_are_told_nothing(tmp_path: Path) -> None:
    assert "robots.txt" not in website_of(tmp_path).other_files


def test_the_theme_of_a_project_comes_before_that_of_the_engine(tmp_path: Path) -> None:
    engine = str(TEMPLATES / "site" / "theme")
    assert theme_folders(website_of(tmp_path).context) == [engine]
    own = website_of(tmp_path, {"templates/site/theme/main.html": "{% extends 'base.html' %}"})
    assert theme_folders(own.context) == [str(tmp_path / "templates/site/theme"), engine]


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files(tmp_path / "site", {"a.txt": b"a", "b/c/d.txt": "Ә".encode()})
    assert (tmp_path / "site/a.txt").read_bytes() == b"a"
    assert (tmp_path / "site/b/c/d.txt").read_text("utf-8") == "Ә"
