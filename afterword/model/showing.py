"""Texts as they can be shown: in a problem, and in every output."""

import re

from pydantic_core import PydanticCustomError

_SHOWN = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Those that a terminal, a spreadsheet or a browser takes for a command or refuses."""


def quoted(text: str) -> str:
    r"""Return a text in quotation marks, on one line and no longer than it takes to know it.

    >>> quoted("two\nlines"), len(quoted("a" * 1000))
    ("'two lines'", 63)
    """
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "'" + _CONTROL.sub("\ufffd", re.sub(r"[\t\n\r]", " ", shown)) + "'"


def without_control_characters(text: str) -> str:
    """Return the text as it is; one that holds what no output can show is refused."""
    if match := _CONTROL.search(text):
        character = f"U+{ord(match.group()):04X}"
        raise PydanticCustomError("control_character", "{character}", {"character": character})
    return text
