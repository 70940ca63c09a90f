"""Abbreviations: each is expanded where the report first uses it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from afterword.problems import Code, Problem
from tests.unit.small_annex import ANNEX, ANNEX_FILE, with_annex
from tests.unit.small_project import (
    SECTION,
    Value,
    instrument_yaml,
    list_yaml,
    recommendation_yaml,
    rule_problems,
    section_text,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"
ABBREVIATION_FILE = "references/abbreviations.yml"
FIRST_LINE = SECTION.split("\n").index("::: recommendation 1") + 1
"""The line that holds the words of a test."""


def told_of(folder: Path, words: str, **changes: str | None) -> tuple[Problem, ...]:
    """Return the problems of a section with some words; below them the EC is not expanded."""
    text = SECTION.replace("::: recommendation 1", f"{words}\n\n::: recommendation 1\n\nThe EC.")
    return rule_problems(folder, {SECTION_FILE: text, **changes})


def abbreviations(*records: Mapping[str, Value]) -> str:
    return list_yaml("abbreviations", [{"short": "EC", "long": "Electoral Commission"}, *records])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("The Electoral Commission (EC) met.", id="in brackets after it"),
        pytest.param("The EC (Electoral Commission) met.", id="itself in brackets"),
        pytest.param("Two electoral commissions (ECs) met.", id="several, in small letters"),
        pytest.param("Both ECs (the two Electoral Commissions) met.", id="several in brackets"),
        pytest.param("The *Electoral Commission* (**EC**) met.", id="in emphasis"),
        pytest.param("The Electoral *Commission* (the EC) met.", id="partly in emphasis"),
        pytest.param("The Electoral\nCommission (EC) met.", id="over two lines"),
        pytest.param("The Electoral Commission\n(EC) met.", id="with brackets in the next line"),
        pytest.param("The [Electoral Commission](#how-kept) (EC) met.", id="in a link"),
        pytest.param("The Electoral Commission{note:a} (EC) met.", id="with a note between"),
        pytest.param("## The Electoral Commission (EC) { #ec }", id="in a heading"),
        pytest.param("| A | B |\n|--|--|\n| Electoral Commission (EC) | x |", id="in a table"),
    ],
)
def test_an_abbreviation_that_is_expanded_where_it_is_first_used_is_no_problem(
    tmp_path: Path, words: str
) -> None:
    found = told_of(tmp_path, words)
    assert [problem for problem in found if problem.code is not Code.UNKNOWN_NOTE] == []


@pytest.mark.parametrize(
    ("words", "column"),
    [
        pytest.param("The EC met.", 5, id="bare"),
        pytest.param("EC met.", 1, id="at the head of a line"),
        pytest.param("Both ECs met.", 6, id="several"),
        pytest.param("The EC, the Electoral Commission (EC), met.", 5, id="before it is expanded"),
        pytest.param("The Electoral Commission met (EC).", 31, id="away from its long form"),
        pytest.param("The Electoral Commission EC met.", 26, id="without brackets"),
        pytest.param("The Electoral Court (EC) met.", 22, id="with another long form"),
        pytest.param("The EC (a body) met.", 5, id="with other brackets"),
        pytest.param("The Electoral Commission (a body) EC.", 35, id="after other brackets"),
        pytest.param("The [EC](#how-kept) met.", 6, id="in a link"),
        pytest.param("**EC**", 3, id="in emphasis"),
        pytest.param("The EC's seat.", 5, id="of which something is"),
        pytest.param("The EC’s seat.", 5, id="with an apostrophe"),
    ],
)
def test_an_abbreviation_that_is_not_expanded_at_first_is_a_warning(
    tmp_path: Path, words: str, column: int
) -> None:
    (problem,) = told_of(tmp_path, words)
    assert str(problem) == (
        f"{SECTION_FILE}:{FIRST_LINE}:{column}: warning[unexpanded]: "
        "'EC' is not expanded where the report first uses it\n"
        "    fix: write 'Electoral Commission (EC)' here, or `expanded: no` beside its expansion"
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("SPECS, ECX and AEC.", id="part of a word"),
        pytest.param("An EC-like body, a non-EC body.", id="part of a word with a hyphen"),
        pytest.param("Some ec.", id="small letters"),
        pytest.param("Some `EC`.", id="code"),
        pytest.param("Some <!-- EC -->.", id="a comment"),
        pytest.param("[a](https://www.example.org/EC)", id="the target of a link"),
        pytest.param("See https://www.example.org/?EC.", id="an address"),
        pytest.param("See www.example.org/EC.", id="an address without a scheme"),
        pytest.param("A.\n{ #EC }", id="an id"),
        pytest.param("A.[^EC]", id="a footnote's name"),
        pytest.param("A {figure:EC}.", id="a figure's name"),
        pytest.param("A [@EC].", id="what is cited"),
        pytest.param("A{note:EC}.", id="a note's name"),
        pytest.param("::: table EC", id="a table's name"),
    ],
)
def test_what_is_no_word_of_the_text_is_no_use(tmp_path: Path, words: str) -> None:
    found = told_of(tmp_path, words)
    (problem,) = (one for one in found if one.code is Code.UNEXPANDED)
    assert problem.place.line == FIRST_LINE + words.count("\n") + 4


def test_an_abbreviation_that_says_so_needs_no_expansion(tmp_path: Path) -> None:
    listed = list_yaml(
        "abbreviations", [{"short": "EC", "long": "Electoral Commission", "expanded": "no"}]
    )
    assert told_of(tmp_path, "The EC met.", **{ABBREVIATION_FILE: listed}) == ()


def test_an_abbreviation_that_is_never_used_is_told_as_unused_only(tmp_path: Path) -> None:
    listed = abbreviations({"short": "OAS", "long": "Organization of Advisers of Sorvania"})
    words = "The Electoral Commission (EC) met."
    (problem,) = told_of(tmp_path, words, **{ABBREVIATION_FILE: listed})
    assert problem.code is Code.UNUSED_ABBREVIATION


def test_each_abbreviation_is_told_once(tmp_path: Path) -> None:
    listed = abbreviations({"short": "CFO", "long": "Coast Forum of Observers"})
    found = told_of(tmp_path, "The EC, CFO, EC and CFO.", **{ABBREVIATION_FILE: listed})
    assert [(one.message.split("'")[1], one.place.column) for one in found] == [
        ("EC", 5),
        ("CFO", 9),
    ]


def test_signs_of_an_abbreviation_are_taken_as_they_are(tmp_path: Path) -> None:
    listed = abbreviations({"short": "S.p. (A)", "long": "Service (in part)"})
    words = "An EC (Electoral Commission) and the Service (in part) (S.p. (A))."
    assert told_of(tmp_path, words, **{ABBREVIATION_FILE: listed}) == ()
    words = "An EC (Electoral Commission), Sxp. (A), S.p. (A)."
    (problem,) = told_of(tmp_path, words, **{ABBREVIATION_FILE: listed})
    assert problem.place.column == 41


@pytest.mark.parametrize("listed", ["People’s Party", "People's Party"])
@pytest.mark.parametrize("words", ["The People’s Party (PP).", "The People's Party (PP)."])
def test_an_apostrophe_may_be_written_either_way(tmp_path: Path, listed: str, words: str) -> None:
    changed = abbreviations({"short": "PP", "long": listed})
    text = f"The Electoral Commission (EC). {words}"
    assert told_of(tmp_path, text, **{ABBREVIATION_FILE: changed}) == ()


def test_the_words_that_a_citation_prints_expand_what_stands_in_brackets_after_it(
    tmp_path: Path,
) -> None:
    changes = {
        INSTRUMENT_FILE: instrument_yaml(in_text="the law on the Electoral Commission"),
    }
    assert told_of(tmp_path, "By [@coast-charter-1991] (EC).", **changes) == ()
    assert told_of(tmp_path, "By [@coast-charter-1991/4.1] (EC).", **changes) == ()
    (problem,) = told_of(tmp_path, "By [@coast-charter-1991] and (EC).", **changes)
    assert problem.code is Code.UNEXPANDED


def test_the_first_use_is_that_of_the_first_section(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        SECTION_FILE: f"{SECTION}\nThe Electoral Commission (EC).\n",
        "content/sections/02-media.md": section_text("The EC.\n", name="media"),
        ANNEX_FILE: f"{ANNEX}\nThe EC.\n",
    }
    assert rule_problems(tmp_path, with_annex(changes)) == ()


def test_an_annex_is_part_of_the_report(tmp_path: Path) -> None:
    (problem,) = rule_problems(tmp_path, with_annex({ANNEX_FILE: f"{ANNEX}\nThe EC.\n"}))
    assert (problem.code, str(problem.place)) == (Code.UNEXPANDED, f"{ANNEX_FILE}:11:5")


def test_other_texts_are_not_part_of_the_report(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        "content/pages/method.md": "---\nid: method\ntitle: Method\n---\n\nThe EC.\n",
        "recommendations/01-lists.yml": recommendation_yaml(text="The EC should keep lists."),
    }
    assert rule_problems(tmp_path, changes) == ()
