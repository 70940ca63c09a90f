"""The missions on record along the years, by how they were deployed."""

from afterword.linking.refs import mission_ref
from afterword.linking.register import Register
from afterword.model.mission import Mission, MissionType
from afterword.views.lanes import LaneMark, Lanes, in_words, lanes
from afterword.views.references import MISSION_TYPE_WORDS


def timeline(register: Register) -> Lanes:
    """Return the missions in lanes by type, this report's own marked."""
    rows = [
        (kind.value.lower(), MISSION_TYPE_WORDS[kind], tuple(_marks(register, kind)))
        for kind in MissionType
    ]
    said = [in_words(words, marks) for _, words, marks in rows if marks]
    own = register.missions[register.report.mission].election_date.year
    return lanes(
        "aw-timeline",
        "Missions along the years, by type",
        f"{'. '.join(said)}. This report’s own: {own}.",
        rows,
        None,
    )


def _marks(register: Register, kind: MissionType) -> list[LaneMark]:
    return [_mark(register, one) for one in register.missions.values() if one.type is kind]


def _mark(register: Register, mission: Mission) -> LaneMark:
    is_own = mission.id == register.report.mission
    return LaneMark(
        when=mission.election_date,
        ref=mission_ref(register, mission.id),
        words=f"{mission.title}{', this report' if is_own else ''}",
        is_own=is_own,
    )
