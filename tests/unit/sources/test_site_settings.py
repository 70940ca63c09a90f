"""mkdocs.yml as it is read without MkDocs: what it says, and where."""

from datetime import date
from pathlib import Path

import pytest

from afterword.problems import Code, Problem
from afterword.sources.site_settings import (
    BUILT_IN,
    UNRESOLVED,
    USUAL,
    SiteSettings,
    read_site_settings,
    without_toc,
)
from tests.unit.small_project import SITE_SETTINGS, TODAY, write_project

SMALLEST = "{site_name: '', docs_dir: content, theme: {name: material}, plugins: [afterword]}"


def read(folder: Path, text: str | None) -> tuple[SiteSettings, tuple[Problem, ...]]:
    """Return what an mkdocs.yml of the small project says, and the problems of reading it."""
    return read_site_settings(write_project(folder, {"mkdocs.yml": text}))


def settings_of(folder: Path, text: str) -> SiteSettings:
    """Return what an mkdocs.yml says that has no problem."""
    settings, problems = read(folder, text)
    assert problems == ()
    return settings


def told(folder: Path, text: str | None) -> list[tuple[Code, str, str, str]]:
    """Return code, place, message and fix of each problem of reading an mkdocs.yml."""
    return [(one.code, str(one.place), one.message, one.fix) for one in read(folder, text)[1]]


def test_the_smallest_file_has_no_problem_and_the_usual_dialect(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, SITE_SETTINGS)
    assert settings.values == {
        "site_name": "",
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": ["afterword"],
    }
    assert list(settings.dialect) == [*BUILT_IN, *USUAL]
    assert settings.is_ours_alone


def test_a_project_without_the_file_is_told_the_smallest_one(tmp_path: Path) -> None:
    assert told(tmp_path, None) == [
        (
            Code.MISSING_FILE,
            "mkdocs.yml",
            "there is no 'mkdocs.yml' in the project",
            f"write it; the smallest one is: {SMALLEST}",
        )
    ]
    assert list(read(tmp_path, None)[0].dialect) == [*BUILT_IN, *USUAL]


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"mkdocs.yml": None})
    (tmp_path / "mkdocs.yml").symlink_to("nowhere.yml")
    settings, (problem,) = read_site_settings(project)
    assert settings.values == {}
    assert (problem.code, str(problem.place)) == (Code.MISSING_FILE, "mkdocs.yml")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        pytest.param("a: [b\n", Code.YAML_SYNTAX, "mkdocs.yml:2:1", id="no YAML"),
        pytest.param("a: b\na: c\n", Code.DUPLICATE_KEY, "mkdocs.yml:2:1", id="a key twice"),
        pytest.param("- afterword\n", Code.WRONG_VALUE, "mkdocs.yml:1:1", id="a list"),
        pytest.param("afterword\n", Code.WRONG_VALUE, "mkdocs.yml:1:1", id="a word"),
        pytest.param("", Code.EMPTY_FILE, "mkdocs.yml", id="nothing"),
        pytest.param("# none\n", Code.EMPTY_FILE, "mkdocs.yml", id="a comment alone"),
    ],
)
def test_a_file_that_says_nothing_is_a_problem(
    tmp_path: Path, text: str, code: Code, place: str
) -> None:
    settings, (problem,) = read(tmp_path, text)
    assert settings.values == {}
    assert (problem.code, str(problem.place)) == (code, place)


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        pytest.param("site_nam", "did you mean 'site_name'?", id="misspelled"),
        pytest.param("colour", "remove it, or put it under 'extra'", id="of nobody"),
    ],
)
def test_a_setting_that_mkdocs_does_not_know_is_a_problem(
    tmp_path: Path, key: str, fix: str
) -> None:
    assert told(tmp_path, f"{SITE_SETTINGS}{key}: a\n") == [
        (Code.UNKNOWN_KEY, "mkdocs.yml:5:1", f"MkDocs knows no setting '{key}'", fix)
    ]


@pytest.mark.parametrize(
    ("plugins", "place"),
    [
        pytest.param("plugins: [afterword: {pfd: no}]", "mkdocs.yml:4:23", id="in brackets"),
        pytest.param("plugins:\n  - afterword:\n      pfd: no", "mkdocs.yml:6:7", id="a list"),
        pytest.param("plugins:\n  afterword:\n    pfd: no", "mkdocs.yml:6:5", id="a mapping"),
    ],
)
def test_a_setting_that_our_plugin_does_not_know_is_a_problem(
    tmp_path: Path, plugins: str, place: str
) -> None:
    text = SITE_SETTINGS.replace("plugins: [afterword]", plugins)
    assert told(tmp_path, text) == [
        (
            Code.UNKNOWN_KEY,
            place,
            "the plugin 'afterword' has no setting 'pfd'",
            "did you mean 'pdf'?",
        )
    ]


def test_where_no_setting_of_our_plugin_is_near_all_are_named(tmp_path: Path) -> None:
    text = SITE_SETTINGS.replace("[afterword]", "[afterword: {colour: red}]")
    assert [fix for _, _, _, fix in told(tmp_path, text)] == ["its settings: pdf, strict, as_of"]


def test_settings_of_other_plugins_are_theirs(tmp_path: Path) -> None:
    text = SITE_SETTINGS.replace("[afterword]", "[search: {colour: red}, afterword]")
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param(
            "markdown_extensions: [footnotes, tables]",
            {"tables": {}, "fenced_code": {}, "footnotes": {}},
            id="by their names",
        ),
        pytest.param(
            "markdown_extensions:\n  - footnotes:\n      BACKLINK_TEXT: back\n  - abbr",
            {"tables": {}, "fenced_code": {}, "footnotes": {"BACKLINK_TEXT": "back"}, "abbr": {}},
            id="with settings, in a list",
        ),
        pytest.param(
            "markdown_extensions:\n  footnotes:\n    BACKLINK_TEXT: back\n  abbr:",
            {"tables": {}, "fenced_code": {}, "footnotes": {"BACKLINK_TEXT": "back"}, "abbr": {}},
            id="with settings, in a mapping",
        ),
        pytest.param(
            "markdown_extensions: [toc: {permalink: true}, abbr]",
            {"tables": {}, "fenced_code": {}, "abbr": {}},
            id="without ids of headings that nobody gave",
        ),
        pytest.param("markdown_extensions: []", {"tables": {}, "fenced_code": {}}, id="none"),
        pytest.param("markdown_extensions:", {"tables": {}, "fenced_code": {}}, id="nothing"),
    ],
)
def test_the_dialect_is_what_the_file_names_with_what_mkdocs_always_adds(
    tmp_path: Path, text: str, dialect: dict[str, object]
) -> None:
    found = settings_of(tmp_path, f"{SITE_SETTINGS}{text}\n").dialect
    assert (found, list(found)) == (dialect, list(dialect))


def test_headings_have_the_ids_that_their_authors_give_them() -> None:
    assert without_toc({"toc": {"permalink": True}, "abbr": {}}) == {"abbr": {}}


def test_yes_and_no_are_read_as_mkdocs_reads_them(tmp_path: Path) -> None:
    text = SITE_SETTINGS.replace("[afterword]", "[afterword: {pdf: no, as_of: 2018-12-31}]")
    settings = settings_of(tmp_path, text)
    assert next(iter(settings.named("plugins")))[:2] == (
        "afterword",
        {"pdf": False, "as_of": date(2018, 12, 31)},
    )


@pytest.mark.parametrize(
    "tag", ["!ENV [SITE, '']", "!!python/name:material.extensions.emoji.twemoji"]
)
def test_what_only_mkdocs_can_work_out_is_left_open(tmp_path: Path, tag: str) -> None:
    settings = settings_of(tmp_path, f"{SITE_SETTINGS}copyright: {tag}\n")
    assert settings.values["copyright"] is UNRESOLVED
    assert not settings.is_ours_alone


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("[afterword]", "[search, afterword]", id="another plugin"),
        pytest.param("{name: material}", "{name: material, custom_dir: a}", id="another theme"),
        pytest.param("plugins:", "INHERIT: base.yml\nplugins:", id="another file"),
        pytest.param("plugins:", "hooks: [a.py]\nplugins:", id="hooks"),
        pytest.param("plugins:", "extra_css: [a.css]\nplugins:", id="styles"),
        pytest.param("plugins:", "extra_javascript: [a.js]\nplugins:", id="scripts"),
        pytest.param("plugins:", "extra_templates: [a.html]\nplugins:", id="templates"),
        pytest.param(
            "plugins:", "extra: {host: !ENV HOST}\nplugins:", id="the surroundings, further below"
        ),
    ],
)
def test_others_may_have_a_part_in_a_website(tmp_path: Path, old: str, new: str) -> None:
    assert not settings_of(tmp_path, SITE_SETTINGS.replace(old, new)).is_ours_alone


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("afterword", None, id="nothing"),
        pytest.param("afterword: {as_of: today}", TODAY, id="today"),
        pytest.param("afterword: {as_of: 2018-12-31}", date(2018, 12, 31), id="a day"),
        pytest.param("afterword: {as_of: '2018-12-31'}", date(2018, 12, 31), id="a day, quoted"),
        pytest.param("search: {as_of: 2018-12-31}, afterword: {}", None, id="of another plugin"),
    ],
)
def test_the_plugin_can_be_told_the_day_as_of_which_to_show_everything(
    tmp_path: Path, said: str, day: date | None
) -> None:
    plugins = ", ".join(f"{{{one}}}" if ": {" in one else one for one in _each(said))
    settings = settings_of(tmp_path, SITE_SETTINGS.replace("[afterword]", f"[{plugins}]"))
    assert settings.as_of(TODAY) == day


def _each(said: str) -> list[str]:
    return said.split(", ")


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        pytest.param(("theme", "name"), "mkdocs.yml:3:9", id="a key within a mapping"),
        pytest.param(("theme", "language"), "mkdocs.yml:3:1", id="a key that there is not"),
        pytest.param(("plugins", 0), "mkdocs.yml:4:11", id="a place in a list"),
        pytest.param(("copyright",), "mkdocs.yml:1:1", id="of nothing"),
    ],
)
def test_a_setting_has_its_place_or_that_of_what_is_around_it(
    tmp_path: Path, loc: tuple[str | int, ...], place: str
) -> None:
    assert str(settings_of(tmp_path, SITE_SETTINGS).place(*loc)) == place
