"""What MkDocs, its theme and other plugins warn of while a website is built, as problems."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from afterword.problems import Code, Place, Problem
from afterword.project.files import SITE_SETTINGS
from afterword.sources.site_settings import SiteSettings

_LOGGER = logging.getLogger("mkdocs")
_OF_SETTING = re.compile(r"Config value '(\w+)': (.+)")
_TYPES = re.compile(r"Expected type: <class '(\w+)'> but received: <class '\w+'>")
_TYPE_WORDS = {"list": "a list", "dict": "a mapping", "str": "a text", "bool": "true or false"}
_FIX_SETTING = "correct it, or take it out"
_FIX = "correct mkdocs.yml, or the file that is named"


class MkDocsLog(logging.Handler):
    """Keeps what MkDocs warns of between `open` and `close`."""

    def __init__(self, settings: SiteSettings, root: Path) -> None:
        super().__init__(logging.WARNING)
        self._settings, self._root = settings, root
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was said so far, in order."""
        return tuple(self._problems)

    @property
    def has_errors(self) -> bool:
        """Whether settings were refused: then MkDocs has given up because of them."""
        return any(one.code is Code.SITE_SETTING for one in self._problems)

    def open(self) -> Self:
        """Begin to listen."""
        _LOGGER.addHandler(self)
        return self

    def close(self) -> None:
        """Listen no more."""
        _LOGGER.removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, on one line; one of a setting with the place of the setting."""
        words = " ".join(record.getMessage().split()).replace(f"{self._root}{os.sep}", "")
        place = Place(SITE_SETTINGS.path, 1, 1)
        if record.levelno < logging.ERROR:
            problem = Problem(Code.MKDOCS, place, f"MkDocs says: {words}", _FIX)
        elif of := _OF_SETTING.fullmatch(words):
            message = f"MkDocs cannot use '{of[1]}': {_TYPES.sub(_in_words, of[2])}"
            place = self._settings.place(of[1])
            problem = Problem(Code.SITE_SETTING, place, message, _FIX_SETTING)
        else:
            problem = gave_up(words)
        self._problems.append(problem)


def gave_up(words: object) -> Problem:
    """Return the problem that MkDocs, a plugin or a hook could not go on."""
    message = f"MkDocs gave up: {words}"
    fix = "correct the plugin or hook that says so, or take it out of mkdocs.yml"
    return Problem(Code.SITE_SETTING, Place(SITE_SETTINGS.path, 1, 1), message, fix)


def _in_words(match: re.Match[str]) -> str:
    return f"it should be {_TYPE_WORDS.get(match[1], 'of another form')}"


@contextmanager
def listening(settings: SiteSettings, root: Path, *, quietly: bool = False) -> Iterator[MkDocsLog]:
    """Give what MkDocs warns of within; quietly, it prints nothing of it itself."""
    before, log = _LOGGER.propagate, MkDocsLog(settings, root).open()
    _LOGGER.propagate = before and not quietly
    try:
        yield log
    finally:
        _LOGGER.propagate = before
        log.close()
