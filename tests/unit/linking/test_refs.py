"""References: what they lead to, and with which words."""

from pathlib import Path

import pytest

from afterword.linking.refs import (
    Ref,
    RefKind,
    citation_ref,
    citer_ref,
    finding_ref,
    from_neutral,
    institution_ref,
    instrument_ref,
    mission_ref,
    neutral,
    note_ref,
    recommendation_ref,
    section_ref,
    section_words,
    short_name,
    source_ref,
)
from tests.unit.small_annex import ANNEX, ANNEX_FILE, NOTE_FILE, note, notes_yaml, with_annex
from tests.unit.small_project import SECTION, SOURCES, list_yaml, small_register

UNNUMBERED = SECTION.replace("number: II\n", "")
SECTION_FILE = "content/sections/01-voter-lists.md"


def test_a_reference_to_each_kind_has_its_words(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    refs = [
        recommendation_ref(register.recommendations[0]),
        section_ref(register, "voter-lists"),
        finding_ref(register, "lists-outdated"),
        citation_ref(register, "coast-charter-1991/4.1"),
        citation_ref(register, "coast-charter-1991"),
        instrument_ref(register.instruments["coast-charter-1991"]),
        institution_ref(register, "commission"),
        mission_ref(register, "sor-2014-local"),
        source_ref(register, "final-report"),
    ]
    assert refs == [
        Ref(RefKind.RECOMMENDATION, "sor-2018-r1", "Recommendation 1"),
        Ref(RefKind.SECTION, "voter-lists", "II. Voter lists"),
        Ref(RefKind.ANCHOR, "lists-outdated", "Section II"),
        Ref(RefKind.PROVISION, "coast-charter-1991/4.1", "paragraph 4.1 of the Coast Charter"),
        Ref(RefKind.INSTRUMENT, "coast-charter-1991", "the Coast Charter"),
        Ref(RefKind.INSTRUMENT, "coast-charter-1991", "Coast Charter"),
        Ref(RefKind.INSTITUTION, "commission", "Electoral Commission"),
        Ref(RefKind.MISSION, "sor-2014-local", "Local elections, 5 October 2014"),
        Ref(RefKind.SOURCE, "final-report", "Coast Observers: Final Report, 1 February 2019"),
    ]


def test_a_section_without_a_number_is_called_by_its_title(tmp_path: Path) -> None:
    register = small_register(tmp_path, {SECTION_FILE: UNNUMBERED})
    assert section_ref(register, "voter-lists").label == "Voter lists"
    assert finding_ref(register, "lists-outdated").label == "Voter lists"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param("number: Annex I\n", "Annex I", id="an annex"),
        pytest.param("number: Annex\n", "Annex", id="the only annex"),
        pytest.param("number: IV\n", "Section IV", id="what has the number of a section"),
        pytest.param("", "Counts", id="one without a number"),
    ],
)
def test_an_annex_is_called_by_its_number(tmp_path: Path, number: str, words: str) -> None:
    annex = ANNEX.replace("number: Annex I\n", number) + "\nA.\n{ #a-finding }\n"
    register = small_register(tmp_path, with_annex({ANNEX_FILE: annex}))
    assert section_words(register, "counts") == words
    assert finding_ref(register, "a-finding").label == words


def test_a_note_is_called_by_its_number(tmp_path: Path) -> None:
    notes = notes_yaml(note("spare"), note("two-totals"))
    register = small_register(tmp_path, with_annex({NOTE_FILE: notes}))
    assert [note_ref(register, name) for name in ("two-totals", "spare")] == [
        Ref(RefKind.NOTE, "two-totals", "Editors’ note 1"),
        Ref(RefKind.NOTE, "spare", "Editors’ note"),
    ]


def test_a_source_without_a_date_is_called_without_one(tmp_path: Path) -> None:
    source = {key: value for key, value in SOURCES[0].items() if key != "date"}
    sources = list_yaml("sources", [source])
    register = small_register(tmp_path, {"references/sources.yml": sources})
    assert source_ref(register, "final-report").label == "Coast Observers: Final Report"


@pytest.mark.parametrize(
    ("citer", "kind"),
    [
        ("sor-2018-r1", RefKind.RECOMMENDATION),
        ("voter-lists", RefKind.SECTION),
        ("counts", RefKind.SECTION),
        ("two-totals", RefKind.NOTE),
    ],
)
def test_who_cites_is_a_recommendation_a_section_or_a_note(
    tmp_path: Path, citer: str, kind: RefKind
) -> None:
    ref = citer_ref(small_register(tmp_path, with_annex()), citer)
    assert (ref.kind, ref.id) == (kind, citer)


@pytest.mark.parametrize(("body", "name"), [("coast", "Coast"), ("forum", "Forum of Voters")])
def test_an_institution_without_a_short_name_is_called_by_its_name(
    tmp_path: Path, body: str, name: str
) -> None:
    assert short_name(small_register(tmp_path), body) == name


@pytest.mark.parametrize(
    ("ref", "link"),
    [
        (Ref(RefKind.PROVISION, "code/25(b)", "words"), "afterword:provision/code/25(b)"),
        (Ref(RefKind.ANCHOR, "calm", ""), "afterword:anchor/calm"),
        (Ref(RefKind.FILE, "content/a b/c.png", ""), "afterword:file/content/a b/c.png"),
    ],
)
def test_a_reference_is_written_neutrally(ref: Ref, link: str) -> None:
    assert neutral(ref) == link


@pytest.mark.parametrize("kind", list(RefKind))
def test_a_neutral_link_is_the_reference_again_without_its_words(kind: RefKind) -> None:
    assert from_neutral(neutral(Ref(kind, "a/b#c", "words"))) == Ref(kind, "a/b#c", "")
