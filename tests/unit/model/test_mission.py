"""Missions: what one says at the least, and how it was deployed."""

import pytest
from pydantic import ValidationError

from afterword.model.mission import Match, Mission, MissionType, Vote
from tests.unit.small_project import EARLIER_MISSION, Value


@pytest.mark.parametrize("kind", [one.value for one in MissionType])
def test_a_mission_says_how_it_was_deployed(kind: str) -> None:
    assert Mission.model_validate({**EARLIER_MISSION, "type": kind}).type.value == kind


def test_what_a_mission_does_not_say_is_empty() -> None:
    mission = Mission.model_validate(EARLIER_MISSION)
    assert (mission.report, mission.recommendations, mission.partners) == (None, (), ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("type", "eom", id="a type in small letters"),
        pytest.param("election_date", "soon", id="no date"),
        pytest.param("report", {"title": "R", "recommendations": "0"}, id="no recommendation"),
        pytest.param("report", {"date": "2016"}, id="a report without a title"),
        pytest.param("partners", "Coast Observers", id="a text for a list"),
        pytest.param("vote", "maybe", id="a vote that there is not"),
        pytest.param("vote", "", id="no word for the vote"),
    ],
)
def test_a_mission_cannot_be_so(key: str, value: Value) -> None:
    with pytest.raises(ValidationError):
        Mission.model_validate({**EARLIER_MISSION, key: value})


@pytest.mark.parametrize(
    ("vote", "expected"),
    [("election", Vote.ELECTION), ("referendum", Vote.REFERENDUM), ("none", Vote.NONE)],
)
def test_a_mission_says_what_was_voted_on(vote: str, expected: Vote) -> None:
    assert Mission.model_validate({**EARLIER_MISSION, "vote": vote}).vote is expected


def test_a_mission_is_to_an_election_unless_it_says_otherwise() -> None:
    assert Mission.model_validate(EARLIER_MISSION).vote is Vote.ELECTION


ASKED: dict[str, Value] = {"id": "r1", "where": "w", "gist": "g", "source": "final-report"}


def test_what_another_mission_repeats_is_the_same_unless_it_says_otherwise() -> None:
    asked: list[Value] = [ASKED, {**ASKED, "match": "related"}, {**ASKED, "match": "subject"}]
    found = Mission.model_validate({**EARLIER_MISSION, "recommendations": asked}).recommendations
    assert [one.match for one in found] == [Match.SAME, Match.RELATED, Match.SUBJECT]


def test_how_near_a_repeated_recommendation_comes_has_three_words() -> None:
    near: list[Value] = [{**ASKED, "match": "near"}]
    with pytest.raises(ValidationError) as caught:
        Mission.model_validate({**EARLIER_MISSION, "recommendations": near})
    assert [error["loc"] for error in caught.value.errors()] == [("recommendations", 0, "match")]
