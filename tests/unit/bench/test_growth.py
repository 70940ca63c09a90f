"""Work grows with the report and no faster: counted in lines that are run, which no clock can."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from afterword.data.feeds_and_citations import citation_files
from afterword.linking.checks import check
from afterword.linking.refs import section_ref
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.project.resources import PACKAGE
from afterword.sources.load import load
from afterword.views.follow_up.changes import change_views
from afterword.views.follow_up.feed import feed_views
from afterword.views.matrix.matrix import matrix
from afterword.views.matrix.sheets import follow_up_rows, provision_rows
from afterword.views.open_data.files import collect_open_data
from afterword.views.report.linked_data import linked_data
from afterword.views.report.report import report_view
from bench.corpus import write_corpus

_SMALL, _LARGE = 50, 200
_TIMES = _LARGE / _SMALL
_TOLERATED = ((1.0, 0.015), (1.6, 0.0015))
"""What a function may do more than its share, as a factor of that and as a part of all that is
done: of something rare a larger report may have more, of something frequent hardly."""


def test_no_function_does_more_than_its_share_in_a_larger_report(tmp_path: Path) -> None:
    small, large = (_lines(tmp_path / str(count), count) for count in (_SMALL, _LARGE))
    too_often = {
        f"{code.co_filename}: {code.co_qualname}": (small[code], done)
        for code, done in large.items()
        for factor, part in _TOLERATED
        if done > small[code] * _TIMES * factor + large.total() * part
    }
    assert too_often == {}


def _everything(register: Register, project: Project) -> None:
    """Do what a build does before it fills a template."""
    check(register, project)
    report_view(register)
    feed_views(register)
    change_views(register)
    follow_up_rows(register)
    provision_rows(register)
    citation_files(register)
    for section in register.sections:
        linked_data(register, (section_ref(register, section),), lambda ref: ref.id)
    collect_open_data(register, matrix(register, {}), {}, lambda ref: ref.id)


def _lines(folder: Path, count: int) -> Counter[CodeType]:
    """Return how many lines each function of the engine runs for a report of a size."""
    write_corpus(folder, count)
    project = Project(root=folder, today=date(2026, 1, 1))
    register = Register(loaded=load(project)[0])
    counted: Counter[CodeType] = Counter()

    def within(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            counted[frame.f_code] += 1
        return within

    def of_engine(frame: FrameType, _: str, __: Any) -> Any:
        return within if frame.f_code.co_filename.startswith(engine) else None

    engine, before = str(PACKAGE), sys.gettrace()
    sys.settrace(of_engine)
    try:
        _everything(register, project)
    finally:
        sys.settrace(before)
    return counted
