"""A row of the database."""

from collections.abc import Mapping

from afterword.model.open_data.shared import Given

Row = tuple[str, Mapping[str, object]]
"""The name of a table, and a value for each of its columns."""


def picked(record: Given, *columns: str) -> dict[str, object]:
    """Return the values of a record that go by the same name in its table."""
    return {column: getattr(record, column) for column in columns}
