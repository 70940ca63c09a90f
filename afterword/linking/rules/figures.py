"""Rules about figures: what they are computed from is there, and they add up."""

from collections.abc import Iterator
from decimal import Decimal

from afterword.linking.computing import comes_to
from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.linking.rules.tables import unknown_in_data
from afterword.model.figures import Discrepancy, Figure
from afterword.model.text_safety import number_in_words
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources.entry import Entry


def unknown_parts_of_figures(register: Register, _: Project) -> Iterator[Problem]:
    """A figure is computed from figures and data that are stated, and names a note that is."""
    for entry in register.loaded.figures:
        record = entry.record
        if record.computed:
            way = record.computed.way.value
            named = [
                (one, entry.place("computed", way, index))
                for index, one in enumerate(record.computed.figures)
            ]
            where = "content/figures.yml does not state it"
            yield from unknown(
                register, Code.UNKNOWN_FIGURE, record.id, named, register.figures, where
            )
            yield from _unknown_data(register, entry)
            yield from _of_itself(entry)
        if record.discrepancy:
            pairs = [(record.discrepancy.note, entry.place("discrepancy", "note"))]
            where = "content/notes.yml does not have it"
            yield from unknown(register, Code.UNKNOWN_NOTE, record.id, pairs, register.notes, where)


def _of_itself(entry: Entry[Figure]) -> Iterator[Problem]:
    figure = entry.record
    if figure.computed and figure.id in figure.computed.figures:
        message = f"the figure '{figure.id}' is computed from itself"
        place = entry.place("computed", figure.computed.way.value)
        yield Problem(Code.WRONG_VALUE, place, message, "name the figures that it follows from")


def _unknown_data(register: Register, entry: Entry[Figure]) -> Iterator[Problem]:
    computed = entry.record.computed
    if computed is None or computed.data is None:
        return
    place = entry.place("computed", computed.way.value)
    columns = [(one, entry.place("computed", "where", one)) for one in computed.where]
    columns += [
        (name, entry.place("computed", key))
        for key in ("column", "distinct")
        if (name := getattr(computed, key))
    ]
    who = entry.record.id
    yield from unknown_in_data(register, who, (computed.data, place), columns, computed.where)


def figures_add_up(register: Register, _: Project) -> Iterator[Problem]:
    """A figure is what it is computed to be, or its discrepancy is declared and holds."""
    for entry in register.loaded.figures:
        figure, declared = entry.record, entry.record.discrepancy
        found = comes_to(register, figure, declared.computed if declared else None)
        if found is None:
            yield from _not_computed(register, entry)
        elif declared is None:
            yield from _not_added_up(entry, found)
        else:
            yield from _discrepancy_gone(register, entry, declared, found)


def _not_computed(register: Register, entry: Entry[Figure]) -> Iterator[Problem]:
    """Yield a problem where all that a figure needs is there, and it cannot be computed."""
    figure = entry.record
    names = figure.computed.figures if figure.computed else ()
    if not names or any(one not in register.figures for one in names):
        return
    if Decimal(register.figures[names[1]].value) == 0:
        message, fix = f"the figure '{figure.id}' is divided by 0", "correct the second figure"
    else:
        message = f"the figure '{figure.id}' is computed from numbers that are too long"
        fix = "compute it from fewer figures"
    yield Problem(Code.DOES_NOT_ADD_UP, entry.place("computed"), message, fix)


def _not_added_up(entry: Entry[Figure], found: Decimal) -> Iterator[Problem]:
    figure, comes = entry.record, _in_words(found)
    if Decimal(figure.value) == found:
        return
    printed = number_in_words(figure.value)
    message = f"the figure '{figure.id}' is {printed}, and it is computed to be {comes}"
    fix = (
        "correct it, or what it is computed from; where the published report has it so, add "
        f'`discrepancy: {{computed: "{comes}", note: …}}`'
    )
    yield Problem(Code.DOES_NOT_ADD_UP, entry.place("value"), message, fix)


def _discrepancy_gone(
    register: Register, entry: Entry[Figure], declared: Discrepancy, found: Decimal
) -> Iterator[Problem]:
    figure, comes = entry.record, _in_words(found)
    if comes_to(register, figure) == Decimal(figure.value):
        message = f"the figure '{figure.id}' is declared to differ, and it adds up"
        fix = "remove `discrepancy:`, and its note where nothing else needs it"
        yield Problem(Code.DISCREPANCY_GONE, entry.place("discrepancy"), message, fix)
    elif Decimal(declared.computed) != found:
        says = number_in_words(declared.computed)
        message = f"the figure '{figure.id}' is declared to come to {says}, and comes to {comes}"
        place = entry.place("discrepancy", "computed")
        fix = f'write `computed: "{comes}"` if that is so, and see that its note says so too'
        yield Problem(Code.DISCREPANCY_GONE, place, message, fix)


def _in_words(number: Decimal) -> str:
    return number_in_words(f"{number:f}")


FIGURE_RULES = (unknown_parts_of_figures, figures_add_up)
