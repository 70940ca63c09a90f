"""Rules on what is read: headings, pictures in words, the language of passages."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tests.pdf.marks import Mark
from tests.pdf.paper import Paper
from tests.pdf.tree import Element

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WITHIN_LINES = frozenset({"Span", "Link", "Em", "Strong", "Code", "Quote", "Reference"})
_LINE = 8
"""What is so much lower is on another line, in points."""
_ADDRESS = re.compile(r"://|^www\.|@")
_LONGEST = 40
"""So many letters without a blank are a word that may be broken anywhere."""
_CYRILLIC_LANGUAGES = frozenset({"kk", "ru", "uk", "be", "bg", "mk", "sr", "ky", "tg", "mn", "tt"})


def headings(paper: Paper) -> Iterator[str]:
    """The first heading is the title, no level is skipped, and each has words."""
    level = 0
    for heading in paper.elements:
        if not re.fullmatch(r"H[1-6]?", heading.kind):
            continue
        own = int(heading.kind[1:] or 1)
        if own > level + 1:
            before = f"one of level {level}" if level else "none"
            yield f"{heading} is of level {own} and follows {before}"
        if not heading.text:
            yield f"{heading} is a heading without words"
        level = own
    if not level:
        yield "there is no heading"


def figures(paper: Paper) -> Iterator[str]:
    """Pictures have alternative text, and say where they stand."""
    for figure in paper.of("Figure"):
        if not str(figure.object.get("/Alt", "")).strip():
            yield f"{figure} has no alternative text (Alt)"
        box = figure.attribute("/BBox")
        if box is None:
            yield f"{figure} does not say its place (BBox)"
            continue
        left, bottom, right, top = (float(value) for value in box)
        page = [float(value) for value in paper.pages[figure.page - 1].MediaBox]
        if not (
            page[0] <= left < right <= page[2] + 1 and page[1] - 1 <= bottom < top <= page[3] + 1
        ):
            yield f"{figure} has a place that is not on its page (BBox)"


def scripts(paper: Paper) -> Iterator[str]:
    """Cyrillic letters are of a language that is written so."""
    for mark, element in paper.owners.items():
        language = mark.language or element.language
        main = language.partition("-")[0]
        is_so = main in _CYRILLIC_LANGUAGES and "Latn" not in language
        if _CYRILLIC.search(mark.text) and not is_so:
            yield f"{element} is written in Cyrillic letters, but its language is '{language}'"


def line_ends(paper: Paper) -> Iterator[str]:
    """A blank stands at the end of each line that ends a word (ISO 32000-1, 14.8.2.5)."""
    for element in paper.elements:
        if element.kind in _WITHIN_LINES:
            continue
        text = ""
        for mark, following in pairwise([*_lines_of(element), None]):
            text += mark.text
            after = following.text if following else ""
            if following and _is_below(following, mark) and _runs_together(text, after):
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


def languages(paper: Paper, expected: Mapping[str, str]) -> Iterator[str]:
    """Words of another language are said to be so."""
    texts = [
        (element, element.text)
        for element in paper.elements
        if any(isinstance(kid, Mark) for kid in element.kids)
    ]
    for words, language in expected.items():
        sought = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        holders = [element for element, text in texts if sought.search(text)]
        innermost = [
            one for one in holders if not any(sought.search(kid.text) for kid in one.children())
        ]
        if not innermost:
            yield f"'{words}' stands nowhere"
        for element in innermost:
            if element.language != language:
                yield f"{element}: '{words}' is said to be '{element.language}', not '{language}'"
