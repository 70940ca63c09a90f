"""Rules about names in records: every name that is used is the name of something."""

from collections.abc import Collection, Iterable, Iterator

from afterword.linking.register import Register
from afterword.linking.uses import source_uses
from afterword.model.recommendation import Recommendation
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import Entry
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind

_ADD_IT = "add it there, or correct the id"
_NEW_SOURCE = """\
correct the id; a new source is added to references/sources.yml:
        - id: {id}
          title: …
          publisher: …
          date: …
          url: https://…
          kind: official   # official | assessor | media | ngo | research"""
"""What to do about a source that is nowhere: lines to paste."""


def unknown_sections(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation names a section of the report."""
    for entry in register.loaded.recommendations:
        named = ((entry.record.section, entry.place("section")),)
        where = "no file under content/sections has that id"
        yield from unknown(
            register, Code.UNKNOWN_SECTION, entry.record.id, named, register.sections, where
        )


def unknown_findings(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation rests on paragraphs that sections hold."""
    known = {
        mark.target
        for text in (
            *(entry.body for entry in register.loaded.sections),
            *register.loaded.claims.texts,
        )
        for mark in text.of(MarkKind.FINDING, MarkKind.LOST)
    }
    for entry in register.loaded.recommendations:
        named = tuple(
            (finding, entry.place("findings", index))
            for index, finding in enumerate(entry.record.findings)
        )
        where = "no paragraph of a section has that id"
        yield from unknown(
            register, Code.UNKNOWN_FINDING, entry.record.id, named, known, where, verb="rests on"
        )


def unknown_institutions(register: Register, _: Project) -> Iterator[Problem]:
    """Addressees, assessors, those who answer and those who asked too are institutions."""
    where = "references/institutions.yml does not have it"
    for entry in register.loaded.recommendations:
        record = entry.record
        named = [(one, entry.place("addressees", i)) for i, one in enumerate(record.addressees)]
        named += [
            (one.body, entry.place("similar_to", i, "body"))
            for i, one in enumerate(record.similar_to)
        ]
        for index, follow_up in enumerate(record.follow_up):
            for key in ("by", "assessor"):
                if name := getattr(follow_up, key, None):
                    named.append((name, entry.place("follow_up", index, key)))
        yield from unknown(
            register, Code.UNKNOWN_INSTITUTION, record.id, named, register.institutions, where
        )
    for source in register.loaded.sources:
        issuers = [
            (one, source.place("issued_by", i)) for i, one in enumerate(source.record.issued_by)
        ]
        yield from unknown(
            register,
            Code.UNKNOWN_INSTITUTION,
            source.record.id,
            issuers,
            register.institutions,
            where,
        )
    for body in register.loaded.institutions:
        if successor := body.record.successor:
            pairs = ((successor.id, body.place("successor", "id")),)
            yield from unknown(
                register,
                Code.UNKNOWN_INSTITUTION,
                body.record.id,
                pairs,
                register.institutions,
                where,
            )


def unknown_topics(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation names topics that exist."""
    for entry in register.loaded.recommendations:
        named = [(one, entry.place("topics", i)) for i, one in enumerate(entry.record.topics)]
        where = "references/topics.yml does not have it"
        yield from unknown(
            register, Code.UNKNOWN_TOPIC, entry.record.id, named, register.topics, where
        )


def unknown_missions(register: Register, _: Project) -> Iterator[Problem]:
    """The report's mission and those that asked the same before exist."""
    where = "references/missions has no such file"
    report = register.loaded.report
    if report is not None:
        named = [(report.record.mission, report.place("mission"))]
        yield from unknown(
            register, Code.UNKNOWN_MISSION, report.record.id, named, register.missions, where
        )
    for entry in register.loaded.recommendations:
        named = [
            (prior.mission, entry.place("prior", index, "mission"))
            for index, prior in enumerate(entry.record.prior)
            if prior.mission
        ]
        yield from unknown(
            register, Code.UNKNOWN_MISSION, entry.record.id, named, register.missions, where
        )


def unknown_recommendations(register: Register, _: Project) -> Iterator[Problem]:
    """What is repeated or said to be repeated is a recommendation that exists."""
    theirs = {one.id for mission in register.missions.values() for one in mission.recommendations}
    known = {*register.recommendation_by_id, *theirs}
    where = "no recommendation of this report or of a mission has that id"
    for entry in register.loaded.recommendations:
        named = [
            (prior.recommendation, entry.place("prior", index, "recommendation"))
            for index, prior in enumerate(entry.record.prior)
            if prior.recommendation
        ]
        yield from unknown(
            register, Code.UNKNOWN_RECOMMENDATION, entry.record.id, named, known, where
        )
        yield from _of_another_mission(register, entry, known)
    for mission in register.loaded.missions:
        named = [
            (repeated, mission.place("recommendations", index, "repeats", at))
            for index, one in enumerate(mission.record.recommendations)
            for at, repeated in enumerate(one.repeats)
        ]
        yield from unknown(
            register, Code.UNKNOWN_RECOMMENDATION, mission.record.id, named, known, where
        )


def _of_another_mission(
    register: Register, entry: Entry[Recommendation], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each recommendation that is named with a mission that did not make it."""
    for index, prior in enumerate(entry.record.prior):
        name, mission = prior.recommendation, register.missions.get(prior.mission or "")
        if mission is None or name is None or name not in known or name == entry.record.id:
            continue
        if register.mission_recommendations.get(name, (None,))[0] is mission:
            continue
        made = [one.id for one in mission.recommendations]
        if name not in made:
            message = (
                f"'{entry.record.id}' names '{name}': '{mission.id}' has no such recommendation"
            )
            place = entry.place("prior", index, "recommendation")
            fix = nearest(name, made) or "correct the mission or the recommendation"
            yield Problem(Code.UNKNOWN_RECOMMENDATION, place, message, fix)


def unknown_sources(register: Register, _: Project) -> Iterator[Problem]:
    """Whatever names a source names one that references/sources.yml has."""
    where = "references/sources.yml does not have it"
    for use in source_uses(register):
        yield from unknown(
            register,
            Code.UNKNOWN_SOURCE,
            use.who,
            [(use.source, use.place)],
            register.sources,
            where,
            otherwise=_NEW_SOURCE.format(id=use.source),
        )


def unknown(
    register: Register,
    code: Code,
    who: str,
    named: Iterable[tuple[str, Place]],
    known: Collection[str],
    where: str,
    *,
    verb: str = "names",
    otherwise: str = _ADD_IT,
) -> Iterator[Problem]:
    """Yield a problem for each name of nothing, unless a record that cannot be read may have it;
    otherwise is what to do where no known name is near."""
    claims = register.loaded.claims
    if claims.kinds & _HOLDERS[code]:
        return
    for name, place in named:
        if name not in known and name not in claims.ids:
            who_names = f"'{who}' {verb}" if who else f"the text {verb}"
            message = f"{who_names} {quoted(name)}: {where}"
            yield Problem(code, place, message, nearest(name, known) or otherwise)


_HOLDERS = {
    Code.UNKNOWN_SECTION: frozenset({"section"}),
    Code.UNKNOWN_FINDING: frozenset({"section"}),
    Code.UNKNOWN_FIGURE: frozenset({"figure"}),
    Code.UNKNOWN_NOTE: frozenset({"note"}),
    Code.UNKNOWN_TABLE: frozenset({"table"}),
    Code.UNKNOWN_DATA: frozenset({"data"}),
    Code.UNKNOWN_INSTITUTION: frozenset({"institution"}),
    Code.UNKNOWN_TOPIC: frozenset({"topic"}),
    Code.UNKNOWN_MISSION: frozenset({"mission"}),
    Code.UNKNOWN_RECOMMENDATION: frozenset({"recommendation", "mission"}),
    Code.UNKNOWN_SOURCE: frozenset({"source"}),
}
"""The kinds of record that hold what is named."""


NAME_RULES = (
    unknown_sections,
    unknown_findings,
    unknown_institutions,
    unknown_topics,
    unknown_missions,
    unknown_recommendations,
    unknown_sources,
)
