"""What search engines ask for."""

from pathlib import Path

import pytest
from lxml import etree

from afterword.site.sitemap import sitemap_files
from tests.unit.small_project import report_yaml, small_register

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    assert sitemap_files(small_register(tmp_path), ["index.html"]) == {}


@pytest.mark.parametrize("url", ["https://a.example.org/b", "https://a.example.org/b/"])
def test_every_page_but_the_search_is_listed_with_its_whole_address(
    tmp_path: Path, url: str
) -> None:
    register = small_register(tmp_path, {"content/report.yml": report_yaml(site_url=url)})
    paths = ["search.html", "report/a.html", "index.html"]
    files = sitemap_files(register, paths)
    tree = etree.fromstring(files["sitemap.xml"])
    assert [one.text for one in tree.iter(f"{SPACE}loc")] == [
        "https://a.example.org/b/",
        "https://a.example.org/b/report/a.html",
    ]
    assert {one.text for one in tree.iter(f"{SPACE}lastmod")} == {register.day.isoformat()}
    assert b"Sitemap: https://a.example.org/b/sitemap.xml\n" in files["robots.txt"]
