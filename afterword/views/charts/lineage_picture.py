"""Missions drawn along the years: those of a recommendation's lineage, and all on record."""

from afterword.linking.refs import mission_ref
from afterword.linking.register import Register
from afterword.model.mission import Match, Mission, MissionType
from afterword.model.recommendation import Recommendation
from afterword.views.charts.lanes import LaneMark, Lanes, in_words, lanes
from afterword.views.follow_up.lineage import MATCH_WORDS, Step, lineage
from afterword.views.references.reference_views import MISSION_TYPE_WORDS


def lineage_picture(register: Register, record: Recommendation) -> Lanes | None:
    """Return the lineage of a recommendation in lanes by nearness, with all missions on record;
    None where no mission that is named came near it."""
    chain = lineage(register, record)
    steps = [step for step in (*chain.before, *chain.after) if step.mission]
    if not steps:
        return None
    linked = {
        match: _marks([step for step in steps if step.match is match], register) for match in Match
    }
    known = {step.mission for step in steps} | {register.report.mission}
    others = tuple(
        LaneMark(when=one.election_date, ref=mission_ref(register, one.id), words=one.title)
        for one in register.missions.values()
        if one.id not in known and one.type is not MissionType.NONE
    )
    rows = [(match.value, _words(match), marks) for match, marks in linked.items()]
    said = [in_words(words, marks) for _, words, marks in rows if marks]
    said += [in_words("On record besides", others)] if others else []
    own = register.missions[register.report.mission].election_date
    return lanes(
        f"aw-lineage-{record.id}",
        f"Missions that came near recommendation {record.number}",
        f"Along the years, by how near they came. {'. '.join(said)}. This report: {own.year}.",
        [*rows, ("record", "", others)],
        own,
    )


def _words(match: Match) -> str:
    return MATCH_WORDS[match][:1].upper() + MATCH_WORDS[match][1:]


def _marks(steps: list[Step], register: Register) -> tuple[LaneMark, ...]:
    """Return a mark for each mission, inferred where all that is known of it is."""
    by_mission: dict[str, list[Step]] = {}
    for step in steps:
        by_mission.setdefault(step.mission or "", []).append(step)
    marks = []
    for mission, own in by_mission.items():
        is_inferred = all(step.is_inferred for step in own)
        inferred = ", inferred" if is_inferred else ""
        title = register.missions[mission].title
        marks.append(
            LaneMark(
                when=register.missions[mission].election_date,
                ref=own[0].who,
                words=f"{title}: {own[0].words}{inferred}",
                is_inferred=is_inferred,
            )
        )
    return tuple(marks)


def timeline(register: Register) -> Lanes:
    """Return the missions in lanes by type, this report's own marked."""
    rows = [
        (
            kind.value.lower(),
            words,
            [_mark(register, one) for one in register.missions.values() if one.type is kind],
        )
        for kind, words in MISSION_TYPE_WORDS.items()
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


def _mark(register: Register, mission: Mission) -> LaneMark:
    is_own = mission.id == register.report.mission
    return LaneMark(
        when=mission.election_date,
        ref=mission_ref(register, mission.id),
        words=f"{mission.title}{', this report' if is_own else ''}",
        is_own=is_own,
    )
