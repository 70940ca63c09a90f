"""Rules on what is read: headings, pictures in words, the language of passages."""

import re
from collections.abc import Iterator, Mapping

from tests.pdf.marks import Mark
from tests.pdf.paper import Paper

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
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
