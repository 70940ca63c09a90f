"""Rules about names in texts: what they cite, print, call and show is there."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind


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


def unknown_figures(register: Register, _: Project) -> Iterator[Problem]:
    """A text prints only figures that are stated."""
    for text in register.texts:
        named = tuple((mark.target, mark.place) for mark in text.of(MarkKind.FIGURE))
        where = "content/figures.yml does not state it"
        yield from unknown(
            register, Code.UNKNOWN_FIGURE, "", named, register.figures, where, verb="prints"
        )


def unknown_notes(register: Register, _: Project) -> Iterator[Problem]:
    """A section calls only editors' notes that are written."""
    for text in (entry.body for entry in register.loaded.sections):
        named = tuple((mark.target, mark.place) for mark in text.of(MarkKind.NOTE))
        where = "content/notes.yml does not have it"
        yield from unknown(
            register, Code.UNKNOWN_NOTE, "", named, register.notes, where, verb="calls"
        )


def unknown_tables(register: Register, _: Project) -> Iterator[Problem]:
    """A text places only tables that are stated."""
    for text in register.texts:
        named = tuple((mark.target, mark.place) for mark in text.of(MarkKind.TABLE))
        where = "content/tables.yml does not have it"
        yield from unknown(
            register, Code.UNKNOWN_TABLE, "", named, register.tables, where, verb="places"
        )


TEXT_NAME_RULES = (unknown_citations, unknown_figures, unknown_notes, unknown_tables)
