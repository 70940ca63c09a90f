"""Rules about tables: their data and columns are there, and numbers are numbers."""

from collections.abc import Iterator, Sequence

from afterword.linking.computing import number_of, rows_where
from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.model.figures import Where
from afterword.model.tables import COUNT, MOST_IN_CHART, ColumnKind, Table
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import DataFile, Entry
from afterword.sources.fields import nearest


def unknown_in_data(
    register: Register,
    who: str,
    data: tuple[str, Place],
    columns: Sequence[tuple[str, Place]],
    where: Where,
) -> Iterator[Problem]:
    """Yield a problem for data, columns and values that are named and not there."""
    missing = "content/data has no such file"
    yield from unknown(register, Code.UNKNOWN_DATA, who, [data], register.data, missing)
    table = register.data.get(data[0])
    if table is None:
        return
    missing = f"the data '{table.name}' have no such column"
    yield from unknown(register, Code.UNKNOWN_DATA, who, columns, table.columns, missing)
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
        columns += [(one, entry.place("count_by", i)) for i, one in enumerate(table.count_by)]
        columns += [
            (one.key, entry.place("columns", index, "key"))
            for index, one in enumerate(table.columns)
            if not (one.key == COUNT and table.count_by)
        ]
        if table.sort and not table.count_by:
            columns.append((table.sort, entry.place("sort")))
        data = (table.data, entry.place("data"))
        yield from unknown_in_data(register, table.id, data, columns, table.where)
        yield from _uncounted(entry)


def _uncounted(entry: Entry[Table]) -> Iterator[Problem]:
    """Yield a problem for a column that a table of counts does not count by."""
    table = entry.record
    if not table.count_by:
        return
    named = [
        ("shows", column.key, entry.place("columns", index, "key"))
        for index, column in enumerate(table.columns)
    ]
    named += [("sorts by", table.sort, entry.place("sort"))] if table.sort else []
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


TABLE_RULES = (unknown_columns, numbers_in_data, charts_of_columns)
