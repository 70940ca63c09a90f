"""Charts as drawings: whole, the same bytes every time, lettered and told apart without colour."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from afterword.linking.register import Register
from afterword.markup.pictures.drawing import draw
from afterword.markup.pictures.looks import INKS
from afterword.model.tables import ChartKind
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.chart import Chart
from afterword.views.charts import charts
from tests.unit.markup.pictures.drawn import (
    SIGNS,
    SVG,
    chart,
    drawn,
    extents,
    root_of,
    said,
    series,
    svg_of,
)
from tests.unit.small_project import TODAY

MOST_BYTES = 25_000


@pytest.fixture(scope="module")
def real_charts(checkout: Path) -> tuple[Chart, ...]:
    """Give the charts of both reports."""
    found: list[Chart] = []
    for root in (checkout, checkout / "tests" / "second_report"):
        loaded, problems = load(Project(root=root, today=TODAY))
        assert problems == ()
        found += charts(Register(loaded=loaded)).values()
    return tuple(found)


def test_every_chart_is_small_and_whole_and_the_same_every_time(
    real_charts: tuple[Chart, ...],
) -> None:
    assert len(real_charts) == 8
    for one in real_charts:
        text = svg_of(draw(one))
        assert text == svg_of(draw(one))
        assert len(text.encode()) < MOST_BYTES
        assert etree.fromstring(text).tag == f"{SVG}svg"


def test_every_chart_shows_the_names_and_sums_of_its_table(real_charts: tuple[Chart, ...]) -> None:
    for one in real_charts:
        texts = said(root_of(one))
        for row in one.rows:
            assert row[0] in texts
            assert row[-1] in texts
        if one.names_series:
            assert [name.words for name in one.series] == [
                text for text in texts if text in {name.words for name in one.series}
            ]


def test_a_drawing_is_told_to_those_who_do_not_see_it() -> None:
    root = drawn(series("value", "1"))
    assert root.get("role") == "img"
    title, described = str(root.get("aria-labelledby")).split()
    by_id = {one.get("id"): one for one in root.iter() if one.get("id")}
    assert by_id[title].text == "Some & more"
    assert by_id[described].text == "What <it> shows."
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_ids_are_unique_and_what_is_named_by_id_is_there(real_charts: tuple[Chart, ...]) -> None:
    for one in real_charts:
        text = svg_of(draw(one))
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]*)\)", text)) <= set(ids)
        assert all(name.startswith(f"aw-chart-{one.id}-") for name in ids)


def test_a_drawing_has_no_style_of_its_own_and_loads_nothing(
    real_charts: tuple[Chart, ...],
) -> None:
    for one in real_charts:
        text = svg_of(draw(one))
        assert re.findall(r"style=|<style|<script|href|<image|\son\w+=|ink-", text) == []


def test_every_ink_comes_with_the_class_by_which_the_website_gives_its_own(
    checkout: Path, real_charts: tuple[Chart, ...]
) -> None:
    styles = (checkout / "templates/site/styles/40-pictures.css").read_text("utf-8")
    for one in real_charts:
        for element in root_of(one).iter():
            classes = str(element.get("class", "")).split()
            for name in ("fill", "stroke"):
                value = str(element.get(name, "none"))
                if value != "none" and not value.startswith("url("):
                    (ink,) = [c for c in classes if c.startswith(f"aw-{name}-")]
                    assert INKS[ink.removeprefix(f"aw-{name}-")] == value
                    assert f".{ink} {{ {name}: var(--aw-" in styles


def test_texts_are_texts_in_the_face_of_the_page_and_never_too_small() -> None:
    root = drawn(series("fully", "3", "1", basis="rating"), series("not", "2", "2", basis="rating"))
    assert str(root.get("font-family")).startswith("Afterword Sans")
    sizes = {one.get("font-size") for one in root.iter() if one.get("font-size")}
    assert sizes == {"11", "13"}


def test_signs_in_names_stay_signs() -> None:
    assert SIGNS in said(root_of(chart(series("value", "1"), names=(SIGNS,))))
    legend = said(drawn(series("fully", "1", words=SIGNS), series("not", "1", words="No")))
    assert SIGNS in legend


def test_bars_are_as_long_as_their_values() -> None:
    widths = [width for width, _ in extents(drawn(series("value", "50", "25", "0", "100")))]
    assert widths == [170, 85, 340]


def test_columns_are_as_high_as_their_values() -> None:
    root = drawn(series("value", "50", "25", "0", "100"), kind=ChartKind.COLUMNS)
    assert [height for _, height in extents(root)] == [85, 42.5, 170]


def test_values_below_nothing_go_the_other_way() -> None:
    root = drawn(series("value", "30", "-10"))
    assert [width for width, _ in extents(root)] == [255, 85]
    assert {"30", "-10"} <= set(said(root))


def test_few_do_not_look_like_many() -> None:
    one = drawn(series("fully", "1", basis="rating"))
    many = drawn(series("fully", "100", basis="rating"))
    lengths = [max(width for width, _ in extents(root)) for root in (one, many)]
    assert lengths[0] < 30
    assert lengths[1] > 330


def test_a_number_stands_in_its_mark_where_it_has_room_and_the_sum_does_not_say_it() -> None:
    root = drawn(series("fully", "10", "7", "9000"), series("not", "20", "0", "1"))
    assert [text for text in said(root) if text in {"10", "20", "7", "9,000", "1"}] == [
        "7",
        "9,000",
    ]
    roomy = said(drawn(series("fully", "10", "7"), series("not", "20", "0")))
    assert [text for text in roomy if text.isdigit()] == ["30", "7", "10", "20"]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_one_standing_names_it(kind: ChartKind) -> None:
    root = drawn(series("not-assessed", "2", words="Not yet assessed"), kind=kind)
    assert "Not yet assessed" in said(root)


def test_a_rating_and_a_reading_of_the_same_look_different_without_colour() -> None:
    drawing = draw(
        chart(
            series("not", "1", basis="rating"),
            series("not", "1", basis="reading"),
            series("not", "1", basis="both"),
        )
    )
    grounds = [one.look.ground for one in drawing.textures]
    assert len(set(grounds)) == 3
    assert grounds[0] == "1"
    assert len({one.id for one in drawing.textures}) == 3


def test_long_names_are_broken_into_lines_and_the_longest_is_cut() -> None:
    name = "Authority for Media, Broadcasting and Communications, with its regional offices " * 3
    root = root_of(chart(series("value", "1", "1"), names=("Short", name)))
    lines = [text for text in root.iter(f"{SVG}text") if len(text)]
    assert len(lines) == 1
    assert [one.tag for one in lines[0]] == [f"{SVG}tspan"] * 3
    assert str(lines[0][-1].text).endswith("…")


def test_columns_that_are_too_narrow_for_all_names_show_some() -> None:
    years = tuple(str(year) for year in range(1970, 2020))
    several = series("development", *["3"] * 50)
    texts = said(root_of(chart(several, kind=ChartKind.COLUMNS, names=years)))
    named = [int(text) for text in texts if text in years]
    assert 5 <= len(named) <= 12
    assert len({after - before for before, after in pairwise(named)}) == 1
    assert "3" not in texts


def test_nothing_at_all_can_be_drawn() -> None:
    assert "0" in said(drawn(series("value", "0")))
    assert "0" in said(drawn(series("value", "0"), kind=ChartKind.COLUMNS))
