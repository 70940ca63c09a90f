"""HTML to PDF with WeasyPrint: it opens our own files only, and nothing it logs is lost."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from afterword.problems import Code, Place, Problem, ProblemsFoundError

if TYPE_CHECKING:
    from weasyprint import HTML, Document
    from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "own"
"""The scheme of what a document shows, wherever it stands: own:///content/images/map.png."""

_STYLES = "templates/pdf/report.css"
_IN_STYLES = re.compile(r" at (\d+):(\d+)")
_TEMPLATE = Place("templates/pdf/report.html.j2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document in print, and what WeasyPrint found wrong with it."""

    pdf: bytes
    pages: Mapping[str, int]
    """The page on which each anchor stands, from 1."""
    problems: tuple[Problem, ...]


def render_pdf(document: str, roots: tuple[Path, ...]) -> Printed:
    """Return the PDF of an HTML document as it is laid out.

    Only files below the roots are opened. Raises ProblemsFoundError where a library is missing.
    """
    try:
        from weasyprint import HTML
    except OSError as error:
        message = f"WeasyPrint cannot find a library that it needs: {str(error).splitlines()[0]}"
        fix = "install Pango: `make build` does, or see README.md for your system"
        problem = Problem(Code.MISSING_LIBRARY, Place("requirements/run.txt"), message, fix)
        raise ProblemsFoundError((problem,)) from error
    fetcher, base = _fetcher(roots), f"{SCHEME}:///"
    html = HTML(string=document, base_url=base, url_fetcher=fetcher)
    with _logged() as records:
        try:
            laid_out, strayed = _best_layout(html, base, fetcher)
            pdf = laid_out.write_pdf(pdf_tags=True)
        except RecursionError:
            message = "the report is nested too deeply to be set"
            fix = "look for a quotation or a list within many others"
            problem = Problem(Code.PDF_RENDERING, _TEMPLATE, message, fix)
            return Printed(pdf=b"", pages={}, problems=(problem,))
    problems = [_problem(record.getMessage()) for record in records]
    for name, distance in _far(strayed).items():
        message = f"the footnote '{name}' is set {distance} pages from its call"
        shorten = "shorten the footnote, or divide the paragraph that calls it"
        problems.append(Problem(Code.PDF_RENDERING, _TEMPLATE, message, shorten))
    return Printed(pdf=bytes(pdf or b""), pages=_pages(laid_out), problems=tuple(problems))


def _problem(message: str) -> Problem:
    """Return what WeasyPrint said as a problem, in the style sheet where it says where."""
    told = message.replace(f"{SCHEME}:///", "").rstrip(": ")
    if found := _IN_STYLES.search(told):
        place = Place(_STYLES, int(found.group(1)), int(found.group(2)))
        told = told.replace(found.group(), "")
        return Problem(Code.PDF_RENDERING, place, told, "correct the style sheet")
    fix = "correct the template, the style sheet or the text that it names"
    return Problem(Code.PDF_RENDERING, _TEMPLATE, told, fix)


_LEAST_LINES = (5, 3, 4, 2)
"""How few lines of a paragraph may stand alone on a page, in the order in which they are tried."""

_ENOUGH = 2
"""How often the report is laid out so that footnotes which are on the next page come back."""


def _best_layout(
    html: "HTML", base: str, fetcher: "URLFetcher"
) -> tuple["Document", dict[str, int]]:
    """Return the first layout in which every footnote is on the page of its call, or the best.

    With it come the footnotes that strayed, and how far. WeasyPrint may move a footnote to a later
    page when it takes lines back from a page; with another least number of lines it does not
    (https://github.com/Kozea/WeasyPrint/issues/1564). The best has fewest footnotes more than a
    page away, then fewest on the next page; for the latter alone it is tried once again, no more.
    """
    from weasyprint import CSS

    best: tuple[Document, dict[str, int]] | None = None
    for tried, lines in enumerate(_LEAST_LINES, 1):
        rule = f"p {{ orphans: {lines}; widows: {lines} }}"
        sheet = CSS(string=rule, base_url=base, url_fetcher=fetcher)
        laid_out = html.render(stylesheets=[sheet], pdf_tags=True)
        strayed = _strayed_notes(laid_out)
        if best is None or _astray(strayed) < _astray(best[1]):
            best = laid_out, strayed
        far, off = _astray(best[1])
        if not off or (not far and tried >= _ENOUGH):
            break
    if best is None:
        raise LookupError("no layout was tried")
    return best


def _pages(laid_out: "Document") -> dict[str, int]:
    """Return the page on which each anchor begins, from 1: what a page break divides is on both."""
    backwards = reversed(list(enumerate(laid_out.pages, 1)))
    return {name: at for at, page in backwards for name in page.anchors}


def _strayed_notes(laid_out: "Document") -> dict[str, int]:
    """Return the footnotes that are off the page of their call, with how many pages later."""
    pages = _pages(laid_out)
    calls = {name: at for name, at in pages.items() if name.startswith("call-note-")}
    notes = {name: pages.get(name.removeprefix("call-"), -2) for name in calls}
    return {name: notes[name] - at for name, at in calls.items() if notes[name] != at}


def _astray(strayed: dict[str, int]) -> tuple[int, int]:
    """Return how many footnotes are more than a page away, and how many are off their page."""
    return len(_far(strayed)), len(strayed)


def _far(strayed: dict[str, int]) -> dict[str, int]:
    """Return the footnotes that are before their call or more than a page after it."""
    return {name: distance for name, distance in strayed.items() if not 0 <= distance <= 1}


def _fetcher(roots: tuple[Path, ...]) -> "URLFetcher":
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library is not typed
        """Opens the files that stand below one of the roots, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> "URLFetcherResponse":
            parts = urlsplit(url)
            if parts.scheme == SCHEME:
                url = _file(unquote(parts.path).lstrip("/"), roots).as_uri()
            elif parts.scheme != "data":
                raise ValueError(f"'{url}' is not a file of the project")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"file", "data"}, allow_redirects=False)


def _file(name: str, roots: tuple[Path, ...]) -> Path:
    """Return the file of a name below the first root that has it; raise ValueError for others."""
    for root in roots:
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            return path
    raise ValueError(f"there is no file '{name}' in the project")


@contextmanager
def _logged() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs while it works."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[assignment,method-assign]  # a handler this short
    before, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = before, propagate
        logger.setLevel(level)
