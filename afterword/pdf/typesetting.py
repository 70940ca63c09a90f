"""Typesetting with WeasyPrint: a document laid out, then written as a PDF that is tagged."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import starmap
from pathlib import Path

from pydyf import Stream  # type: ignore[import-untyped]
from weasyprint import HTML, Attachment, Document

from afterword.pdf.boxes import COLOURS, screen_colours
from afterword.pdf.fonts import own_fonts_only
from afterword.pdf.html_input import own_fonts, read_html
from afterword.pdf.layout import (
    far_notes,
    pages_of,
    settled_layout,
    wrong_numbers,
)
from afterword.pdf.metadata import declare_standards
from afterword.pdf.page_limit import allowed_pages, laid_out_within_limit
from afterword.pdf.places import misplaced
from afterword.pdf.printed import SCHEME, TEMPLATE, Attached, Printed
from afterword.pdf.tagging.marking import mark_pages
from afterword.pdf.tagging.plan import Content, Plan
from afterword.pdf.tagging.writing import Pdf, faults, write_tags
from afterword.problems import Code, Place, Problem, ProblemsFoundError

_STYLES = "templates/pdf/report.css"
_IN_STYLES = re.compile(r" at (\d+):(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A document on its pages, before it is written."""

    html: HTML
    document: Document
    pages: Mapping[str, int]
    """The page on which each anchor stands, from 1."""
    problems: tuple[Problem, ...] = field(default=())


def lay_out(document: str, roots: tuple[Path, ...], known: Mapping[str, int]) -> LaidOut:
    """Return an HTML document as it is laid out, by the pages that its anchors had last time.

    Only files below the roots are opened. Raises ProblemsFoundError where it cannot be set
    at all.
    """
    with own_fonts_only(), weasyprint_problems() as problems:
        read = partial(read_html, document, roots)
        settled = partial(settled_layout, known=known, fonts=own_fonts(document, roots))
        try:
            html, laid_out = laid_out_within_limit(read, settled)
        except RecursionError:
            message = "the report is nested too deeply to be set"
            fix = "look for a quotation or a list within many others"
            raise ProblemsFoundError((_problem(message, fix),)) from None
    is_sound = not problems
    pages = pages_of(laid_out)
    for name, printed in wrong_numbers(laid_out, pages).items():
        message = f"the page of '{name}' is printed as {printed} and is {pages.get(name)}"
        problems.append(_problem(message, "say it in other words, so that lines break elsewhere"))
    for name, distance in far_notes(laid_out).items():
        message = f"the footnote '{name}' is set {distance} pages from its call"
        shorten = "shorten the footnote, or divide the paragraph that calls it"
        problems.append(_problem(message, shorten))
    # What a style sheet or a picture that is not there moves is not told beside it.
    found = misplaced(laid_out, html.etree_element) if is_sound else ()
    for message, fix, path in found:
        place = Place(path) if path else TEMPLATE
        problems.append(Problem(Code.PDF_RENDERING, place, message, fix))
    if 0 < allowed_pages(html) < len(laid_out.pages):
        message = f"'{laid_out.metadata.title}' has {len(laid_out.pages)} pages, which are too many"
        problems.append(_problem(message, "shorten its texts, or let its template leave out more"))
    return LaidOut(html=html, document=laid_out, pages=pages, problems=tuple(problems))


def write(laid_out: LaidOut, attached: tuple[Attached, ...] = (), moment: int = 0) -> Printed:
    """Return a document that is laid out as a PDF: PDF/A-3a and PDF/UA-1 in one file.

    What it carries is dated by a moment, in seconds since 1970. WeasyPrint's own tags are not
    used: see `tagging/plan.py`.
    """
    document = laid_out.document
    when = datetime.fromtimestamp(moment, UTC)
    files = [
        Attachment(
            string=one.content,
            name=one.name,
            description=one.description,
            created=when,
            modified=when,
            relationship="Data",
        )
        for one in attached
    ]
    plan = Plan(document, laid_out.html.etree_element)
    numbered = mark_pages(document, plan)
    declare_standards(document)
    document.color_profiles[COLOURS] = screen_colours()
    with own_fonts_only(), weasyprint_problems() as problems:
        pdf = document.write_pdf(
            finisher=lambda _, objects: _finish(laid_out, objects, plan, numbered),
            pdf_variant="pdf/a-3b",
            pdf_tags=False,
            output_intent=COLOURS,
            attachments=files,
        )
    problems.extend(starmap(_problem, faults(plan.root)))
    return Printed(
        pdf=bytes(pdf or b""),
        pages=laid_out.pages,
        count=len(document.pages),
        problems=(*laid_out.problems, *problems),
    )


def _finish(laid_out: LaidOut, pdf: Pdf, plan: Plan, numbered: list[list[Content]]) -> None:
    """Put right in a PDF, before it is written, what WeasyPrint leaves out or says twice."""
    write_tags(laid_out.document, pdf, plan, numbered)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    for one in pdf.objects:
        # ISO 19005-3, 6.2.8: a picture is shown as it is, not smoothed.
        if isinstance(one, Stream) and "Interpolate" in one.extra:
            one.extra["Interpolate"] = "false"


def _problem(message: str, fix: str) -> Problem:
    return Problem(Code.PDF_RENDERING, TEMPLATE, message, fix)


@contextmanager
def weasyprint_problems() -> Iterator[list[Problem]]:
    """Collect what WeasyPrint logs while it works, as problems."""
    problems: list[Problem] = []
    logger = logging.getLogger("weasyprint")

    def collect(record: logging.LogRecord) -> bool:
        problem = _logged_problem(record.getMessage())
        if record.levelno >= logging.WARNING and problem not in problems:
            problems.append(problem)
        return False

    logger.addFilter(collect)
    try:
        yield problems
    finally:
        logger.removeFilter(collect)


def _logged_problem(message: str) -> Problem:
    """Return what WeasyPrint said as a problem, in the style sheet where it says where."""
    told = message.replace(f"{SCHEME}:///", "").rstrip(": ")
    if found := _IN_STYLES.search(told):
        place = Place(_STYLES, int(found.group(1)), int(found.group(2)))
        told = told.replace(found.group(), "")
        return Problem(Code.PDF_RENDERING, place, told, "correct the style sheet")
    fix = "correct the template, the style sheet or the text that it names"
    return Problem(Code.PDF_RENDERING, TEMPLATE, told, fix)
