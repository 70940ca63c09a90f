"""How numbers, dates and texts read without markup."""

import re
from datetime import date

from afterword.linking.register import Register
from afterword.model.record import PartialDate
from afterword.sources import marks
from afterword.views.refs import citation_ref

_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL)
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)")


def number_in_words(value: str) -> str:
    """Return a number as the report prints it, thousands apart.

    >>> number_in_words("9810852"), number_in_words("82.20"), number_in_words("-1234.5")
    ('9,810,852', '82.20', '-1,234.5')
    """
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, point, decimals = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"


def day_in_words(day: date) -> str:
    """Return a day as a reader writes it: 25 May 2020."""
    return PartialDate(day.year, day.month, day.day).in_words


def plain_text(register: Register, text: str) -> str:
    """Return a Markdown text without its markup, marks resolved, on one line a paragraph."""
    text = marks.CITATION.sub(lambda match: citation_ref(register, match.group(1)).label, text)
    text = marks.FIGURE.sub(
        lambda match: number_in_words(register.figures[match.group(1)].value), text
    )
    text = _LINK.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!])", r"\1", text)
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
