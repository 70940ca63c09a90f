"""The rules about mkdocs.yml, each with its place and what to do."""

from pathlib import Path

import pytest

from afterword.linking.site_settings import settings_problems
from afterword.problems import Code
from afterword.sources.site_settings import read_site_settings
from tests.unit.small_annex import with_annex
from tests.unit.small_project import SITE_SETTINGS, read_register, report_yaml, write_project

Told = list[tuple[Code, str, str, str]]


def told(folder: Path, text: str, **report: str) -> Told:
    """Return code, place, message and fix of what the rules find in an mkdocs.yml."""
    changes = {**with_annex(), "mkdocs.yml": text, "content/report.yml": report_yaml(**report)}
    project = write_project(folder, changes)
    settings, problems = read_site_settings(project)
    assert problems == ()
    found = settings_problems(read_register(project), settings, project)
    return [(one.code, str(one.place), one.message, one.fix) for one in found]


def changed(old: str, new: str) -> str:
    """Return the smallest mkdocs.yml with something in the place of something else."""
    assert old in SITE_SETTINGS
    return SITE_SETTINGS.replace(old, new)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SITE_SETTINGS, id="the smallest file"),
        pytest.param(changed("site_name: ''", "site_name: Sorvania 2018"), id="the same name"),
        pytest.param(f"{SITE_SETTINGS}copyright: Free to use.\n", id="the same licence"),
        pytest.param(
            changed("{name: material}", "{name: material, language: en}"), id="the same language"
        ),
        pytest.param(f"{SITE_SETTINGS}site_url: https://a.example.org/\n", id="the same address"),
        pytest.param(f"{SITE_SETTINGS}site_url: !ENV SITE\n", id="an address of the surroundings"),
        pytest.param(changed("theme: {name: material}", "theme: material"), id="a theme's name"),
        pytest.param(f"{SITE_SETTINGS}use_directory_urls: false\n", id="addresses as they are"),
        pytest.param(
            changed("[afterword]", "[search, afterword: {pdf: no, strict: yes}]"),
            id="with settings",
        ),
        pytest.param(changed("plugins: [afterword]", "plugins: {afterword: }"), id="a mapping"),
        pytest.param(changed("[afterword]", "[afterword: {as_of: today}]"), id="as of today"),
        pytest.param(changed("[afterword]", "[afterword: {as_of: 2018-12-31}]"), id="as of a day"),
        pytest.param(
            changed("[afterword]", "[afterword: {pdf: !ENV [PDF, true]}]"), id="as surroundings say"
        ),
        pytest.param(
            f"{SITE_SETTINGS}nav:\n  - index.md\n  - Lists: sections/01-voter-lists.md\n"
            "  - More:\n      - matrix.md\n      - Law: instruments/index.md\n"
            "      - Charter: instruments/coast-charter-1991/4-1.md\n"
            "      - Web: https://example.org\n      - Mail: mailto:us@example.org\n",
            id="a navigation to pages and to the web",
        ),
    ],
)
def test_settings_that_are_fine_are_no_problem(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text, site_url="https://a.example.org/") == []


def test_of_a_file_that_says_nothing_nothing_more_is_told(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"mkdocs.yml": "a: [b\n"})
    settings, problems = read_site_settings(project)
    assert len(problems) == 1
    assert list(settings_problems(read_register(project), settings, project)) == []


@pytest.mark.parametrize(
    ("text", "place", "message", "fix"),
    [
        pytest.param(
            changed("site_name: ''", "site_name: Sorvania"),
            "mkdocs.yml:1:1",
            "'site_name' is 'Sorvania', but 'short_title' of content/report.yml is 'Sorvania 2018'",
            "write it in content/report.yml, and leave 'site_name' empty here ('')",
            id="another name",
        ),
        pytest.param(
            f"{SITE_SETTINGS}site_url: https://b.example.org/\n",
            "mkdocs.yml:5:1",
            "'site_url' is 'https://b.example.org/', but content/report.yml has no 'site_url'",
            "write it in content/report.yml, and leave 'site_url' out here",
            id="an address that the report does not have",
        ),
        pytest.param(
            changed("{name: material}", "{name: material, language: fr}"),
            "mkdocs.yml:3:25",
            "'theme.language' is 'fr', but 'language' of content/report.yml is 'en'",
            "write it in content/report.yml, and leave 'language' out here",
            id="another language",
        ),
        pytest.param(
            f"{SITE_SETTINGS}copyright: {'All rights are reserved. ' * 4}\n",
            "mkdocs.yml:5:1",
            "'copyright' is 'All rights are reserved. All rights are reserved. All rights…',"
            " but 'licence' of content/report.yml is 'Free to use.'",
            "write it in content/report.yml, and leave 'copyright' out here",
            id="another licence, a long one",
        ),
    ],
)
def test_what_report_yml_says_otherwise_is_a_problem(
    tmp_path: Path, text: str, place: str, message: str, fix: str
) -> None:
    assert told(tmp_path, text) == [(Code.SITE_SETTING, place, message, fix)]


@pytest.mark.parametrize(
    ("text", "place", "message", "fix"),
    [
        pytest.param(
            changed("docs_dir: content", "docs_dir: docs"),
            "mkdocs.yml:2:1",
            "MkDocs is not told to read the texts of the report from 'content'",
            "write docs_dir: content",
            id="another folder",
        ),
        pytest.param(
            changed("docs_dir: content\n", ""),
            "mkdocs.yml:1:1",
            "MkDocs is not told to read the texts of the report from 'content'",
            "write docs_dir: content",
            id="MkDocs' own folder",
        ),
        pytest.param(
            changed("{name: material}", "{name: readthedocs}"),
            "mkdocs.yml:3:9",
            "MkDocs is not told to use the theme 'material', which the website needs",
            "write theme: {name: material}",
            id="another theme",
        ),
        pytest.param(
            changed("theme: {name: material}\n", ""),
            "mkdocs.yml:1:1",
            "MkDocs is not told to use the theme 'material', which the website needs",
            "write theme: {name: material}",
            id="MkDocs' own theme",
        ),
        pytest.param(
            f"{SITE_SETTINGS}use_directory_urls: true\n",
            "mkdocs.yml:5:1",
            "the addresses of pages end in .html, and 'use_directory_urls' asks otherwise",
            "remove it",
            id="addresses of folders",
        ),
        pytest.param(
            changed("[afterword]", "[search]"),
            "mkdocs.yml:4:1",
            "the plugin 'afterword' is not named, so there would be no report",
            "write plugins: [afterword]",
            id="without our plugin",
        ),
        pytest.param(
            changed("plugins: [afterword]\n", ""),
            "mkdocs.yml:1:1",
            "the plugin 'afterword' is not named, so there would be no report",
            "write plugins: [afterword]",
            id="without plugins",
        ),
    ],
)
def test_settings_with_which_there_is_no_website_are_a_problem(
    tmp_path: Path, text: str, place: str, message: str, fix: str
) -> None:
    assert told(tmp_path, text) == [(Code.SITE_SETTING, place, message, fix)]


@pytest.mark.parametrize(
    ("setting", "message", "fix"),
    [
        pytest.param(
            "pdf: sometimes",
            "'pdf' of the plugin 'afterword' should be true or false",
            "write true or false",
            id="pdf in words",
        ),
        pytest.param(
            "strict: 1",
            "'strict' of the plugin 'afterword' should be true or false",
            "write true or false",
            id="strict as a number",
        ),
        pytest.param(
            "as_of: yesterday",
            "'yesterday' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="a word",
        ),
        pytest.param(
            "as_of: 31.12.2018",
            "'31.12.2018' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="the day first",
        ),
        pytest.param(
            "as_of: 20181231",
            "'20181231' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="without hyphens",
        ),
        pytest.param(
            "as_of: '2018-12-32'",
            "'2018-12-32' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="a day that there is not",
        ),
        pytest.param(
            "as_of: 2018-12-31 10:00:00",
            "'2018-12-31 10:00:00' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="with an hour",
        ),
        pytest.param(
            "as_of: true",
            "'True' of 'as_of' of the plugin 'afterword' is no day",
            "write it as 2018-12-31, or today",
            id="yes",
        ),
    ],
)
def test_a_setting_of_our_plugin_of_another_form_is_a_problem(
    tmp_path: Path, setting: str, message: str, fix: str
) -> None:
    text = changed("[afterword]", f"[afterword: {{{setting}}}]")
    assert [(code, *rest) for code, _, *rest in told(tmp_path, text)] == [
        (Code.WRONG_VALUE, message, fix)
    ]


@pytest.mark.parametrize(
    ("plugins", "place"),
    [
        pytest.param("plugins: [afterword: {pdf: maybe}]", "mkdocs.yml:4:23", id="in brackets"),
        pytest.param("plugins:\n  - afterword:\n      pdf: a", "mkdocs.yml:6:7", id="in a list"),
        pytest.param("plugins:\n  afterword:\n    pdf: a", "mkdocs.yml:6:5", id="in a mapping"),
    ],
)
def test_a_wrong_setting_of_our_plugin_is_told_with_its_own_place(
    tmp_path: Path, plugins: str, place: str
) -> None:
    text = changed("plugins: [afterword]", plugins)
    assert [found for _, found, *_ in told(tmp_path, text)] == [place]


@pytest.mark.parametrize(
    ("nav", "place", "path", "fix"),
    [
        pytest.param(
            "nav: [matrx.md]", "mkdocs.yml:5:7", "matrx.md", "did you mean 'matrix.md'?", id="near"
        ),
        pytest.param(
            "nav:\n  - More:\n      - Lists: sections/voter-lists.md",
            "mkdocs.yml:7:9",
            "sections/voter-lists.md",
            "did you mean 'sections/01-voter-lists.md'?",
            id="a section by its id",
        ),
        pytest.param(
            "nav:\n  - More:\n      - Lists: elsewhere.txt",
            "mkdocs.yml:7:9",
            "elsewhere.txt",
            "name a file below content/, or a page such as matrix.md",
            id="near nothing",
        ),
        pytest.param(
            "nav:\n  - Law: instruments/coast-charter-1991/4-2.md",
            "mkdocs.yml:6:5",
            "instruments/coast-charter-1991/4-2.md",
            "did you mean 'instruments/coast-charter-1991/4-1.md'?",
            id="a provision that there is not",
        ),
    ],
)
def test_an_entry_of_the_navigation_that_leads_nowhere_is_a_problem(
    tmp_path: Path, nav: str, place: str, path: str, fix: str
) -> None:
    message = f"the navigation leads to '{path}', and there is no such page"
    assert told(tmp_path, f"{SITE_SETTINGS}{nav}\n") == [(Code.BROKEN_LINK, place, message, fix)]


def test_all_problems_of_a_file_are_told(tmp_path: Path) -> None:
    text = "site_name: A\ndocs_dir: docs\ntheme: mkdocs\nplugins: [search]\nnav: [a.html]\n"
    assert [code for code, *_ in told(tmp_path, text)] == [
        *[Code.SITE_SETTING] * 4,
        Code.BROKEN_LINK,
    ]
