"""The files of a project: one table, and what follows from it."""

from pathlib import Path

import pytest

from afterword.model.report import SectionHead
from afterword.project.files import (
    FILES,
    PUBLISHED,
    REPORT,
    SITE_SETTINGS,
    SOURCE_FOLDERS,
    WATCHED,
    FileKind,
    Form,
    read_in,
)
from afterword.sources.entry import Loaded
from tests.unit.small_project import FILES as SMALL


def kind(path: str) -> FileKind:
    return next(one for one in FILES if one.path == path)


def test_each_file_is_stated_once() -> None:
    assert len({one.path for one in FILES}) == len(FILES)
    assert {SITE_SETTINGS, REPORT, PUBLISHED} < set(FILES)


@pytest.mark.parametrize(
    ("path", "is_folder", "suffix", "schema"),
    [
        pytest.param("mkdocs.yml", False, ".yml", "", id="settings of another program"),
        pytest.param("content/report.yml", False, ".yml", "report", id="a record"),
        pytest.param("recommendations", True, ".yml", "recommendation", id="a folder of records"),
        pytest.param("references/topics.yml", False, ".yml", "topics", id="a list of records"),
        pytest.param("content/sections", True, ".md", "", id="a folder of texts"),
        pytest.param("content/data", True, ".csv", "", id="a folder of tables"),
        pytest.param("content/published.txt", False, ".txt", "", id="lines"),
    ],
)
def test_a_kind_of_file_is_told_by_its_form(
    path: str, is_folder: bool, suffix: str, schema: str
) -> None:
    found = kind(path)
    assert (found.is_folder, found.suffix, found.schema) == (is_folder, suffix, schema)


def test_what_every_project_has_is_needed_and_nothing_else() -> None:
    assert [one.path for one in FILES if one.is_needed] == [
        "mkdocs.yml",
        "content/report.yml",
        "content/sections",
        "recommendations",
    ]


def test_all_that_is_read_is_kept_where_the_table_says() -> None:
    fields = {one.field for one in FILES if one.field}
    assert fields <= set(Loaded.__dataclass_fields__)


def test_sections_and_annexes_are_of_one_kind() -> None:
    section, annex = kind("content/sections"), kind("content/annexes")
    assert (section.model, section.field) == (annex.model, annex.field) == (SectionHead, "sections")


def test_every_text_and_record_is_checked_against_a_model() -> None:
    unchecked = {Form.SETTINGS, Form.TABLE, Form.LINES}
    assert [one.path for one in FILES if (one.model is None) is not (one.form in unchecked)] == []


def test_the_sources_are_what_stands_in_the_table(tmp_path: Path) -> None:
    assert SOURCE_FOLDERS == ("content", "recommendations", "references")
    assert (*SOURCE_FOLDERS, "templates", "mkdocs.yml") == WATCHED
    assert {path.partition("/")[0] for path in SMALL} <= set(WATCHED)


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        pytest.param(
            "content",
            (
                *("annexes", "data", "figures.yml", "notes.yml", "pages", "published.txt"),
                *("redirects.yml", "report.yml", "sections", "tables.yml"),
            ),
            id="the report",
        ),
        pytest.param(
            "references",
            (
                *("abbreviations.yml", "institutions.yml", "instruments", "missions"),
                *("sources.yml", "topics.yml", "words.yml"),
            ),
            id="the references",
        ),
        pytest.param("recommendations", (), id="a folder of one kind"),
    ],
)
def test_what_is_read_in_a_folder_is_named_in_order(folder: str, names: tuple[str, ...]) -> None:
    assert read_in(folder) == names
