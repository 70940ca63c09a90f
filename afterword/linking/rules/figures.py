"""Rules about figures: what they are computed from is there, and they add up."""

from collections.abc import Iterator
from decimal import Decimal

from afterword.linking.computing import comes_to
from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.linking.rules.tables import unknown_in_data
from afterword.model.figures import Figure
from afterword.problems import Code, Problem
from afterword.sources.entry import Entry
from afterword.sources.project import Project


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
        if record.discrepancy:
            pairs = [(record.discrepancy.note, entry.place("discrepancy", "note"))]
            where = "content/notes.yml does not have it"
            yield from unknown(register, Code.UNKNOWN_NOTE, record.id, pairs, register.notes, where)


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
            if figure.computed and _is_divided_by_nothing(register, figure):
                message = f"the figure '{figure.id}' is divided by 0"
                place = entry.place("computed")
                yield Problem(Code.DOES_NOT_ADD_UP, place, message, "correct the second figure")
        elif declared is None:
            yield from _not_added_up(entry, found)
        else:
            yield from _discrepancy_gone(register, entry, found)


def _is_divided_by_nothing(register: Register, figure: Figure) -> bool:
    names = figure.computed.figures if figure.computed else ()
    values = [register.figures[one].value for one in names if one in register.figures]
    return len(values) == len(names) > 1 and Decimal(values[1]) == 0


def _not_added_up(entry: Entry[Figure], found: Decimal) -> Iterator[Problem]:
    figure = entry.record
    if Decimal(figure.value) == found:
        return
    message = f"the figure '{figure.id}' is {figure.value}, and it is computed to be {found}"
    fix = (
        "correct it, or what it is computed from; where the published report has it so, add "
        f"`discrepancy: {{computed: {found}, note: …}}`"
    )
    yield Problem(Code.DOES_NOT_ADD_UP, entry.place("value"), message, fix)


def _discrepancy_gone(
    register: Register, entry: Entry[Figure], found: Decimal
) -> Iterator[Problem]:
    figure, declared = entry.record, entry.record.discrepancy
    if declared is None:
        return
    if comes_to(register, figure) == Decimal(figure.value):
        message = f"the figure '{figure.id}' is declared to differ, and it adds up"
        fix = "remove `discrepancy:`, and its note where nothing else needs it"
        yield Problem(Code.DISCREPANCY_GONE, entry.place("discrepancy"), message, fix)
    elif Decimal(declared.computed) != found:
        says = declared.computed
        message = f"the figure '{figure.id}' is declared to come to {says}, and comes to {found}"
        place = entry.place("discrepancy", "computed")
        fix = f"write `computed: {found}` if that is so, and see that its note says so too"
        yield Problem(Code.DISCREPANCY_GONE, place, message, fix)


FIGURE_RULES = (unknown_parts_of_figures, figures_add_up)
