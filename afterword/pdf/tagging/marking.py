"""Marks in the content of pages: what belongs to an element, and what is decoration.

WeasyPrint's own marks know nothing of running heads, nor that an underline within text is part of
it. The streams that pages are painted on are told to ask the plan instead.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from pydyf import Dictionary, String  # type: ignore[import-untyped]
from weasyprint import Document

from afterword.pdf.boxes import Box, Font, add_blank, text_of, use_common_characters
from afterword.pdf.fonts import RIGHT_TO_LEFT
from afterword.pdf.tagging.plan import Content, Plan

Stream = Any
"""The content of a page as it is painted; the library is not typed."""

_SOFT_HYPHEN = "\u00ad"


def mark_pages(document: Document, plan: Plan) -> list[list[Content]]:
    """Make the pages mark their content by the plan when they are painted.

    Return the content of each page by its number (MCID); the lists are filled while painting.
    """
    numbered: list[list[Content]] = []
    for page in document.pages:
        numbers: list[Content] = []
        numbered.append(numbers)
        page.paint = partial(_paint, page.paint, plan, numbers, document.fonts)
    return numbered


def _paint(
    paint: Callable[[Stream, float], None],
    plan: Plan,
    numbers: list[Content],
    fonts: Mapping[object, Font],
    stream: Stream,
    scale: float = 1,
) -> None:
    marks = _Marks(stream, plan, numbers)
    stream.marked, stream.artifact = marks.marked, marks.artifact
    paint(stream, scale)
    for font in fonts.values():
        use_common_characters(font)


class _Marks:
    """The two ways in which WeasyPrint marks what it paints on a page."""

    def __init__(self, stream: Stream, plan: Plan, numbers: list[Content]) -> None:
        self._stream, self._plan, self._numbers = stream, plan, numbers
        self._is_open = False

    @contextmanager
    def marked(self, box: Box, _tag: str) -> Iterator[None]:
        """Mark a text or a picture as content of its element, or as decoration."""
        content = self._plan.contents.get(box)
        if content is not None:
            content.number = len(self._numbers)
            self._numbers.append(content)
            is_before_blank = box in self._plan.before_blanks
            said = _said(box, " " if is_before_blank else "")
            if is_before_blank and not said:
                add_blank(box)
            with self._between("Span", {"MCID": content.number, **said}):
                yield
        elif hasattr(box, "text") and not text_of(box).strip():
            yield
        elif where := self._plan.margins.get(box):
            with self._between("Artifact", {"Type": "/Pagination", "Subtype": f"/{where}"}):
                yield
        else:
            with self.artifact():
                yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is painted as decoration, but for what is part of content that is marked."""
        if self._is_open:
            yield
        else:
            with self._between("Artifact", {"Type": "/Layout"}):
                yield

    @contextmanager
    def _between(self, tag: str, properties: dict[str, object]) -> Iterator[None]:
        self._stream.begin_marked_content(tag, Dictionary(properties))
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False
            self._stream.end_marked_content()


def _said(box: Box, blank: str) -> dict[str, object]:
    """Return how a text is to be read, where it is not as it is painted: one that a hyphen at the
    end of its line divides, letters that run from right to left, and a blank, of which nothing is
    painted."""
    text, hyphen = text_of(box), box.style["hyphenate_character"]
    if text and not text.strip():
        return {"ActualText": String(" ")}
    if RIGHT_TO_LEFT.search(text):
        return {"ActualText": String(text + blank)}
    if box.style["hyphens"] == "none" or not text.endswith(hyphen):
        return {}
    return {"ActualText": String(text.removesuffix(hyphen) + _SOFT_HYPHEN)}
