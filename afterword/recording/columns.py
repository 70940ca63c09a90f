"""The columns of the spreadsheet for follow-up: their headings, and the fields that they hold."""

import re
from dataclasses import dataclass

from afterword.recording.drafts import Draft, choices_of

_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: its heading, the fields of drafts that stand in it, its width in characters."""

    heading: str
    keys: tuple[str, ...] = ()
    width: int = 14

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that it can hold; none where these are not a few."""
        return choices_of(self.keys[0]) if self.keys else ()


RECOMMENDATION, TITLE = "recommendation", "title"

SHEET_COLUMNS = (
    SheetColumn(heading=RECOMMENDATION, width=15),
    SheetColumn(heading=TITLE, width=28),
    SheetColumn(heading="entry", keys=("id",), width=22),
    SheetColumn(heading="kind", keys=("kind",)),
    SheetColumn(heading="date", keys=("date",), width=12),
    SheetColumn(heading="who", keys=("assessor", "by"), width=16),
    SheetColumn(heading="implementation", keys=("implementation",), width=16),
    SheetColumn(heading="basis", keys=("basis",), width=10),
    SheetColumn(heading="part", keys=("part",), width=6),
    SheetColumn(heading="position", keys=("position",)),
    SheetColumn(heading="closure", keys=("closure",), width=18),
    SheetColumn(heading="corrects", keys=("corrects",), width=22),
    SheetColumn(heading="text", keys=("text",), width=60),
    SheetColumn(heading="sources", keys=("sources",), width=28),
    SheetColumn(heading="confidence", keys=("confidence",), width=12),
    SheetColumn(heading="recorded on", keys=("recorded_on",), width=13),
    SheetColumn(heading="recorded by", keys=("recorded_by",), width=18),
    SheetColumn(heading="reverses", keys=("reverses",), width=22),
    SheetColumn(heading="where", keys=("where",), width=24),
    SheetColumn(heading="reservation", keys=("reservation",), width=40),
    SheetColumn(heading="quoted by", keys=("quoted_by",), width=22),
)
"""Every column, in the order of the export."""

COLUMN_OF_KEY = {key: column.heading for column in SHEET_COLUMNS for key in column.keys}


def cell_of(draft: Draft, column: SheetColumn) -> str:
    """Return what stands in a column for a draft."""
    return next((escaped(draft[key]) for key in column.keys if draft.get(key)), "")


def escaped(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before it.

    >>> escaped("=1+1"), escaped("'=1"), escaped("'tis"), unescaped(escaped("'=1"))
    ("'=1+1", "''=1", "'tis", "'=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(cell: str) -> str:
    """Return the text that was escaped, or typed with an apostrophe before it."""
    return cell[1:] if _ESCAPED.match(cell) else cell
