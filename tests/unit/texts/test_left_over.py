"""What looks like Markdown or a mark and would be printed as it is typed is told; prose is not."""

import pytest

from afterword.linking.register import Register
from afterword.problems import Place
from afterword.sources.markdown_source import scan
from afterword.texts.left_over import left_over_in
from tests.unit.small_annex import with_annex
from tests.unit.small_project import small_register


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return small_register(tmp_path_factory.mktemp("project"), with_annex())


def told(register: Register, text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of what is left over in a text."""
    problems = left_over_in(register, scan(text, "a.md"))
    return [(one.code.value, one.place.line, one.place.column) for one in problems]


NOTE = "\n\n[^a]: A note."
MARKS = [
    *("{figur:listed-voters}", "{Figure: listed-voters}", "{ figure:listed-voters }"),
    *("{figures:listed-voters}", "{figure listed-voters}", "[figure:listed-voters]"),
    *("(figure:listed-voters)", "figure:listed-voters", "{listed-voters}", "{figure:listed-voters"),
    *("{figure:listed-voters)", "{{figure:listed-voters}}", "${listed-voters}", "{not:two-totals}"),
    *("{notes:two-totals}", "{note two-totals}", "(note:two-totals)", "{picture:x}"),
    *("@coast-charter-1991/4.1", "(@coast-charter-1991/4.1)", "[coast-charter-1991/4.1]"),
    *("[ @coast-charter-1991]", "[@coast-charter-1991/4.1", "coast-charter-1991/4.1"),
    *("[@coast-charter-1991\n/4.1]", "{@coast-charter-1991/4.1}", "[see @coast-charter-1991/4.1]"),
    *("[coast-charter-1991]", "[@coast-charter-1991](#x)", "[cost-charter-1991/4.1]"),
    *("@law-2010/3", "@fig-turnout", "@tbl-votes", "[-@sec-lists]"),
    *("[words] (#how-kept)", "[words]\n(#how-kept)", "[words] (https://x.org)", "[words](#how"),
    *("[words] (../a.pdf)", "(words)[#how-kept]", "words (#how-kept)", "words](#how-kept)"),
    *("[*words*] (#how-kept)", "![pic]", "![pic] (a.png)", "!(pic)[a.png]", "[[Page|words]]"),
    *("<#how-kept>", "<../a.md>", "^[A note.]", "(^a)", "[ ^a]", "[^a", "x^2^ is", "H~2~O"),
    *("see ::: recommendation 1", ":: recommendation 1", "a\n:: table counts", ";; table counts"),
    *("::recommendations priority", "~~gone~~", "==marked==", "++new++", "[b]bold[/b]"),
    *("\\textbf{x}", "\\newpage", "$$x$$", "$x^2$ is", "a :smile: b", "{{ name }}", "{% if %}"),
    *("{++new++}", "%% note", "// note", "--8<-- 'x.md'", ".. note:: x", "'''bold'''"),
    *("[TOC]", "[[_TOC_]]", "!!! note\n    words", "??? note", "== Heading ==", "Table: Votes"),
    *("<!-- not closed", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", ">>>>>>> x", "- [ ] done"),
    *("*words*{ #id }", "words { #id }", "words. { #some-id }\nmore", "words\n( #id )", "a\n[#id]"),
    *("words\n{#id", "words\n{ some-id }", "words { some-id }", "words\n{id}", "```\nnot closed"),
    *("- a\n\n  ```\n  code\n  ```", "> ~~~\n> code\n> ~~~"),
]


@pytest.mark.parametrize("text", MARKS)
def test_a_damaged_mark_or_one_of_another_dialect_is_told_once(
    register: Register, text: str
) -> None:
    assert [code for code, _, _ in told(register, text)] == ["unknown-mark"]


@pytest.mark.parametrize("mark", ["{figur:x}", "[words] (#how-kept)", "~~gone~~", "[@x-1/2"])
@pytest.mark.parametrize(
    "around",
    [
        pytest.param("> {}", id="in a quotation"),
        pytest.param("- one\n- {}\n", id="in a list"),
        pytest.param("1. one\n\n    {}", id="in a paragraph of an item"),
        pytest.param("| A | B |\n|---|---|\n| {} | b |", id="in a table"),
        pytest.param(f"Called.[^a]\n\n[^a]: Here {{}}", id="in a footnote"),  # noqa: F541
        pytest.param("Term\n:   {}", id="in a definition"),
        pytest.param("## A {} b", id="in a heading"),
        pytest.param("**{}**", id="in emphasis"),
        pytest.param("{}", id="alone"),
    ],
)
def test_it_is_told_wherever_it_stands(register: Register, mark: str, around: str) -> None:
    assert [code for code, _, _ in told(register, around.replace("{}", mark))] == ["unknown-mark"]


def test_it_is_told_at_its_line_and_column(register: Register) -> None:
    text = "One.\n\n<!-- a\nb -->\nTwo `{figur:x}` and *then* {figur:x}.\n"
    assert told(register, text) == [("unknown-mark", 5, 28)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("• one\n• two", ["bad-list"], id="signs of a word processor"),
        pytest.param("-\u00a0one\n-\u00a0two", ["bad-list"], id="a no-break space after it"),
        pytest.param("- a\n\u00a0\u00a0- b", ["bad-list"], id="no-break spaces before it"),
        pytest.param("-one\n-two", ["bad-list"], id="no blank after hyphens"),
        pytest.param("1.one\n2.two", ["bad-list"], id="no blank after numbers"),
        pytest.param("a\n2. b\n3. c", ["bad-list"], id="a list from two below a paragraph"),
        pytest.param("1. Law\n- a\n- b", ["bad-list"], id="bullets right below a number"),
        pytest.param("- Law\n1. a", ["bad-list"], id="numbers right below a bullet"),
        pytest.param("| A | B |\n| 1 | 2 |", ["bad-table"], id="a table without a rule"),
        pytest.param("C:\n|A|B|\n|-|-|\n|1|2|", ["bad-table"], id="right below a paragraph"),
        pytest.param("A | B\n1 | 2", ["bad-table"], id="cells without borders"),
        pytest.param("| A | B | C |\n|---|---|\n| 1 | 2 | 3 |", ["bad-table"], id="a short rule"),
        pytest.param("| A | B |\n\n|---|---|\n| 1 | 2 |", ["bad-table"], id="an empty line in it"),
        pytest.param("+---+\n| a |\n+---+", ["bad-table"], id="a table of pandoc"),
        pytest.param(" ## A { #a }", ["bad-heading"], id="a blank before a heading"),
        pytest.param("> ## A", ["bad-heading"], id="a heading in a quotation"),
        pytest.param("- ## A", ["bad-heading"], id="a heading in a list"),
        pytest.param("a\n{ .x }", ["raw-html"], id="a class"),
        pytest.param("a\n{: .x }", ["raw-html"], id="a class after a colon"),
        pytest.param("a\n{ #id .x }", ["raw-html"], id="a class beside an id"),
        pytest.param("[a]{.x}", ["raw-html"], id="a class on words"),
        pytest.param("a\n{: hidden }", ["raw-html"], id="an attribute without a value"),
        pytest.param("a\n{ #one #two }", ["duplicate-id"], id="two ids of a paragraph"),
        pytest.param("## A { #one #two }", ["duplicate-id"], id="two ids of a heading"),
    ],
)
def test_what_is_no_list_table_or_heading_is_told(
    register: Register, text: str, codes: list[str]
) -> None:
    assert [code for code, _, _ in told(register, text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        *("*every count", "every* count", "**every count", "every count**", "***x**", "_every one"),
        *("every_ one", "TODO", "TODO: look", "to check [?]", "[??]", "were ??? voters", "FIXME"),
        *("few XXX", "XXX voters", "XXXX", "[TBC]", "TBD", "[insert number]", "Lorem ipsum"),
    ],
)
def test_open_emphasis_and_notes_of_the_author_are_advice(register: Register, text: str) -> None:
    assert [code for code, _, _ in told(register, text)] == ["unfinished-text"]


@pytest.mark.parametrize("mark", [*MARKS, "*every count", "TODO", "| A | B |\n| 1 | 2 |"])
def test_nothing_is_told_of_code(register: Register, mark: str) -> None:
    assert told(register, f"Words.\n\n````\n{mark}\n````\n\nMore.") == []
    if "`" not in mark and "\n" not in mark:
        assert told(register, f"Words `{mark}` in code.") == []
        assert told(register, f"Words.\n\n    {mark}\n\nMore.") == []


@pytest.mark.parametrize(
    "text",
    [
        *("\\{figur:x\\}", "\\*every", "\\@coast-charter-1991/4.1", "\\~~a\\~~", "\\[a\\] (#b)"),
        *("\\:: recommendation 1", "\\| A | B |\n\\| 1 | 2 |", "every\\*", "1\\. a\n2\\. b"),
    ],
)
def test_nothing_is_told_of_escaped_signs(register: Register, text: str) -> None:
    assert told(register, text) == []


@pytest.mark.parametrize("text", ["^[A note.]", "see ::: recommendation 1", "== Heading =="])
def test_the_fix_within_a_yaml_file_is_one_that_works_there(register: Register, text: str) -> None:
    place = Place("a.yml", 3, 7)
    (problem,) = left_over_in(register, scan(text, "a.yml", place=place))
    assert (problem.place, problem.fix.partition(":")[0]) == (
        place,
        "remove it, or say it in words",
    )


def test_a_text_that_is_nested_too_deep_is_not_made_into_html(register: Register) -> None:
    assert told(register, f"{{figur:x}} {'[' * 10_000}") == []
