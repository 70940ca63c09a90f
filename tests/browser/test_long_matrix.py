"""A matrix of more rows than are laid out at once: the first are shown, the others on demand."""

from pathlib import Path

import pytest

from afterword.problems import Severity
from afterword.publishing.reading import read_project
from afterword.site.mkdocs_run import build_result
from afterword.site.plugin import Options
from tests.browser.matrix_page import MatrixPage
from tests.browser.visiting import Visit
from tests.unit.small_project import (
    SITE_SETTINGS,
    recommendation_yaml,
    section_text,
    write_project,
)

COUNT, FIRST = 120, 50


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the website of a report with 120 recommendations, every third of them a priority."""
    files: dict[str, str | None] = {"recommendations/01-lists.yml": None}
    for number in range(1, COUNT + 1):
        files[f"recommendations/{number:03}.yml"] = recommendation_yaml(
            id=f"r{number}",
            number=str(number),
            title=f"Lists, {number} of {COUNT}",
            priority="other" if number % 3 else "priority",
            text=f"The {number}th list should be kept up to date.",
        )
    placed = "\n\n".join(f"::: recommendation {number}" for number in range(1, COUNT + 1))
    body = f"Words.\n{{ #lists-outdated }}\n\n{placed}\n"
    files["content/sections/01-voter-lists.md"] = section_text(body)
    files["mkdocs.yml"] = SITE_SETTINGS.replace("[afterword]", "[afterword: {pdf: false}]")
    project = write_project(tmp_path_factory.mktemp("long"), files)
    site = tmp_path_factory.mktemp("long-site")
    found = build_result(read_project(project), site, Options())
    assert [one for one in found if one.severity is Severity.ERROR] == []
    return site


def numbers(matrix: MatrixPage) -> list[str]:
    return [one.removeprefix("r") for one in matrix.ids]


def first(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def test_the_first_rows_are_shown_and_the_others_on_demand(visit: Visit, long_site: Path) -> None:
    matrix = MatrixPage(visit(long_site))
    assert matrix.page.locator(".aw-matrix tbody tr").count() == FIRST
    assert (matrix.said, numbers(matrix)) == (f"{COUNT} recommendations", first(FIRST))
    matrix.page.get_by_role("button", name="Show 50 more").click()
    assert (numbers(matrix), matrix.query) == (first(2 * FIRST), "?rows=100")
    assert matrix.page.evaluate("document.activeElement.closest('tr').id") == "r51"
    matrix.page.get_by_role("button", name="Show all 120").click()
    assert (numbers(matrix), matrix.query) == (first(COUNT), "?rows=all")
    assert not matrix.page.get_by_role("button", name="Show all 120").is_visible()
    matrix.page.go_back()
    matrix.settle()
    assert numbers(matrix) == first(2 * FIRST)


def test_rows_that_are_not_shown_are_found_sorted_and_downloaded(
    visit: Visit, long_site: Path
) -> None:
    matrix = MatrixPage(visit(long_site))
    matrix.find("117th")
    assert numbers(matrix) == ["117"]
    matrix.page.get_by_role("button", name="Clear all").click()
    matrix.sort("No.")
    assert numbers(matrix) == first(COUNT)[: -FIRST - 1 : -1]
    matrix.choose("priority", "Priority")
    assert numbers(matrix) == [str(number) for number in range(120, 0, -3)]
    matrix.page.get_by_role("button", name="Clear all").click()
    assert len(matrix.download().rows) == COUNT + 1


def test_a_shared_link_reaches_as_far_as_the_row_that_it_opens(
    visit: Visit, long_site: Path
) -> None:
    matrix = MatrixPage(visit(long_site), "?open=r77")
    matrix.page.wait_for_selector(".aw-mx-detail-list")
    assert (numbers(matrix), matrix.opened) == (first(2 * FIRST), ["r77"])
    assert "The 77th list" in matrix.page.locator("#aw-mx-detail-r77").inner_text()
    pointed = MatrixPage(visit(long_site), "#r101")
    assert pointed.page.locator("#r101").evaluate("one => one.getBoundingClientRect().top < 800")


def test_before_the_script_has_taken_over_only_the_first_rows_are_laid_out(
    visit: Visit, long_site: Path
) -> None:
    page = visit(long_site)
    page.route("**/matrix.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("matrix.html")
    assert page.locator(".aw-matrix tbody tr:visible").count() == FIRST
    without = visit(long_site, javascript=False)
    without.goto("matrix.html")
    assert without.locator(".aw-matrix tbody tr:visible").count() == COUNT
