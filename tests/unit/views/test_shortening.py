"""What a page can spare, in which order, and what is said instead; texts and sources in brief."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from afterword.linking.refs import source_ref
from afterword.linking.register import Register
from afterword.views.briefs.shortening import (
    NEVER,
    ShortenedList,
    plan_cuts,
    short_sources,
    short_text,
    shorten_list,
)
from tests.unit.small_project import SOURCES, list_yaml, small_register


def seen(of: ShortenedList[str], step: int) -> tuple[list[str], list[int]]:
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
    assert seen(shorten_list(["a", "b", "c"], steps), step) == expected


OTHERS = [
    {"id": "press", "title": "An article", "publisher": "Daily", "kind": "media"},
    {
        "id": "page",
        "title": "A page",
        "publisher": "Daily",
        "kind": "media",
        "url": "https://www.example.org/page",
    },
]


def sourced(folder: Path) -> Register:
    return small_register(
        folder, {"references/sources.yml": list_yaml("sources", [*SOURCES, *OTHERS])}
    )


def test_a_text_that_is_short_keeps_its_marks_and_one_that_is_long_loses_them(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path)
    text = "There *were* {figure:listed-voters} voters."
    kept, cut = (short_text(register, text, longest) for longest in (100, 14))
    assert (kept.text, kept.is_cut) == (text, False)
    assert (cut.text, cut.is_cut) == ("There were …", True)


def test_sources_are_named_by_who_published_them_and_when(tmp_path: Path) -> None:
    register = sourced(tmp_path)
    refs = [source_ref(register, one) for one in ("final-report", "page")]
    first, second = short_sources(register, refs)
    assert (first.words, first.url) == ("Coast Observers, 1 February 2019", "")
    assert (second.words, second.url) == ("Daily", "https://www.example.org/page")
    assert second.title == refs[1].label


def test_sources_that_are_named_alike_are_named_once(tmp_path: Path) -> None:
    register = sourced(tmp_path)
    refs = [source_ref(register, one) for one in ("press", "page", "final-report")]
    assert [one.words for one in short_sources(register, refs)] == [
        "Daily",
        "Coast Observers, 1 February 2019",
    ]
