"""Figures as a reader sees them: what they are of, where they stand, what they follow from."""

from dataclasses import dataclass

from afterword.linking.refs import Ref, note_ref, section_ref
from afterword.linking.register import Register
from afterword.model.figures import Computed, Figure, Way
from afterword.model.text_safety import number_in_words
from afterword.sources.mark_finder import MarkKind

_WAY_WORDS = {
    Way.SUM: "the sum of ",
    Way.PRODUCT: "the product of ",
    Way.DIFFERENCE: "the difference of ",
    Way.QUOTIENT: "the quotient of ",
    Way.SHARE: "in per cent, the share of ",
}
_BETWEEN = {Way.SHARE: " in ", Way.QUOTIENT: " and ", Way.DIFFERENCE: " and "}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure as a reader sees it."""

    id: str
    words: str
    """What it is of: its id in words."""
    value: str
    unit: str
    place: str
    computed: str
    """How it follows from others, in words; empty where it does not."""
    comes_to: str
    """What it comes to where that differs from what is printed; else empty."""
    note: Ref | None
    """The editors' note on the difference, where the report calls it."""
    remark: str
    used_in: tuple[Ref, ...]
    """The sections that print it."""


def figure_views(register: Register) -> tuple[FigureView, ...]:
    """Return the figures in the order in which the report first prints them, then the others."""
    used: dict[str, dict[str, None]] = {}
    for entry in register.loaded.sections:
        for mark in entry.body.of(MarkKind.FIGURE):
            used.setdefault(mark.target, {})[entry.record.id] = None
    printed = [register.figures[name] for name in used if name in register.figures]
    others = [one for name, one in register.figures.items() if name not in used]
    return tuple(_figure(register, one, tuple(used.get(one.id, ()))) for one in (*printed, *others))


def _figure(register: Register, figure: Figure, sections: tuple[str, ...]) -> FigureView:
    discrepancy = figure.discrepancy
    return FigureView(
        id=figure.id,
        words=figure.id.replace("-", " "),
        value=number_in_words(figure.value),
        unit=figure.unit,
        place=figure.place,
        computed=_computed(register, figure.computed) if figure.computed else "",
        comes_to=number_in_words(discrepancy.computed) if discrepancy else "",
        note=note_ref(register, discrepancy.note)
        if discrepancy and discrepancy.note in register.note_numbers
        else None,
        remark=figure.note or figure.kept or "",
        used_in=tuple(section_ref(register, section) for section in sections),
    )


def _computed(register: Register, computed: Computed) -> str:
    """Return how a figure is computed, with the numbers.

    The words are in the order of the report: the share of 47 in 234.
    """
    if computed.data:
        return _counted(computed)
    values = [number_in_words(register.figures[one].value) for one in computed.figures]
    listed = f"{', '.join(values[:-1])} and {values[-1]}"
    words = _BETWEEN.get(computed.way, "").join(values) if computed.way in _BETWEEN else listed
    return f"{_WAY_WORDS[computed.way]}{words}"


def _counted(computed: Computed) -> str:
    asked = "; ".join(f"{column}: {' or '.join(v)}" for column, v in computed.where.items())
    where = f" ({asked})" if asked else ""
    if computed.column:
        return f"the total of ‘{computed.column}’ in the data ‘{computed.total}’{where}"
    if computed.distinct:
        return f"the number of different ‘{computed.distinct}’ in the data ‘{computed.rows}’{where}"
    return f"the number of rows in the data ‘{computed.rows}’{where}"
