"""What a navigation can name: just the pages that the website has."""

from pathlib import Path

import pytest

from afterword.linking.page_names import LIST_FOLDERS, OWN_NAMES, SINGLE_PAGES, page_sources
from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext
from afterword.project.project import Project
from afterword.site.frame import FOOTER_PAGES, HEADER_PAGES, navigation
from afterword.site.pages import SINGLE_PAGE_TITLES
from afterword.site.website import Website, make_website
from tests.unit.small_annex import with_annex
from tests.unit.small_project import read_register, write_project

METHOD = "---\nid: method\ntitle: Method\n---\n\nWords.\n"


def read(project: Project) -> tuple[Register, Website]:
    """Return the register of a project, and its pages."""
    register = read_register(project)
    return register, make_website(BuildContext(project, register, 0))


@pytest.fixture
def small(tmp_path: Path) -> tuple[Register, Website]:
    """Give the small project with an annex and a page of its own."""
    return read(write_project(tmp_path, {**with_annex(), "content/pages/how.md": METHOD}))


def test_it_can_name_all_pages_of_the_website_and_no_other(
    small: tuple[Register, Website],
) -> None:
    register, pages = small
    loaded = register.loaded
    texts = {
        **{one.path: f"report/{one.record.id}.html" for one in loaded.sections},
        **{one.path: f"{one.record.id}.html" for one in loaded.pages},
    }
    texts = {file.removeprefix("content/"): path for file, path in texts.items()}
    named = list(page_sources(register))
    assert set(texts) == {"sections/01-voter-lists.md", "annexes/01-counts.md", "pages/how.md"}
    paths = [texts.get(name, f"{name.removesuffix('.md')}.html") for name in named]
    assert sorted(paths) == sorted(pages.texts)


def test_it_can_name_all_pages_of_the_second_report(second_report: Path) -> None:
    project = write_project(second_report.parent / "small")
    register, pages = read(Project(root=second_report, today=project.today.replace(year=2026)))
    assert len(list(page_sources(register))) == len(pages.texts)
    assert len(set(page_sources(register))) == len(pages.texts)


def test_the_single_pages_are_home_and_those_of_no_single_record() -> None:
    assert sorted(SINGLE_PAGES) == sorted([*SINGLE_PAGE_TITLES, "index"])


def test_the_pages_that_every_page_leads_to_are_there(small: tuple[Register, Website]) -> None:
    named = set(page_sources(small[0]))
    assert {path for path, _ in (*HEADER_PAGES, *FOOTER_PAGES)} <= named


def test_the_navigation_of_a_project_without_one_names_pages_only(
    small: tuple[Register, Website],
) -> None:
    register, _ = small
    named = set(page_sources(register))
    assert [one for one in _paths(navigation(register)) if one not in named] == []


def _paths(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [path for one in below for path in _paths(one)]


def test_a_page_of_the_drafters_cannot_be_called_as_what_stands_beside_it(
    small: tuple[Register, Website],
) -> None:
    _, pages = small
    steps = {path.partition("/")[0].removesuffix(".html") for path in pages.texts}
    assert steps - {"method"} <= OWN_NAMES
    assert {*LIST_FOLDERS, *SINGLE_PAGES} < OWN_NAMES
