"""The report as a reader sees it: sections, footnotes, lists, and what rests on what."""

from pathlib import Path

from afterword.views.report.report import ReportView, report_view
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
from tests.unit.small_project import (
    Value,
    list_yaml,
    recommendation_yaml,
    section_text,
    small_register,
)

VOTER_LISTS = """\
## A { #a }

A[^x] b[^y] c[^x].
{ #f }

### B { #b }

[^x]: X

[^y]: Y
"""


def seen(folder: Path) -> ReportView:
    """Return the view of a report with three sections and three recommendations."""
    return report_view(
        small_register(
            folder,
            {
                "content/sections/01-voter-lists.md": section_text(VOTER_LISTS),
                "content/sections/02-media.md": section_text("C.\n", name="media"),
                "content/sections/03-law.md": section_text(
                    "D[^x].\n\n[^x]: X\n", name="law", title="Law"
                ),
                "recommendations/01-lists.yml": recommendation_yaml(
                    priority="priority", findings=["f"]
                ),
                "recommendations/02.yml": recommendation_yaml(
                    id="r2", number="2", section="law", findings=["f"]
                ),
                "recommendations/03.yml": recommendation_yaml(id="r3", number="3", findings=["f"]),
            },
        )
    )


def test_the_days_of_a_report_are_told_in_words(tmp_path: Path) -> None:
    view = seen(tmp_path)
    assert (view.election_date, view.published) == ("7 October 2018", "1 February 2019")


def test_sections_come_in_reading_order_with_their_files(tmp_path: Path) -> None:
    assert [(section.id, section.path) for section in seen(tmp_path).sections] == [
        ("voter-lists", "content/sections/01-voter-lists.md"),
        ("media", "content/sections/02-media.md"),
        ("law", "content/sections/03-law.md"),
    ]


def test_footnotes_are_numbered_through_the_report(tmp_path: Path) -> None:
    assert [dict(section.footnotes) for section in seen(tmp_path).sections] == [
        {"x": 1, "y": 2},
        {},
        {"x": 3},
    ]


def test_a_section_lists_its_headings_of_the_second_level(tmp_path: Path) -> None:
    assert [section.headings for section in seen(tmp_path).sections] == [(("a", "A"),), (), ()]


def test_a_finding_tells_what_rests_on_it(tmp_path: Path) -> None:
    assert [ref.id for ref in seen(tmp_path).resting_on["f"]] == ["sor-2018-r1", "r2", "r3"]


def test_a_recommendation_is_found_by_its_number(tmp_path: Path) -> None:
    assert seen(tmp_path).by_number[2].record.id == "r2"


def test_priority_recommendations_are_listed_without_headings(tmp_path: Path) -> None:
    ((title, views),) = seen(tmp_path).listed("priority")
    assert (title, [view.record.id for view in views]) == ("", ["sor-2018-r1"])


def test_other_recommendations_are_listed_under_the_titles_of_their_sections(
    tmp_path: Path,
) -> None:
    listed = seen(tmp_path).listed("other")
    assert [(title, [view.record.id for view in views]) for title, views in listed] == [
        ("Law", ["r2"]),
        ("Voter lists", ["r3"]),
    ]


def seen_with_annex(folder: Path, changes: dict[str, str | None] | None = None) -> ReportView:
    """Return the view of a report with a section and an annex."""
    return report_view(small_register(folder, with_annex(changes)))


def test_an_annex_is_a_section_after_the_others(tmp_path: Path) -> None:
    view = seen_with_annex(tmp_path)
    assert [(section.id, section.number, section.is_annex) for section in view.sections] == [
        ("voter-lists", "II", False),
        ("counts", "Annex I", True),
    ]


def test_the_footnotes_of_an_annex_are_numbered_after_those_of_the_sections(
    tmp_path: Path,
) -> None:
    more = ANNEX.replace("id: counts", "id: more")
    changes = {
        ANNEX_FILE: f"{ANNEX}\nA[^x] b[^y].\n\n[^x]: X\n\n[^y]: Y\n",
        "content/annexes/02-more.md": more,
    }
    view = seen_with_annex(tmp_path, dict(changes))
    assert [dict(section.footnotes) for section in view.sections] == [
        {"count": 1},
        {"x": 2, "y": 3},
        {},
    ]


def test_a_section_has_the_notes_that_it_calls_in_the_order_of_their_numbers(
    tmp_path: Path,
) -> None:
    changes = {
        NOTE_FILE: notes_yaml(note("b"), note("two-totals"), note("a"), note("spare")),
        "content/sections/01-voter-lists.md": section_text(
            "A{note:a} b{note:b} c{note:a}.\n{ #lists-outdated }\n"
        ),
        "content/sections/02-media.md": section_text("A.\n", name="media"),
        ANNEX_FILE: f"{ANNEX}\nA{{note:b}}.\n",
    }
    view = seen_with_annex(tmp_path, dict(changes))
    assert [(note.number, note.record.id) for note in view.notes] == [
        (1, "a"),
        (2, "b"),
        (3, "two-totals"),
    ]
    assert [[note.number for note in section.notes] for section in view.sections] == [
        [1, 2],
        [],
        [2, 3],
    ]


def test_a_report_has_the_figures_and_tables_that_it_states(tmp_path: Path) -> None:
    changes = {FIGURE_FILE: figures_yaml(figure("spare", "1"))}
    view = seen_with_annex(tmp_path, dict(changes))
    assert [figure.id for figure in view.figures] == ["listed-voters", "spare"]
    assert {name: table.title for name, table in view.tables.items()} == {
        "counts-in-full": "Counts by district"
    }


def test_abbreviations_come_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    listed: list[Value] = [
        {"short": short, "long": f"Long {short}", "expanded": "no"}
        for short in ("NGO", "e.g.", "EC", "ӘО", "apk")
    ]
    changes = {"references/abbreviations.yml": list_yaml("abbreviations", listed)}
    assert seen_with_annex(tmp_path, dict(changes)).abbreviations == (
        ("apk", "Long apk"),
        ("e.g.", "Long e.g."),
        ("EC", "Long EC"),
        ("NGO", "Long NGO"),
        ("ӘО", "Long ӘО"),
    )


def test_a_report_may_have_neither_annexes_nor_notes_nor_abbreviations(tmp_path: Path) -> None:
    view = report_view(
        small_register(tmp_path, {"references/abbreviations.yml": None, FIGURE_FILE: None})
    )
    assert (view.notes, dict(view.tables), view.abbreviations) == ((), {}, ())
    assert [(section.is_annex, section.notes) for section in view.sections] == [(False, ())]
