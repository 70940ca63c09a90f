"""What can be found: everything once, by every name, and nothing that came later."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.as_of import as_of
from afterword.linking.refs import RefKind
from afterword.linking.register import Register
from afterword.views.report.report import report_view
from afterword.views.search.findable import Findable, Kind, Name
from afterword.views.search.search import findables, synonyms
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    recommendation_yaml,
    small_register,
)

PAGE = """\
---
id: method
title: Method
---

How.

## The scale { #scale }

Four steps.[^a]

[^a]: Or none.
"""
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
INSTITUTION_FILE = "references/institutions.yml"
CHARTER_FILE = "references/instruments/coast-charter-1991.yml"


def found_in(register: Register, kind: Kind | None = None) -> tuple[Findable, ...]:
    """Return what can be found in a register, of a kind or all."""
    found = findables(register, report_view(register))
    return tuple(one for one in found if kind in {None, one.kind})


def found(folder: Path, kind: Kind, changes: Mapping[str, str | None] | None = None) -> Findable:
    """Return the first thing of a kind in the small project with some files changed."""
    return found_in(small_register(folder, changes), kind)[0]


def everything(folder: Path) -> tuple[Findable, ...]:
    """Return what can be found in a project that has something of every kind."""
    changes = with_annex({"content/pages/method.md": PAGE})
    return found_in(small_register(folder, changes))


def test_there_is_something_of_every_kind(tmp_path: Path) -> None:
    assert {one.kind for one in everything(tmp_path)} == set(Kind)


def test_everything_has_an_address_of_its_own(tmp_path: Path) -> None:
    refs = [(one.ref.kind, one.ref.id) for one in everything(tmp_path)]
    assert len(refs) == len(set(refs))


def test_a_recommendation_is_found_by_its_number_in_many_ways(tmp_path: Path) -> None:
    parts = [{"letter": "a", "text": "First."}, {"letter": "b", "text": "Second."}]
    changes = {RECOMMENDATION_FILE: recommendation_yaml(parts=parts)}
    one = found(tmp_path, Kind.RECOMMENDATION, changes)
    assert one.title == "1. Lists kept up to date"
    assert one.names == (Name(text="Recommendation 1"),)
    assert {"rec 1", "recommendation 1", "r1", "#1", "1", "sor-2018-r1"} <= set(one.aliases)
    assert {"rec 1a", "1b"} <= set(one.aliases)


def test_a_recommendation_is_found_by_what_its_page_says(tmp_path: Path) -> None:
    changes = {
        RECOMMENDATION_FILE: recommendation_yaml(
            text="The *lists* should be kept.",
            parts=[{"letter": "a", "text": "By hand."}],
            context="They were old.",
            suggested_legal_change="Article 9: every year.",
        )
    }
    lines = found(tmp_path, Kind.RECOMMENDATION, changes).text.split("\n")
    assert lines[:4] == [
        "The lists should be kept.",
        "(a) By hand.",
        "They were old.",
        "Article 9: every year.",
    ]
    assert lines[4:] == [
        "Asked of: Electoral Commission.",
        "Topics: Voter lists.",
        "Rests on: paragraph 4.1 of the Coast Charter.",
    ]


def test_a_follow_up_entry_is_a_passage_of_its_recommendation(tmp_path: Path) -> None:
    entries = [follow_up("development", "new-law", "2020-05-25"), assessment("judged", "2021-03")]
    changes = {RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries)}
    one = found(tmp_path, Kind.RECOMMENDATION, changes)
    assert [(passage.anchor, passage.ref.label, passage.text) for passage in one.passages] == [
        ("new-law", "Development, 25 May 2020", "Words of new-law."),
        ("judged", "Assessment: partially implemented, March 2021", "Coast. Words of judged."),
    ]
    assert {passage.ref.id for passage in one.passages} == {one.ref.id}


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("rating", "Rated by Coast, March 2021"),
        ("reading", "Editors’ assessment of March 2021, from what Coast said"),
    ],
)
def test_where_a_recommendation_stands_comes_with_what_it_rests_on(
    tmp_path: Path, basis: str, words: str
) -> None:
    entries = [assessment("judged", "2021-03", basis=basis)]
    changes = {RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries)}
    register = small_register(tmp_path, changes)
    (one,) = found_in(register, Kind.RECOMMENDATION)
    assert one.standing == report_view(register).recommendations[0].standing
    assert one.standing is not None
    assert (one.standing.words, one.standing.basis_words) == ("Partially implemented", words)


def test_nothing_but_a_recommendation_stands_anywhere(tmp_path: Path) -> None:
    standing = {one.kind for one in everything(tmp_path) if one.standing}
    assert standing == {Kind.RECOMMENDATION}


def test_an_edition_as_of_a_day_has_nothing_that_came_later(tmp_path: Path) -> None:
    entries = [follow_up("development", "new-law", "2020"), assessment("judged", "2021-03")]
    changes = {RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries)}
    register = as_of(small_register(tmp_path, changes), date(2020, 12, 31))
    (one,) = found_in(register, Kind.RECOMMENDATION)
    assert [passage.anchor for passage in one.passages] == ["new-law"]
    assert one.standing is not None
    assert one.standing.key == "not-assessed"
    assert "judged" not in str(found_in(register))


def test_a_text_belongs_to_the_nearest_heading(tmp_path: Path) -> None:
    section, under = found_in(small_register(tmp_path), Kind.SECTION)
    assert (section.title, section.ref.kind) == ("II. Voter lists", RefKind.SECTION)
    assert section.names == (Name(text="Voter lists"),)
    assert section.aliases == ("section II", "sec. II", "footnote 1")
    assert section.text == "The lists held 48,210 voters."
    assert (under.title, under.ref.kind, under.ref.id) == (
        "How they are kept",
        RefKind.ANCHOR,
        "how-kept",
    )
    assert under.trail == ("II. Voter lists",)
    assert under.text == "paragraph 4.1 of the Coast Charter asks for care."


def test_a_footnote_is_a_passage_with_its_number(tmp_path: Path) -> None:
    section = found(tmp_path, Kind.SECTION)
    (note,) = section.passages
    assert (note.ref.label, note.ref.id, note.text) == (
        "Footnote 1",
        "voter-lists/count",
        "See the report.",
    )


def test_an_annex_is_found_by_its_number(tmp_path: Path) -> None:
    annex = found_in(small_register(tmp_path, with_annex()), Kind.SECTION)[-1]
    assert (annex.title, annex.aliases) == ("Annex I. Counts", ("Annex I",))
    assert "Қала I Әділет 1,074" in annex.text


@pytest.mark.parametrize(
    ("label", "path", "aliases"),
    [
        ("Article 25(b)", "25(b)", ("article 25(b)", "art. 25(b)", "25(b)")),
        ("paragraph 9.2", "9.2", ("paragraph 9.2", "para 9.2", "par. 9.2", "9.2")),
        ("the list rules", "lists", ("the list rules",)),
    ],
)
def test_a_provision_is_found_by_label_and_number(
    tmp_path: Path, label: str, path: str, aliases: tuple[str, ...]
) -> None:
    provision = {"path": path, "label": label, "gist": "Care.", "kept": "A test."}
    first = {"path": "4.1", "label": "paragraph 4.1", "gist": "Lists."}
    changes: dict[str, str | None] = {CHARTER_FILE: instrument_yaml(provisions=[provision, first])}
    one = found(tmp_path, Kind.PROVISION, changes)
    assert one.aliases == aliases
    assert one.title == f"{label[:1].upper()}{label[1:]} of the Coast Charter"
    assert (one.trail, one.text) == (("Treaty obligations", "Coast Charter"), "Care.")


def test_versions_of_a_provision_are_found(tmp_path: Path) -> None:
    version = {"since": "2020-05", "text": "Lists are open.", "source": "final-report"}
    provision: Value = {
        "path": "4.1",
        "label": "paragraph 4.1",
        "gist": "Care.",
        "versions": [version],
    }
    changes: dict[str, str | None] = {CHARTER_FILE: instrument_yaml(provisions=[provision])}
    one = found(tmp_path, Kind.PROVISION, changes)
    assert one.text == "Care.\nSince May 2020: Lists are open."


def test_an_instrument_is_found_by_all_its_names(tmp_path: Path) -> None:
    one = found(tmp_path, Kind.INSTRUMENT)
    assert one.title == "Coast Charter"
    assert [name.text for name in one.names] == ["Charter of the Coast", "the Coast Charter"]


def test_an_institution_is_found_by_its_names_in_other_languages(tmp_path: Path) -> None:
    others: Value = [{"name": "Сайлау комиссиясы", "lang": "kk"}]
    bodies: list[Value] = [{**INSTITUTIONS[0], "other_names": others}, *INSTITUTIONS[1:]]
    changes = {INSTITUTION_FILE: list_yaml("institutions", bodies)}
    register = small_register(tmp_path, {**changes})
    one = found_in(register, Kind.INSTITUTION)[0]
    assert one.names == (Name(text="EC"), Name(text="Сайлау комиссиясы", lang="kk"))
    assert synonyms(register, report_view(register)) == (
        ("EC", "Electoral Commission"),
        ("EC", "Сайлау комиссиясы"),
    )


def test_an_abbreviation_names_what_it_stands_for(tmp_path: Path) -> None:
    bodies: list[Value] = [
        {"id": "commission", "name": "The body in charge", "short": "EC"},
        *INSTITUTIONS[1:],
    ]
    changes = {INSTITUTION_FILE: list_yaml("institutions", bodies)}
    one = found(tmp_path, Kind.INSTITUTION, {**changes})
    assert [name.text for name in one.names] == ["EC", "Electoral Commission"]


def test_notes_figures_and_pages_are_found(tmp_path: Path) -> None:
    by_kind = {one.kind: one for one in reversed(everything(tmp_path))}
    note, figure = by_kind[Kind.NOTE], by_kind[Kind.FIGURE]
    assert (note.title, note.aliases) == ("N1. Two totals", ("N1", "note 1"))
    assert note.text == "The annex adds up to more."
    assert (figure.title, figure.ref.id) == (
        "Listed voters: 48,210",
        "figures.html#listed-voters",
    )
    pages = [one for one in everything(tmp_path / "again") if one.kind is Kind.PAGE]
    assert [(one.ref.id, one.title, one.trail, one.text) for one in pages] == [
        ("method.html", "Method", (), "How."),
        ("method.html#scale", "The scale", ("Method",), "Four steps.\nOr none."),
    ]
