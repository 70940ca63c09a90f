"""Ways to spoil the ends of lines, the places and the fonts of a good PDF."""

import re
from typing import Any

import pikepdf
from pikepdf import Name

from tests.pdf.spoiling import Spoil, elements


def say(pdf: pikepdf.Pdf, number: int, text: str, *, page: int) -> None:
    """Let a content of a page be read as another text."""
    content = pdf.pages[page].Contents
    digits = ("\ufeff" + text).encode("utf-16-be").hex()
    words = f"/MCID {number} /ActualText <{digits}>".encode()
    pattern = rb"/MCID %d\b( ?/ActualText ?(<[^>]*>|\([^)]*\)))?" % number
    changed, count = re.subn(pattern, words, content.read_bytes(), count=1)
    if not count:
        raise LookupError(f"no content {number} on page {page}")
    content.write(changed)


def end_line(before: str, after: str) -> Spoil:
    """Return what makes a line of a paragraph end, and the next begin, with some words."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        first, second, *_ = _lines(pdf)
        say(pdf, first, before, page=_page(pdf, "P"))
        say(pdf, second, after, page=_page(pdf, "P"))

    return spoil


def end_in_half_a_word(pdf: pikepdf.Pdf) -> None:
    """Let the last line of the last item of a list be the end of a word."""
    *_, before, last = _lines(pdf, "Note")
    say(pdf, before, "hyphen\u00ad", page=_page(pdf, "Note"))
    say(pdf, last, "ated", page=_page(pdf, "Note"))


def _lines(pdf: pikepdf.Pdf, kind: str = "P") -> list[int]:
    """Return the numbers of the content that stands right in the first element of a type."""
    return [int(kid) for kid in elements(pdf, kind)[0].K if isinstance(kid, int)]


def _page(pdf: pikepdf.Pdf, kind: str) -> int:
    found: Any = elements(pdf, kind)[0].Pg.objgen
    return next(at for at, page in enumerate(pdf.pages) if page.obj.objgen == found)


def move_a_note_up(pdf: pikepdf.Pdf) -> None:
    """Paint the last line of a footnote over the text of its page."""
    number, content = _lines(pdf, "Note")[-1], pdf.pages[_page(pdf, "Note")].Contents
    pattern = rb"(/MCID %d\b.*?)([-\d.]+) Tm" % number
    changed = re.sub(pattern, rb"\g<1>80 Tm", content.read_bytes(), count=1, flags=re.DOTALL)
    content.write(changed)


def run_off_the_page(pdf: pikepdf.Pdf) -> None:
    """Paint a text beyond the right edge of its page."""
    content = pdf.pages[1].Contents
    changed = re.sub(rb"[-\d.]+ ([-\d.]+) Tm", rb"9000 \1 Tm", content.read_bytes(), count=1)
    content.write(changed)


def use_the_machines_font(pdf: pikepdf.Pdf) -> None:
    """Let a font be one of the machine's."""
    (*_, font) = (one for page in pdf.pages for one in page.Resources.Font.values())
    font.BaseFont = Name("/ABCDEF+DejaVu-Sans")


def forget_the_date(pdf: pikepdf.Pdf) -> None:
    """Let the file not say when it was made."""
    del pdf.trailer.Info.CreationDate


def forget_that_it_is_a_restatement(pdf: pikepdf.Pdf) -> None:
    """Let the title be that of the official report."""
    pdf.trailer.Info.Title = "A good report"


def keep_the_values_back(pdf: pikepdf.Pdf) -> None:
    """Let a chart say what it is of, but no numbers."""
    elements(pdf, "Figure")[0].Alt = pikepdf.String("A bar.")
