"""What every output is made from, made once, so that outputs cannot disagree."""

import os
from calendar import timegm
from dataclasses import dataclass
from functools import cached_property

from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.views.matrix.grid import Grid
from afterword.views.matrix.matrix import matrix
from afterword.views.report.report import ReportView, report_view


@dataclass(frozen=True)
class BuildContext:
    """The values that every output takes."""

    project: Project
    register: Register
    source_date: int
    """The moment that outputs are dated by, in seconds since 1970."""

    @cached_property
    def report(self) -> ReportView:
        """The report as a reader sees it."""
        return report_view(self.register)

    @cached_property
    def matrix(self) -> Grid:
        """The follow-up matrix without pages: the report is not laid out yet."""
        return matrix(self.register, {})


def source_date_of(register: Register) -> int:
    """Return the moment that outputs bear: SOURCE_DATE_EPOCH, or the day of the record."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdecimal() else timegm(register.day.timetuple())
