"""Lanes along years: nothing touches, nothing leaves the drawing, years stand where they belong."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.model.record import PartialDate
from afterword.views.charts.lanes import WIDTH, LaneMark, Lanes, in_words, lanes

TOUCH = 24
"""How far apart the middles of two targets are at least, in pixels (WCAG 2.2, 2.5.8)."""


def mark(day: str, **more: bool) -> LaneMark:
    return LaneMark(when=PartialDate.parse(day), ref=None, words=f"Mission of {day}", **more)


def drawn(*days: str, own: str = "") -> Lanes:
    rows = [("same", "Asked the same", tuple(mark(day) for day in days))]
    return lanes("l", "t", "d", rows, PartialDate.parse(own) if own else None)


days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)


@given(st.lists(days, min_size=1, max_size=30))
def test_no_mark_touches_another_and_all_stand_within(listed: list[PartialDate]) -> None:
    marks = [LaneMark(when=day, ref=None, words="") for day in listed]
    picture = lanes("l", "t", "d", [("same", "w", marks[::2]), ("other", "o", marks[1::2])], None)
    nodes = [node for lane in picture.lanes for node in lane.nodes]
    assert len(nodes) == len(listed)
    for one, two in combinations(nodes, 2):
        assert abs(one.x - two.x) >= TOUCH or abs(one.y - two.y) >= TOUCH
    for node in nodes:
        assert 12 <= node.x <= WIDTH - 12
        assert 0 < node.y < picture.axis < picture.height


@given(st.lists(days, min_size=2, max_size=12))
def test_what_was_later_stands_to_the_right(listed: list[PartialDate]) -> None:
    picture = lanes("l", "t", "d", [("same", "w", [mark(str(day)) for day in listed])], None)
    nodes = sorted(picture.lanes[0].nodes, key=lambda node: node.mark.when.earliest)
    assert [node.x for node in nodes] == sorted(node.x for node in nodes)


def test_marks_that_have_room_stand_in_one_row_and_the_others_below() -> None:
    (lane,) = drawn("1999", "2005", "2006", "2020").lanes
    rows = [node.y for node in lane.nodes]
    assert rows[0] == rows[1] == rows[3] < rows[2]


def test_a_lane_without_marks_is_left_out() -> None:
    rows = [("same", "a", ()), ("related", "b", (mark("2010"),))]
    assert [lane.key for lane in lanes("l", "t", "d", rows, None).lanes] == ["related"]


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (("2019",), [2019, 2020]),
        (("2019", "2022"), [2019, 2020, 2021, 2022, 2023]),
        (("1999", "2026"), [2000, 2005, 2010, 2015, 2020, 2025]),
        (("1950", "2049"), [1960, 1980, 2000, 2020, 2040]),
    ],
)
def test_no_more_years_are_named_than_have_room(days: tuple[str, ...], years: list[int]) -> None:
    ticks = drawn(*days).ticks
    assert [year for _, year in ticks] == years
    assert all(after - before >= 28 for (before, _), (after, _) in pairwise(ticks))


@pytest.mark.parametrize(
    ("own", "anchor"), [("2000", "start"), ("2010", "middle"), ("2020", "end")]
)
def test_the_words_of_our_own_line_stay_within(own: str, anchor: str) -> None:
    picture = drawn("2000", "2020", own=own)
    assert (picture.own_year, picture.own_anchor) == (int(own), anchor)
    assert picture.own_x is not None


def test_a_drawing_without_a_line_of_our_own_has_none() -> None:
    assert (drawn("2000").own_x, drawn("2000").own_anchor) == (None, "")


def test_small_marks_have_one_row_however_near_they_are() -> None:
    rows = [("record", "", (mark("2010-01"), mark("2010-02"), mark("2010-03")))]
    (lane,) = lanes("l", "t", "d", rows, None).lanes
    assert lane.is_small
    assert len({node.y for node in lane.nodes}) == 1


def test_a_drawing_tells_whether_something_is_inferred_and_keeps_room_for_saying_so() -> None:
    surely, inferred = mark("2010"), mark("2010", is_inferred=True)
    first, second = (
        lanes("l", "t", "d", [("same", "w", (one,))], None) for one in (surely, inferred)
    )
    assert (first.has_inferred, second.has_inferred) == (False, True)
    assert second.height - second.axis > first.height - first.axis


def test_a_lane_is_told_in_words() -> None:
    marks = (mark("2012", is_inferred=True), mark("2019-05-12"))
    assert in_words("Asked the same", marks) == "Asked the same: 2012 (inferred), 2019"


def test_what_is_read_out_of_a_mark_has_the_year_that_is_seen() -> None:
    marks = (
        LaneMark(when=PartialDate(2012), ref=None, words="Elections of 2012"),
        LaneMark(when=PartialDate(2016), ref=None, words="Elections of May"),
    )
    (lane,) = lanes("l", "t", "d", [("same", "w", marks)], None).lanes
    assert [node.label for node in lane.nodes] == ["Elections of 2012", "2016: Elections of May"]
