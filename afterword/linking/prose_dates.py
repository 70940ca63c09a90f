"""Days as texts name them: 20 March 2016, on Sunday 20 March 2016, 10 and 24 October 1999."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_ORDINAL = r"(?:st|nd|rd|th)?"
_JOINED = r"\s*(?:,|/|&|and|or|to|[-–—])\s*"

_ANY_DAY = re.compile(rf"\d\D{{0,9}}\b(?:{_NAMES})\b|\b(?:{_NAMES})\s\d")
_DAYS = re.compile(
    rf"(?<![\w.,/-])((?:\d{{1,2}}{_ORDINAL}{_JOINED})*\d{{1,2}}{_ORDINAL})\s(?:of\s)?({_NAMES})\b"
    rf"(?:,?\s(\d{{4}})(?!\d))?"
)
"""10 and 24 October 1999: groups are the days, the month, the year or nothing."""

_DAY = re.compile(rf"\b({_NAMES})\s(\d{{1,2}}),\s(\d{{4}})(?!\d)")
"""March 20, 2016."""

WEEKDAY = re.compile(
    rf"\b({'|'.join(calendar.day_name)}),?\s(?:the\s)?"
    rf"(\d{{1,2}}){_ORDINAL}\s(?:of\s)?({_NAMES}),?\s(\d{{4}})(?!\d)"
)
"""Sunday, 20 March 2016: groups are weekday, day, month, year."""


def month_number(name: str) -> int:
    """Return the number of a month, from 1."""
    return _MONTHS[name]


def has_day(text: str) -> bool:
    """Tell whether a text may name a day at all."""
    return _ANY_DAY.search(text) is not None


def days_in(text: str) -> frozenset[date]:
    """Return the whole days that a text names; a day without a year has that of the next one.

    >>> sorted(map(str, days_in("19 September and 3 October 2004")))
    ['2004-09-19', '2004-10-03']
    """
    found: set[date] = set()
    year = 0
    for _, numbers, month, own_year in reversed(list(_named(text))):
        year = own_year or year
        for number in numbers:
            if year and 1 <= number <= calendar.monthrange(year, month)[1]:
                found.add(date(year, month, number))
    return frozenset(found)


def impossible_days(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text names a day that no month or year has, where its name ends, and that day.

    >>> list(impossible_days("On 31 April, and on 29 February 2016"))
    [(3, 11, '31 April')]
    """
    for (start, end), numbers, month, year in _named(text):
        # Without its year a number above 31 may be anything, and February may have 29 days.
        last = calendar.monthrange(year or 2000, month)[1]
        for number in numbers:
            if last < number <= (99 if year else 31) or (number == 0 and year):
                words = f"{number} {calendar.month_name[month]}{f' {year}' if year else ''}"
                yield start, end, words


def _named(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, ...], int, int]]:
    """Yield where a text names days, from and to, their numbers, the month, and the year or 0."""
    if not has_day(text):
        return
    for match in _DAYS.finditer(text):
        numbers = tuple(int(one) for one in re.findall(r"\d+", match[1]))
        yield match.span(), numbers, _MONTHS[match[2]], int(match[3] or 0)
    for match in _DAY.finditer(text):
        yield match.span(), (int(match[2]),), _MONTHS[match[1]], int(match[3])
