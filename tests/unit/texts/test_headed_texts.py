"""Texts under their headings: every word of a section is there once, where a reader finds it."""

from pathlib import Path

import pytest

from afterword.texts.headed_texts import HeadedText, headed_texts
from afterword.views.report.tables import table_views
from tests.unit.small_annex import ANNEX, ANNEX_FILE, with_annex
from tests.unit.small_project import section_text, small_register

SECTION_FILE = "content/sections/01-voter-lists.md"


def texts_of(folder: Path, body: str, **more: str | None) -> tuple[HeadedText, ...]:
    """Return the texts of a section under their headings."""
    section = section_text(f"Words.\n{{ #lists-outdated }}\n\n{body}\n")
    register = small_register(folder, {SECTION_FILE: section, **more})
    return headed_texts(register, register.loaded.sections[0].body.text, {})


def test_what_stands_before_the_first_heading_has_no_heading(tmp_path: Path) -> None:
    first, second = texts_of(tmp_path, "More.\n\n## How { #how }\n\nLess.")
    assert (first.id, first.words, first.text) == ("", "", "Words.\nMore.")
    assert (second.id, second.words, second.text) == ("how", "How", "Less.")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("An *old*, [linked](https://example.org) word.", "An old, linked word."),
        ("{figure:listed-voters} voters, [@coast-charter-1991/4.1].", "48,210 voters, paragraph"),
        ("- One\n- two\n\n1. Three", "• One\n• two\n1. Three"),
        ("> Quoted\n> on.", "Quoted on."),
        ("Word\n:   What it means.", "Word\nWhat it means."),
        ("| A | B |\n|:--|--:|\n| 1 | 2 |", "A, B\n1, 2"),
        ("::: recommendation 1", "Words."),
        ("A.\n{ #named }\n\nB.", "A.\nB."),
    ],
)
def test_signs_of_markup_are_not_words(tmp_path: Path, body: str, text: str) -> None:
    (first,) = texts_of(tmp_path, body)
    assert text in first.text
    assert not set("{}*|[]:>") & set(first.text.replace("1991: ", ""))


def test_a_footnote_belongs_to_where_it_is_called_first(tmp_path: Path) -> None:
    body = (
        "One.[^b]\n\n## How { #how }\n\nTwo.[^a] Again.[^b]\n\n"
        "[^a]: Of *two*.\n\n    On more lines.\n\n[^b]: Of one."
    )
    first, second = texts_of(tmp_path, body)
    assert first.footnotes == (("b", "Of one."),)
    assert second.footnotes == (("a", "Of two.\nOn more lines."),)
    assert "Of" not in first.text + second.text


def test_a_table_is_its_rows(tmp_path: Path) -> None:
    register = small_register(tmp_path, with_annex({ANNEX_FILE: ANNEX}))
    tables = {name: table.words for name, table in table_views(register).items()}
    (text,) = headed_texts(register, register.loaded.sections[-1].body.text, tables)
    rows = "Counts by district; Қала I Әділет 1,074; North, the coast The Lantern 100;"
    assert text.text.startswith(f"What was seen.\n{rows}")


def test_a_cell_with_signs_of_markup_is_printed_as_it_is(tmp_path: Path) -> None:
    counts = 'district,newspaper,kind,stations\n"*A* [x](y) `c`",{b},Open,1\n'
    changes = with_annex({"content/data/counts.csv": counts})
    register = small_register(tmp_path, changes)
    tables = {name: table.words for name, table in table_views(register).items()}
    (text,) = headed_texts(register, register.loaded.sections[-1].body.text, tables)
    assert text.text.endswith("Counts by district; *A* [x](y) `c` {b} 1")
