"""Missions: what one says at the least, and how it was deployed."""

import pytest
from pydantic import ValidationError

from afterword.model.mission import Mission, MissionType
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
    ],
)
def test_a_mission_cannot_be_so(key: str, value: Value) -> None:
    with pytest.raises(ValidationError):
        Mission.model_validate({**EARLIER_MISSION, key: value})
