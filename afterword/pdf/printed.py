"""What goes into print and what comes out, as plain values: WeasyPrint is not needed to know it."""

from collections.abc import Mapping
from dataclasses import dataclass

from afterword.problems import Place, Problem

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
