"""The missions on record along the years: all of them, by type, our own marked."""

from pathlib import Path

from afterword.views.charts.lineage_picture import timeline
from afterword.views.references.reference_views import mission_views
from tests.unit.small_project import mission_yaml, small_register


def test_every_mission_stands_in_the_lane_of_its_type(tmp_path: Path) -> None:
    none = mission_yaml(id="sor-2020", title="Referendum", election_date="2020-06", type="none")
    register = small_register(tmp_path, {"references/missions/sor-2020.yml": none})
    picture = timeline(register)
    shown = {
        lane.words: [(node.mark.words, node.year, node.mark.is_own) for node in lane.nodes]
        for lane in picture.lanes
    }
    assert shown == {
        "Election observation mission": [
            ("Local elections, 7 October 2018, this report", "2018", True)
        ],
        "Needs assessment mission": [("Local elections, 5 October 2014", "2014", False)],
        "No mission": [("Referendum", "2020", False)],
    }
    refs = {node.mark.ref for lane in picture.lanes for node in lane.nodes}
    assert refs == {view.ref for view in mission_views(register)}
    assert picture.description == (
        "Election observation mission: 2018. Needs assessment mission: 2014. No mission: 2020. "
        "This report’s own: 2018."
    )
