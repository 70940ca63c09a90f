"""Rules about figures, tables and data: what they name is there, numbers are numbers and add up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from afterword.linking.computing import comes_to, number_of, rows_where
from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.model.figures import Discrepancy, Figure, Where
from afterword.model.tables import COUNT, MOST_IN_CHART, ColumnKind, Table
from afterword.model.text_safety import number_in_words, quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import DataFile, LoadedRecord
from afterword.sources.fields import nearest


def unknown_data_of_figures(register: Register, _: Project) -> Iterator[Problem]:
    """A figure is computed from data that are there, and never from itself."""
    for entry in register.loaded.figures:
        figure, computed = entry.record, entry.record.computed
        if computed is None:
            continue
        place = entry.place("computed", computed.way.value)
        if figure.id in computed.figures:
            message = f"the figure '{figure.id}' is computed from itself"
            yield Problem(Code.WRONG_VALUE, place, message, "name the figures that it follows from")
        if computed.data:
            columns = [(one, entry.place("computed", "where", one)) for one in computed.where]
            columns += (*entry.values("computed.column"), *entry.values("computed.distinct"))
            data = (computed.data, place)
            yield from unknown_in_data(register, figure.id, data, columns, computed.where)


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


def _not_computed(register: Register, entry: LoadedRecord[Figure]) -> Iterator[Problem]:
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


def _not_added_up(entry: LoadedRecord[Figure], found: Decimal) -> Iterator[Problem]:
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
    register: Register, entry: LoadedRecord[Figure], declared: Discrepancy, found: Decimal
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


def unknown_in_data(
    register: Register,
    who: str,
    data: tuple[str, Place],
    columns: Sequence[tuple[str, Place]],
    where: Where,
) -> Iterator[Problem]:
    """Yield a problem for data, columns and values that are named and not there."""
    yield from unknown(register, "data", [(who, *data)])
    table = register.data.get(data[0])
    if table is None:
        return
    missing = f"the data '{table.name}' have no such column"
    named = ((who, *column) for column in columns)
    yield from unknown(register, "data", named, names=table.columns, missing=missing)
    places = dict(reversed(columns))
    for column, values in where.items():
        if column not in table.columns:
            continue
        at = table.columns.index(column)
        known = {row[at] for row in table.rows}
        for value in values:
            if value not in known:
                message = f"'{who}' asks for {quoted(value)}: no row has it under '{column}'"
                fix = nearest(value, known) or "write it as it stands in the data"
                yield Problem(Code.UNKNOWN_DATA, places.get(column, data[1]), message, fix)


def unknown_columns(register: Register, _: Project) -> Iterator[Problem]:
    """A table shows columns that its data have."""
    for entry in register.loaded.tables:
        table = entry.record
        columns = [(one, entry.place("where", one)) for one in table.where]
        columns += entry.values("count_by.*")
        shown = entry.values("columns.*.key")
        columns += [(key, at) for key, at in shown if not (key == COUNT and table.count_by)]
        if not table.count_by:
            columns += entry.values("sort")
        data = (table.data, entry.place("data"))
        yield from unknown_in_data(register, table.id, data, columns, table.where)
        yield from _uncounted(entry)


def _uncounted(entry: LoadedRecord[Table]) -> Iterator[Problem]:
    """Yield a problem for a column that a table of counts does not count by."""
    table = entry.record
    if not table.count_by:
        return
    named = [("shows", *found) for found in entry.values("columns.*.key")]
    named += [("sorts by", *found) for found in entry.values("sort")]
    for does, key, place in named:
        if key not in {COUNT, *table.count_by}:
            message = f"'{table.id}' {does} '{key}' and does not count by it"
            fix = f"add it to `count_by:`, or name '{COUNT}'"
            yield Problem(Code.WRONG_VALUE, place, message, fix)


def numbers_in_data(register: Register, _: Project) -> Iterator[Problem]:
    """A column that a table shows, or a figure adds up, as numbers holds numbers."""
    wanted: dict[tuple[str, str], None] = {}
    for table in register.tables.values():
        for column in table.columns:
            if column.kind is ColumnKind.NUMBER:
                wanted[table.data, column.key] = None
    for figure in register.figures.values():
        if figure.computed and figure.computed.total and figure.computed.column:
            wanted[figure.computed.total, figure.computed.column] = None
    for file in register.loaded.data:
        for at, name in enumerate(file.table.columns):
            if (file.table.name, name) in wanted:
                yield from _no_numbers(file, at)


def _no_numbers(file: DataFile, at: int) -> Iterator[Problem]:
    """Yield a problem for each value of a column that is no number, or one where none is."""
    name, rows = file.table.columns[at], file.table.rows
    wrong = [row for row, values in enumerate(rows) if number_of(values[at]) is None]
    if len(wrong) == len(rows) > 1:
        message = f"no value under '{name}' is a number"
        fix = "name a column of numbers where it is added up or shown as numbers"
        yield Problem(Code.WRONG_VALUE, file.place(0), message, fix)
        return
    for row in wrong:
        message = f"{quoted(rows[row][at])} under '{name}' is not a number"
        fix = "write it as 9,810,852 or 77.1; a value with commas needs quotation marks"
        yield Problem(Code.WRONG_VALUE, file.place(row), message, fix)


def charts_of_columns(register: Register, _: Project) -> Iterator[Problem]:
    """A chart compares numbers that its table shows, and no more than can be told apart."""
    for entry in register.loaded.tables:
        table, chart = entry.record, entry.record.chart
        if chart is None:
            continue
        kinds = {column.key: column.kind for column in table.columns}
        for key, name in (("label", chart.label), ("value", chart.value)):
            if name not in kinds:
                message = f"the chart of '{table.id}' names {quoted(name)}, a column not shown"
                fix = nearest(name, kinds) or f"name one of {', '.join(kinds)}"
                yield Problem(Code.WRONG_VALUE, entry.place("chart", key), message, fix)
        if kinds.get(chart.value, ColumnKind.NUMBER) is not ColumnKind.NUMBER:
            message = f"the chart of '{table.id}' draws '{chart.value}', which holds no numbers"
            fix = "name a column of `kind: number`"
            yield Problem(Code.WRONG_VALUE, entry.place("chart", "value"), message, fix)
        rows, most = _number_of_rows(register, table), MOST_IN_CHART[chart.kind]
        if rows > most:
            message = f"the chart of '{table.id}' compares {rows} rows, too many to tell apart"
            fix = f"show {most} of them or fewer with `where:`, or remove the chart"
            yield Problem(Code.WRONG_VALUE, entry.place("chart"), message, fix)


def _number_of_rows(register: Register, table: Table) -> int:
    """Return how many rows a table shows; none where that cannot be known."""
    data = register.data.get(table.data)
    if data is None or not {*table.where, *table.count_by} <= set(data.columns):
        return 0
    at = [data.columns.index(column) for column in table.count_by]
    rows = rows_where(data, table.where)
    return len({tuple(row[one] for one in at) for row in rows} if at else list(rows))


FIGURE_RULES = (
    unknown_data_of_figures,
    figures_add_up,
    unknown_columns,
    numbers_in_data,
    charts_of_columns,
)
