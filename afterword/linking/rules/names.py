"""Rules about names: what records and texts name, cite, print, call and place is there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from afterword.linking.register import Register
from afterword.linking.uses import SOURCE_PATHS
from afterword.model.figures import OF_FIGURES
from afterword.model.recommendation import Recommendation
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

Named = tuple[str, str, Place]
"""The id of the record that names something, or nothing for a text; the name; where it stands."""


_IN_RECORDS = (
    ("recommendations", "section", Code.UNKNOWN_SECTION),
    ("recommendations", "addressees.*", Code.UNKNOWN_INSTITUTION),
    ("recommendations", "similar_to.*.body", Code.UNKNOWN_INSTITUTION),
    ("recommendations", "follow_up.*.by", Code.UNKNOWN_INSTITUTION),
    ("recommendations", "follow_up.*.assessor", Code.UNKNOWN_INSTITUTION),
    ("sources", "issued_by.*", Code.UNKNOWN_INSTITUTION),
    ("institutions", "successor.id", Code.UNKNOWN_INSTITUTION),
    ("recommendations", "topics.*", Code.UNKNOWN_TOPIC),
    ("recommendations", "prior.*.mission", Code.UNKNOWN_MISSION),
    ("recommendations", "prior.*.recommendation", Code.UNKNOWN_RECOMMENDATION),
    ("missions", "recommendations.*.repeats.*", Code.UNKNOWN_RECOMMENDATION),
    *(("figures", f"computed.{way.value}.*", Code.UNKNOWN_FIGURE) for way in OF_FIGURES),
    ("figures", "discrepancy.note", Code.UNKNOWN_NOTE),
    *(
        (field, path, Code.UNKNOWN_SOURCE)
        for field, paths in SOURCE_PATHS.items()
        for path in paths
    ),
)
"""The key paths of names, by the kind of record as it is loaded, and what is named there."""

_IN_TEXTS = (
    (MarkKind.FIGURE, "prints", Code.UNKNOWN_FIGURE),
    (MarkKind.TABLE, "places", Code.UNKNOWN_TABLE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKind:
    """A kind of thing that has a name: which there are, and what a name of none is told."""

    names: Callable[[Register], Collection[str]]
    missing: str
    """What follows after the name: "references/topics.yml does not have it"."""
    holders: frozenset[str]
    """The kinds of record that hold such things: where some could not be read, any may be there."""
    fix: str = "add it there, or correct the id"
    """What to do where no known name is near; {name} stands for the name."""


def findings_in(register: Register) -> frozenset[str]:
    """Return the ids of the paragraphs on which recommendations can rest."""
    bodies = (*(one.body for one in register.loaded.sections), *register.loaded.unread.texts)
    kinds = (MarkKind.FINDING, MarkKind.LOST)
    return frozenset(mark.target for text in bodies for mark in text.of(*kinds))


NAME_KINDS: Mapping[Code, NameKind] = {
    Code.UNKNOWN_SECTION: NameKind(
        names=lambda register: register.sections,
        missing="no file under content/sections has that id",
        holders=frozenset({"section"}),
    ),
    Code.UNKNOWN_FINDING: NameKind(
        names=findings_in,
        missing="no paragraph of a section has that id",
        holders=frozenset({"section"}),
    ),
    Code.UNKNOWN_FIGURE: NameKind(
        names=lambda register: register.figures,
        missing="content/figures.yml does not state it",
        holders=frozenset({"figure"}),
    ),
    Code.UNKNOWN_NOTE: NameKind(
        names=lambda register: register.notes,
        missing="content/notes.yml does not have it",
        holders=frozenset({"note"}),
    ),
    Code.UNKNOWN_TABLE: NameKind(
        names=lambda register: register.tables,
        missing="content/tables.yml does not have it",
        holders=frozenset({"table"}),
    ),
    Code.UNKNOWN_DATA: NameKind(
        names=lambda register: register.data,
        missing="content/data has no such file",
        holders=frozenset({"data"}),
    ),
    Code.UNKNOWN_INSTITUTION: NameKind(
        names=lambda register: register.institutions,
        missing="references/institutions.yml does not have it",
        holders=frozenset({"institution"}),
    ),
    Code.UNKNOWN_TOPIC: NameKind(
        names=lambda register: register.topics,
        missing="references/topics.yml does not have it",
        holders=frozenset({"topic"}),
    ),
    Code.UNKNOWN_MISSION: NameKind(
        names=lambda register: register.missions,
        missing="references/missions has no such file",
        holders=frozenset({"mission"}),
    ),
    Code.UNKNOWN_RECOMMENDATION: NameKind(
        names=lambda register: {
            *register.recommendation_by_id,
            *(one.id for own in register.missions.values() for one in own.recommendations),
        },
        missing="no recommendation of this report or of a mission has that id",
        holders=frozenset({"recommendation", "mission"}),
    ),
    Code.UNKNOWN_SOURCE: NameKind(
        names=lambda register: register.sources,
        missing="references/sources.yml does not have it",
        holders=frozenset({"source"}),
        fix="""\
correct the id; a new source is added to references/sources.yml:
        - id: {name}
          title: …
          publisher: …
          date: …
          url: https://…
          kind: official   # official | assessor | media | ngo | research""",
    ),
}
"""What can be named, by the code of the problem that there is no such thing."""


def unknown_in_records(register: Register, _: Project) -> Iterator[Problem]:
    """What a record names is there."""
    for field, key_path, code in _IN_RECORDS:
        yield from unknown(register, code, _named(getattr(register.loaded, field), key_path))
    if report := register.loaded.report:
        yield from unknown(register, Code.UNKNOWN_MISSION, _named([report], "mission"))


def unknown_findings(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation rests on paragraphs that sections hold."""
    named = _named(register.loaded.recommendations, "findings.*")
    yield from unknown(register, Code.UNKNOWN_FINDING, named, verb="rests on")


def unknown_in_texts(register: Register, _: Project) -> Iterator[Problem]:
    """A text prints figures and places tables that are stated; a section calls notes that are."""
    for kind, verb, code in _IN_TEXTS:
        yield from unknown(register, code, _marks(register.texts, kind), verb=verb)
    bodies = (entry.body for entry in register.loaded.sections)
    yield from unknown(register, Code.UNKNOWN_NOTE, _marks(bodies, MarkKind.NOTE), verb="calls")


def recommendations_of_other_missions(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation that asked before is one of the mission that is named with it."""
    known = NAME_KINDS[Code.UNKNOWN_RECOMMENDATION].names(register)
    made = {
        mission.id: [one.id for one in mission.recommendations]
        for mission in register.missions.values()
    }
    for entry in register.loaded.recommendations:
        yield from _of_another_mission(made, entry, known)


def _of_another_mission(
    made: Mapping[str, Sequence[str]], entry: LoadedRecord[Recommendation], known: Collection[str]
) -> Iterator[Problem]:
    for index, prior in enumerate(entry.record.prior):
        name, mission = prior.recommendation, prior.mission or ""
        if name is None or mission not in made or name not in known or name == entry.record.id:
            continue
        if name not in made[mission]:
            message = f"'{entry.record.id}' names '{name}': '{mission}' has no such recommendation"
            place = entry.place("prior", index, "recommendation")
            fix = nearest(name, made[mission]) or "correct the mission or the recommendation"
            yield Problem(Code.UNKNOWN_RECOMMENDATION, place, message, fix)


def unknown_citations(register: Register, _: Project) -> Iterator[Problem]:
    """Every citation is of an instrument or of a provision that it holds."""
    in_texts = _marks(register.texts, MarkKind.CITATION)
    for who, cited, place in (
        *in_texts,
        *_named(register.loaded.recommendations, "provisions.*.cite"),
    ):
        yield from _unknown_citation(register, f"'{who}'" if who else "the text", cited, place)


def _unknown_citation(register: Register, who: str, cited: str, place: Place) -> Iterator[Problem]:
    instrument = cited.partition("/")[0]
    unread = register.loaded.unread
    if instrument in unread.ids:
        return
    if instrument not in register.instruments:
        if "instrument" in unread.kinds:
            return
        message = f"{who} cites {quoted(cited)}, and there is no instrument {quoted(instrument)}"
        fix = (
            nearest(instrument, register.instruments)
            or "references/instruments: add it there, or correct the id"
        )
        yield Problem(Code.UNKNOWN_INSTRUMENT, place, message, fix)
    elif "/" in cited and cited not in register.provisions:
        message = f"{who} cites {quoted(cited)}, which no instrument holds"
        known = [name for name in register.provisions if name.startswith(f"{instrument}/")]
        fix = nearest(cited, known) or f"add it to '{instrument}', or correct the path"
        yield Problem(Code.UNKNOWN_PROVISION, place, message, fix)


def unknown(
    register: Register,
    code: Code,
    named: Iterable[Named],
    kind: NameKind | None = None,
    *,
    verb: str = "names",
) -> Iterator[Problem]:
    """Yield a problem for each name of nothing, unless a record that cannot be read may have it."""
    kind = kind or NAME_KINDS[code]
    unread = register.loaded.unread
    if unread.kinds & kind.holders:
        return
    names = kind.names(register)
    for who, name, place in named:
        if name not in names and name not in unread.ids:
            who_names = f"'{who}' {verb}" if who else f"the text {verb}"
            message = f"{who_names} {quoted(name)}: {kind.missing}"
            fix = nearest(name, names) or kind.fix.format(name=name)
            yield Problem(code, place, message, fix)


def _named(entries: Iterable[LoadedRecord[Any]], key_path: str) -> Iterator[Named]:
    """Yield what records name at a key path."""
    for entry in entries:
        yield from ((entry.record.id, *named) for named in entry.values(key_path))


def _marks(texts: Iterable[MarkdownText], kind: MarkKind) -> Iterator[Named]:
    return (("", mark.target, mark.place) for text in texts for mark in text.of(kind))


NAME_RULES = (
    unknown_in_records,
    unknown_findings,
    recommendations_of_other_missions,
    unknown_in_texts,
    unknown_citations,
)
