"""Figures as a reader sees them: what they are of, how they follow, and where they are printed."""

from pathlib import Path

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.views.report.figures import FigureView, figure_views
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

SECTION_FILE = "content/sections/01-voter-lists.md"


def seen(folder: Path, changes: dict[str, str | None] | None = None) -> dict[str, FigureView]:
    """Return each figure by its id, in the order in which it is seen."""
    views = figure_views(small_register(folder, with_annex(changes)))
    return {view.id: view for view in views}


def test_a_figure_is_seen_whole(tmp_path: Path) -> None:
    total: Value = {"total": "counts", "column": "stations"}
    one = figure(
        "stations-observed",
        "1,300",
        computed=total,
        discrepancy={"computed": "1,212", "note": "two-totals"},
        note="As printed.",
    )
    text = section_text("Of {figure:stations-observed}.\n")
    changes = {
        FIGURE_FILE: figures_yaml(one),
        SECTION_FILE: text,
        ANNEX_FILE: f"{ANNEX}\n{{figure:stations-observed}} {{figure:stations-observed}}\n",
    }
    assert seen(tmp_path, dict(changes))["stations-observed"] == FigureView(
        id="stations-observed",
        words="stations observed",
        value="1,300",
        unit="stations",
        place="Section II",
        computed="the total of ‘stations’ in the data ‘counts’",
        comes_to="1,212",
        note=Ref(RefKind.NOTE, "two-totals", "Editors’ note 1"),
        remark="As printed.",
        used_in=(
            Ref(RefKind.SECTION, "voter-lists", "II. Voter lists"),
            Ref(RefKind.SECTION, "counts", "Annex I. Counts"),
        ),
    )


def test_a_figure_that_does_not_follow_from_others_says_nothing_of_it(tmp_path: Path) -> None:
    view = seen(tmp_path)["listed-voters"]
    assert (view.computed, view.comes_to, view.note, view.remark) == ("", "", None, "")
    assert view.value == "48,210"


@pytest.mark.parametrize(
    ("more", "remark"),
    [
        pytest.param({"note": "A doubt."}, "A doubt.", id="a doubt"),
        pytest.param({"kept": "For later."}, "For later.", id="why it is kept"),
        pytest.param({"note": "A doubt.", "kept": "For later."}, "A doubt.", id="both"),
    ],
)
def test_a_figure_has_a_remark(tmp_path: Path, more: dict[str, Value], remark: str) -> None:
    changed = figures_yaml(figure("x", "1", **more))
    assert seen(tmp_path, {FIGURE_FILE: changed})["x"].remark == remark


@pytest.mark.parametrize(
    ("way", "words"),
    [
        pytest.param({"sum": ["b", "a"]}, "the sum of 1,000 and 4", id="a sum of two"),
        pytest.param({"sum": ["b", "a", "c"]}, "the sum of 1,000, 4 and 2.50", id="of three"),
        pytest.param({"product": ["a", "c"]}, "the product of 4 and 2.50", id="a product"),
        pytest.param({"difference": ["b", "a"]}, "the difference of 1,000 and 4", id="less"),
        pytest.param({"quotient": ["b", "a"]}, "the quotient of 1,000 and 4", id="a quotient"),
        pytest.param({"share": ["a", "b"]}, "in per cent, the share of 4 in 1,000", id="a share"),
        pytest.param({"rows": "counts"}, "the number of rows in the data ‘counts’", id="rows"),
        pytest.param(
            {"rows": "counts", "where": {"kind": ["Open", "Late"], "district": "Қала I"}},
            "the number of rows in the data ‘counts’ (kind: Open or Late; district: Қала I)",
            id="some rows",
        ),
        pytest.param(
            {"rows": "counts", "distinct": "district", "where": {"kind": "Open"}},
            "the number of different ‘district’ in the data ‘counts’ (kind: Open)",
            id="different values",
        ),
        pytest.param(
            {"total": "counts", "column": "stations", "where": {"kind": "Open"}},
            "the total of ‘stations’ in the data ‘counts’ (kind: Open)",
            id="a total",
        ),
    ],
)
def test_how_a_figure_follows_is_told_in_words_with_the_numbers(
    tmp_path: Path, way: Value, words: str
) -> None:
    others = (figure("a", "4"), figure("b", "1,000"), figure("c", "2.50"))
    changed = figures_yaml(*others, figure("x", "0", computed=way))
    assert seen(tmp_path, {FIGURE_FILE: changed})["x"].computed == words


def test_figures_come_as_the_report_first_prints_them_then_as_they_are_stated(
    tmp_path: Path,
) -> None:
    names = ("spare", "third", "first", "other", "second")
    text = section_text("{figure:first}[^x] `{figure:spare}`.\n\n[^x]: {figure:second}\n")
    changes = {
        FIGURE_FILE: figures_yaml(*(figure(name, "1") for name in names)),
        SECTION_FILE: text,
        ANNEX_FILE: f"{ANNEX}\n{{figure:third}} {{figure:first}}\n",
    }
    assert list(seen(tmp_path, dict(changes))) == [
        "first",
        "second",
        "third",
        "listed-voters",
        "spare",
        "other",
    ]


def test_a_figure_in_a_note_or_a_record_is_printed_in_no_section(tmp_path: Path) -> None:
    changes = {
        FIGURE_FILE: figures_yaml(figure("x", "1")),
        NOTE_FILE: notes_yaml(note("two-totals", text="Of {figure:x}.")),
    }
    assert seen(tmp_path, dict(changes))["x"].used_in == ()
