"""What only some settings in mkdocs.yml bring: links to the sources, translations, notices."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from afterword.problems import Severity
from afterword.project.project import Project
from afterword.publishing.reading import read_project
from afterword.site.mkdocs_run import build_result
from afterword.site.plugin import Options
from tests.browser.audit import audit
from tests.browser.axe import findings, told
from tests.browser.pages import a_page_of_each_kind
from tests.browser.visiting import NARROW, PHONE, Visit, serve
from tests.building import copy_report
from tests.unit.small_project import TODAY

SETTINGS = """
site_name: ''
docs_dir: content
repo_url: https://example.org/organisation/report
edit_uri: edit/main/content/
theme:
  name: material
  features: [content.action.edit, header.autohide, navigation.instant, navigation.top, toc.follow]
extra:
  alternate:
    - {name: English, link: ./index.html, lang: en}
    - {name: Қазақша, link: https://example.org/kk/, lang: kk}
    - {name: Русский, link: https://example.org/ru/, lang: ru}
plugins:
  - afterword: {pdf: false, as_of: 2021-12-31}
"""
EDIT = "https://example.org/organisation/report/edit/main/"


@pytest.fixture(scope="module")
def variant(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the second report as of a day, with sources, translations and no tabs."""
    project = copy_report(checkout / "tests/second_report", tmp_path_factory.mktemp("variant"))
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    site = tmp_path_factory.mktemp("variant-site") / "site"
    found = build_result(read_project(Project(root=project, today=TODAY)), site, Options())
    assert [one for one in found if one.severity is Severity.ERROR] == []
    return site


@pytest.fixture
def variant_page(visit: Visit, variant: Path) -> Page:
    return visit(variant)


def test_a_page_links_to_the_file_in_which_its_words_stand(variant_page: Page, page: Page) -> None:
    for path, source in (
        ("report/polling-day.html", "content/sections/"),
        ("recommendations/ver-2019-r1.html", "recommendations/"),
    ):
        variant_page.goto(path)
        link = variant_page.locator("main .md-content__button")
        address = link.get_attribute("href") or ""
        assert address.startswith(EDIT + source), address
        assert link.get_attribute("title")
    page.goto("report/media.html")
    expect(page.locator("main .md-content__button")).to_have_count(0)


def test_translations_are_offered_by_a_button_that_keys_open_and_close(
    variant_page: Page,
) -> None:
    variant_page.goto("report/index.html")
    button = variant_page.get_by_role("button", name="Select language")
    links = variant_page.locator("#aw-languages a")
    expect(links.first).to_be_hidden()
    button.focus()
    variant_page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert [link.get_attribute("hreflang") for link in links.all()] == ["en", "kk", "ru"]
    expect(links.nth(1)).to_be_visible()
    variant_page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    found = findings(variant_page, view="languages open")
    assert not found, told(found)
    variant_page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_translations_are_reached_on_a_phone_and_without_scripts(
    visit: Visit, variant: Path, size: tuple[int, int]
) -> None:
    page = visit(variant, size=size, touch=True)
    page.goto("index.html")
    page.get_by_role("button", name="Select language").tap()
    box = page.locator("#aw-languages").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    without = visit(variant, size=size, javascript=False)
    without.goto("index.html")
    expect(without.locator("#aw-languages a").last).to_be_visible()


def test_the_day_of_an_edition_is_announced_on_every_page(
    variant_page: Page, variant: Path
) -> None:
    for path in a_page_of_each_kind(variant):
        if path == "404.html":
            continue
        variant_page.goto(path)
        notice = variant_page.get_by_role("complementary", name="Notice")
        expect(notice).to_contain_text("As of 31 December 2021.")
        assert variant_page.locator(".md-banner").count() == 1


def test_pages_are_loaded_anew_even_where_somebody_asks_for_the_opposite(
    visit: Visit, variant: Path, tmp_path: Path
) -> None:
    with serve(variant, tmp_path / "root") as address:
        page = visit(address)
        page.goto("index.html")
        page.evaluate("window.awStays = true")
        page.get_by_role("main").get_by_role("link", name="Downloads").first.click()
        page.wait_for_url(lambda url: not url.endswith("index.html"))
        assert page.evaluate("window.awStays ?? null") is None


def test_without_tabs_the_menu_is_at_the_left(variant_page: Page) -> None:
    variant_page.goto("report/index.html")
    expect(variant_page.locator(".md-tabs")).to_have_count(0)
    menu = variant_page.get_by_role("navigation", name="Menu")
    for name in ("Recommendations", "Follow-up matrix", "Downloads"):
        expect(menu.get_by_role("link", name=name)).to_be_visible()


def test_an_edition_as_of_a_day_is_judged_too(
    variant: Path, chromium: Browser, tmp_path: Path
) -> None:
    pages = ["index.html", "recommendations/ver-2019-r1.html", "matrix.html", "report/index.html"]
    with serve(variant, tmp_path / "root") as address:
        found = audit(chromium, address, pages)
    assert not found.findings, told(found.findings)
    wrong = (*found.too_wide, *found.too_small, *found.badly_printed, *found.complaints)
    assert not wrong, "\n" + "\n".join(wrong)
