"""What WeasyPrint says while it works: it tells its log, and nothing of that is lost."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from afterword.pdf.render import SCHEME, TEMPLATE
from afterword.problems import Code, Place, Problem

STYLES = "templates/pdf/report.css"
_IN_STYLES = re.compile(r" at (\d+):(\d+)")


@contextmanager
def logged() -> Iterator[list[Problem]]:
    """Collect what WeasyPrint logs while it works, as problems."""
    problems: list[Problem] = []
    logger = logging.getLogger("weasyprint")
    handler = _Collecting(problems)
    before, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield problems
    finally:
        logger.handlers, logger.propagate = before, propagate
        logger.setLevel(level)


class _Collecting(logging.Handler):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        problem = _problem(record.getMessage())
        if problem not in self._problems:
            self._problems.append(problem)


def _problem(message: str) -> Problem:
    """Return what WeasyPrint said as a problem, in the style sheet where it says where."""
    told = message.replace(f"{SCHEME}:///", "").rstrip(": ")
    if found := _IN_STYLES.search(told):
        place = Place(STYLES, int(found.group(1)), int(found.group(2)))
        told = told.replace(found.group(), "")
        return Problem(Code.PDF_RENDERING, place, told, "correct the style sheet")
    fix = "correct the template, the style sheet or the text that it names"
    return Problem(Code.PDF_RENDERING, TEMPLATE, told, fix)
