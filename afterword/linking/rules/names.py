"""Rules about names: every id is its own, and every name that is used is the name of something."""

from collections.abc import Collection, Iterable, Iterator

from afterword.linking.register import Register
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import Loaded
from afterword.sources.fields import nearest
from afterword.sources.markdown_source import MarkKind
from afterword.sources.project import Project

_NEVER = "add it there, or correct the id"


def duplicate_ids(register: Register, _: Project) -> Iterator[Problem]:
    """An id belongs to one record or one place only."""
    loaded = register.loaded
    scopes: dict[tuple[str, str], Place] = {}
    for scope, name, place in _named(loaded):
        yield from _claim(scopes, scope, name, place)
    for section in loaded.sections:
        for mark in section.body.of(MarkKind.HEADING, MarkKind.FINDING):
            if mark.target:
                yield from _claim(scopes, "report", mark.target, mark.place)
    for recommendation in loaded.recommendations:
        for index, follow_up in enumerate(recommendation.record.follow_up):
            place = recommendation.place("follow_up", index, "id")
            yield from _claim(scopes, recommendation.record.id, follow_up.id, place)
    for instrument in loaded.instruments:
        for index, provision in enumerate(instrument.record.provisions):
            place = instrument.place("provisions", index, "path")
            yield from _claim(scopes, instrument.record.id, provision.slug, place)


def _named(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    """Yield the id of each record with where it must be unique and where it stands."""
    for section in loaded.sections:
        yield "report", section.record.id, section.place("id")
    for recommendation in loaded.recommendations:
        yield "report", recommendation.record.id, recommendation.place("id")
    for page in loaded.pages:
        yield "page", page.record.id, page.place("id")
    for instrument in loaded.instruments:
        yield "instrument", instrument.record.id, instrument.place("id")
    for mission in loaded.missions:
        yield "mission", mission.record.id, mission.place("id")
    for institution in loaded.institutions:
        yield "institution", institution.record.id, institution.place("id")
    for topic in loaded.topics:
        yield "topic", topic.record.id, topic.place("id")
    for source in loaded.sources:
        yield "source", source.record.id, source.place("id")
    for figure in loaded.figures:
        yield "figure", figure.record.id, figure.place("id")


def _claim(
    scopes: dict[tuple[str, str], Place], scope: str, name: str, place: Place
) -> Iterator[Problem]:
    first = scopes.setdefault((scope, name), place)
    if first != place:
        message = f"the id '{name}' is already used at {first}"
        yield Problem(Code.DUPLICATE_ID, place, message, "give one of them another id")


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
        for mark in text.of(MarkKind.FINDING)
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
    if instrument in register.loaded.claims.ids:
        return
    if instrument not in register.instruments:
        message = f"{who} cites '{cited}', and there is no instrument '{instrument}'"
        fix = nearest(instrument, register.instruments) or f"references/instruments: {_NEVER}"
        yield Problem(Code.UNKNOWN_INSTRUMENT, place, message, fix)
    elif "/" in cited and cited not in register.provisions:
        message = f"{who} cites '{cited}', which no instrument holds"
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
    """What is placed, repeated or said to be repeated is a recommendation that exists."""
    numbers = {*register.recommendation_by_number, *register.loaded.claims.numbers}
    for section in register.loaded.sections:
        for mark in section.body.of(MarkKind.PLACEMENT):
            if int(mark.target) not in numbers:
                message = f"there is no recommendation {mark.target}"
                fix = f"the numbers run from 1 to {max(numbers, default=0)}; correct the number"
                yield Problem(Code.UNKNOWN_RECOMMENDATION, mark.place, message, fix)
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
    for mission in register.loaded.missions:
        named = [
            (repeated, mission.place("recommendations", index, "repeats", at))
            for index, one in enumerate(mission.record.recommendations)
            for at, repeated in enumerate(one.repeats)
        ]
        yield from _unknown(
            register, Code.UNKNOWN_RECOMMENDATION, mission.record.id, named, known, where
        )


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
    for name, place in named:
        if name not in known and name not in register.loaded.claims.ids:
            message = (
                f"'{who}' {verb} '{name}': {where}" if who else f"the text {verb} '{name}': {where}"
            )
            yield Problem(code, place, message, nearest(name, known) or _NEVER)


NAME_RULES = (
    duplicate_ids,
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
