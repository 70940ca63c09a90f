"""Ways to divide what goes on over a page break, as tags made of boxes are divided."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.pdf.spoiling import divide, divide_over_a_page, elements, owners_on, with_content


def divide_table(pdf: pikepdf.Pdf) -> None:
    """Make two tables of one, where a page ends."""
    divide_over_a_page("TBody")(pdf)
    divide(pdf, elements(pdf, "Table")[0], at=-1)


def divide_section(pdf: pikepdf.Pdf) -> None:
    """Make two sections of one, where a page ends in a paragraph."""
    divide_over_a_page("P")(pdf)
    divide(pdf, elements(pdf, "Sect")[0], at=2)


def divide_row(pdf: pikepdf.Pdf) -> None:
    """Make two rows of one: the second goes on with a text, and its other cells are empty."""
    row = next(one for one in elements(pdf, "TR")[1:] if _pages_of(one) != _pages_of(_next(one)))
    for place in (0, 2):
        _next(row).K[place].K = Array()
    for mark, words in ((row, b"Stations were visited by"), (_next(row), b"two of us.")):
        _say(pdf, mark.K[1], words)


def divide_emphasis(pdf: pikepdf.Pdf) -> None:
    """Make an emphasised passage over a page break two, as boxes have it."""
    paragraph = elements(pdf, "P")[0]
    texts = [kid for kid in paragraph.K if isinstance(kid, int) or "/MCID" in kid]
    place = next(n for n, kid in enumerate(texts) if not isinstance(kid, int))
    for kid in texts[place - 1 : place + 1]:
        passage = pdf.make_indirect(Dictionary(S=Name.Em, P=paragraph, K=Array([kid])))
        passage.Pg = paragraph.Pg if isinstance(kid, int) else kid.Pg
        owners = owners_on(pdf, passage.Pg.StructParents)
        owners[kid if isinstance(kid, int) else kid.MCID] = passage
        paragraph.K = Array([passage if one == kid else one for one in paragraph.K])


def _next(row: Any) -> Any:
    beside = list(row.P.K)
    place = next(number for number, one in enumerate(beside) if one.objgen == row.objgen)
    return beside[place + 1] if place + 1 < len(beside) else row


def _pages_of(row: Any) -> object:
    return row.K[0].Pg.objgen


def _say(pdf: pikepdf.Pdf, cell: Any, words: bytes) -> None:
    """Let the text of a cell be read otherwise than it is written."""
    number = next(n for n, page in enumerate(pdf.pages) if page.objgen == cell.Pg.objgen)
    mark = rb"<</MCID %d>>" % int(cell.K[0])
    said = b"<</MCID %d /ActualText (%s)>>" % (int(cell.K[0]), words)
    with_content(re.escape(mark), said, page=number)(pdf)
