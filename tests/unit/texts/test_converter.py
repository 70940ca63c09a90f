"""The drafters' Markdown as HTML: the dialect of mkdocs.yml, and the marks of our own."""

from pathlib import Path

import pytest

from afterword.problems import Code
from afterword.sources.site_settings import read_site_settings
from afterword.texts.converter import converter_of, unusable_extensions
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    SITE_SETTINGS,
    small_register,
    write_project,
)


def html_of(folder: Path, text: str) -> str:
    """Return the HTML of a text of the small project with its annex."""
    register = small_register(folder, with_annex())
    return converter_of(register)(text)


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


CALL = '<sup data-editors="two-totals"></sup>'
PLACED = '<div class="aw-data" data-table="counts-in-full"></div>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("A.{note:two-totals}", f"<p>A.{CALL}</p>", id="after a sentence"),
        pytest.param("{note:two-totals}{note:two-totals}", f"<p>{CALL}{CALL}</p>", id="twice"),
        pytest.param(
            "See [@coast-charter-1991]{note:two-totals}.",
            '<p>See <a class="aw-cite" href="afterword:instrument/coast-charter-1991">'
            f"the Coast Charter</a>{CALL}.</p>",
            id="right after a citation",
        ),
        pytest.param(
            "{figure:listed-voters}{note:two-totals}", f"<p>48,210{CALL}</p>", id="after a figure"
        ),
        pytest.param(
            "*A*{note:two-totals} __B__{note:two-totals}",
            f"<p><em>A</em>{CALL} <strong>B</strong>{CALL}</p>",
            id="right after emphasis",
        ),
        pytest.param(
            "**A{note:two-totals}**", f"<p><strong>A{CALL}</strong></p>", id="in emphasis"
        ),
        pytest.param(
            "The EC{note:two-totals}",
            f'<p>The <abbr title="Electoral Commission">EC</abbr>{CALL}</p>',
            id="right after an abbreviation",
        ),
        pytest.param("## A{note:two-totals} { #a }", f'<h2 id="a">A{CALL}</h2>', id="in a heading"),
        pytest.param(
            "A{note:two-totals}\n{ #calm }", f'<p id="calm">A{CALL}</p>', id="in a finding"
        ),
        pytest.param(
            "- A{note:two-totals}\n- B",
            f"<ul>\n<li>A{CALL}</li>\n<li>B</li>\n</ul>",
            id="in a list",
        ),
        pytest.param(
            "| A |\n|--|\n| B{note:two-totals} |",
            "<table>\n<thead>\n<tr>\n<th>A</th>\n</tr>\n</thead>\n<tbody>\n"
            f"<tr>\n<td>B{CALL}</td>\n</tr>\n</tbody>\n</table>",
            id="in a cell of a table",
        ),
        pytest.param(
            "A[^x]{note:two-totals}\n\n[^x]: B.",
            '<p>A<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>'
            f'{CALL}</p>\n<div class="footnote">\n<hr>\n<ol>\n<li id="fn:x">\n<p>B.&#160;'
            '<a class="footnote-backref" href="#fnref:x" title="Jump back to footnote 1 in the '
            'text">&#8617;</a></p>\n</li>\n</ol>\n</div>',
            id="right after the call of a footnote",
        ),
        pytest.param(
            "A[^x]\n\n[^x]: B{note:two-totals}.",
            '<p>A<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup></p>\n'
            f'<div class="footnote">\n<hr>\n<ol>\n<li id="fn:x">\n<p>B{CALL}.&#160;'
            '<a class="footnote-backref" href="#fnref:x" title="Jump back to footnote 1 in the '
            'text">&#8617;</a></p>\n</li>\n</ol>\n</div>',
            id="in a footnote",
        ),
        pytest.param("A{note:none}", "<p>A{note:none}</p>", id="a note that there is not"),
        pytest.param("a {note: two-totals}", "<p>a {note: two-totals}</p>", id="with a blank"),
    ],
)
def test_the_call_of_a_note_leaves_its_place(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "a\n\n::: table counts-in-full\n\nb",
            f"<p>a</p>\n{PLACED}\n<p>b</p>",
            id="between paragraphs",
        ),
        pytest.param(
            "a\n::: table counts-in-full\nb",
            f"<p>a</p>\n{PLACED}\n<p>b</p>",
            id="within a paragraph",
        ),
        pytest.param(
            "::: table counts-in-full\n::: recommendation 1",
            f'{PLACED}\n<div class="aw-placed" data-number="1"></div>',
            id="above another mark",
        ),
        pytest.param(
            "::: table counts-in-full\n\n::: table counts-in-full",
            f"{PLACED}\n{PLACED}",
            id="twice",
        ),
        pytest.param("::: table none", "", id="a table that there is not"),
    ],
)
def test_a_table_leaves_its_place(tmp_path: Path, text: str, html: str) -> None:
    assert html_of(tmp_path, text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "`{note:two-totals}`", "<p><code>{note:two-totals}</code></p>", id="the call of a note"
        ),
        pytest.param(
            "```\n{note:two-totals}\n\n::: table counts-in-full\n```",
            "<pre><code>{note:two-totals}\n\n::: table counts-in-full\n</code></pre>",
            id="a note and a table in a fence",
        ),
        pytest.param("<!-- {note:two-totals} -->", "<!-- {note:two-totals} -->", id="a comment"),
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
    convert = converter_of(small_register(tmp_path))
    assert "footnote" in convert("a[^x]\n\n[^x]: X")
    assert convert("b") == "<p>b</p>"


def test_the_same_text_becomes_the_same_html(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    text = "a[^x]\n\n[^x]: X [@coast-charter-1991]"
    convert = converter_of(register)
    first = convert(text)
    convert("c[^y]\n\n[^y]: Y")
    assert convert(text) == first == converter_of(register)(text)


def unusable(folder: Path, extensions: str) -> list[tuple[Code, str, str]]:
    """Return code, place and message of what cannot be used of a project's extensions."""
    changed = f"{SITE_SETTINGS}markdown_extensions:{extensions}\n"
    settings, problems = read_site_settings(write_project(folder, {"mkdocs.yml": changed}))
    assert problems == ()
    found = tuple(unusable_extensions(settings))
    assert {one.fix for one in found} <= {"correct its name or settings under markdown_extensions"}
    return [(one.code, str(one.place), one.message) for one in found]


def test_an_extension_that_there_is_not_is_a_problem(tmp_path: Path) -> None:
    ((code, place, message),) = unusable(tmp_path, " [tables, nowhere_to_be_found]")
    assert (code, place) == (Code.WRONG_VALUE, "mkdocs.yml:5:31")
    assert message.startswith("the Markdown extension 'nowhere_to_be_found' cannot be used: ")


def test_a_setting_that_an_extension_does_not_know_is_a_problem(tmp_path: Path) -> None:
    ((code, place, message),) = unusable(tmp_path, "\n  - footnotes:\n      COLOUR: red")
    assert (code, place) == (Code.WRONG_VALUE, "mkdocs.yml:6:5")
    assert message == "the Markdown extension 'footnotes' has no setting 'COLOUR'"


@pytest.mark.parametrize(
    "extensions",
    [
        pytest.param("", id="none named"),
        pytest.param(" []", id="an empty list"),
        pytest.param(" [tables, footnotes]", id="by their names"),
        pytest.param("\n  - footnotes:\n      BACKLINK_TEXT: back", id="with a setting"),
        pytest.param("\n  - footnotes:\n      BACKLINK_TEXT: !ENV TEXT", id="of the surroundings"),
    ],
)
def test_extensions_that_can_be_used_are_no_problem(tmp_path: Path, extensions: str) -> None:
    assert unusable(tmp_path, extensions) == []
