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


def number_in_words(value: str) -> str:
    """Return a number as the report prints it, thousands apart.

    >>> number_in_words("9810852"), number_in_words("82.20"), number_in_words("-1234.5")
    ('9,810,852', '82.20', '-1,234.5')
    """
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, point, decimals = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"
