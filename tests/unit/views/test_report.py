"""The report as a reader sees it: sections, footnotes, lists, and what rests on what."""

from pathlib import Path

from afterword.views.report import ReportView, report_view
from tests.unit.small_project import recommendation_yaml, section_text, small_register

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
    assert [section.footnotes_before for section in seen(tmp_path).sections] == [0, 2, 2]


def test_a_section_lists_its_headings_of_the_second_level(tmp_path: Path) -> None:
    assert [section.headings for section in seen(tmp_path).sections] == [(("a", "A"),), (), ()]


def test_a_finding_tells_what_rests_on_it(tmp_path: Path) -> None:
    assert [ref.id for ref in seen(tmp_path).resting_on["f"]] == ["sor-2018-r1", "r2", "r3"]


def test_a_recommendation_is_found_by_its_number(tmp_path: Path) -> None:
    assert seen(tmp_path).by_number[2].id == "r2"


def test_priority_recommendations_are_listed_without_headings(tmp_path: Path) -> None:
    ((title, views),) = seen(tmp_path).listed("priority")
    assert (title, [view.id for view in views]) == ("", ["sor-2018-r1"])


def test_other_recommendations_are_listed_under_the_titles_of_their_sections(
    tmp_path: Path,
) -> None:
    listed = seen(tmp_path).listed("other")
    assert [(title, [view.id for view in views]) for title, views in listed] == [
        ("Law", ["r2"]),
        ("Voter lists", ["r3"]),
    ]
