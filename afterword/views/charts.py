"""Every chart of a report: of its follow-up, and of the tables that declare one."""

from collections.abc import Mapping
from types import MappingProxyType

from afterword.linking.register import Register
from afterword.views.chart import Chart
from afterword.views.follow_up_charts import follow_up_charts
from afterword.views.table_charts import table_charts


def charts(register: Register) -> Mapping[str, Chart]:
    """Return every chart for which there is something to show, by its id."""
    found = (*follow_up_charts(register), *table_charts(register))
    return MappingProxyType({chart.id: chart for chart in found})
