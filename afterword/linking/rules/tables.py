"""Rules about tables: their data and columns are there, and numbers are numbers."""

from collections.abc import Iterator, Sequence

from afterword.linking.computing import number_of
from afterword.linking.register import Register
from afterword.linking.rules.names import unknown
from afterword.model.figures import Where
from afterword.model.showing import quoted
from afterword.model.tables import COUNT, ColumnKind, Table
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import Entry
from afterword.sources.fields import nearest
from afterword.sources.project import Project


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
        columns += [(table.sort, entry.place("sort"))] if table.sort else []
        data = (table.data, entry.place("data"))
        yield from unknown_in_data(register, table.id, data, columns, table.where)
        yield from _uncounted(entry)


def _uncounted(entry: Entry[Table]) -> Iterator[Problem]:
    """Yield a problem for a column that a table of counts does not count by."""
    table = entry.record
    for index, column in enumerate(table.columns):
        if table.count_by and column.key not in {COUNT, *table.count_by}:
            message = f"'{table.id}' shows '{column.key}' and does not count by it"
            fix = f"add it to `count_by:`, or show '{COUNT}'"
            yield Problem(Code.WRONG_VALUE, entry.place("columns", index, "key"), message, fix)


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
            if (file.table.name, name) not in wanted:
                continue
            for row, values in enumerate(file.table.rows):
                if number_of(values[at]) is None:
                    message = f"{quoted(values[at])} under '{name}' is not a number"
                    fix = (
                        "write it as 9,810,852 or 77.1; in CSV, commas need quotation marks around"
                    )
                    yield Problem(Code.WRONG_VALUE, file.place(row), message, fix)


TABLE_RULES = (unknown_columns, numbers_in_data)
