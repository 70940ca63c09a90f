"""Editors' notes as a reader sees them: numbers, grounds, and where they are called."""

from pathlib import Path

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.model.report import EditorsNote, Grounds
from afterword.views.report.notes import GROUNDS_WORDS, NoteView, note_views
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    FIGURE_FILE,
    NOTE_FILE,
    figure,
    figures_yaml,
    note,
    notes_yaml,
    with_annex,
)
from tests.unit.small_project import Value, section_text, small_register


def seen(folder: Path, changes: dict[str, str | None] | None = None) -> tuple[NoteView, ...]:
    return note_views(small_register(folder, with_annex(changes)))


def differs(value: str, name: str) -> Value:
    """Return the discrepancy that a figure comes to a value, which a note tells."""
    return {"computed": value, "note": name}


def test_a_note_is_seen_whole(tmp_path: Path) -> None:
    changes = {NOTE_FILE: notes_yaml(note("two-totals", text="*A*", sources=["final-report"]))}
    assert seen(tmp_path, dict(changes)) == (
        NoteView(
            record=EditorsNote(
                id="two-totals",
                title="Title of two-totals",
                text="*A*",
                grounds=Grounds.TEXT,
                sources=("final-report",),
            ),
            number=1,
            ref=Ref(RefKind.NOTE, "two-totals", "Editors’ note 1"),
            grounds="The official report’s own text shows it.",
            sources=(
                Ref(
                    RefKind.SOURCE, "final-report", "Coast Observers: Final Report, 1 February 2019"
                ),
            ),
            sections=(Ref(RefKind.SECTION, "counts", "Annex I. Counts"),),
            figures=(),
        ),
    )


def test_notes_come_in_the_order_of_their_numbers_and_only_those_that_are_called(
    tmp_path: Path,
) -> None:
    changes = {
        NOTE_FILE: notes_yaml(note("a"), note("spare"), note("two-totals"), note("b")),
        ANNEX_FILE: f"{ANNEX}\nA.{{note:b}} B.{{note:a}}\n",
        "content/sections/02-media.md": section_text("A.{note:b}\n", name="media", title="M"),
    }
    views = seen(tmp_path, dict(changes))
    assert [(view.number, view.record.id, [ref.id for ref in view.sections]) for view in views] == [
        (1, "b", ["media", "counts"]),
        (2, "two-totals", ["counts"]),
        (3, "a", ["counts"]),
    ]


@pytest.mark.parametrize(
    ("grounds", "words"),
    [
        ("text", "The official report’s own text shows it."),
        ("outside", "Another document shows it."),
        ("judgement", "This is the editors’ judgement."),
    ],
)
def test_a_note_says_in_a_sentence_what_it_rests_on(
    tmp_path: Path, grounds: str, words: str
) -> None:
    changed = notes_yaml(note("two-totals", grounds=grounds, sources=["final-report"]))
    (view,) = seen(tmp_path, {NOTE_FILE: changed})
    assert view.grounds == words
    assert grounds in {one.value for one in GROUNDS_WORDS}


def test_a_note_tells_the_figures_whose_discrepancy_it_tells(tmp_path: Path) -> None:
    total: Value = {"total": "counts", "column": "stations"}
    districts: Value = {"rows": "counts", "distinct": "district"}
    rows: Value = {"rows": "counts"}
    figures = figures_yaml(
        figure("a", "1,300", computed=total, discrepancy=differs("1,212", "two-totals")),
        figure("b", "3", computed=districts, discrepancy=differs("2.0", "two-totals")),
        figure("c", "9", computed=rows, discrepancy=differs("4", "other")),
        figure("d", "4", computed=rows),
    )
    changes = {FIGURE_FILE: figures, NOTE_FILE: notes_yaml(note("two-totals"), note("other"))}
    (view,) = seen(tmp_path, dict(changes))
    assert view.figures == (("stations", "1,300", "1,212"), ("stations", "3", "2.0"))


def test_a_report_may_have_no_notes(tmp_path: Path) -> None:
    assert note_views(small_register(tmp_path)) == ()
