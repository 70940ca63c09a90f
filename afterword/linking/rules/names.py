"""Rules about names: what records and texts name, cite, print, call and place is there."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from afterword.linking.called import id_of
from afterword.linking.register import Register
from afterword.linking.uses import uses
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import FILES
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

Named = tuple[str, str, Place]
"""The id of the record that names something, or nothing for a text; the name; where it stands."""


MISSING = {
    "section": "no file under content/sections has that id",
    "finding": "no paragraph of a section has that id",
    "figure": "content/figures.yml does not state it",
    "note": "content/notes.yml does not have it",
    "table": "content/tables.yml does not have it",
    "data": "content/data has no such file",
    "institution": "references/institutions.yml does not have it",
    "topic": "references/topics.yml does not have it",
    "mission": "references/missions has no such file",
    "recommendation": "no recommendation of this report or of a mission has that id",
    "source": "references/sources.yml does not have it",
}
"""What a name of nothing is told, by the kind of what is named; the code is unknown-KIND."""

_FIELDS = {kind.record: kind.field for kind in FILES}
"""Where the records of each kind are kept."""

_HOLDERS = {"finding": {"section"}, "recommendation": {"recommendation", "mission"}}
"""The kinds of record that hold what is of another kind than theirs."""

_FIXES = {
    "source": """\
correct the id; a new source is added to references/sources.yml:
        - id: {name}
          title: …
          publisher: …
          date: …
          url: https://…
          kind: official   # official | assessor | media | ngo | research"""
}
"""What to do where no known name is near, if it is more than to correct the id."""


def findings_in(register: Register) -> frozenset[str]:
    """Return the ids of the paragraphs on which recommendations can rest."""
    bodies = (*(one.body for one in register.loaded.sections), *register.loaded.unread.texts)
    kinds = (MarkKind.FINDING, MarkKind.LOST)
    return frozenset(mark.target for text in bodies for mark in text.of(*kinds))


def known_names(register: Register, kind: str) -> Collection[str]:
    """Return the names of all that there is of a kind."""
    if kind == "finding":
        return findings_in(register)
    if kind == "recommendation":
        return {*register.recommendation_by_id, *register.mission_recommendations}
    names: Mapping[str, object] = getattr(register, _FIELDS[kind])
    return names


def unknown_in_records(register: Register, _: Project) -> Iterator[Problem]:
    """What a record names is there."""
    for kind in MISSING:
        named = ((use.who, use.name, use.place) for use in uses(register, kind))
        yield from unknown(register, kind, named)


def unknown_findings(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation rests on paragraphs that sections hold."""
    named = _named(register.loaded.recommendations, "findings.*")
    yield from unknown(register, "finding", named, verb="rests on")


def unknown_in_texts(register: Register, _: Project) -> Iterator[Problem]:
    """A text prints figures and places tables that are stated; a section calls notes that are."""
    bodies = [entry.body for entry in register.loaded.sections]
    figures, tables = (_marks(register.texts, kind) for kind in (MarkKind.FIGURE, MarkKind.TABLE))
    yield from unknown(register, "figure", figures, verb="prints")
    yield from unknown(register, "table", tables, verb="places")
    yield from unknown(register, "note", _marks(bodies, MarkKind.NOTE), verb="calls")


def recommendations_of_other_missions(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation that asked before is one of the mission that is named with it."""
    known = known_names(register, "recommendation")
    made = {
        mission.id: [one.id for one in mission.recommendations]
        for mission in register.missions.values()
    }
    for entry in register.loaded.recommendations:
        who = entry.record.id
        for index, prior in enumerate(entry.record.prior):
            name, mission = prior.recommendation, prior.mission or ""
            if name is None or name not in known or name == who:
                continue
            if mission in made and name not in made[mission]:
                message = f"'{who}' names '{name}': '{mission}' has no such recommendation"
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
            id_of(register, "instrument", cited)
            or nearest(instrument, register.instruments)
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
    kind: str,
    named: Iterable[Named],
    *,
    verb: str = "names",
    names: Collection[str] | None = None,
    missing: str = "",
) -> Iterator[Problem]:
    """Yield a problem for each name of nothing of a kind, or of some names that it may have, unless
    a record that cannot be read may have it."""
    unread = register.loaded.unread
    if unread.kinds & _HOLDERS.get(kind, {kind}):
        return
    known = known_names(register, kind) if names is None else names
    for who, name, place in named:
        if name not in known and name not in unread.ids:
            who_names = f"'{who}' {verb}" if who else f"the text {verb}"
            message = f"{who_names} {quoted(name)}: {missing or MISSING[kind]}"
            new = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "some-id"
            fix = _FIXES.get(kind, "add it there, or correct the id").format(name=new)
            fix = id_of(register, kind, name) or nearest(name, known) or fix
            yield Problem(Code(f"unknown-{kind}"), place, message, fix)


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
