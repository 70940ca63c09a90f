"""Charts of the follow-up: they show what progress and the follow-up table count, and no more."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.views.charts.chart import Chart
from afterword.views.charts.charts import (
    BY_ADDRESSEE,
    BY_TOPIC,
    FOLLOW_UP_CHARTS,
    OVER_TIME,
    follow_up_charts,
)
from afterword.views.follow_up.standing import progress, standing
from afterword.views.matrix.sheets import follow_up_rows
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    list_yaml,
    recommendation_yaml,
    small_register,
)

TOPICS: list[Value] = [
    {"id": "lists", "title": "Voter lists"},
    {"id": "silence", "title": "Of which there is nothing"},
    {"id": "media", "title": "Media"},
]


def with_recommendations(folder: Path, *entries: list[Value], **more: Value) -> Register:
    """Return the register of a report with a recommendation for each list of entries.

    The first has two topics and two addressees.
    """
    changes: dict[str, str | None] = {"references/topics.yml": list_yaml("topics", TOPICS)}
    for at, listed in enumerate(entries, 1):
        both: dict[str, Value] = {"topics": ["media", "lists"], "addressees": ["forum", "coast"]}
        one: dict[str, Value] = {"topics": ["lists"], "addressees": ["forum"]}
        changes[f"recommendations/{at:02}-lists.yml"] = recommendation_yaml(
            id=f"sor-2018-r{at}",
            number=str(at),
            follow_up=listed,
            parts=[{"letter": "a", "text": "First."}, {"letter": "b", "text": "Second."}],
            official={"section": "II", "number": str(at)},
            **(both if at == 1 else one),
            **more,
        )
    return small_register(folder, changes)


def charts_of(register: Register) -> dict[str, Chart]:
    return {chart.id: chart for chart in follow_up_charts(register)}


def every_kind(folder: Path) -> Register:
    """Return a register in which every standing occurs that there is."""
    corrected = follow_up("correction", "c", "2023-01-01", corrects="wrong")
    return with_recommendations(
        folder,
        [assessment("a1", "2021", implementation="not")],
        [assessment("a2", "2021", implementation="not", basis="reading")],
        [
            assessment("a3", "2021", implementation="fully"),
            assessment("a4", "2022", implementation="fully", basis="reading", assessor="forum"),
        ],
        [
            assessment("a5", "2021", implementation="fully"),
            assessment("a6", "2022", implementation="not", basis="reading", assessor="forum"),
        ],
        [assessment("a7", "2020", part="a"), assessment("a8", "2020", part="b", basis="reading")],
        [follow_up("closure", "c1", "2023-02", closure="overtaken")],
        [follow_up("development", "d1", "2024"), follow_up("development", "d2", "2024-03-01")],
        [assessment("wrong", "2022"), corrected],
    )


@pytest.mark.parametrize("name", [BY_TOPIC, BY_ADDRESSEE])
def test_each_bar_has_the_standings_of_what_is_under_it(tmp_path: Path, name: str) -> None:
    register = every_kind(tmp_path)
    chart = charts_of(register)[name]
    expected: Counter[tuple[str, str, str]] = Counter()
    for record in register.recommendations:
        stood = standing(register, record)
        topics = [register.topics[one].title for one in record.topics]
        bodies = [register.institutions[one].name for one in record.addressees]
        for under in topics if name == BY_TOPIC else bodies:
            expected[under, stood.key, stood.group] += 1
    shown = {
        (under, series.key, series.words): int(series.values[at])
        for at, under in enumerate(chart.categories)
        for series in chart.series
        if series.values[at]
    }
    assert shown == dict(expected)


def test_the_series_are_the_standings_that_progress_counts_each_with_its_basis(
    tmp_path: Path,
) -> None:
    register = every_kind(tmp_path)
    for name in (BY_TOPIC, BY_ADDRESSEE):
        series = charts_of(register)[name].series
        counts = progress(register).counts
        assert [(one.key, one.words) for one in series] == [one[:2] for one in counts]
        assert {one.words: one.basis for one in series} == {
            "Fully implemented (rating and editors’ assessment)": "both",
            "Not implemented (rating)": "rating",
            "Not implemented (editors’ assessment)": "reading",
            "Assessors differ": "",
            "Assessed in parts (rating and editors’ assessment)": "both",
            "Closed": "",
            "Not yet assessed": "",
        }


def test_where_each_recommendation_has_one_topic_the_sums_are_those_of_progress(
    tmp_path: Path,
) -> None:
    lists: list[Value] = [assessment("a1", "2021"), follow_up("development", "d1", "2022")]
    register = small_register(
        tmp_path, {"recommendations/01-lists.yml": recommendation_yaml(follow_up=lists)}
    )
    chart = charts_of(register)[BY_TOPIC]
    counts = {words: count for _, words, count in progress(register).counts}
    assert {one.words: int(one.total) for one in chart.series} == counts
    assert "several" not in chart.description


def test_what_has_several_topics_is_counted_under_each_and_the_chart_says_so(
    tmp_path: Path,
) -> None:
    chart = charts_of(with_recommendations(tmp_path, [], []))[BY_TOPIC]
    assert chart.categories == ("Voter lists", "Media")
    assert list(map(int, chart.sums)) == [2, 1]
    assert "One that has several is counted under each topic." in chart.description
    assert "Most are under Voter lists: 2." in chart.description
    assert "Ratings and editors’ assessments are counted apart." in chart.description


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        pytest.param(([], []), "Most are under Forum of Voters: 2.", id="one has most"),
        pytest.param(
            ([],), "Most are under Coast Observers and Forum of Voters: 1 each.", id="two have most"
        ),
    ],
)
def test_a_chart_tells_where_there_is_most(
    tmp_path: Path, entries: tuple[list[Value], ...], said: str
) -> None:
    assert said in charts_of(with_recommendations(tmp_path, *entries))[BY_ADDRESSEE].description


def test_where_many_have_most_none_is_named(tmp_path: Path) -> None:
    bodies: list[Value] = [{"id": f"b{at}", "name": f"Body {at}"} for at in range(3)]
    register = small_register(
        tmp_path,
        {
            "references/institutions.yml": list_yaml("institutions", bodies),
            "recommendations/01-lists.yml": recommendation_yaml(addressees=["b0", "b1", "b2"]),
        },
    )
    assert "None has more than 1." in charts_of(register)[BY_ADDRESSEE].description


def test_a_table_has_the_numbers_of_its_chart(tmp_path: Path) -> None:
    for chart in charts_of(every_kind(tmp_path)).values():
        for at, row in enumerate(chart.rows):
            numbers = [int(one.values[at]) for one in chart.series]
            assert row[0] == chart.categories[at]
            assert [int(cell) for cell in row[1:]] == [*numbers, sum(numbers)]
            assert len(row) == len(chart.columns)
    assert charts_of(every_kind(tmp_path / "b"))[BY_TOPIC].totals == ()


def test_what_followed_is_counted_by_the_year_in_which_it_happened(tmp_path: Path) -> None:
    register = every_kind(tmp_path)
    chart = charts_of(register)[OVER_TIME]
    grid = follow_up_rows(register)
    at = {column.key: index for index, column in enumerate(grid.columns)}
    rows = [
        row for row in grid.rows if row[at["corrected"]] == "no" and row[at["kind"]] != "correction"
    ]
    expected = Counter(
        (str(row[at["date"]])[:4], row[at["kind"]], row[at["basis"]]) for row in rows
    )
    shown = {
        (year, series.key, series.basis): int(series.values[index])
        for index, year in enumerate(chart.categories)
        for series in chart.series
        if series.values[index]
    }
    assert shown == dict(expected)
    assert sum(chart.sums) == len(rows)
    assert chart.totals[-1] == str(len(rows))


def test_years_go_from_the_report_to_the_day_of_the_record_without_a_gap(tmp_path: Path) -> None:
    chart = charts_of(with_recommendations(tmp_path, [follow_up("development", "d", "2021")]))
    assert chart[OVER_TIME].categories == ("2019", "2020", "2021", "2022", "2023", "2024")
    assert list(map(int, chart[OVER_TIME].sums)) == [0, 0, 1, 0, 0, 0]
    assert "The record reaches to 1 May 2024." in chart[OVER_TIME].description
    assert "2020: 0. 2021: Development 1" in chart[OVER_TIME].values_in_words


def test_ratings_and_readings_are_series_of_their_own(tmp_path: Path) -> None:
    entries: list[Value] = [
        assessment("a1", "2021", part="a"),
        assessment("a2", "2021", part="b", basis="reading"),
    ]
    chart = charts_of(with_recommendations(tmp_path, entries))[OVER_TIME]
    assert [(one.words, one.basis, one.total) for one in chart.series] == [
        ("Assessment (rating)", "rating", Decimal(1)),
        ("Assessment (editors’ own)", "reading", Decimal(1)),
    ]


def test_where_nothing_followed_there_is_no_chart_of_it(tmp_path: Path) -> None:
    wrong = [assessment("a", "2021"), follow_up("correction", "c", "2022", corrects="a")]
    for folder, entries in (("a", []), ("b", wrong)):
        found = charts_of(with_recommendations(tmp_path / folder, [*entries]))
        assert tuple(found) == (BY_TOPIC, BY_ADDRESSEE)
        assert [one.words for one in found[BY_TOPIC].series] == ["Not yet assessed"]


def test_the_charts_come_in_their_order(tmp_path: Path) -> None:
    assert tuple(charts_of(every_kind(tmp_path))) == FOLLOW_UP_CHARTS
