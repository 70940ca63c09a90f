"""Lists, tables and footnotes that are not what they look like, found line by line."""

import time

import pytest

from afterword.sources.code_spans import without_code
from afterword.sources.layout import without_indented_code
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import scan

KINDS = (
    *(MarkKind.TOO_DEEP, MarkKind.EMPTY_ITEM, MarkKind.EMPTY_NOTE, MarkKind.NESTED_ITEM),
    *(MarkKind.OTHER_ITEM, MarkKind.NO_ITEM, MarkKind.FALLEN_PARAGRAPH, MarkKind.NO_TABLE),
    *(MarkKind.NO_TERM, MarkKind.RAGGED_ROWS),
)


def found(text: str) -> list[tuple[MarkKind, int, int]]:
    """Return what is odd in a text: kind, line and column."""
    marks = scan(text, "a.md").of(*KINDS)
    return [(mark.kind, mark.place.line, mark.place.column) for mark in marks]


NESTED, RAGGED = MarkKind.NESTED_ITEM, MarkKind.RAGGED_ROWS
FALLEN, NO_TABLE = MarkKind.FALLEN_PARAGRAPH, MarkKind.NO_TABLE


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        pytest.param("1. a\n  1. b\n  2. c\n2. d", [(NESTED, 2, 3)], id="two blanks"),
        pytest.param("- a\n   - b", [(NESTED, 2, 4)], id="three blanks"),
        pytest.param("1. a\n\n   - b", [(NESTED, 3, 4)], id="after an empty line"),
        pytest.param("- a\n    - b\n      - c", [(NESTED, 3, 7)], id="in the second list"),
        pytest.param("> - a\n>   - b", [(NESTED, 2, 1)], id="in a quotation"),
        pytest.param("[^a]: b:\n    - c\n      - d", [(NESTED, 3, 7)], id="in a footnote"),
        pytest.param("1. a\n- b", [(MarkKind.OTHER_ITEM, 2, 1)], id="another kind of list"),
        pytest.param("a\n2. b\n3. c", [(MarkKind.NO_ITEM, 2, 1)], id="a list from two"),
        pytest.param("- a\n\n-\n\n- b", [(MarkKind.EMPTY_ITEM, 3, 1)], id="an item without words"),
        pytest.param("1.\n", [(MarkKind.EMPTY_ITEM, 1, 1)], id="a number without words"),
        pytest.param("- &nbsp;\n", [(MarkKind.EMPTY_ITEM, 1, 1)], id="an item of a space"),
        pytest.param("A\n:", [(MarkKind.EMPTY_ITEM, 2, 1)], id="a definition without words"),
        pytest.param("[^a]: b\n\n   c", [(FALLEN, 3, 4)], id="a footnote's second paragraph"),
        pytest.param("A\n:   b\n\n  c", [(FALLEN, 4, 3)], id="a definition's second paragraph"),
        pytest.param("[^a]:", [(MarkKind.EMPTY_NOTE, 1, 1)], id="an empty footnote"),
        pytest.param("[^a]:\n\nb", [(MarkKind.EMPTY_NOTE, 1, 1)], id="and text below it"),
        pytest.param("[^a]:\n[^b]: c", [(MarkKind.EMPTY_NOTE, 1, 1)], id="and another below it"),
        pytest.param("|a|b|\n|-|-|\n|1|\n|2|", [(RAGGED, 3, 1)], id="rows too short"),
        pytest.param("|a|b|\n|-|-|\n|1|2|3|", [(RAGGED, 3, 1)], id="a row too long"),
        pytest.param("a | b\n-- | --\n1", [(RAGGED, 3, 1)], id="without borders"),
        pytest.param("- x\n\n    |a|b|\n    |-|-|\n    |1|", [(RAGGED, 5, 5)], id="in an item"),
        pytest.param("a\n|b|c|\n|-|-|\n|1|2|", [(NO_TABLE, 2, 1)], id="below a paragraph"),
        pytest.param("- a\n|b|c|\n|-|-|\n|1|2|", [(NO_TABLE, 2, 1)], id="below an item"),
        pytest.param("|a|b|\n|1|2|", [(NO_TABLE, 1, 1)], id="no rule"),
        pytest.param("|a|b|c|\n|-|-|\n|1|2|3|", [(NO_TABLE, 1, 1)], id="a short rule"),
        pytest.param("a | b\n1 | 2", [(NO_TABLE, 1, 1)], id="two lines of cells"),
        pytest.param("|a|b|\n|-|-|\n|1|2|\n\n: c", [(MarkKind.NO_TERM, 5, 1)], id="a caption"),
    ],
)
def test_what_is_odd_is_found_in_its_place(text: str, odd: list[tuple[MarkKind, int, int]]) -> None:
    assert found(text) == odd


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. a\n    1. b\n    2. c\n2. d", id="four blanks"),
        pytest.param(" 9. a\n10. b", id="numbers below each other"),
        pytest.param("  - a\n  - b", id="a list that is indented as a whole"),
        pytest.param("- a\n\n  b\n\n- c", id="an item of two paragraphs"),
        pytest.param("- a\nb\n- c", id="an item of two lines"),
        pytest.param("1. a\n\n- b", id="two lists"),
        pytest.param("a\n2016. b\n2017. c", id="years"),
        pytest.param("a\n7. b", id="one number"),
        pytest.param("- `a`", id="an item of code"),
        pytest.param("[^a]: `b`\n\n    c", id="a footnote of code"),
        pytest.param("[^a]:\n    b", id="a footnote that begins below"),
        pytest.param("[^a]:\n\n    b", id="a footnote that begins in a paragraph below"),
        pytest.param("[^a]: b\n\nc", id="text below a footnote"),
        pytest.param("|a|b|\n|-|-|\n|`c|d`|e\\|f|\n||2|", id="bars that divide nothing"),
        pytest.param("|a|\n|-|\n|1|", id="one column"),
        pytest.param("a | b\n\nc | d", id="bars in two paragraphs"),
        pytest.param("A\n:   b\n:   c\n\n    d\n\nE\n\n:   f", id="definitions"),
        pytest.param("* * *\n\n- - -", id="rules"),
        pytest.param("a\n\n    - b\n      - c\n    |d|e|\n    |f|g|", id="indented code"),
        pytest.param("```\n- a\n  - b\n|c|d|\n\n   e\n[^f]:\n```", id="fenced code"),
        pytest.param("- a\n\n```\n  - b\n```", id="fenced code below a list"),
        pytest.param("[a [b] (c)] " * 100, id="many brackets"),
        pytest.param("> a\n>> b\n>>> c", id="three quotations"),
    ],
)
def test_what_is_right_is_not_odd(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 10_000, id="square brackets"),
        pytest.param("![a](" * 10_000, id="pictures"),
        pytest.param("(" * 10_000, id="round brackets"),
        pytest.param(f"{'>' * 5_000} a", id="quotations"),
        pytest.param(f"{'- ' * 5_000}a", id="items in a line"),
        pytest.param(f"{'> - ' * 5_000}a", id="quotations and items"),
        pytest.param("\n".join(f"{'    ' * at}- a" for at in range(1_000)), id="lists"),
        pytest.param("\n".join(f"{'> ' * at}a" for at in range(200)), id="quotations by lines"),
    ],
)
def test_what_is_nested_without_end_is_told_once_and_soon(text: str) -> None:
    begun = time.process_time()
    assert [kind for kind, _, _ in found(text)] == [MarkKind.TOO_DEEP]
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "part",
    ["- a\n", "a | b\n", "|a|b|\n", "|a|b|\n|-|-|\n", "[^a]:\n", "1. a\n\n", "> a\n", ": a\n"],
)
def test_many_lines_are_read_in_one_go(part: str) -> None:
    begun = time.process_time()
    scan(part * (200_000 // len(part)), "a.md")
    assert time.process_time() - begun < 10


def test_indented_code_is_blanked_out_and_items_are_not() -> None:
    text = "a\n\n    b\n\nc\n\n- d\n\n    e\n"
    assert without_indented_code(text, without_code(text)) == text.replace("    b", "     ")
