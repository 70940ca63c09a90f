"""The website as users of MkDocs make it: `mkdocs build`, its settings, and other plugins."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.building import MOMENT, build
from tests.end_to_end.reading import pdf_text
from tests.prepared import run_prepared

PLUGIN = "plugins: [afterword]"


def mkdocs(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs' own command in a project's folder."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "NO_MKDOCS_2_WARNING": "1"}
    return run_prepared("mkdocs", ["build", *options], project, environment)


def set_settings(project: Path, old: str, new: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.write_text(text.replace(old, new, 1), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def words(page: Path) -> str:
    return " ".join(html.parse(str(page)).getroot().text_content().split())


def links(page: Path, xpath: str) -> Iterator[str]:
    yield from html.parse(str(page)).getroot().xpath(xpath)


@pytest.fixture
def without_prints(second_report: Path) -> Path:
    """Give the second report, of which nothing is printed: a quick build."""
    set_settings(second_report, PLUGIN, "plugins:\n  - afterword:\n      pdf: false")
    return second_report


def test_mkdocs_gives_byte_for_byte_what_our_command_gives(
    printed_report: Path, second_site: Path
) -> None:
    result = mkdocs(printed_report, "--strict")
    assert result.returncode == 0, result.stderr
    made, ours = contents(printed_report / "site"), contents(second_site)
    assert made.keys() == ours.keys()
    assert [path for path in made if made[path] != ours[path]] == []


def test_no_source_file_lands_on_the_website(second_report: Path, second_site: Path) -> None:
    folders = sorted({path.partition("/")[0] for path in contents(second_site)})
    assert folders == [
        *("404.html", "api", "assets", "changes.html", "citations", "count.html", "coverage.html"),
        *("downloads", "downloads.html", "feed.xml", "feeds", "figures.html", "files"),
        *(
            "index.html",
            "institutions",
            "instruments",
            "manifest.json",
            "matrix.html",
            "method.html",
        ),
        *("missions", "notes.html", "progress.html", "recommendations", "report", "review.html"),
        *("robots.txt", "search", "search.html", "sitemap.xml", "sitemap.xml.gz"),
        *("sources.html", "topics"),
    ]
    theirs = {path.name for path in (second_report / "content").rglob("*") if path.is_file()}
    shown = {"protocol.png"}
    assert {path.rpartition("/")[2] for path in contents(second_site)} & theirs == shown


def test_of_the_theme_only_what_pages_load_is_shipped(second_site: Path) -> None:
    paths = contents(second_site)
    assert [path for path in paths if path.endswith(".map")] == []
    theirs = [path for path in paths if path.startswith(("assets/javascripts/", "assets/style"))]
    pages = "".join(page.read_text("utf-8") for page in second_site.rglob("*.html"))
    assert theirs
    assert [path for path in theirs if path not in pages] == []


def test_an_error_is_told_and_the_former_website_stays(without_prints: Path) -> None:
    assert mkdocs(without_prints).returncode == 0
    before = contents(without_prints / "site")
    section = without_prints / "content/sections/01-polling-day.md"
    section.write_text(section.read_text("utf-8") + "\n[@nowhere/1] says so.\n", "utf-8")
    result = mkdocs(without_prints)
    assert result.returncode == 1
    assert "content/sections/01-polling-day.md:" in result.stderr
    assert "error[unknown-instrument]" in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(without_prints / "site") == before
    assert [path.name for path in without_prints.iterdir() if path.name.startswith(".site")] == []


@pytest.mark.parametrize(
    ("options", "code"), [((), 0), (("--strict",), 1)], ids=["advice", "strict"]
)
def test_advice_stops_only_a_strict_build(
    without_prints: Path, options: tuple[str, ...], code: int
) -> None:
    topics = without_prints / "references/topics.yml"
    topics.write_text(topics.read_text("utf-8").split("\n", 1)[1], "utf-8")
    result = mkdocs(without_prints, *options)
    assert result.returncode == code
    assert "references/topics.yml:1:1: warning[no-schema-line]" in result.stderr


@pytest.mark.parametrize("order", ["before", "after"])
def test_redirects_of_another_plugin_stand_beside_our_pages(
    without_prints: Path, order: str
) -> None:
    other = "  - redirects:\n      redirect_maps:\n        old.md: sections/01-polling-day.md\n"
    ours = "  - afterword:\n      pdf: false"
    both = f"{other}{ours}" if order == "before" else f"{ours}\n{other}"
    set_settings(without_prints, ours, both)
    result = mkdocs(without_prints, "--strict")
    assert result.returncode == 0, result.stderr
    moved = (without_prints / "site/old.html").read_text("utf-8")
    assert "report/polling-day.html" in moved
    manifest = (without_prints / "site/manifest.json").read_text("utf-8")
    assert '"old.html"' in manifest


def test_what_another_plugin_makes_of_a_text_is_in_every_output(printed_report: Path) -> None:
    (printed_report / "hooks.py").write_text(
        "def on_page_markdown(markdown, **_):\n"
        "    return markdown.replace('behind closed doors', 'behind bolted doors')\n",
        "utf-8",
    )
    set_settings(printed_report, PLUGIN, f"{PLUGIN}\nhooks: [hooks.py]")
    result = mkdocs(printed_report)
    assert result.returncode == 0, result.stderr
    site = printed_report / "site"
    assert "behind bolted doors" in words(site / "report/polling-day.html")
    assert "behind bolted doors" in words(site / "recommendations/ver-2019-r1.html")
    assert "behind bolted doors" in (site / "search/index.js").read_text("utf-8")
    printed = " ".join(pdf_text(site / "downloads/report.pdf", "-raw").split())
    assert "bolted doors" in printed
    assert "closed doors" not in printed


def test_a_mistake_that_another_plugin_makes_is_told(without_prints: Path) -> None:
    (without_prints / "hooks.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n[@nowhere/1]\\n'\n",
        "utf-8",
    )
    set_settings(without_prints, "site_name: ''", "site_name: ''\nhooks: [hooks.py]")
    result = mkdocs(without_prints)
    assert result.returncode == 1
    assert "error[unknown-instrument]" in result.stderr
    assert not (without_prints / "site").exists()


def test_the_edit_link_leads_to_the_file_in_which_the_words_stand(without_prints: Path) -> None:
    added = "repo_url: https://example.org/ion/verdania\nedit_uri: edit/main/content/\n"
    set_settings(without_prints, "docs_dir: content", f"{added}docs_dir: content")
    assert mkdocs(without_prints, "--strict").returncode == 0
    base = "https://example.org/ion/verdania/edit/main/"
    for page, file in {
        "report/polling-day.html": "content/sections/01-polling-day.md",
        "method.html": "content/pages/method.md",
        "index.html": "content/report.yml",
        "recommendations/ver-2019-r1.html": "recommendations/01-open-counting.yml",
        "instruments/harbour-declaration-1994.html": (
            "references/instruments/harbour-declaration-1994.yml"
        ),
        "missions/ver-2015-presidential.html": "references/missions/ver-2015-presidential.yml",
        "sources.html": "references/sources.yml",
    }.items():
        found = list(links(without_prints / "site" / page, "//a[@rel='edit']/@href"))
        assert found == [f"{base}{file}"], page
        assert (without_prints / file).is_file()
    assert list(links(without_prints / "site/matrix.html", "//a[@rel='edit']/@href")) == []


def test_a_navigation_that_is_given_is_honoured(without_prints: Path) -> None:
    given = (
        "nav:\n  - Start: index.md\n  - All asked: matrix.md\n"
        "  - What was seen:\n    - sections/01-polling-day.md\n    - Method: pages/method.md\n"
    )
    set_settings(without_prints, "docs_dir: content", f"{given}docs_dir: content")
    assert mkdocs(without_prints, "--strict").returncode == 0
    tabs = [
        " ".join(tab.text_content().split())
        for tab in html.parse(str(without_prints / "site/matrix.html")).xpath(
            "//nav[contains(@class, 'md-tabs')]//a"
        )
    ]
    assert tabs == ["Start", "All asked", "What was seen"]


def test_a_page_that_was_not_found_leads_on_from_any_depth(
    second_site: Path, without_prints: Path
) -> None:
    known = list(links(second_site / "404.html", "//main//a/@href"))
    assert known
    assert all(link.startswith(("/2019/", "#", "http")) for link in known)
    set_settings(without_prints, "docs_dir: content", "docs_dir: content")
    report = without_prints / "content/report.yml"
    lines = report.read_text("utf-8").splitlines(keepends=True)
    report.write_text("".join(x for x in lines if not x.startswith("site_url")), "utf-8")
    assert mkdocs(without_prints, "--strict").returncode == 0
    assert (without_prints / "site/404.html").is_file()
    assert not (without_prints / "site/sitemap.xml").exists()


def test_the_sitemap_lists_every_page_but_what_is_no_page(second_site: Path) -> None:
    listed = (second_site / "sitemap.xml").read_text("utf-8")
    pages = {
        path.relative_to(second_site).as_posix()
        for path in second_site.rglob("*.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    for page in pages - {"404.html", "index.html"}:
        assert f"<loc>https://verdania.example.org/2019/{page}</loc>" in listed
    assert listed.count("<loc>") == len(pages) - 1


def test_an_edition_as_of_a_day_can_be_set_in_mkdocs_yml(
    checkout: Path, printed_report: Path, second_site_2021: Path
) -> None:
    set_settings(printed_report, PLUGIN, "plugins:\n  - afterword: {as_of: 2021-12-31}")
    made = build(checkout, printed_report, printed_report / "site")
    page = "recommendations/ver-2019-r1.html"
    assert (made / page).read_bytes() == (second_site_2021 / page).read_bytes()


def test_what_mkdocs_cannot_do_here_is_told_without_a_traceback(without_prints: Path) -> None:
    result = mkdocs(without_prints, "--dirty")
    assert result.returncode == 1
    assert "--dirty would leave pages out" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("scheme", "shown"), [("slate", "dark"), ("default", "light")], ids=["dark", "light"]
)
def test_a_palette_of_one_scheme_fixes_the_colours(
    without_prints: Path, scheme: str, shown: str
) -> None:
    set_settings(
        without_prints, "{name: material}", f"{{name: material, palette: {{scheme: {scheme}}}}}"
    )
    assert mkdocs(without_prints, "--strict").returncode == 0
    page = html.parse(str(without_prints / "site/index.html")).getroot()
    assert page.get("data-scheme") == shown
    assert page.xpath("//*[@data-aw-scheme]") == []


def test_official_translations_are_offered_in_the_header(without_prints: Path) -> None:
    added = (
        "extra:\n  alternate:\n    - {name: Verdanian, link: https://example.org/vd, lang: vd}\n"
    )
    set_settings(without_prints, "docs_dir: content", f"{added}docs_dir: content")
    assert mkdocs(without_prints, "--strict").returncode == 0
    page = without_prints / "site/index.html"
    assert list(links(page, "//header//a[@hreflang='vd']/@href")) == ["https://example.org/vd"]


def test_a_template_of_ones_own_comes_first_and_its_mistake_is_told(without_prints: Path) -> None:
    partials = without_prints / "mine" / "partials"
    partials.mkdir(parents=True)
    (partials / "path.html").write_text("<p>My own path</p>\n", "utf-8")
    set_settings(without_prints, "{name: material}", "{name: material, custom_dir: mine}")
    assert mkdocs(without_prints, "--strict").returncode == 0
    assert "My own path" in words(without_prints / "site/matrix.html")

    (partials / "path.html").write_text("\n{{ nothing.at.all }}\n", "utf-8")
    result = mkdocs(without_prints)
    assert result.returncode == 1
    assert "error[site-template]" in result.stderr
    assert "path.html:2:1" in result.stderr
    assert "Traceback" not in result.stderr
    assert "My own path" in words(without_prints / "site/matrix.html")


def test_a_page_that_another_plugin_adds_is_framed_as_ours_are(without_prints: Path) -> None:
    (without_prints / "hooks.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'added.md', content='# Added\\n\\nWords.'))\n"
        "    return files\n",
        "utf-8",
    )
    set_settings(without_prints, "site_name: ''", "site_name: ''\nhooks: [hooks.py]")
    result = mkdocs(without_prints)
    assert result.returncode == 0, result.stderr
    page = without_prints / "site/added.html"
    assert "Words." in words(page)
    assert list(links(page, "//meta[@name='robots']/@content")) == []
