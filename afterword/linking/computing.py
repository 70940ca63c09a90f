"""What figures come to when they are computed, from other figures or from data files."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from math import prod

from afterword.linking.register import Register
from afterword.model.figures import Computed, Figure, Way, Where
from afterword.model.record import digits_of
from afterword.model.tables import DataTable

_DIGITS = 1000
"""With how many digits is computed: more than figures that people read ever need."""


def comes_to(register: Register, figure: Figure, like: str | None = None) -> Decimal | None:
    """Return what a figure comes to, rounded as its own value is, or as another is printed.

    Halves are rounded away from 0. The figures that it is computed from count as they are printed.
    None where something that it needs is not there, is no number, or is a divisor of 0, and where
    it has more than a thousand digits.
    """
    if figure.computed is None:
        return None
    with localcontext(prec=_DIGITS):
        try:
            return _rounded(register, figure.computed, like or figure.value)
        except InvalidOperation:
            return None


def _rounded(register: Register, computed: Computed, like: str) -> Decimal | None:
    exact = _exact(register, computed)
    if exact is None:
        return None
    if computed.nearest > 1:
        unit = Decimal(computed.nearest)
        exact = (exact / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
    decimals = len(like.partition(".")[2])
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rows_where(table: DataTable, where: Where) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a data file whose values are among those that are asked for."""
    asked = [(table.columns.index(column), values) for column, values in where.items()]
    return tuple(row for row in table.rows if all(row[at] in values for at, values in asked))


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is, or None.

    >>> number_of("82.20"), number_of("9,810,852"), number_of("")
    (Decimal('82.20'), Decimal('9810852'), None)
    """
    digits = digits_of(text)
    return None if digits is None else Decimal(digits)


def _exact(register: Register, computed: Computed) -> Decimal | None:
    if computed.data:
        table = register.data.get(computed.data)
        named = {*computed.where, *filter(None, (computed.column, computed.distinct))}
        if table is None or not named <= set(table.columns) or not _has_all(table, computed.where):
            return None
        return _of_rows(table, computed)
    values = [register.figures[one].value for one in computed.figures if one in register.figures]
    if len(values) < len(computed.figures):
        return None
    return _of_numbers(computed.way, [Decimal(value) for value in values])


def _has_all(table: DataTable, where: Where) -> bool:
    """Tell whether every value that is asked for stands in its column."""
    asked = ((table.columns.index(column), values) for column, values in where.items())
    return all(set(values) <= {row[at] for row in table.rows} for at, values in asked)


def _of_rows(table: DataTable, computed: Computed) -> Decimal | None:
    rows = rows_where(table, computed.where)
    if computed.column:
        at = table.columns.index(computed.column)
        numbers = [number_of(row[at]) for row in rows]
        known = [number for number in numbers if number is not None]
        return sum(known, Decimal(0)) if len(known) == len(rows) else None
    if computed.distinct:
        at = table.columns.index(computed.distinct)
        return Decimal(len({row[at] for row in rows}))
    return Decimal(len(rows))


def _of_numbers(way: Way, numbers: list[Decimal]) -> Decimal | None:
    first, second = numbers[0], numbers[1]
    match way:
        case Way.SUM:
            return sum(numbers, Decimal(0))
        case Way.PRODUCT:
            return prod(numbers, start=Decimal(1))
        case Way.DIFFERENCE:
            return first - second
        case Way.QUOTIENT:
            return first / second if second else None
        case _:
            return 100 * first / second if second else None
