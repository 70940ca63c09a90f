"""Rules on what a typesetter sees to: places on the page, ends of lines, our own fonts."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.pdf.marks import Mark
from tests.pdf.paper import Paper
from tests.pdf.tree import Element

_WITHIN_LINES = frozenset({"Span", "Link", "Em", "Strong", "Code", "Quote", "Reference"})
_LINE = 8
"""What is so much lower is on another line, in points."""
_ADDRESS = re.compile(r"://|^www\.|@")
_LONGEST = 40
"""So many letters without a blank are a word that may be broken anywhere."""
_ENDS_ADDRESS = re.compile(r"[/?=&-]$")
_TOLD = 0.8
"""So great a part of a chart's digits its words have at least: those of a scale may be left out."""
_OUR_FONTS = ("Afterword", "Noto")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_APART = (
    (r"(?<!\d)\d{1,2}$", r"(January|February|March|April|May|June|July|August|September)\b"),
    (r"(?<!\d)\d{1,2}$", r"(October|November|December)\b"),
    (r"\b(Section|Article|Annex|Recommendation|Paragraph|No\.|p\.)$", r"(\d|[IVX]+\b)"),
    (r"\bper$", r"cent\b"),
    (r"(^|\s)[IVX]+\.$", r"[A-Z]"),
)
"""What does not stand at the end of a line where something stands at the head of the next."""


def places(paper: Paper) -> Iterator[str]:
    """All text begins on its page, running heads too."""
    for mark in paper.marks:
        if mark.height is None or mark.left is None or not mark.text.strip():
            continue
        left, bottom, right, top = (float(one) for one in paper.pages[mark.page - 1].MediaBox)
        if not (left <= mark.left < right and bottom <= mark.height < top):
            yield f"page {mark.page}: the text '{mark.text.strip()[:40]}' stands outside the page"


def notes_below(paper: Paper) -> Iterator[str]:
    """Footnotes stand below all text of their page, and nothing is printed over them."""
    in_notes = {mark for note in paper.of("Note") for mark in note.marks()}
    highest: dict[int, float] = {}
    for mark in in_notes:
        if mark.height is not None:
            highest[mark.page] = max(highest.get(mark.page, 0), mark.height)
    for mark in paper.owners:
        if mark not in in_notes and (mark.height or 10_000) < highest.get(mark.page, 0):
            yield f"page {mark.page}: '{mark.text.strip()[:40]}' stands among the footnotes"


def own_fonts(paper: Paper) -> Iterator[str]:
    """Every font is ours, never the machine's."""
    for font in paper.fonts:
        if not font.name.rpartition("+")[2].startswith(_OUR_FONTS):
            yield f"the font {font.name} is not ours"


def right_to_left(paper: Paper) -> Iterator[str]:
    """Letters that run from right to left are painted from the left: what is read is said."""
    for mark in paper.owners:
        if mark.said is None and _RIGHT_TO_LEFT.search(mark.text):
            yield f"page {mark.page}: '{mark.text[:20]}' is read from left to right"


def chart_values(paper: Paper) -> Iterator[str]:
    """The alternative text of a chart gives the numbers that it shows.

    They are painted digit by digit, so it is digits that are counted; zeros need not be told.
    """
    for figure in paper.of("Figure"):
        shown = sum(len(re.findall(r"[1-9]", mark.text)) for mark in figure.marks())
        told = len(re.findall(r"[1-9]", str(figure.object.get("/Alt", ""))))
        if told < shown * _TOLD:
            yield f"{figure} shows {shown} digits, of which its words give {told} (Alt)"


def kept_together(paper: Paper) -> Iterator[str]:
    """No line ends between a day and its month, a word and its number, or within per cent."""
    for mark, following, text in _line_ends(paper):
        before, after = text.rstrip(), following.text.lstrip()
        if any(re.search(end, before) and re.match(head, after) for end, head in _APART):
            yield f"page {mark.page}: a line ends between '{before[-20:]}' and '{after[:20]}'"


def addresses(paper: Paper) -> Iterator[str]:
    """An address that a line divides is divided after a sign, or where it has none for long."""
    for mark, following, text in _line_ends(paper):
        before = re.findall(r"(?:https?://|www\.)\S*$", text)
        after = re.match(r"\S*", following.text)
        if not before or not after or not after.group() or _ENDS_ADDRESS.search(before[0]):
            continue
        part = re.findall(r"[^/?=&-]*$", before[0])[0] + re.findall(r"^[^/?=&-]*", after.group())[0]
        if len(part) < _LONGEST // 2:
            yield f"page {mark.page}: the address '{before[0][-30:]}' is not divided after a sign"


def last_lines(paper: Paper) -> Iterator[str]:
    """No paragraph ends in a line that is a part of a word."""
    for element in paper.of("P", "LBody", "Note"):
        lines = list(_lines_of(element))
        ends = [at for at, pair in enumerate(pairwise(lines), 1) if _is_below(*reversed(pair))]
        if ends and lines[ends[-1] - 1].text.endswith("\u00ad"):
            last = "".join(mark.text for mark in lines[ends[-1] :]).strip()
            if not re.search(r"\s", last):
                yield f"{element} ends in '{last}', a part of a word"


def _line_ends(paper: Paper) -> Iterator[tuple[Mark, Mark, str]]:
    """Yield the texts at the end and at the head of lines, and all text up to that end."""
    for element in paper.elements:
        if element.kind not in _WITHIN_LINES:
            text = ""
            for mark, following in pairwise(_lines_of(element)):
                text += mark.text
                if _is_below(following, mark):
                    yield mark, following, text


def line_ends(paper: Paper) -> Iterator[str]:
    """A blank stands at the end of each line that ends a word (ISO 32000-1, 14.8.2.5)."""
    for mark, following, text in _line_ends(paper):
        after = following.text
        if _runs_together(text, after):
            yield f"page {mark.page}: '{text[-20:]}' and '{after[:20]}' are read as one word"


def _lines_of(element: Element) -> Iterator[Mark]:
    """Yield the texts that stand right within a block, in its lines."""
    for kid in element.kids:
        if isinstance(kid, Mark) and kid.text:
            yield kid
        elif isinstance(kid, Element) and kid.kind in _WITHIN_LINES:
            yield from _lines_of(kid)


def _is_below(mark: Mark, before: Mark) -> bool:
    if mark.height is None or before.height is None:
        return False
    return mark.page != before.page or before.height - mark.height > _LINE


def _runs_together(text: str, after: str) -> bool:
    """Tell whether two words are read as one: not where a sign or their length divides them."""
    if not re.search(r"[\w.,;:)\]”’%]$", text) or not re.match(r"[\w\[“‘]", after):
        return False
    whole = re.findall(r"\S*$", text)[0] + re.findall(r"^\S*", after)[0]
    return len(whole) < _LONGEST and not _ADDRESS.search(whole)
