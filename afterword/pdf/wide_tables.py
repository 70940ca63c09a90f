"""Tables in print that are wider than a page: in smaller letters, or on a page turned to landscape.

How wide a table must be is known before it is laid out, from the longest words of its columns and
the widths of our own letters.
"""

import re

from lxml.html import HtmlElement

from afterword.markup.pictures.lettering import FONTS, SANS_BOLD, Lettering
from afterword.pdf.line_breaks import in_pieces

_PORTRAIT, _LANDSCAPE = 152.0, 265.0
"""The width of the text on a page, in millimetres, as `templates/pdf/report.css` sets it."""
_SIZE, _SMALLER, _SMALLEST = 8.8, 7.6, 6.6
"""The size of letters in a table, in points, and the smallest on a page upright and turned."""
_MILLIMETRES = 25.4 / 72
_GAP, _SMALL_GAP = 2.0, 1.2
"""The space beside a cell, in millimetres; in a table with smaller letters."""
_TALL = 1500
"""From how many characters on a cell may be divided by the end of a page."""
_BREAKS = re.compile(r"[\s\u200b]+|(?<=[-/–—?=&])")
_OWN_TEXT = "descendant::text()[not(ancestor::*[contains(@class, 'aw-note')])]"


def fit_tables(tree: HtmlElement) -> None:
    """Give the tables of a text that are too wide the size, or the page, on which they fit."""
    for table in tree.iter("table"):
        if "data-beside" in (table.get("class") or "").split():
            continue
        _divide_tall_rows(table)
        needs = _needs(table)
        size = _fitting(needs, _SIZE, _SMALLER, _PORTRAIT)
        if size is None:
            size = _fitting(needs, _SIZE, _SMALLEST, _LANDSCAPE) or _SMALLEST
            _turn(table)
        if size < _SIZE:
            _add_class(table, "aw-small")
            table.set("style", f"font-size: {size:.1f}pt")


def _turn(table: HtmlElement) -> None:
    """Set a table, with what is said of it below, on a page of its own that is turned."""
    below = table.getnext()
    if below is not None and below.get("class") == "table-note":
        _add_class(table, "aw-turned")
        table = below
    _add_class(table, "aw-turned aw-turned-back")


def _fitting(needs: list[float], size: float, least: float, room: float) -> float | None:
    """Return the size of letters at which columns fit into a width; None where none does."""
    if sum(needs) * size * _MILLIMETRES + len(needs) * _GAP <= room:
        return size
    fits = (room - len(needs) * _SMALL_GAP) / (sum(needs) * _MILLIMETRES)
    return min(fits * 0.98, size) if fits * 0.98 >= least else None


def _needs(table: HtmlElement) -> list[float]:
    """Return how wide each column must be, in parts of the size of letters: its longest word."""
    letters = Lettering.of(FONTS / SANS_BOLD)
    needs: list[float] = []
    for row in table.iter("tr"):
        for at, cell in enumerate(row.iterchildren("th", "td")):
            words = _BREAKS.split(in_pieces(_text(cell)))
            needs.extend([0.0] * (at + 1 - len(needs)))
            needs[at] = max(needs[at], *(letters.width(word, 1) for word in words))
    return needs


def _divide_tall_rows(table: HtmlElement) -> None:
    for row in table.iter("tr"):
        if any(len(_text(cell)) > _TALL for cell in row.iterchildren("th", "td")):
            _add_class(row, "aw-tall")


def _text(cell: HtmlElement) -> str:
    """Return the text of a cell without the footnotes that it calls."""
    return "".join(map(str, cell.xpath(_OWN_TEXT)))


def _add_class(element: HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class') or ''} {name}".strip())
