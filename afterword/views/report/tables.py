"""Tables as a reader sees them: rows, counts and totals of data files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from afterword.linking.computing import number_of, rows_where
from afterword.linking.register import Register
from afterword.model.reference import without_form
from afterword.model.tables import COUNT, ColumnKind, DataTable, Table, TableColumn
from afterword.model.text_safety import number_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as a reader sees it: cells are texts without markup, numbers as they are printed."""

    id: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]
    """A last row that adds up what can be; empty where no column asks for it."""
    place: str
    note: str
    languages: Mapping[str, str]
    """The languages of the names that are foreign words, by the cells that hold them."""

    @property
    def words(self) -> str:
        """Its title and its rows, on one line."""
        return "; ".join([self.title, *(" ".join(filter(None, row)) for row in self.rows)])


def table_views(register: Register) -> dict[str, TableView]:
    """Return each table by its id."""
    return {name: _table(register, table) for name, table in register.tables.items()}


def _table(register: Register, table: Table) -> TableView:
    names, rows = _rows(register.data[table.data], table)
    shown = [[row[names.index(column.key)] for column in table.columns] for row in rows]
    return TableView(
        id=table.id,
        title=table.title,
        columns=table.columns,
        rows=tuple(
            tuple(_cell(column, value) for column, value in zip(table.columns, row, strict=True))
            for row in shown
        ),
        totals=_totals(table, shown),
        place=table.place,
        note=table.note or "",
        languages=_languages(register, table, shown),
    )


def _languages(register: Register, table: Table, rows: list[list[str]]) -> dict[str, str]:
    languages = register.word_languages
    names = [column.kind is ColumnKind.NAME for column in table.columns]
    cells = [value for row in rows for value, is_name in zip(row, names, strict=True) if is_name]
    return {
        value: languages[without_form(value)]
        for value in dict.fromkeys(cells)
        if without_form(value) in languages
    }


def _rows(data: DataTable, table: Table) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the names of the columns and the rows that a table is made of, in its order."""
    names, rows = data.columns, list(rows_where(data, table.where))
    if table.count_by:
        at = [names.index(column) for column in table.count_by]
        counted = Counter(tuple(row[one] for one in at) for row in rows)
        names = (*table.count_by, COUNT)
        rows = [(*values, str(count)) for values, count in counted.items()]
    if table.sort:
        by = names.index(table.sort)
        kinds = {column.key: column.kind for column in table.columns}
        is_number = kinds.get(table.sort) is ColumnKind.NUMBER or table.sort == COUNT
        rows.sort(key=lambda row: (_size(row[by]) if is_number else 0, row[by].casefold()))
    return names, rows


def _size(value: str) -> Decimal:
    number = number_of(value)
    return Decimal(0) if number is None else number


def _cell(column: TableColumn, value: str) -> str:
    number = number_of(value) if column.kind is ColumnKind.NUMBER else None
    return value if number is None else number_in_words(f"{number:f}")


def _totals(table: Table, rows: list[list[str]]) -> tuple[str, ...]:
    if not any(column.total for column in table.columns):
        return ()
    return tuple(
        number_in_words(f"{sum((_size(row[at]) for row in rows), Decimal(0)):f}")
        if column.total
        else ""
        for at, column in enumerate(table.columns)
    )
