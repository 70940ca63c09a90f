"""Markdown in every disorder is read, printed and turned into HTML without a word of complaint."""

import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html

from afterword.linking.register import Register
from afterword.sources.code_spans import without_code
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import read_markdown, scan
from afterword.texts.converter import converter_of
from afterword.texts.fragments import fragment, inner_markup
from afterword.texts.words import plain_text
from tests.properties.texts import CITED, MARKDOWN, PRINTED, REPEATED, within
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    read_register,
    write_project,
)

SECONDS = 20
"""How long one text may take before it counts as hanging."""

SIGNS: Mapping[MarkKind, str | tuple[str, ...]] = {
    MarkKind.PLACEMENT: ":::",
    MarkKind.LISTING: ":::",
    MarkKind.UNKNOWN: ":::",
    MarkKind.MISPLACED: ":::",
    MarkKind.CITATION: "[@",
    MarkKind.FIGURE: "{figure:",
    MarkKind.NOTE: "{note:",
    MarkKind.TABLE: ":::",
    MarkKind.FOOTNOTE_CALL: "[^",
    MarkKind.FOOTNOTE_DEFINITION: "[^",
    MarkKind.NESTED_CALL: "[^",
    MarkKind.FINDING: "{",
    MarkKind.LOST: "{",
    MarkKind.HEADING: "",
    MarkKind.LINK: "[",
    MarkKind.PICTURE: "![",
    MarkKind.REFERENCE: ("[", "!["),
    MarkKind.TAG: "<",
    MarkKind.ATTRIBUTE: "{",
    MarkKind.EMPTY_NOTE: "[^",
    MarkKind.NO_TERM: ":",
    MarkKind.TOO_DEEP: "",
    MarkKind.EMPTY_ITEM: "",
    MarkKind.NESTED_ITEM: "",
    MarkKind.OTHER_ITEM: "",
    MarkKind.NO_ITEM: "",
    MarkKind.FALLEN_PARAGRAPH: "",
    MarkKind.NO_TABLE: "",
    MarkKind.RAGGED_ROWS: "",
}
"""With what each kind of mark begins; headings are signed before or below their words, and items
and rows have many signs."""

TEXTS = st.one_of(MARKDOWN, REPEATED)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Give the register of the small project with its annex."""
    return read_register(write_project(tmp_path_factory.mktemp("small"), with_annex()))


@pytest.fixture(scope="module")
def convert(register: Register) -> Callable[[str], str]:
    """Give what turns Markdown into HTML."""
    return converter_of(register)


@given(TEXTS)
def test_every_mark_stands_where_its_sign_stands(text: str) -> None:
    with within(SECONDS):
        found = scan(text, "a.md", first_line=4)
    lines = text.split("\n")
    for mark in found.marks:
        shown = lines[mark.place.line - 4][mark.place.column - 1 :]
        assert shown.startswith(SIGNS[mark.kind])


@given(TEXTS, st.integers(0, 200))
def test_every_sign_of_a_text_stands_where_it_says(text: str, offset: int) -> None:
    assume("<!--" not in text)  # comments are taken out: tests/unit/sources/test_comments.py
    place = scan(text, "a.md", first_line=4).place(min(offset, len(text)))
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: place.line - 4])
    assert (place.path, before + place.column - 1) == ("a.md", min(offset, len(text)))


@given(TEXTS)
def test_marks_come_in_reading_order(text: str) -> None:
    places = [mark.place for mark in scan(text, "a.md").marks]
    assert places == sorted(places)


@given(TEXTS)
def test_what_code_hides_leaves_everything_else_in_its_place(text: str) -> None:
    with within(SECONDS):
        clear = without_code(text)
    assert len(clear) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, clear, strict=True))
    assert clear.count("\n") == text.count("\n")


@given(TEXTS)
def test_every_file_has_a_front_matter_or_is_told_that_it_has_none(text: str) -> None:
    with within(SECONDS):
        file = read_markdown(text, "a.md")
    assert text.endswith(file.body.text)
    if not text.startswith("---"):
        code = "front-matter" if text.strip() else "empty-file"
        assert [problem.code.value for problem in file.front_matter.problems] == [code]


@given(TEXTS)
def test_a_text_below_a_front_matter_has_the_marks_that_it_has_alone(text: str) -> None:
    alone = scan(text, "a.md", first_line=5).marks
    assert read_markdown(f"---\nid: a\ntitle: A\n---\n{text}", "a.md").body.marks == alone


@given(text=TEXTS)
def test_every_text_reads_without_its_markup(register: Register, text: str) -> None:
    with within(SECONDS):
        plain = plain_text(register, text)
    assert all(line == line.strip() for line in plain.split("\n"))
    assert "  " not in plain


@given(text=TEXTS.filter(lambda text: not re.search(r"[`~<\\\t]|    ", text)))
def test_every_mark_outside_code_is_resolved(register: Register, text: str) -> None:
    plain = plain_text(register, text)
    assert f"[@{CITED}]" not in plain
    assert f"{{figure:{PRINTED}}}" not in plain


@given(
    text=st.text(st.sampled_from("abc әғқ.,;:?\"'«»"), max_size=60).filter(
        lambda text: ":::" not in text  # the start of a mark of our own
    )
)
def test_a_text_without_markup_keeps_its_words(register: Register, text: str) -> None:
    assert plain_text(register, text) == " ".join(text.split())


@given(text=TEXTS)
def test_every_text_becomes_html_that_can_be_read(convert: Callable[[str], str], text: str) -> None:
    with within(SECONDS):
        markup = convert(text)
    tree = html.fragment_fromstring(markup, create_parent="div")
    assert tree.tag == "div"


@given(text=TEXTS.filter(lambda text: "<" not in text))
def test_every_text_becomes_a_fragment_without_endnotes(
    convert: Callable[[str], str], text: str
) -> None:
    found = fragment(convert(text), "content/sections/a.md", {})
    assert 'class="footnote"' not in inner_markup(found.root)
    called = [call.get("data-note") for call in found.root.xpath(".//sup[@data-note]")]
    assert list(found.notes) == list(dict.fromkeys(called))


@given(text=TEXTS.filter(lambda text: not re.search("[<`]|:::", text)))
def test_every_citation_figure_and_call_that_is_printed_was_found_before(
    convert: Callable[[str], str], text: str
) -> None:
    found = scan(text, "a.md")
    tree = html.fragment_fromstring(convert(text), create_parent="div")
    assert len(tree.find_class("aw-cite")) <= len(list(found.of(MarkKind.CITATION)))
    assert tree.text_content().count("48,210") <= len(list(found.of(MarkKind.FIGURE)))
    assert len(tree.xpath(".//sup[@data-editors]")) <= len(list(found.of(MarkKind.NOTE)))
