"""Rules about names: every name that is used is the name of something."""

from collections.abc import Collection, Iterable, Iterator

from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.model.showing import quoted
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import Entry
from afterword.sources.fields import nearest
from afterword.sources.markdown_source import MarkKind
from afterword.sources.project import Project

_NEVER = "add it there, or correct the id"


def unknown_sections(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation names a section of the report."""
    for entry in register.loaded.recommendations:
        named = ((entry.record.section, entry.place("section")),)
        where = "no file under content/sections has that id"
        yield from _unknown(
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
        yield from _unknown(
            register, Code.UNKNOWN_FINDING, entry.record.id, named, known, where, verb="rests on"
        )


def unknown_citations(register: Register, _: Project) -> Iterator[Problem]:
    """Every citation is of an instrument or of a provision that it holds."""
    for text in register.texts:
        for mark in text.of(MarkKind.CITATION):
            yield from _unknown_citation(register, "the text", mark.target, mark.place)
    for entry in register.loaded.recommendations:
        for index, link in enumerate(entry.record.provisions):
            place = entry.place("provisions", index, "cite")
            yield from _unknown_citation(register, f"'{entry.record.id}'", link.cite, place)


def _unknown_citation(register: Register, who: str, cited: str, place: Place) -> Iterator[Problem]:
    instrument = cited.partition("/")[0]
    claims = register.loaded.claims
    if instrument in claims.ids:
        return
    if instrument not in register.instruments:
        if "instrument" in claims.kinds:
            return
        message = f"{who} cites {quoted(cited)}, and there is no instrument {quoted(instrument)}"
        fix = nearest(instrument, register.instruments) or f"references/instruments: {_NEVER}"
        yield Problem(Code.UNKNOWN_INSTRUMENT, place, message, fix)
    elif "/" in cited and cited not in register.provisions:
        message = f"{who} cites {quoted(cited)}, which no instrument holds"
        known = [name for name in register.provisions if name.startswith(f"{instrument}/")]
        fix = nearest(cited, known) or f"add it to '{instrument}', or correct the path"
        yield Problem(Code.UNKNOWN_PROVISION, place, message, fix)


def unknown_figures(register: Register, _: Project) -> Iterator[Problem]:
    """A text prints only figures that are stated."""
    for text in register.texts:
        named = tuple((mark.target, mark.place) for mark in text.of(MarkKind.FIGURE))
        where = "content/figures.yml does not state it"
        yield from _unknown(
            register, Code.UNKNOWN_FIGURE, "", named, register.figures, where, verb="prints"
        )


def unknown_institutions(register: Register, _: Project) -> Iterator[Problem]:
    """Addressees, assessors and those who answer are institutions."""
    where = "references/institutions.yml does not have it"
    for entry in register.loaded.recommendations:
        record = entry.record
        named = [(one, entry.place("addressees", i)) for i, one in enumerate(record.addressees)]
        for index, follow_up in enumerate(record.follow_up):
            for key in ("by", "assessor"):
                if name := getattr(follow_up, key, None):
                    named.append((name, entry.place("follow_up", index, key)))
        yield from _unknown(
            register, Code.UNKNOWN_INSTITUTION, record.id, named, register.institutions, where
        )
    for body in register.loaded.institutions:
        if successor := body.record.successor:
            pairs = ((successor.id, body.place("successor", "id")),)
            yield from _unknown(
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
        yield from _unknown(
            register, Code.UNKNOWN_TOPIC, entry.record.id, named, register.topics, where
        )


def unknown_missions(register: Register, _: Project) -> Iterator[Problem]:
    """The report's mission and those that asked the same before exist."""
    where = "references/missions has no such file"
    report = register.loaded.report
    if report is not None:
        named = [(report.record.mission, report.place("mission"))]
        yield from _unknown(
            register, Code.UNKNOWN_MISSION, report.record.id, named, register.missions, where
        )
    for entry in register.loaded.recommendations:
        named = [
            (prior.mission, entry.place("prior", index, "mission"))
            for index, prior in enumerate(entry.record.prior)
        ]
        yield from _unknown(
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
        yield from _unknown(
            register, Code.UNKNOWN_RECOMMENDATION, entry.record.id, named, known, where
        )
        yield from _of_another_mission(register, entry, known)
    for mission in register.loaded.missions:
        named = [
            (repeated, mission.place("recommendations", index, "repeats", at))
            for index, one in enumerate(mission.record.recommendations)
            for at, repeated in enumerate(one.repeats)
        ]
        yield from _unknown(
            register, Code.UNKNOWN_RECOMMENDATION, mission.record.id, named, known, where
        )


def _of_another_mission(
    register: Register, entry: Entry[Recommendation], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each recommendation that is named with a mission that did not make it."""
    for index, prior in enumerate(entry.record.prior):
        name, mission = prior.recommendation, register.missions.get(prior.mission)
        if mission is None or name is None or name not in known or name == entry.record.id:
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
    for who, name, place in source_uses(register):
        yield from _unknown(
            register, Code.UNKNOWN_SOURCE, who, ((name, place),), register.sources, where
        )


def source_uses(register: Register) -> Iterator[tuple[str, str, Place]]:
    """Yield each use of a source: the id of who uses it, the source's id, and where."""
    for entry in register.loaded.recommendations:
        for index, follow_up in enumerate(entry.record.follow_up):
            for at, source in enumerate(follow_up.sources):
                yield entry.record.id, source, entry.place("follow_up", index, "sources", at)
        for index, prior in enumerate(entry.record.prior):
            yield entry.record.id, prior.source, entry.place("prior", index, "source")
    for mission in register.loaded.missions:
        for index, source in enumerate(mission.record.sources):
            yield mission.record.id, source, mission.place("sources", index)
        for index, one in enumerate(mission.record.recommendations):
            place = mission.place("recommendations", index, "source")
            yield mission.record.id, one.source, place
    for instrument in register.loaded.instruments:
        for index, provision in enumerate(instrument.record.provisions):
            for at, version in enumerate(provision.versions):
                place = instrument.place("provisions", index, "versions", at, "source")
                yield instrument.record.id, version.source, place


def _unknown(
    register: Register,
    code: Code,
    who: str,
    named: Iterable[tuple[str, Place]],
    known: Collection[str],
    where: str,
    *,
    verb: str = "names",
) -> Iterator[Problem]:
    """Yield a problem for each name of nothing, unless a record that cannot be read may have it."""
    claims = register.loaded.claims
    if claims.kinds & _HOLDERS[code]:
        return
    for name, place in named:
        if name not in known and name not in claims.ids:
            who_names = f"'{who}' {verb}" if who else f"the text {verb}"
            message = f"{who_names} {quoted(name)}: {where}"
            yield Problem(code, place, message, nearest(name, known) or _NEVER)


_HOLDERS = {
    Code.UNKNOWN_SECTION: frozenset({"section"}),
    Code.UNKNOWN_FINDING: frozenset({"section"}),
    Code.UNKNOWN_FIGURE: frozenset({"figure"}),
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
    unknown_citations,
    unknown_figures,
    unknown_institutions,
    unknown_topics,
    unknown_missions,
    unknown_recommendations,
    unknown_sources,
)
