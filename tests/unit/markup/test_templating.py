"""Templates: undefined names are errors, text is escaped, Markdown is finished HTML."""

from pathlib import Path

import pytest
from jinja2 import Environment

from afterword.linking.refs import Ref, RefKind
from afterword.markup.addresses import SiteAddresses
from afterword.markup.templating import environment, render
from afterword.problems import Problem, ProblemsFoundError
from tests.unit.small_project import (
    small_register,
    write_project,
)


def templates(folder: Path, text: str = "") -> Environment:
    """Return the templates of the small project, of which one has a text."""
    project = write_project(folder, {"templates/one.html.j2": text})
    register = small_register(folder)
    return environment(project, register, SiteAddresses(register))


def rendered(folder: Path, template: str, **values: object) -> str:
    return render(templates(folder, template), "one.html.j2", "report/x.html", **values)


def told(folder: Path, template: str) -> Problem:
    """Return what is wrong with a template."""
    with pytest.raises(ProblemsFoundError) as caught:
        rendered(folder, template)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("text", ["{{ other }}", "{% if other %}a{% endif %}", "{{ here.other }}"])
def test_a_name_that_is_not_defined_is_an_error(tmp_path: Path, text: str) -> None:
    problem = told(tmp_path, f"a\n{text}\n")
    assert problem.message == "the template asks for 'other', which there is not"
    assert str(problem.place) == "templates/one.html.j2:2:1"


@pytest.mark.parametrize(
    "text", ["{{ here", "{% if here %}a", "{% nothing %}", "{{ here|nothing }}"]
)
def test_a_template_that_cannot_be_read_is_an_error(tmp_path: Path, text: str) -> None:
    problem = told(tmp_path, f"a\n{text}")
    assert problem.message.startswith("the template cannot be read: ")
    assert str(problem.place) == "templates/one.html.j2:2:1"


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        pytest.param("a & b", "a &amp; b", id="and"),
        pytest.param("<script>", "&lt;script&gt;", id="angles"),
        pytest.param("\"a\" 'b'", "&#34;a&#34; &#39;b&#39;", id="quotes"),
        pytest.param("&amp;", "&amp;amp;", id="an entity"),
        pytest.param("Әділет «құқық»", "Әділет «құқық»", id="Kazakh letters"),
    ],
)
def test_a_text_is_escaped(tmp_path: Path, value: str, markup: str) -> None:
    text = '<p title="{{ value }}">{{ value }}</p>'
    assert rendered(tmp_path, text, value=value) == f'<p title="{markup}">{markup}</p>'


def test_a_page_knows_where_it_is(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ here }}") == "report/x.html"


def test_a_reference_becomes_a_link_from_the_page_at_work(tmp_path: Path) -> None:
    ref = Ref(RefKind.INSTRUMENT, "coast-charter-1991", "")
    assert rendered(tmp_path, "{{ ref|href }}", ref=ref) == "../instruments/coast-charter-1991.html"


def test_markdown_is_finished_html(tmp_path: Path) -> None:
    text = "*a* < [@coast-charter-1991]\n\n[b](#how-kept)"
    assert rendered(tmp_path, "{{ text|md }}", text=text) == (
        '<p><em>a</em> &lt; <a class="aw-cite" href="../instruments/coast-charter-1991.html">'
        "the Coast Charter</a></p>\n"
        '<p><a href="voter-lists.html#how-kept" class="aw-xref">b</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        pytest.param("*a* b", "<em>a</em> b", id="one paragraph"),
        pytest.param("a\n\nb", "<p>a</p>\n<p>b</p>", id="two paragraphs"),
        pytest.param("- a", "<ul>\n<li>a</li>\n</ul>", id="a list"),
    ],
)
def test_one_paragraph_can_stand_within_a_line(tmp_path: Path, text: str, markup: str) -> None:
    assert rendered(tmp_path, "{{ text|mdi }}", text=text) == markup


@pytest.mark.parametrize(
    ("words", "part"),
    [
        pytest.param("Not implemented (rating)", "not-implemented-rating", id="brackets"),
        pytest.param("Editors’ assessment", "editors-assessment", id="an apostrophe"),
        pytest.param("Мәжіліс 2016", "мәжіліс-2016", id="Kazakh letters"),
        pytest.param("  A & B  ", "a-b", id="signs and blanks"),
    ],
)
def test_words_become_part_of_an_address(tmp_path: Path, words: str, part: str) -> None:
    assert rendered(tmp_path, "{{ words|slug }}", words=words) == part


def test_the_template_of_a_project_comes_before_that_of_the_engine(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"templates/site/page.html.j2": "own {{ words }}"})
    register = small_register(tmp_path)
    env = environment(project, register, SiteAddresses(register))
    assert render(env, "site/page.html.j2", "", words="w") == "own w"
