"""What MkDocs, its theme and other plugins warn of while a website is built, as problems."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from afterword.problems import Code, Place, Problem
from afterword.project.files import SITE_SETTINGS

_LOGGER = logging.getLogger("mkdocs")
_FIX = "correct mkdocs.yml, or the file that is named"


class MkDocsLog(logging.Handler):
    """Keeps what MkDocs warns of between `open` and `close`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was said so far, in order."""
        return tuple(self._problems)

    def open(self) -> Self:
        """Begin to listen."""
        _LOGGER.addHandler(self)
        return self

    def close(self) -> None:
        """Listen no more."""
        _LOGGER.removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, on one line."""
        message = f"MkDocs says: {' '.join(record.getMessage().split())}"
        place = Place(SITE_SETTINGS.path, 1, 1)
        self._problems.append(Problem(Code.MKDOCS, place, message, _FIX))


@contextmanager
def listening(*, quietly: bool = False) -> Iterator[MkDocsLog]:
    """Give what MkDocs warns of within; quietly, it prints nothing of it itself."""
    before, log = _LOGGER.propagate, MkDocsLog().open()
    _LOGGER.propagate = before and not quietly
    try:
        yield log
    finally:
        _LOGGER.propagate = before
        log.close()
