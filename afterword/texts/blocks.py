"""Lists and lines that CommonMark knows and the library does not, as an extension of it.

Their meaning is plain, so they are read as their authors mean them: a list right below a paragraph,
items that are numbered `1)`, a paragraph of an item that is indented by two or three
blanks, a backslash before any sign of punctuation, and one at the end of a line, which breaks it.
A number at the head of a line (#1) is no heading.
"""

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, OListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from afterword.sources import marks

_FIRST_ITEM = re.compile(r"\n(?=[ ]{0,3}(?:[*+-]|1[.)])[ ]+\S)")
_INDENTED = re.compile(r"[ ]{2,3}(?=[^ ])")
_ITEM = re.compile(r"[ ]*(?:[*+-]|\d+[.)])(?:[ ]|$)")
_NEXT_ITEM = re.compile(r"\n(?=[ ]?(?:[*+-]|\d+[.)])[ ]+\S)")
_PUNCTUATION = "\"$%',/:;=?@^|~"
"""The signs that CommonMark lets authors escape besides those of the library, but for those of HTML
(https://spec.commonmark.org/0.31.2/#backslash-escapes)."""


class BlockExtension(Extension):
    """Adds to a Markdown converter what CommonMark reads in the same way as the authors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Add it; the processors of lists, tables and paragraphs are there already."""
        known = md.parser.blockprocessors
        for name in ("olist", "ulist"):
            _take_brackets(known[name])
        known.register(_Heading(md.parser), "hashheader", 70)
        known.register(_ItemParagraph(md.parser), "afterword-item-paragraph", 91)
        known.register(_ListBelowParagraph(md.parser), "afterword-list", 12)
        md.ESCAPED_CHARS.extend(sign for sign in _PUNCTUATION if sign not in md.ESCAPED_CHARS)
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "afterword-line-break", 186)


def _take_brackets(lists: BlockProcessor) -> None:
    """Let a processor of lists take a bracket after a number."""
    if not isinstance(lists, OListProcessor):
        return
    for name in ("RE", "CHILD_RE", "INDENT_RE"):
        pattern: re.Pattern[str] = getattr(lists, name)
        setattr(lists, name, re.compile(pattern.pattern.replace(r"\d+\.", r"\d+[.)]")))


class _Heading(HashHeaderProcessor):
    """Takes no number (#1) for a heading."""

    RE = re.compile(HashHeaderProcessor.RE.pattern.replace("#{1,6})", "#{1,6}+)(?![0-9])", 1))


class _ListBelowParagraph(BlockProcessor):
    """Begins a list below the lines of a paragraph, if its number is 1 or it has none."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Tell whether a list begins within a paragraph that stands in no close list."""
        return not self.parser.state.isstate("list") and _FIRST_ITEM.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Parse what stands before it, and leave the rest to the other processors."""
        block = blocks.pop(0)
        before, *rest = _FIRST_ITEM.split(block, maxsplit=1)
        self.parser.parseBlocks(parent, [before])
        blocks[:0] = rest


class _ItemParagraph(BlockProcessor):
    """Takes a block that is indented by two or three blanks into the last item of the list above
    it; a list that is so indented stays outside, since nobody can tell to what it belongs."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Tell whether a block is so indented, and a list stands above it."""
        above = self.lastChild(parent)
        return (
            _INDENTED.match(block) is not None
            and above is not None
            and above.tag in {"ol", "ul"}
            and len(above) > 0
            and not _ITEM.match(block)
            and not marks.FOOTNOTE_DEFINITION.match(block)
            and not marks.LINK_DEFINITION.match(block)
        )

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Parse the block, without its indentation, as part of the item; the next item ends it."""
        block = blocks.pop(0)
        width = len(block) - len(block.lstrip(" "))
        if end := _NEXT_ITEM.search(block):
            blocks.insert(0, block[end.end() :])
            block = block[: end.start()]
        item = parent[-1][-1]
        if item.text:
            paragraph = ElementTree.Element("p")
            paragraph.text, item.text = item.text, ""
            item.insert(0, paragraph)
        lines = [line.removeprefix(" " * width) for line in block.split("\n")]
        self.parser.state.set("detabbed")
        self.parser.parseBlocks(item, ["\n".join(lines)])
        self.parser.state.reset()
