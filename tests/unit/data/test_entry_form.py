"""A workbook to fill in, read back by another library."""

import csv
import io
from datetime import date, datetime

from openpyxl import Workbook, load_workbook

from afterword.data.entry_form import (
    EntryForm,
    FormColumn,
    FormList,
    entry_form_csv,
    entry_form_xlsx,
)

FORM = EntryForm(
    title="A title",
    sheet="Rows",
    created=date(2024, 5, 1),
    columns=(
        FormColumn(heading="name", width=20, list_heading="body"),
        FormColumn(heading="kind", width=10, choices=("one", "two")),
        FormColumn(heading="text", width=60, is_plain=False),
    ),
    rows=(("cec", "one", "Words;\nmore"), ("", "two", "017")),
    lists=(FormList(heading="body", names=(("cec", "Commission"), ("x", "Y"))),),
    instructions=("First.", "Then."),
)


def book() -> Workbook:
    return load_workbook(io.BytesIO(entry_form_xlsx(FORM)))


def test_the_rows_stand_below_their_headings() -> None:
    rows = list(book()["Rows"].iter_rows(max_row=3, values_only=True))
    assert rows == [
        ("name", "kind", "text"),
        ("cec", "one", "Words;\nmore"),
        (None, "two", "017"),
    ]


def test_values_are_chosen_from_lists_in_the_empty_rows_too() -> None:
    found = {
        (str(one.sqref), one.formula1) for one in book()["Rows"].data_validations.dataValidation
    }
    assert found == {("A2:A303", "Lists!$A$2:$A$3"), ("B2:B303", '"one,two"')}


def test_the_lists_say_what_their_names_stand_for() -> None:
    rows = list(book()["Lists"].iter_rows(values_only=True))
    assert rows == [("body", None), ("cec", "Commission"), ("x", "Y")]


def test_the_instructions_have_a_sheet() -> None:
    assert [row[0].value for row in book()["How to"].iter_rows()] == ["First.", "Then."]


def test_the_header_stays_and_columns_are_filtered_wide_and_wrapped() -> None:
    sheet = book()["Rows"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:C303")
    assert round(sheet.column_dimensions["C"].width) in {60, 61}
    assert sheet["C2"].alignment.wrap_text
    assert (sheet["A2"].number_format, sheet["C2"].number_format) == ("@", "General")
    assert sheet.column_dimensions["A"].number_format == "@"


def test_a_workbook_is_dated_by_its_rows_and_has_the_same_bytes() -> None:
    assert book().properties.created == datetime(2024, 5, 1)
    assert entry_form_xlsx(FORM) == entry_form_xlsx(FORM)


def test_the_csv_has_the_same_rows() -> None:
    content = entry_form_csv(FORM)
    assert content.startswith(b"\xef\xbb\xbfname,kind,text\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1:] == [list(row) for row in FORM.rows]
