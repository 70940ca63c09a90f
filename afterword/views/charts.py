"""Every chart of a report: of its follow-up, and of the tables that declare one."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from afterword.linking.computing import number_of
from afterword.linking.register import Register
from afterword.model.tables import TableChart
from afterword.views.chart import VALUE, Chart, Series
from afterword.views.follow_up_charts import follow_up_charts
from afterword.views.tables import TableView, table_views


def charts(register: Register) -> Mapping[str, Chart]:
    """Return every chart for which there is something to show, by its id."""
    found = (*follow_up_charts(register), *table_charts(register))
    return MappingProxyType({chart.id: chart for chart in found})


def of_table(table: str) -> str:
    """Return the id of the chart of a table."""
    return f"table-{table}"


def table_charts(register: Register) -> Iterator[Chart]:
    """Yield the chart of each table that declares one and has rows."""
    views = table_views(register)
    for table in register.tables.values():
        if table.chart and views[table.id].rows:
            yield _chart(views[table.id], table.chart)


def _chart(view: TableView, chart: TableChart) -> Chart:
    keys = [column.key for column in view.columns]
    label, value = keys.index(chart.label), keys.index(chart.value)
    compared, counted = view.columns[label].heading, view.columns[value].heading
    rows = tuple((row[label], row[value]) for row in view.rows)
    values = tuple(number_of(number) or Decimal(0) for _, number in rows)
    total = view.totals[value] if view.totals else ""
    return Chart(
        id=of_table(view.id),
        title=chart.title or f"{counted}, by {compared[:1].lower()}{compared[1:]}",
        description=f"{counted}: {'; '.join(f'{name} {number}' for name, number in rows)}.",
        kind=chart.kind,
        categories=tuple(name for name, _ in rows),
        series=(Series(key=VALUE, basis="", words=counted, values=values),),
        columns=(compared, counted),
        rows=rows,
        totals=("Total", total) if total else (),
    )
