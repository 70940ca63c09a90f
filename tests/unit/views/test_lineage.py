"""Lineage: who asked the same before, who asked it again, and over whom that is known."""

from pathlib import Path

import pytest

from afterword.model.mission import Match
from afterword.views.follow_up.lineage import Lineage, Step, lineage
from tests.properties.texts import within
from tests.unit.small_project import Value, mission_yaml, recommendation_yaml, small_register

OURS = "sor-2018-r1"


def asked(name: str, *repeats: str, **more: Value) -> Value:
    """Return a recommendation of another mission, and which ones it repeats."""
    usual: dict[str, Value] = {"where": f"W {name}", "gist": f"G {name}", "source": "final-report"}
    return {"id": name, **usual, "repeats": repeats, **more}


def prior(mission: str = "", recommendation: str = "", **more: Value) -> Value:
    """Return what our recommendation says of a mission before it."""
    named: dict[str, Value] = {"mission": f"sor-{mission}"} if mission else {}
    named |= {"recommendation": recommendation} if recommendation else {}
    usual: dict[str, Value] = {
        "match": "same",
        "where": "w",
        "confidence": "stated",
        "source": "final-report",
    }
    return {**named, **usual, **more}


def chain_of(folder: Path, *priors: Value, **missions: Value) -> Lineage:
    """Return the lineage of our recommendation; missions are named by their years."""
    changes: dict[str, str | None] = {
        f"references/missions/{year}.yml": mission_yaml(
            id=f"sor-{year[1:]}",
            title=f"Elections of {year[1:]}",
            election_date=year[1:],
            recommendations=theirs,
        )
        for year, theirs in missions.items()
    }
    changes["recommendations/01-lists.yml"] = recommendation_yaml(prior=priors)
    register = small_register(folder, changes)
    return lineage(register, register.recommendations[0])


def told(steps: tuple[Step, ...]) -> list[tuple[str | None, str, bool, str]]:
    """Return each mission, how near it came, whether that is inferred, and over whom."""
    return [(one.mission, one.words, one.is_inferred, one.via) for one in steps]


def test_a_recommendation_that_nobody_else_made_has_no_chain(tmp_path: Path) -> None:
    chain = chain_of(tmp_path)
    assert (chain.before, chain.after) == ((), ())
    assert (chain.asked_by, chain.same, chain.since) == (1, 1, 2014)
    assert chain.words == "Asked by this mission alone, as far as is known of those since 2014"


@pytest.mark.parametrize(
    ("match", "words", "again"),
    [
        ("same", "asked the same", "asked it again"),
        ("related", "asked something related", "asked something related"),
        ("subject", "dealt with the subject", "dealt with the subject"),
    ],
)
def test_how_near_a_mission_came_is_put_into_words(
    tmp_path: Path, match: str, words: str, again: str
) -> None:
    chain = chain_of(
        tmp_path, prior("2012", match=match), y2012=[], y2020=[asked("l", OURS, match=match)]
    )
    assert told(chain.before) == [("sor-2012", words, False, "")]
    assert told(chain.after) == [("sor-2020", again, False, "")]


def test_a_step_tells_what_was_asked_where_and_where_that_was_seen(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path, prior("2012", gist="It asked.", where="No. 4"), y2012=[], y2020=[asked("l", OURS)]
    )
    (before,), (after,) = chain.before, chain.after
    assert (before.where, before.gist, before.year) == ("No. 4", "It asked.", "2012")
    assert (after.where, after.gist, after.year) == ("W l", "G l", "2020")
    assert [one.who and one.who.label for one in (before, after)] == [
        "Elections of 2012",
        "Elections of 2020",
    ]
    assert {before.source.id, after.source.id} == {"final-report"}
    assert (before.is_after, after.is_after) == (False, True)


def test_a_chain_goes_back_over_several_missions(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        prior("2012", "c"),
        y2004=[asked("a")],
        y2007=[asked("b", "a")],
        y2012=[asked("c", "b")],
    )
    assert told(chain.before) == [
        ("sor-2004", "asked the same", False, "Elections of 2007"),
        ("sor-2007", "asked the same", False, "Elections of 2012"),
        ("sor-2012", "asked the same", False, ""),
    ]
    assert (chain.after, chain.asked_by, chain.same) == ((), 4, 4)


def test_a_chain_goes_on_over_several_missions(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        y2019=[asked("d", OURS)],
        y2021=[asked("e", "d")],
        y2023=[asked("f", "e")],
    )
    assert told(chain.after) == [
        ("sor-2019", "asked it again", False, ""),
        ("sor-2021", "asked it again", False, "Elections of 2019"),
        ("sor-2023", "asked it again", False, "Elections of 2021"),
    ]
    assert (chain.before, chain.asked_by, chain.same) == ((), 4, 4)


def test_a_mission_that_names_ours_and_a_later_one_is_linked_directly_and_once(
    tmp_path: Path,
) -> None:
    chain = chain_of(tmp_path, y2019=[asked("d", OURS)], y2021=[asked("e", "d", OURS)])
    assert [(one.mission, one.via) for one in chain.after] == [("sor-2019", ""), ("sor-2021", "")]


WEAK: dict[str, Value] = {"match": "related"}
WEAKER: dict[str, Value] = {"match": "subject"}
INFERRED: dict[str, Value] = {"confidence": "inferred"}


@pytest.mark.parametrize(
    ("ours", "near", "far", "expected"),
    [
        pytest.param({}, {}, {}, [("same", False)] * 3, id="all are stated to be the same"),
        pytest.param(
            WEAK,
            {},
            {},
            [("related", False), ("related", False), ("related", False)],
            id="a weak first link",
        ),
        pytest.param(
            {}, WEAK, {}, [("same", False), ("related", False), ("related", False)], id="the second"
        ),
        pytest.param(
            WEAK,
            WEAKER,
            {},
            [("related", False), ("subject", False), ("subject", False)],
            id="the weakest of two",
        ),
        pytest.param(
            WEAKER,
            WEAK,
            {},
            [("subject", False), ("subject", False), ("subject", False)],
            id="the weakest first",
        ),
        pytest.param(
            INFERRED, {}, {}, [("same", True), ("same", True), ("same", True)], id="inferred first"
        ),
        pytest.param(
            {}, INFERRED, {}, [("same", False), ("same", True), ("same", True)], id="second"
        ),
        pytest.param(
            {}, {}, INFERRED, [("same", False), ("same", True), ("same", True)], id="inferred last"
        ),
    ],
)
def test_going_back_no_link_is_nearer_or_surer_than_those_before_it(
    tmp_path: Path,
    ours: dict[str, Value],
    near: dict[str, Value],
    far: dict[str, Value],
    expected: list[tuple[str, bool]],
) -> None:
    chain = chain_of(
        tmp_path,
        prior("2012", "c", **ours),
        y2004=[asked("a")],
        y2007=[asked("b", "a", **far)],
        y2012=[asked("c", "b", **near)],
    )
    found = [(one.match.value, one.is_inferred) for one in reversed(chain.before)]
    assert found == expected


@pytest.mark.parametrize(
    ("first", "second", "third", "expected"),
    [
        pytest.param({}, {}, {}, [("same", False)] * 3, id="all are stated to be the same"),
        pytest.param(WEAK, {}, {}, [("related", False)] * 3, id="a weak first link"),
        pytest.param(
            {}, WEAK, {}, [("same", False), ("related", False), ("related", False)], id="the second"
        ),
        pytest.param(
            WEAK,
            {},
            WEAKER,
            [("related", False), ("related", False), ("subject", False)],
            id="the weakest last",
        ),
        pytest.param(INFERRED, {}, {}, [("same", True)] * 3, id="inferred first"),
        pytest.param(
            {}, {}, INFERRED, [("same", False), ("same", False), ("same", True)], id="inferred last"
        ),
    ],
)
def test_going_on_no_link_is_nearer_or_surer_than_those_before_it(
    tmp_path: Path,
    first: dict[str, Value],
    second: dict[str, Value],
    third: dict[str, Value],
    expected: list[tuple[str, bool]],
) -> None:
    chain = chain_of(
        tmp_path,
        y2019=[asked("d", OURS, **first)],
        y2021=[asked("e", "d", **second)],
        y2023=[asked("f", "e", **third)],
    )
    assert [(one.match.value, one.is_inferred) for one in chain.after] == expected


def test_missions_that_nobody_names_stand_last_and_are_not_counted(tmp_path: Path) -> None:
    chain = chain_of(tmp_path, prior(), prior("2012"), prior(match="related"), y2012=[])
    assert [one.mission for one in chain.before] == ["sor-2012", None, None]
    unnamed = chain.before[1]
    assert (unnamed.who, unnamed.when, unnamed.year) == (None, None, "")
    assert (unnamed.words, chain.asked_by) == ("asked the same", 2)


@pytest.mark.parametrize(
    ("before", "after", "asked_by", "same", "words"),
    [
        pytest.param("subject", "subject", 1, 1, None, id="the subject counts as nobody's asking"),
        pytest.param(
            "same", "subject", 2, 2, "2 missions, 1 that asked the same", id="the same before"
        ),
        pytest.param(
            "subject", "same", 2, 2, "2 missions, 1 that asked the same", id="the same after"
        ),
        pytest.param(
            "related",
            "subject",
            2,
            1,
            "2 missions, 1 that asked something related",
            id="one related",
        ),
        pytest.param(
            "related",
            "related",
            3,
            1,
            "3 missions, 2 that asked something related",
            id="two related",
        ),
        pytest.param(
            "same",
            "related",
            3,
            2,
            "3 missions, 1 that asked the same, 1 that asked something related",
            id="one of each",
        ),
        pytest.param("same", "same", 3, 3, "3 missions, 2 that asked the same", id="all the same"),
    ],
)
def test_missions_that_asked_are_counted_with_this_one(
    tmp_path: Path, before: str, after: str, asked_by: int, same: int, words: str | None
) -> None:
    chain = chain_of(
        tmp_path, prior("2012", match=before), y2012=[], y2020=[asked("l", OURS, match=after)]
    )
    assert (chain.asked_by, chain.same, chain.since) == (asked_by, same, 2012)
    how_many, _, kinds = (words or "").partition(", ")
    assert chain.words == (
        f"Asked by {how_many} of those since 2012: this one, {kinds}"
        if words
        else "Asked by this mission alone, as far as is known of those since 2012"
    )


def test_a_mission_that_asked_several_times_counts_once_and_by_the_nearest(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        prior("2012"),
        prior("2012", match="related"),
        y2012=[],
        y2020=[asked("l", OURS, match="related"), asked("m", OURS, match="related")],
    )
    assert (len(chain.before), len(chain.after)) == (2, 2)
    assert (chain.asked_by, chain.same) == (3, 2)


def test_the_first_mission_on_record_is_the_earliest_of_all(tmp_path: Path) -> None:
    assert chain_of(tmp_path, y1999=[], y2020=[]).since == 1999


@pytest.mark.parametrize(
    "missions",
    [
        pytest.param({"y2012": [asked("c", "c")]}, id="itself"),
        pytest.param({"y2007": [asked("b", "c")], "y2012": [asked("c", "b")]}, id="two"),
        pytest.param(
            {"y2004": [asked("a", "c")], "y2007": [asked("b", "a")], "y2012": [asked("c", "b")]},
            id="three",
        ),
        pytest.param({"y2012": [asked("c", OURS)]}, id="over ours"),
    ],
)
def test_a_circle_is_gone_round_once(tmp_path: Path, missions: dict[str, Value]) -> None:
    with within(5):
        chain = chain_of(tmp_path, prior("2012", "c"), **missions)
    assert len(chain.before) == len(missions)
    assert {one.match for one in (*chain.before, *chain.after)} == {Match.SAME}


def test_a_circle_of_later_missions_is_gone_round_once(tmp_path: Path) -> None:
    with within(5):
        chain = chain_of(
            tmp_path,
            y2019=[asked("d", OURS, "f")],
            y2021=[asked("e", "d")],
            y2023=[asked("f", "e")],
        )
    assert [one.mission for one in chain.after] == ["sor-2019", "sor-2021", "sor-2023"]


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("same", "Asked by this mission, and before it by others that are not named"),
        ("related", "Asked by this mission, and before it by others that are not named"),
        ("subject", "Asked by this mission alone, as far as is known of those since 2014"),
    ],
)
def test_earlier_missions_that_are_not_named_count_as_others(
    tmp_path: Path, match: str, words: str
) -> None:
    assert chain_of(tmp_path, prior(match=match)).words == words


def test_with_missions_that_are_not_named_there_are_at_least_so_many(tmp_path: Path) -> None:
    chain = chain_of(tmp_path, prior("2012"), prior(match="related"), y2012=[])
    assert chain.words == (
        "Asked by at least 2 missions of those since 2012: this one, 1 that asked the same; "
        "earlier ones are not named"
    )


def test_of_two_ways_to_a_later_mission_the_nearer_counts(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        y2019=[asked("a", OURS, match="related")],
        y2021=[asked("b", OURS)],
        y2023=[asked("c", "a", "b")],
    )
    assert told(chain.after)[-1] == ("sor-2023", "asked it again", False, "Elections of 2021")
    assert (chain.asked_by, chain.same) == (4, 3)


def test_a_mission_that_is_named_itself_is_not_told_again_over_another(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        prior("2012", "c"),
        prior("2007"),
        y2007=[asked("b")],
        y2012=[asked("c", "b")],
    )
    assert told(chain.before) == [
        ("sor-2007", "asked the same", False, ""),
        ("sor-2012", "asked the same", False, ""),
    ]


def test_what_is_told_over_another_mission_stands_where_it_comes_nearer(tmp_path: Path) -> None:
    chain = chain_of(
        tmp_path,
        prior("2012", "c"),
        prior("2007", match="subject"),
        y2007=[asked("b")],
        y2012=[asked("c", "b")],
    )
    assert [words for _, words, _, _ in told(chain.before)] == [
        "dealt with the subject",
        "asked the same",
        "asked the same",
    ]


def test_the_first_mission_on_record_is_one_that_was_sent(tmp_path: Path) -> None:
    nobody = mission_yaml(id="sor-2001", election_date="2001", type="none", title="Nobody")
    register = small_register(tmp_path, {"references/missions/2001.yml": nobody})
    assert lineage(register, register.recommendations[0]).since == 2014
