"""The lineage as a drawing: every mission of the list stands in it, told apart by how near."""

from pathlib import Path

from afterword.linking.refs import RefKind
from afterword.views.charts.lanes import Lanes
from afterword.views.charts.lineage_picture import lineage_picture
from afterword.views.follow_up.lineage import lineage
from tests.unit.small_project import Value, mission_yaml, recommendation_yaml, small_register
from tests.unit.views.test_lineage import OURS, asked, prior


def picture_of(folder: Path, *priors: Value, **missions: Value) -> Lanes | None:
    """Return the drawing of our recommendation's lineage; missions are named by their years."""
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
    picture = lineage_picture(register, register.recommendations[0])
    if picture is not None:
        chain = lineage(register, register.recommendations[0])
        named = {step.mission for step in (*chain.before, *chain.after) if step.mission}
        linked = [lane for lane in picture.lanes if not lane.is_small]
        refs = [node.mark.ref for lane in linked for node in lane.nodes]
        assert {ref.id for ref in refs if ref and ref.kind is RefKind.MISSION} == named
    return picture


def shown(picture: Lanes | None) -> dict[str, list[tuple[str, bool]]]:
    """Return each lane with its marks: their words, and whether they are inferred."""
    lanes = picture.lanes if picture else ()
    return {
        lane.key: [(node.mark.words, node.mark.is_inferred) for node in lane.nodes]
        for lane in lanes
    }


def test_missions_stand_in_lanes_by_how_near_they_came_before_and_after(tmp_path: Path) -> None:
    picture = picture_of(
        tmp_path,
        prior("2012", match="subject", confidence="inferred"),
        y2012=[],
        y2020=[asked("l", OURS)],
        y2022=[asked("m", OURS, match="related", confidence="inferred")],
    )
    assert shown(picture) == {
        "same": [("Elections of 2020: asked it again", False)],
        "related": [("Elections of 2022: asked something related, inferred", True)],
        "subject": [("Elections of 2012: dealt with the subject, inferred", True)],
        "record": [("Local elections, 5 October 2014", False)],
    }
    assert picture is not None
    assert picture.has_inferred
    assert picture.own_year == 2018
    assert picture.description == (
        "Along the years, by how near they came. Asked the same: 2020. "
        "Asked something related: 2022 (inferred). Dealt with the subject: 2012 (inferred). "
        "On record besides: 2014. This report: 2018."
    )


def test_a_mission_stands_once_in_a_lane_and_is_sure_where_one_link_is(tmp_path: Path) -> None:
    picture = picture_of(
        tmp_path, prior("2012", confidence="inferred"), prior("2012", gist="Again."), y2012=[]
    )
    assert shown(picture)["same"] == [("Elections of 2012: asked the same", False)]


def test_where_no_mission_that_is_named_came_near_there_is_no_drawing(tmp_path: Path) -> None:
    assert picture_of(tmp_path / "a") is None
    assert picture_of(tmp_path / "b", prior(match="same")) is None
