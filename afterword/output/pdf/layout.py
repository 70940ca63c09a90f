"""A document laid out on pages: its page numbers are right, its footnotes by their calls."""

from collections.abc import Mapping

from weasyprint import CSS, HTML, Document

from afterword.output.pdf.numbering import number_links, pages_of, wrong_numbers

_LEAST_LINES = (5, 3, 4, 2)
"""How few lines of a paragraph may stand alone on a page, in the order in which they are tried."""

_ENOUGH = 2
"""How often the report is laid out so that footnotes which are on the next page come back."""

_ROUNDS = 5
"""How often a document is laid out, at most, until its page numbers settle."""


def best_layout(html: HTML, known: Mapping[str, int]) -> tuple[Document, dict[str, int]]:
    """Return the first layout in which every footnote is on the page of its call, or the best.

    With it come the footnotes that strayed, and how far. WeasyPrint may move a footnote to a later
    page when it takes lines back from a page; with another least number of lines it does not
    (https://github.com/Kozea/WeasyPrint/issues/1564). The best has fewest footnotes more than a
    page away, then fewest on the next page; for the latter alone it is tried once again, no more.
    """
    best: tuple[Document, dict[str, int]] | None = None
    for tried, lines in enumerate(_LEAST_LINES, 1):
        laid_out = _settled(html, lines, known)
        strayed = strayed_notes(laid_out)
        if best is None or _astray(strayed) < _astray(best[1]):
            best = laid_out, strayed
        far, off = _astray(best[1])
        if not off or (not far and tried >= _ENOUGH):
            break
        known = pages_of(laid_out)
    if best is None:
        raise LookupError("no layout was tried")
    return best


def _settled(html: HTML, lines: int, known: Mapping[str, int]) -> Document:
    """Return a layout whose page numbers are those of its pages, as far as they settle."""
    rule = f"p {{ orphans: {lines}; widows: {lines} }}"
    sheet = CSS(string=rule, base_url=html.base_url, url_fetcher=html.url_fetcher)
    for _ in range(_ROUNDS):
        number_links(html.etree_element, known)
        laid_out = html.render(stylesheets=[sheet])
        known = pages_of(laid_out)
        if not wrong_numbers(laid_out, known):
            break
    return laid_out


def strayed_notes(laid_out: Document) -> dict[str, int]:
    """Return the footnotes that are off the page of their call, with how many pages later."""
    pages = pages_of(laid_out)
    calls = {name: at for name, at in pages.items() if name.startswith("call-note-")}
    notes = {name: pages.get(name.removeprefix("call-"), -2) for name in calls}
    return {name: notes[name] - at for name, at in calls.items() if notes[name] != at}


def far(strayed: Mapping[str, int]) -> dict[str, int]:
    """Return the footnotes that are before their call or more than a page after it."""
    return {name: distance for name, distance in strayed.items() if not 0 <= distance <= 1}


def _astray(strayed: Mapping[str, int]) -> tuple[int, int]:
    """Return how many footnotes are more than a page away, and how many are off their page."""
    return len(far(strayed)), len(strayed)
