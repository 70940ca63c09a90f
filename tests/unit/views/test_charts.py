"""The charts that tables declare: their numbers are those of the table."""

from decimal import Decimal
from pathlib import Path

from afterword.model.tables import ChartKind
from afterword.views.charts.chart import VALUE, Chart
from afterword.views.charts.charts import charts, of_table
from afterword.views.report.tables import table_views
from tests.unit.small_annex import COUNTS, DATA_FILE, TABLE_FILE, table, tables_yaml, with_annex
from tests.unit.small_project import Value, small_register

STATIONS: dict[str, Value] = {"kind": "bars", "label": "district", "value": "stations"}


def chart_of(folder: Path, *, data: str = COUNTS, **changes: Value) -> Chart | None:
    """Return the chart of the table with some keys changed, or None where it has none."""
    files = {TABLE_FILE: tables_yaml(table(**changes)), DATA_FILE: data}
    found = charts(small_register(folder, with_annex(dict(files))))
    return found.get(of_table("counts-in-full"))


def test_a_table_that_declares_none_has_no_chart(tmp_path: Path) -> None:
    assert chart_of(tmp_path) is None


def test_a_chart_draws_two_columns_of_its_table_in_the_order_of_its_rows(tmp_path: Path) -> None:
    chart = chart_of(tmp_path, chart=STATIONS, sort="stations")
    assert chart is not None
    assert chart.kind is ChartKind.BARS
    assert chart.title == "Stations, by district"
    assert chart.categories == ("North, the coast", "Қала I", "North, the coast", "Қала I")
    (series,) = chart.series
    assert (series.key, series.words, series.basis) == (VALUE, "Stations", "")
    assert series.values == (Decimal(17), Decimal(21), Decimal(100), Decimal(1074))
    assert chart.columns == ("District", "Stations")
    assert chart.rows[-1] == ("Қала I", "1,074")
    assert chart.totals == ("Total", "1,212")
    assert chart.description.startswith("Stations: North, the coast 17; Қала I 21;")
    assert not chart.names_series


def test_the_numbers_of_a_chart_are_printed_as_in_its_table(tmp_path: Path) -> None:
    folder = with_annex({TABLE_FILE: tables_yaml(table(chart=STATIONS))})
    register = small_register(tmp_path, folder)
    view, chart = table_views(register)["counts-in-full"], charts(register)["table-counts-in-full"]
    assert chart.rows == tuple((row[0], row[2]) for row in view.rows)


def test_a_chart_may_have_a_title_of_its_own_and_columns(tmp_path: Path) -> None:
    chart = chart_of(tmp_path, chart={**STATIONS, "kind": "columns", "title": "Seen"})
    assert chart is not None
    assert (chart.title, chart.kind) == ("Seen", ChartKind.COLUMNS)


def test_a_chart_of_counts_draws_how_many_there_are(tmp_path: Path) -> None:
    chart = chart_of(
        tmp_path,
        count_by=["kind"],
        columns=[
            {"key": "kind", "heading": "Kind"},
            {"key": "count", "heading": "Times", "kind": "number"},
        ],
        chart={"kind": "bars", "label": "kind", "value": "count"},
    )
    assert chart is not None
    assert chart.rows == (("Open", "2"), ("Late", "1"), ("Closed", "1"))
    assert chart.totals == ()


def test_a_table_without_rows_has_no_chart(tmp_path: Path) -> None:
    assert chart_of(tmp_path, data=COUNTS.partition("\n")[0] + "\n", chart=STATIONS) is None
