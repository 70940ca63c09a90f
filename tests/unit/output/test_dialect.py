"""The drafters' Markdown as HTML: the dialect of mkdocs.yml, and the marks of our own."""

from pathlib import Path

import pytest

from afterword.output.dialect import MarkdownHtml, read_dialect
from afterword.problems import Code
from afterword.sources.project import Project
from tests.unit.small_project import TODAY, small_register, write_project


def html_of(folder: Path, text: str) -> str:
    """Return the HTML of a text of the small project."""
    register = small_register(folder)
    dialect, problems = read_dialect(Project(root=folder, today=TODAY))
    assert problems == ()
    return MarkdownHtml(register, dialect)(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "See [@coast-charter-1991/4.1].",
            '<p>See <a class="aw-cite" href="afterword:provision/coast-charter-1991/4.1">'
            "paragraph 4.1 of the Coast Charter</a>.</p>",
            id="a provision",
        ),
        pytest.param(
            "[@coast-charter-1991]",
            '<p><a class="aw-cite" href="afterword:instrument/coast-charter-1991">'
            "the Coast Charter</a></p>",
            id="a whole instrument",
        ),
        pytest.param("Of {figure:listed-voters}.", "<p>Of 48,210.</p>", id="a figure"),
        pytest.param(
            "**{figure:listed-voters}**", "<p><strong>48,210</strong></p>", id="in emphasis"
        ),
        pytest.param(
            "::: recommendation 1",
            '<div class="aw-placed" data-number="1"></div>',
            id="a placement",
        ),
        pytest.param(
            "::: recommendations priority",
            '<div class="aw-listed" data-which="priority"></div>',
            id="a listing",
        ),
        pytest.param(
            "a\n\n::: recommendation 1\n\nb",
            '<p>a</p>\n<div class="aw-placed" data-number="1"></div>\n<p>b</p>',
            id="between paragraphs",
        ),
        pytest.param(
            "::: recommendation 1\nb",
            '<div class="aw-placed" data-number="1"></div>\n<p>b</p>',
            id="right above a paragraph",
        ),
        pytest.param(
            "::: recommendation 1\n::: recommendation 1",
            '<div class="aw-placed" data-number="1"></div>\n'
            '<div class="aw-placed" data-number="1"></div>',
            id="one below the other",
        ),
        pytest.param("a\n{ #calm }", '<p id="calm">a</p>', id="a finding"),
        pytest.param("## A & B { #a }", '<h2 id="a">A &amp; B</h2>', id="a heading"),
    ],
)
def test_a_mark_becomes_html(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "`[@coast-charter-1991]`",
            "<p><code>[@coast-charter-1991]</code></p>",
            id="a citation",
        ),
        pytest.param("`[@none]`", "<p><code>[@none]</code></p>", id="a citation of nothing"),
        pytest.param(
            "``{figure:listed-voters}``",
            "<p><code>{figure:listed-voters}</code></p>",
            id="a figure",
        ),
        pytest.param("`{figure:none}`", "<p><code>{figure:none}</code></p>", id="no figure"),
        pytest.param(
            "```\n[@none]\n\n{figure:none}\n```",
            "<pre><code>[@none]\n\n{figure:none}\n</code></pre>",
            id="in a fence",
        ),
        pytest.param(
            "```\n::: recommendation 1\n```",
            "<pre><code>::: recommendation 1\n</code></pre>",
            id="a placement in a fence",
        ),
        pytest.param("`::: recommendation 1`", "<p><code>::: recommendation 1</code></p>", id="it"),
    ],
)
def test_a_mark_in_code_stays_text(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a & b < c", "<p>a &amp; b &lt; c</p>", id="signs of HTML"),
        pytest.param("AT&amp;T", "<p>AT&amp;T</p>", id="an entity"),
        pytest.param("[a](b?c=1&d=2)", '<p><a href="b?c=1&amp;d=2">a</a></p>', id="an address"),
        pytest.param("Әділет «құқық»", "<p>Әділет «құқық»</p>", id="Kazakh letters"),
    ],
)
def test_signs_of_html_are_escaped(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("The EC.", '<abbr title="Electoral Commission">EC</abbr>', id="as listed"),
        pytest.param("Two ECs.", '<abbr title="Electoral Commission">ECs</abbr>', id="several"),
    ],
)
def test_an_abbreviation_needs_no_definition_in_the_text(
    tmp_path: Path, text: str, marked: str
) -> None:
    assert marked in html_of(tmp_path, text)


def test_an_abbreviation_within_a_word_is_none(tmp_path: Path) -> None:
    assert html_of(tmp_path, "SPECS") == "<p>SPECS</p>"


def test_footnotes_of_one_text_do_not_stand_below_the_next(tmp_path: Path) -> None:
    dialect, _ = read_dialect(write_project(tmp_path))
    convert = MarkdownHtml(small_register(tmp_path), dialect)
    assert "footnote" in convert("a[^x]\n\n[^x]: X")
    assert convert("b") == "<p>b</p>"


def test_the_same_text_becomes_the_same_html(tmp_path: Path) -> None:
    dialect, _ = read_dialect(write_project(tmp_path))
    register = small_register(tmp_path)
    text = "a[^x]\n\n[^x]: X [@coast-charter-1991]"
    convert = MarkdownHtml(register, dialect)
    first = convert(text)
    convert("c[^y]\n\n[^y]: Y")
    assert convert(text) == first == MarkdownHtml(register, dialect)(text)


def test_a_project_may_name_its_own_dialect(tmp_path: Path) -> None:
    own = "markdown_extensions:\n  - tables\n  - toc:\n      permalink: no\n"
    project = write_project(tmp_path, {"mkdocs.yml": own})
    assert read_dialect(project) == ({"tables": {}, "toc": {"permalink": "no"}}, ())


def test_an_extension_that_there_is_not_is_a_problem(tmp_path: Path) -> None:
    project = write_project(
        tmp_path, {"mkdocs.yml": "markdown_extensions: [nowhere_to_be_found]\n"}
    )
    _, (problem,) = read_dialect(project)
    assert (problem.code, str(problem.place)) == (Code.WRONG_VALUE, "mkdocs.yml:1:23")
    assert "'nowhere_to_be_found' cannot be used" in problem.message


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("markdown_extensions:\n  tables:\n  toc:\n    permalink: no\n", id="mapping"),
        pytest.param("markdown_extensions:\n  - tables\n  - toc: {permalink: no}\n", id="list"),
    ],
)
def test_the_extensions_are_a_list_or_a_mapping(tmp_path: Path, own: str) -> None:
    project = write_project(tmp_path, {"mkdocs.yml": own})
    assert read_dialect(project) == ({"tables": {}, "toc": {"permalink": "no"}}, ())


@pytest.mark.parametrize("own", ["markdown_extensions:\n", "markdown_extensions: []\n", "a: b\n"])
def test_a_project_may_have_a_dialect_without_extensions(tmp_path: Path, own: str) -> None:
    assert read_dialect(write_project(tmp_path, {"mkdocs.yml": own})) == ({}, ())


def test_a_setting_that_an_extension_does_not_know_is_a_problem(tmp_path: Path) -> None:
    own = "markdown_extensions:\n  - footnotes:\n      COLOUR: red\n"
    _, problems = read_dialect(write_project(tmp_path, {"mkdocs.yml": own}))
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE]


def test_an_mkdocs_file_that_is_not_yaml_is_a_problem(tmp_path: Path) -> None:
    _, problems = read_dialect(write_project(tmp_path, {"mkdocs.yml": "a: [b\n"}))
    assert [problem.code for problem in problems] == [Code.YAML_SYNTAX]
