"""HTML to PDF, as those who ask for it see it: what goes in, what comes out, what went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from afterword.problems import Code, Place, Problem, ProblemsFoundError

SCHEME = "own"
"""The scheme of what a document shows, wherever it stands: own:///content/images/map.png."""

TEMPLATE = Place("templates/pdf/report.html.j2")
"""Where most of what can be wrong with a document in print is put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that a PDF carries: its name, what it is, and its bytes."""

    name: str
    description: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document in print, and what is wrong with it."""

    pdf: bytes
    pages: Mapping[str, int]
    """The page on which each anchor stands, from 1."""
    count: int
    """How many pages there are."""
    problems: tuple[Problem, ...]


def render_pdf(
    document: str,
    roots: tuple[Path, ...],
    known: Mapping[str, int] | None = None,
    attached: tuple[Attached, ...] = (),
    moment: int = 0,
) -> Printed:
    """Return the PDF of an HTML document that shows only files below the roots.

    What is known of its pages from the last time makes it quicker; what it carries is dated by a
    moment, in seconds since 1970. Raises ProblemsFoundError where a library is missing, or the
    document cannot be set at all.
    """
    setting = typesetting()
    printed: Printed = setting.write(
        setting.lay_out(document, roots, known or {}), attached, moment
    )
    return printed


def typesetting() -> ModuleType:
    """Return the module that sets documents; it takes a second to import.

    Raises ProblemsFoundError where a library of the system is missing.
    """
    try:
        return import_module("afterword.pdf.typesetting")
    except OSError as error:
        told = str(error).splitlines()[0]
        message = f"WeasyPrint cannot find a library that it needs: {told}"
        fix = "install Pango: `make build` does, or see README.md for your system"
        problem = Problem(Code.MISSING_LIBRARY, Place("requirements/run.txt"), message, fix)
        raise ProblemsFoundError((problem,)) from error
