"""Files that are made to harm who builds or reads a report: nothing in them runs."""

from pathlib import Path

import pytest

from afterword.markup.build_context import BuildContext, source_date_of
from afterword.pdf.document import print_document
from afterword.problems import Code
from afterword.project.project import Project
from afterword.publishing.reading import read_project
from afterword.site.website import make_website
from tests.unit.small_project import (
    SITE_SETTINGS,
    TODAY,
    recommendation_yaml,
    report_yaml,
    section_text,
    small_register,
    write_project,
)

SECTION = "content/sections/01-voter-lists.md"
TEMPLATES = (
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# a #}",
    "${7 * 7}",
    "{{ self._TemplateReference__context }}",
)


@pytest.mark.parametrize("signs", TEMPLATES)
def test_signs_of_templates_in_a_text_are_words(tmp_path: Path, signs: str) -> None:
    body = f"Lists in `{signs}` as code.\n{{ #lists-outdated }}\n\n::: recommendation 1\n"
    changes = {
        SECTION: section_text(f"{body}\nThere are {{figure:listed-voters}} voters.\n"),
        "content/report.yml": report_yaml(short_title=signs, summary=f"In `{signs}`."),
        "recommendations/01-lists.yml": recommendation_yaml(title=signs),
    }
    register = small_register(tmp_path, changes)
    project = Project(root=tmp_path, today=TODAY)
    context = BuildContext(project, register, source_date_of(register))
    pages = make_website(context).texts
    for text in (pages["report/voter-lists.html"], pages["index.html"], print_document(context)):
        assert signs in text
        assert "49" not in text.replace("49.", "")


def test_a_check_runs_nothing_that_mkdocs_yml_names(tmp_path: Path) -> None:
    mark = tmp_path / "it-ran"
    call = (
        f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{mark}']]"
    )
    settings = f"{SITE_SETTINGS}hooks: [hook.py]\nextra:\n  a: {call}\n  b: !ENV [HOME]\n"
    project = write_project(tmp_path / "project", {"mkdocs.yml": settings})
    (project.root / "hook.py").write_text(f"open({str(mark)!r}, 'w').close()\n", "utf-8")
    read = read_project(project)
    assert not mark.exists()
    assert [str(one) for one in read.problems] == []


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("a%00b.md", id="NUL"),
        pytest.param("a" * 300 + ".png", id="too long for a file"),
        pytest.param("a/" * 3000, id="too long for a path"),
        pytest.param("%ff.md", id="no UTF-8"),
        pytest.param("01-voter-lists.md/a.md", id="below a file"),
    ],
)
@pytest.mark.parametrize("sign", ["", "!"], ids=["link", "picture"])
def test_a_link_that_no_file_can_be_called_leads_nowhere(
    tmp_path: Path, target: str, sign: str
) -> None:
    body = f"Lists are {sign}[old]({target}).\n{{ #lists-outdated }}\n\n::: recommendation 1\n"
    figures = {"content/figures.yml": None}
    problems = read_project(
        write_project(tmp_path, {SECTION: section_text(body), **figures})
    ).problems
    assert [one.code for one in problems] == [Code.BROKEN_LINK]
    assert problems[0].place.path == SECTION
