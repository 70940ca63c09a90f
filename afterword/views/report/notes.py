"""Editors' notes as a reader sees them: numbered, with what they rest on and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from afterword.linking.refs import Ref, note_ref, section_ref, source_ref
from afterword.linking.register import Register
from afterword.model.report import EditorsNote, Grounds
from afterword.model.text_safety import number_in_words

GROUNDS_WORDS = {
    Grounds.TEXT: "The official report’s own text shows it.",
    Grounds.OUTSIDE: "Another document shows it.",
    Grounds.JUDGEMENT: "This is the editors’ judgement.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """An editors' note as a reader sees it."""

    record: EditorsNote
    number: int
    ref: Ref
    grounds: str
    """What it rests on, in a sentence."""
    sources: tuple[Ref, ...]
    sections: tuple[Ref, ...]
    """Where it is called, in reading order."""
    figures: tuple[tuple[str, str, str], ...]
    """The figures whose discrepancy it tells: unit, as printed, and what they come to."""


def note_views(register: Register) -> tuple[NoteView, ...]:
    """Return the editors' notes that the report calls, in the order of their numbers."""
    told: dict[str, list[tuple[str, str, str]]] = {}
    for figure in register.figures.values():
        if declared := figure.discrepancy:
            values = number_in_words(figure.value), number_in_words(declared.computed)
            told.setdefault(declared.note, []).append((figure.unit, *values))
    return tuple(_note(register, name, told.get(name, ())) for name in register.note_calls)


def _note(register: Register, name: str, figures: Iterable[tuple[str, str, str]]) -> NoteView:
    record = register.notes[name]
    return NoteView(
        record=record,
        number=register.note_numbers[name],
        ref=note_ref(register, name),
        grounds=GROUNDS_WORDS[record.grounds],
        sources=tuple(source_ref(register, source) for source in record.sources),
        sections=tuple(section_ref(register, section) for section in register.note_calls[name]),
        figures=tuple(figures),
    )
