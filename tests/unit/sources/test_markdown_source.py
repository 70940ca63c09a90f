"""Markdown files: their front matter, and the marks of their texts with their places."""

import pytest

from afterword.problems import Code, Place
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import read_markdown, scan


def found(text: str) -> list[tuple[MarkKind, str, int, int]]:
    """Return each mark of a text: its kind, what it names, its line and its column."""
    return [
        (mark.kind, mark.target, mark.place.line, mark.place.column)
        for mark in scan(text, "a.md").marks
    ]


@pytest.mark.parametrize(
    ("text", "kind", "target", "column"),
    [
        pytest.param("::: recommendation 17", MarkKind.PLACEMENT, "17", 1, id="a placement"),
        pytest.param("::: recommendations other", MarkKind.LISTING, "other", 1, id="a listing"),
        pytest.param("::: recomendation 1", MarkKind.UNKNOWN, "recomendation 1", 1, id="a slip"),
        pytest.param("x [@code/4.1] y", MarkKind.CITATION, "code/4.1", 3, id="a citation"),
        pytest.param("x [@code] y", MarkKind.CITATION, "code", 3, id="of a whole instrument"),
        pytest.param("x [@a/25(b)].", MarkKind.CITATION, "a/25(b)", 3, id="with brackets"),
        pytest.param("ә {figure:voters} y", MarkKind.FIGURE, "voters", 3, id="a figure"),
        pytest.param("ә{note:two-totals}.", MarkKind.NOTE, "two-totals", 2, id="a note"),
        pytest.param("::: table some-id", MarkKind.TABLE, "some-id", 1, id="a table"),
        pytest.param("::: tables some-id", MarkKind.UNKNOWN, "tables some-id", 1, id="tables"),
        pytest.param("::: table", MarkKind.UNKNOWN, "table", 1, id="a table without a name"),
        pytest.param("::: table a b", MarkKind.UNKNOWN, "table a b", 1, id="a table of two names"),
        pytest.param("x.[^note]", MarkKind.FOOTNOTE_CALL, "note", 3, id="a call"),
        pytest.param("[^note] x", MarkKind.FOOTNOTE_CALL, "note", 1, id="at the head of a line"),
        pytest.param("[^note]: x", MarkKind.FOOTNOTE_DEFINITION, "note", 1, id="a footnote"),
        pytest.param("{ #calm }", MarkKind.LOST, "calm", 1, id="an id without a paragraph"),
        pytest.param("##A", MarkKind.HEADING, "", 1, id="without a blank"),
        pytest.param("A { #a }\n---", MarkKind.HEADING, "a", 1, id="a heading underlined"),
        pytest.param("x [y][z]", MarkKind.REFERENCE, "z", 3, id="a name of no target"),
        pytest.param("[y](<the z.png>)", MarkKind.LINK, "the z.png", 1, id="a blank in angles"),
        pytest.param("  ::: note", MarkKind.MISPLACED, "note", 3, id="an indented mark"),
        pytest.param("> ::: note", MarkKind.MISPLACED, "note", 3, id="a mark in a quotation"),
        pytest.param("x <br/> y", MarkKind.TAG, "br", 3, id="a tag"),
        pytest.param("x </b> y", MarkKind.TAG, "/b", 3, id="a tag that closes"),
        pytest.param("x{ a=b }", MarkKind.ATTRIBUTE, "{ a=b }", 2, id="an attribute"),
        pytest.param("## A. B { #a-b }", MarkKind.HEADING, "a-b", 1, id="a heading"),
        pytest.param("## A. B", MarkKind.HEADING, "", 1, id="without an id"),
        pytest.param("x [y](#z)", MarkKind.LINK, "#z", 3, id="a link"),
        pytest.param("[y](https://x.org/a)", MarkKind.LINK, "https://x.org/a", 1, id="to the web"),
        pytest.param("[y](<z>)", MarkKind.LINK, "z", 1, id="in angles"),
        pytest.param('[y](z "title")', MarkKind.LINK, "z", 1, id="with a title"),
        pytest.param("[y](x.org/a_(b))", MarkKind.LINK, "x.org/a_(b)", 1, id="brackets in it"),
        pytest.param("[a [b] c](z)", MarkKind.LINK, "z", 1, id="brackets in its words"),
        pytest.param("[a\nb](z)", MarkKind.LINK, "z", 1, id="over two lines"),
        pytest.param("[name]: https://x.org", MarkKind.LINK, "https://x.org", 1, id="by name"),
        pytest.param("x ![y](../z.png)", MarkKind.PICTURE, "../z.png", 3, id="a picture"),
    ],
)
def test_a_mark_is_found_with_what_it_names(
    text: str, kind: MarkKind, target: str, column: int
) -> None:
    assert found(text) == [(kind, target, 1, column)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a [b] c", id="brackets"),
        pytest.param("a (b) c", id="round brackets"),
        pytest.param("mail@example.org", id="an address"),
        pytest.param("{voters} {figure} #x", id="braces"),
        pytest.param("text { #x } text", id="an id within a line"),
        pytest.param("x #hashtag", id="a sign within a line"),
        pytest.param("a < b <!-- c --> &lt;", id="no tags"),
        pytest.param("\\[a](b)", id="a bracket that is escaped"),
        pytest.param("a\nb\n---", id="a line below a paragraph of two"),
        pytest.param("[a]\n\n(b)", id="two paragraphs"),
        pytest.param("[^a\nb]", id="a call over two lines"),
    ],
)
def test_what_is_no_mark_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "above",
    ["x", "x\ny", "- x", "> x", "X\n:   Y", "`x`", "*x*", "![x](y)"],
)
@pytest.mark.parametrize("line", ["{ #calm }", "{#calm .wide}", "{: #calm }", "  { #calm }"])
@pytest.mark.parametrize("below", ["", "\n", "\n\nx", "\n::: recommendation 1", "\n## A { #a }"])
def test_an_id_on_the_last_line_of_a_paragraph_is_a_finding(
    above: str, line: str, below: str
) -> None:
    text = scan(f"{above}\n{line}{below}", "a.md")
    assert [mark.target for mark in text.of(MarkKind.FINDING)] == ["calm"]
    assert list(text.of(MarkKind.LOST)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x\n\n{ #calm }", id="in a paragraph of its own"),
        pytest.param("x\n{ #calm }\ny", id="in the midst of a paragraph"),
        pytest.param("|a|b|\n|-|-|\n|c|d|\n{ #calm }", id="below a table"),
        pytest.param("## A { #a }\n{ #calm }", id="below a heading"),
        pytest.param("```\nx\n```\n{ #calm }", id="below code"),
        pytest.param("::: recommendation 1\n{ #calm }", id="below a mark"),
        pytest.param("[^a]: x\n{ #calm }", id="in a footnote"),
    ],
)
def test_an_id_anywhere_else_names_no_paragraph(text: str) -> None:
    assert [mark.target for mark in scan(text, "a.md").of(MarkKind.LOST)] == ["calm"]


@pytest.mark.parametrize("text", ["[^a]: b[^c]", "[^a]: b\n\n    d[^c]", "[^a]: b\nd[^c]"])
def test_a_call_within_a_footnote_is_told_apart(text: str) -> None:
    assert [mark.target for mark in scan(text, "a.md").of(MarkKind.NESTED_CALL)] == ["c"]


def test_a_call_below_a_footnote_is_none_of_it() -> None:
    assert list(scan("[^a]: b\n\nd[^c]", "a.md").of(MarkKind.NESTED_CALL)) == []


@pytest.mark.parametrize(
    "mark",
    [
        *("[@code/4]", "{figure:x}", "{note:x}", "[^x]", "[a](b)", "![a](b)"),
        *("::: recommendation 1", "::: table x"),
    ],
)
@pytest.mark.parametrize(
    "code",
    [
        pytest.param("`{}`", id="backticks"),
        pytest.param("``{}``", id="double backticks"),
        pytest.param("```\n{}\n```", id="a fence"),
        pytest.param("~~~ text\n\n{}\n\n~~~", id="a fence with empty lines"),
        pytest.param("<!-- {} -->", id="a comment"),
        pytest.param("<!--\n{}\n-->", id="a comment over lines"),
    ],
)
def test_a_mark_in_code_is_none(mark: str, code: str) -> None:
    assert found(code.replace("{}", mark)) == []


def test_a_mark_after_code_is_found_in_its_place() -> None:
    text = "`[@a]` [@b]\n\n```\n[@c]\n```\n\n  [@d]\n"
    assert found(text) == [
        (MarkKind.CITATION, "b", 1, 8),
        (MarkKind.CITATION, "d", 7, 3),
    ]


def test_marks_come_in_reading_order() -> None:
    text = "## A { #a }\n\n[b](#b) {figure:c} [@d]\n![e](e)[^f]\n{ #g }\n\n::: recommendation 1\n"
    assert [target for _, target, _, _ in found(text)] == ["a", "#b", "c", "d", "e", "f", "g", "1"]


def test_a_citation_in_the_words_of_a_link_is_found_too() -> None:
    assert found("[see [@code/4]](#a)") == [
        (MarkKind.LINK, "#a", 1, 1),
        (MarkKind.CITATION, "code/4", 1, 6),
    ]


def test_every_line_of_a_table_is_read() -> None:
    text = "| a | b |\n|--|--|\n| {figure:x} | [@y] |\n"
    assert found(text) == [(MarkKind.FIGURE, "x", 3, 3), (MarkKind.CITATION, "y", 3, 16)]


@pytest.mark.parametrize("level", [1, 2, 3, 6])
def test_a_heading_has_words_and_a_level(level: int) -> None:
    (mark,) = scan(f"{'#' * level} The count: [a] {'{ #the-count }'}\n", "a.md").marks
    assert (mark.level, mark.words, mark.target) == (level, "The count: [a]", "the-count")


def test_a_text_keeps_its_words() -> None:
    assert scan("a `b` [@c]\n", "a.md").text == "a `b` [@c]\n"


def test_marks_are_asked_for_by_kind() -> None:
    text = scan("[@a] [b](c) [@d]", "a.md")
    assert [mark.target for mark in text.of(MarkKind.CITATION)] == ["a", "d"]
    assert [mark.target for mark in text.of(MarkKind.LINK, MarkKind.PICTURE)] == ["c"]


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [
        pytest.param(0, 7, 1, id="the first sign"),
        pytest.param(1, 7, 2, id="the end of the first line"),
        pytest.param(2, 8, 1, id="an empty line"),
        pytest.param(5, 9, 3, id="within a line"),
        pytest.param(7, 9, 5, id="the end"),
    ],
)
def test_a_sign_of_a_text_stands_in_its_line(offset: int, line: int, column: int) -> None:
    text = scan("a\n\nbcde", "a.md", first_line=7)
    assert text.place(offset) == Place("a.md", line, column)


def test_the_marks_of_a_value_in_yaml_stand_where_the_value_stands() -> None:
    place = Place("r.yml", 7, 3)
    text = scan("a\n\n[@b] [@c]", "r.yml", place=place)
    assert [mark.place for mark in text.marks] == [place, place]


FILE = "---\nid: a\ntitle: A\n---\n\n[@b]\n"


def test_a_front_matter_is_read_as_yaml_with_the_lines_of_the_file() -> None:
    front_matter = read_markdown(FILE, "a.md").front_matter
    assert front_matter.value == {"id": "a", "title": "A"}
    assert front_matter.places["title",] == Place("a.md", 3, 8)


def test_the_text_below_a_front_matter_keeps_the_lines_of_the_file() -> None:
    body = read_markdown(FILE, "a.md").body
    assert body.text == "\n[@b]\n"
    assert [mark.place for mark in body.marks] == [Place("a.md", 6, 1)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("---\nid: a\n---", "", id="no line at the end"),
        pytest.param("--- \nid: a\n---  \nb", "b", id="blanks after the signs"),
        pytest.param("---\nid: a\n---\n---\nb", "---\nb", id="a rule below it"),
        pytest.param("---\nid: a\n---\n\n---\n\nb", "\n---\n\nb", id="a rule further below"),
    ],
)
def test_a_front_matter_ends_with_its_second_line_of_signs(text: str, body: str) -> None:
    file = read_markdown(text, "a.md")
    assert file.front_matter.value == {"id": "a"}
    assert file.body.text == body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# A\n", id="none"),
        pytest.param("---\nid: a\n", id="not closed"),
        pytest.param("\n---\nid: a\n---\n", id="not at the beginning"),
        pytest.param("----\nid: a\n----\n", id="four signs"),
    ],
)
def test_a_file_without_a_front_matter_is_a_problem(text: str) -> None:
    file = read_markdown(text, "a.md")
    (problem,) = file.front_matter.problems
    assert (problem.code, problem.place) == (Code.FRONT_MATTER, Place("a.md", 1, 1))
    assert file.front_matter.value is None


def test_a_file_with_nothing_in_it_is_empty() -> None:
    file = read_markdown("\n", "a.md")
    (problem,) = file.front_matter.problems
    assert (problem.code, problem.place) == (Code.EMPTY_FILE, Place("a.md"))
    assert file.front_matter.value is None


def test_the_marks_of_a_file_without_a_front_matter_are_found_all_the_same() -> None:
    body = read_markdown("a\n[@b]\n", "a.md").body
    assert [mark.place for mark in body.marks] == [Place("a.md", 2, 1)]


def test_a_slip_in_a_front_matter_is_told_in_the_line_of_the_file() -> None:
    (problem,) = read_markdown("---\nid: a\nid: b\n---\n", "a.md").front_matter.problems
    assert (problem.code, problem.place) == (Code.DUPLICATE_KEY, Place("a.md", 3, 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`x\n<b>x</b>\n`", id="in code over several lines"),
        pytest.param("<!--> <b>x</b> -->", id="after a comment without words"),
        pytest.param("<!-- a --!> <b>x</b> -->", id="after a comment that browsers end"),
        pytest.param("`a\\`<b>x</b>`", id="after code that ends with a backslash"),
        pytest.param("```a b\n<b>x</b>\n```", id="in what is no fence"),
    ],
)
def test_a_tag_that_a_browser_would_read_is_found(text: str) -> None:
    assert [mark.target for mark in scan(text, "a.md").of(MarkKind.TAG)] == ["b", "/b"]


def test_a_citation_tells_the_footnote_in_which_it_stands() -> None:
    text = (
        "In the text [@a/1].[^first][^second]\n\n"
        "[^first]: Here [@b/2],\nand below [@c/3].\n\n"
        "    In its second paragraph [@d/4].\n"
        "[^second]: There [@e/5].\n\n"
        "In the text again [@f/6].\n"
    )
    cited = scan(text, "a.md").of(MarkKind.CITATION)
    assert [(mark.target, mark.note) for mark in cited] == [
        ("a/1", ""),
        ("b/2", "first"),
        ("c/3", "first"),
        ("d/4", "first"),
        ("e/5", "second"),
        ("f/6", ""),
    ]
