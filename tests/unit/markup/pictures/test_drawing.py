"""Charts as drawings: whole, the same bytes every time, lettered and told apart without colour."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from afterword.linking.register import Register
from afterword.markup.pictures.drawing import INKS, draw
from afterword.model.tables import ChartKind
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.charts.chart import Chart
from afterword.views.charts.charts import charts
from tests.unit.markup.pictures.drawn import (
    SIGNS,
    SVG,
    chart,
    drawn,
    extents,
    outlines,
    path_boxes,
    placed,
    root_of,
    said,
    series,
    svg_of,
)
from tests.unit.small_project import TODAY

MOST_BYTES = 8_000


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
    assert [box[::2] for box in path_boxes(*outlines(root))] == [(85, 255), (0, 85)]
    assert {"30", "-10"} <= set(said(root))
    root = drawn(series("value", "30", "-10"), kind=ChartKind.COLUMNS)
    assert [box[1::2] for box in path_boxes(*outlines(root))] == [(18, 127.5), (145.5, 42.5)]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_what_is_below_nothing_has_a_line_that_it_goes_from(kind: ChartKind) -> None:
    root = drawn(series("value", "30", "-10"), kind=kind)
    (zero,) = [one for one in root.iter(f"{SVG}path") if one.get("class") == "aw-stroke-soft"]
    at = 0 if kind is ChartKind.BARS else 1
    assert {box[at] for box in path_boxes(zero)} == {85 if kind is ChartKind.BARS else 145.5}


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
    grounds = [one.look.ground for one in drawing.series]
    assert len(set(grounds)) == 3
    assert grounds[0] == "1"
    assert len({one.texture for one in drawing.series}) == 3


@pytest.mark.parametrize(
    ("key", "basis", "ground", "lines"),
    [
        pytest.param("not", "rating", "1", True, id="lines on full ink"),
        pytest.param("not", "reading", ".22", True, id="lines on a tint"),
        pytest.param("fully", "rating", "1", False, id="full ink"),
        pytest.param("fully", "reading", ".22", False, id="a tint"),
        pytest.param("not-assessed", "", "", False, id="nothing"),
    ],
)
def test_a_series_is_an_outline_on_a_ground_of_its_own(
    key: str, basis: str, ground: str, lines: bool
) -> None:
    root = drawn(series(key, "1", "2", basis=basis))
    (outline,) = outlines(root)
    texture = f"url(#aw-chart-some-{key}-{basis})"
    assert outline.get("fill") == (texture if lines else "none")
    assert (outline.get("stroke-dasharray") is not None) is (key == "not-assessed")
    grounds = [one for one in root.iter(f"{SVG}path") if one.get("d") == outline.get("d")][:-1]
    assert [one.get("fill-opacity", "1") for one in grounds] == ([ground] if ground else [])
    assert all(one.get("fill") == INKS[key] and not one.get("stroke") for one in grounds)


def test_each_series_has_a_sample_beside_its_words() -> None:
    several = (series("fully", "1", words="Yes"), series("not", "2", words="No " * 90))
    root = root_of(chart(*several))
    samples = [path_boxes(one)[0] for one in outlines(root)]
    assert [box[2:] for box in samples] == [(12, 12), (12, 12)]
    words = [one for one in root.iter(f"{SVG}text") if one.get("x") == "20"]
    assert [float(one.get("y", 0)) - box[1] for one, box in zip(words, samples, strict=True)] == [
        10,
        10,
    ]


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
    root = root_of(chart(several, kind=ChartKind.COLUMNS, names=years))
    texts = said(root)
    named = [int(text) for text in texts if text in years]
    assert 5 <= len(named) <= 12
    assert len({after - before for before, after in pairwise(named)}) == 1
    assert [one for one in root.iter(f"{SVG}g") if one.get("font-weight")] == []


def test_nothing_at_all_can_be_drawn() -> None:
    assert "0" in said(drawn(series("value", "0")))
    assert "0" in said(drawn(series("value", "0"), kind=ChartKind.COLUMNS))


def test_columns_without_room_for_their_sums_have_values_at_even_steps_beside_them() -> None:
    several = series("value", *[str(at * at * 100) for at in range(30)])
    root = root_of(chart(several, kind=ChartKind.COLUMNS, names=tuple(map(str, range(30)))))
    beside = [one for one in root.iter(f"{SVG}text") if one.get("x") == "0"]
    assert [one.text for one in beside] == ["0", "20,000", "40,000", "60,000", "80,000"]
    (grid,) = [one for one in root.iter(f"{SVG}path") if one.get("class") == "aw-stroke-line"]
    heights = [top for _, top, _, _ in path_boxes(grid)]
    assert len({round(one - other, 1) for one, other in pairwise(heights)}) == 1
    assert [float(one.get("y", 0)) + 3 for one in beside] == pytest.approx(heights)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (["1", "2"], ["0", "1", "2"]),
        (["0.1", "0.33"], ["0", "0.1", "0.2", "0.3"]),
        (["-1500", "1500"], ["-1,000", "0", "1,000"]),
    ],
)
def test_even_values_are_whole_where_all_numbers_are(values: list[str], named: list[str]) -> None:
    names = tuple(map(str, range(60)))
    root = root_of(chart(series("value", *values * 30), kind=ChartKind.COLUMNS, names=names))
    assert [one.text for one in root.iter(f"{SVG}text") if one.get("x") == "0"] == named


def test_values_that_would_need_half_of_the_chart_are_not_named() -> None:
    root = root_of(chart(series("value", "1" * 40, "2"), kind=ChartKind.COLUMNS))
    assert said(root) == ["A", "B"]


LONG = (
    "Орталық сайлау комиссиясының аумақтық бөлімшелері, олардың аппараттары және кеңсесі",
    "W" * 90,
    "Election commissions",
)
NAMES = st.lists(
    st.text("аәқңөұүһі WMil-ßÉ.", min_size=1, max_size=80).filter(str.strip)
    | st.sampled_from(LONG),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize("count", range(1, 41))
def test_the_names_of_the_outermost_columns_have_room(count: int) -> None:
    one = chart(series("value", *["1"] * count), kind=ChartKind.COLUMNS, names=LONG[:1] * count)
    edges = [edge for left, right, *_ in placed(root_of(one)) for edge in (left, right)]
    assert min(edges) >= -0.01
    assert max(edges) <= 340.01


@settings(deadline=None)
@given(NAMES, st.data(), st.sampled_from(ChartKind))
def test_nothing_leaves_a_drawing_and_no_text_stands_on_anything_else(
    names: list[str], data: st.DataObject, kind: ChartKind
) -> None:
    numbers = st.integers(-(10**9), 10**13) | st.decimals(-1000, 1000, places=2)
    values = data.draw(st.lists(numbers, min_size=len(names), max_size=len(names)))
    root = root_of(chart(series("value", *map(str, values)), kind=kind, names=tuple(names)))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    lines = placed(root)
    for left, right, top, foot in lines:
        assert -0.1 <= left <= right <= width - 1.9
        assert 0 <= top <= foot <= height - 2
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            is_beside = one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1
            assert is_beside or one[3] <= other[2] or other[3] <= one[2]
    for x, y, wide, high in (box for path in outlines(root) for box in path_boxes(path)):
        assert -0.1 <= x <= x + wide <= width - 1.9
        assert 0 <= y <= y + high <= height
        for left, right, top, foot in lines:
            assert right <= x + 0.1 or x + wide <= left + 0.1 or foot <= y or y + high <= top


@settings(deadline=None)
@given(st.data())
def test_numbers_stand_on_a_ground_within_their_mark(data: st.DataObject) -> None:
    counts = st.lists(st.integers(0, 4000), min_size=3, max_size=3)
    several = [
        series(key, *map(str, data.draw(counts)), words=key)
        for key in ("fully", "not", "differ", "closed")
    ]
    for kind in ChartKind:
        root = drawn(*several, kind=kind)
        marks = [box for path in outlines(root) for box in path_boxes(path)]
        for ground in root.iter(f"{SVG}rect"):
            left, top, width, height = (
                float(ground.get(name, 0)) for name in ("x", "y", "width", "height")
            )
            assert any(
                x < left and left + width < x + wide and y < top and top + height < y + high
                for x, y, wide, high in marks
            )
