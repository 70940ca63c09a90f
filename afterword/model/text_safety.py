"""Texts as they can be shown: in a problem, and in every output."""

import re
from html import unescape
from unicodedata import category

from pydantic_core import PydanticCustomError

from afterword.model.characters import CONTROL, named, with_names

_SHOWN = 60
_COMMENT = re.compile(r"<!--.*?(?:--!?>|\Z)", re.DOTALL)
_NOTHING = frozenset({"null", "~"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their categories that show nothing: fillers, the empty Braille cell."""
_VISIBLE = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sc", "So"})


def quoted(text: str) -> str:
    r"""Return a text in quotation marks, on one line and no longer than it takes to know it; what
    nobody sees is named.

    >>> quoted("two\nlines"), len(quoted("a" * 1000)), quoted("17\u00a0")
    ("'two lines'", 63, "'17⟨no-break space⟩'")
    """
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "'" + with_names(re.sub(r"[\t\n\r]", " ", shown)) + "'"


def without_control_characters(text: str) -> str:
    """Return the text as it is; one that holds what no output can show is refused."""
    if match := CONTROL.search(text):
        character = named(match.group())
        raise PydanticCustomError("control_character", "{character}", {"character": character})
    return text


def with_something_to_see(text: str) -> str:
    """Return the text as it is; one of which nothing is seen is refused as empty, and so is what
    YAML has for nothing."""
    if text in _NOTHING:
        message, fix = f"{quoted(text)} stands for nothing", "write the text, or remove the key"
        raise PydanticCustomError("wrong_value", "{message}", {"message": message, "fix": fix})
    if not any(category(one)[0] not in "CZM" and one not in _BLANK_LETTERS for one in text):
        raise PydanticCustomError("string_too_short", "nothing is seen")
    return text


def has_visible_words(text: str) -> bool:
    """Tell whether a reader sees a letter, a digit or a symbol in a text. Comments, spaces of all
    kinds, entities that stand for them, punctuation, and marks without a letter are no words.

    >>> has_visible_words("Әділет"), has_visible_words("&nbsp;\u200b<!-- later -->")
    (True, False)
    """
    shown = unescape(_COMMENT.sub("", text))
    return any(category(one) in _VISIBLE and one not in _BLANK_LETTERS for one in shown)


def number_in_words(value: str) -> str:
    """Return a number as the report prints it, thousands apart.

    >>> number_in_words("9810852"), number_in_words("82.20"), number_in_words("-1234.5")
    ('9,810,852', '82.20', '-1,234.5')
    """
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, point, decimals = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"
