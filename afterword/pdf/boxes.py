"""What WeasyPrint laid out, page by page: all names of it that are not public stand here.

The version is pinned exactly; `tests/unit/output/pdf/test_boxes.py` says when one of them moves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from typing import Any

import weasyprint.pdf
from weasyprint.css import ColorProfile
from weasyprint.formatting_structure.boxes import (
    BlockBox,
    FootnoteAreaBox,
    InlineBox,
    LineBox,
    MarginBox,
    ReplacedBox,
    TextBox,
)
from weasyprint.layout import LayoutContext
from weasyprint.layout import block as blocks
from weasyprint.layout import inline as inlines
from weasyprint.layout.absolute import AbsolutePlaceholder

Box = Any
"""A box as it is laid out; the library is not typed."""

Font = Any
"""A font as it is used in a document."""

COLOURS = "sRGB2014"
"""The name of the colour profile of a PDF (ISO 19005-3, 6.2.4.3)."""

_PLAIN = {"\u2010": "-", "\u2011": "-", "\u00a0": " "}
"""Signs that look like one that everybody types."""


def boxes_of(page: Any) -> Box:
    """Return the box of a page: its children are the text, its footnotes and its margins."""
    return page._page_box


def placed(box: Box) -> Box:
    """Return the box itself where a placeholder stands for one that is positioned."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def descendants(box: Box) -> Iterator[Box]:
    """Yield a box and all within it, in the order of the text."""
    box = placed(box)
    yield box
    for child in box.children:
        yield from descendants(child)


def is_leaf(box: Box) -> bool:
    """Return whether a box is a text or a picture."""
    return isinstance(box, TextBox | ReplacedBox)


def leaves(box: Box) -> Iterator[Box]:
    """Yield the texts and pictures within a box."""
    return (one for one in descendants(box) if is_leaf(one))


def lines_of(box: Box) -> Iterator[tuple[Box, Box]]:
    """Yield each line within a box, after the block that it stands in."""
    for block in descendants(box):
        for child in block.children:
            if isinstance(child, LineBox):
                yield block, child


def text_of(box: Box) -> str:
    """Return the text of a box that is one; of others none."""
    return str(getattr(box, "text", ""))


def seen_area(box: Box) -> tuple[float, float, float, float]:
    """Return where the words of a box are seen: left, top, right and bottom, in pixels.

    The box itself has no height where its line has none, as that of a number above the line.
    """
    texts = [one for one in leaves(box) if text_of(one)]
    bases = [one.position_y + one.baseline for one in texts]
    sizes = [one.style["font_size"] for one in texts]
    return (
        min(one.position_x for one in texts),
        min(base - size for base, size in zip(bases, sizes, strict=True)),
        max(one.position_x + one.width for one in texts),
        max(base + size / 4 for base, size in zip(bases, sizes, strict=True)),
    )


def is_inline(box: Box) -> bool:
    """Return whether a box is a part of a line that holds something."""
    return isinstance(box, InlineBox) and bool(box.children)


def is_block(box: Box) -> bool:
    """Return whether a box holds lines, or other blocks."""
    return isinstance(box, BlockBox)


def is_footnote_area(box: Box) -> bool:
    """Return whether a part of a page is the one in which its footnotes stand."""
    return isinstance(box, FootnoteAreaBox)


def margin_of(box: Box) -> str:
    """Return which margin of the page a box is, as in CSS: @top-left; of others none."""
    return str(box.at_keyword) if isinstance(box, MarginBox) else ""


def part_of(box: Box) -> str:
    """Return which part of its element a box is that style sheets add: after, footnote-call."""
    return (box.element_tag or "").partition("::")[2]


def repeats(box: Box) -> bool:
    """Return whether a box is the head or foot of a table, which each of its pages repeats."""
    return bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))


def screen_colours() -> Any:
    """Return the colours that a PDF is in, sRGB; WeasyPrint's own way leaves a file open."""
    profile = files(weasyprint.pdf).joinpath("sRGB2014.icc").read_bytes()
    return ColorProfile(BytesIO(profile), COLOURS, "relative-colorimetric", ("r", "g", "b"))


def use_common_characters(font: Font) -> None:
    """Make a font say the sign that everybody types, where several signs share a glyph.

    WeasyPrint takes the first that was used: after a hyphen that divides a word, nobody who looks
    for `follow-up` in the PDF would find it.
    """
    for glyph, text in font.to_unicode.items():
        if text in _PLAIN:
            font.to_unicode[glyph] = _PLAIN[text]


def text_before_blank(line: Box) -> Box:
    """Return the last text of a line, where a blank ends the line; of other boxes nothing.

    The blank is in no box: WeasyPrint takes it off the end of a line and off the head of the next.
    """
    if not getattr(line, "ends_with_blank", False):
        return None
    seen = [one for one in leaves(line) if text_of(one).strip() or isinstance(one, ReplacedBox)]
    return seen[-1] if seen and isinstance(seen[-1], TextBox) else None


def add_blank(text: Box) -> None:
    """Add a blank to a text that is about to be painted; it moves nothing."""
    text.pango_layout.text += " "


@contextmanager
def noted_line_ends() -> Iterator[None]:
    """Lay out documents whose lines know whether it is a blank that ends them."""
    laid_out = inlines.get_next_linebox

    def with_its_end(context: Any, whole: Box, *rest: Any) -> tuple[Box, Any]:
        line, resume_at = laid_out(context, whole, *rest)
        if line is not None and resume_at is not None:
            ends = (_before(whole, resume_at)[-1:], _after(whole, resume_at)[:1])
            line.ends_with_blank = any(one.isspace() for one in ends)
        return line, resume_at

    inlines.get_next_linebox = with_its_end
    try:
        yield
    finally:
        inlines.get_next_linebox = laid_out


Where = dict[int, Any] | None
"""A place in a line that is not divided yet: which child, and where in it; in a text, the byte."""


def _before(box: Box, where: Where) -> bytes:
    """Return text that ends where a place is."""
    if where is None or not isinstance(box, TextBox | InlineBox | LineBox):
        return b""
    ((at, inner),) = where.items()
    if isinstance(box, TextBox):
        return bytes(box.text.encode()[:at])
    nearest = _before(box.children[at], inner)
    return nearest or next(filter(None, map(_whole, box.children[:at][::-1])), b"")


def _after(box: Box, where: Where) -> bytes:
    """Return text that begins where a place is."""
    if where is None or not isinstance(box, TextBox | InlineBox | LineBox):
        return _whole(box)
    ((at, inner),) = where.items()
    if isinstance(box, TextBox):
        return bytes(box.text.encode()[at:])
    nearest = _after(box.children[at], inner)
    return nearest or next(filter(None, map(_whole, box.children[at + 1 :])), b"")


def _whole(box: Box) -> bytes:
    if isinstance(box, TextBox):
        return bytes(box.text.encode())
    if not box.is_in_normal_flow():
        return b""
    is_inline_box = isinstance(box, InlineBox | LineBox)
    return b"".join(map(_whole, box.children)) if is_inline_box else b"."


@contextmanager
def better_page_breaks() -> Iterator[None]:
    """Lay out documents in which paragraphs are divided as a typesetter would, where a page ends.

    A footnote that has its place keeps it. Where a paragraph could be divided after a line that
    does not fit, but not before it, WeasyPrint makes room by taking footnotes off the page,
    whatever `footnote-policy` says; here the paragraph goes to the next page. In columns
    WeasyPrint does so itself. And no page ends within a word, where enough lines are before it.
    """
    divided = blocks._linebox_layout

    def with_footnotes_in_place(
        context: Any, box: Box, index: int, child: Box, lines: list[Box], *rest: Any
    ) -> tuple[Any, ...]:
        context = _AsInColumns(context)
        result = divided(context, box, index, child, lines, *rest)
        abort, stop, resume_at, *others = result
        _, absolute_boxes, fixed_boxes, *_ = rest
        while stop and resume_at and not abort and _ends_within_a_word(box, lines):
            blocks.remove_placeholders(context, [lines.pop()], absolute_boxes, fixed_boxes)
            resume_at = {index: lines[-1].resume_at}
        return abort, stop, resume_at, *others

    blocks._linebox_layout = with_footnotes_in_place
    try:
        yield
    finally:
        blocks._linebox_layout = divided


def _ends_within_a_word(box: Box, lines: list[Box]) -> bool:
    """Return whether the last line divides a word, and can be spared by its paragraph."""
    if len(lines) <= box.style["orphans"] or not isinstance(lines[-1], LineBox):
        return False
    texts = [text_of(one) for one in leaves(lines[-1]) if text_of(one)]
    return bool(texts) and texts[-1].endswith(box.style["hyphenate_character"])


class _AsInColumns(LayoutContext):  # type: ignore[misc]  # the library is not typed
    """The state of a layout, all of it shared; but it says of itself that it sets columns."""

    def __init__(self, context: Any) -> None:
        self.__dict__ = context.__dict__

    in_column = property(lambda _: True, lambda self, value: self.__dict__.update(in_column=value))

    def _update_footnote_area(self) -> Any:
        context = object.__new__(LayoutContext)
        context.__dict__ = self.__dict__
        return context._update_footnote_area()
