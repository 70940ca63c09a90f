"""What a page can spare: in which order, from which step on, and what is said instead."""

from collections.abc import Sequence

import pytest

from afterword.views.shortening import NEVER, Shortened, plan_cuts, shortened


def seen(of: Shortened[str], step: int) -> tuple[list[str], list[int]]:
    """Return what a list shows at a step, and how many it says are left out."""
    shown = [one.what for one in of.shown if one.until == NEVER or step < one.until]
    rests = [
        one.count for one in of.rests if one.start <= step and (not one.until or step < one.until)
    ]
    return shown, rests


def test_goals_are_reached_one_after_the_other_from_the_ends_of_the_lists() -> None:
    goals = [("events", 2), ("law", 1), ("events", 0), ("law", 1), ("none", 0)]
    assert plan_cuts({"events": 3, "law": 2, "none": 0}, goals) == {
        "events": (4, 3, 1),
        "law": (NEVER, 2),
        "none": (),
    }


@pytest.mark.parametrize(
    ("steps", "step", "expected"),
    [
        pytest.param((0, 0, 0), 9, (["a", "b", "c"], []), id="nothing is ever left out"),
        pytest.param((0, 5, 2), 1, (["a", "b", "c"], []), id="before the first cut"),
        pytest.param((0, 5, 2), 2, (["a", "b"], [1]), id="at the first cut"),
        pytest.param((0, 5, 2), 4, (["a", "b"], [1]), id="between two cuts"),
        pytest.param((0, 5, 2), 9, (["a"], [2]), id="after the last"),
        pytest.param((3, 3, 3), 2, (["a", "b", "c"], []), id="all at once, not yet"),
        pytest.param((3, 3, 3), 3, ([], [3]), id="all at once"),
        pytest.param((0, 1), 0, (["a", "b"], [1]), id="more than are shown at all"),
        pytest.param((0, 1), 1, (["a"], [2]), id="more than are shown at all, and a cut"),
        pytest.param((), 0, ([], [3]), id="none is shown at all"),
    ],
)
def test_what_is_left_out_is_counted_at_each_step(
    steps: Sequence[int], step: int, expected: tuple[list[str], list[int]]
) -> None:
    assert seen(shortened(["a", "b", "c"], steps), step) == expected
