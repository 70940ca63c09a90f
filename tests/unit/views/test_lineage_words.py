"""The lineage of a recommendation in words: who asked before and after, nearest first."""

from pathlib import Path

from afterword.views.follow_up.lineage import Asking, askings
from tests.unit.views.test_lineage import OURS, asked, chain_of, prior


def told(asking: Asking) -> tuple[bool, str, bool, list[tuple[str, list[str]]]]:
    missions = [(title, [ref.id for ref in refs]) for title, refs in asking.missions]
    return asking.is_after, asking.words, asking.is_inferred, missions


def test_missions_are_named_once_under_what_they_said_nearest_first(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        prior("2008", match="subject", confidence="inferred"),
        prior("2012", match="related"),
        prior("2010"),
        prior("2012", match="related"),
        prior(match="related"),
        y2008=[],
        y2010=[],
        y2012=[],
        y2020=[asked("l", OURS, match="same")],
    )
    sources = ["final-report"]
    assert [told(one) for one in askings(chain)] == [
        (False, "asked the same", False, [("Elections of 2010", sources)]),
        (
            False,
            "asked something related",
            False,
            [("Elections of 2012", sources), ("Earlier missions, not named", sources)],
        ),
        (False, "dealt with the subject", True, [("Elections of 2008", sources)]),
        (True, "asked it again", False, [("Elections of 2020", sources)]),
    ]


def test_where_nobody_else_asked_nothing_is_said(tmp_path: Path) -> None:
    assert askings(chain_of(tmp_path)) == ()
