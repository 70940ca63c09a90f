"""The marks of our own in the drafters' Markdown, as an extension of the library's."""

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from afterword.linking.register import Register
from afterword.markup.foreign_words import ForeignWords
from afterword.markup.links import neutral
from afterword.sources import marks
from afterword.views.refs import citation_ref, is_citable
from afterword.views.wording import printed


class MarkExtension(Extension):
    """Adds the marks, and the languages of foreign words, to a Markdown converter."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Add the marks to a Markdown converter."""
        citation = _Citation(marks.CITATION.pattern, md, self._register)
        md.inlinePatterns.register(citation, "afterword-citation", 185)
        figure = _Figure(marks.FIGURE.pattern, md, self._register)
        md.inlinePatterns.register(figure, "afterword-figure", 184)
        note = _Note(marks.NOTE.pattern, md, self._register)
        md.inlinePatterns.register(note, "afterword-note", 183)
        md.parser.blockprocessors.register(
            _Directive(md, self._register), "afterword-directive", 95
        )
        md.treeprocessors.register(ForeignWords(md, self._register), "afterword-languages", 5)


class _Mark(InlineProcessor):
    """A mark within a line, which the register resolves."""

    def __init__(self, pattern: str, md: Markdown, register: Register) -> None:
        super().__init__(pattern, md)
        self._register = register


class _Citation(_Mark):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name and loose type
        self, match: re.Match[str], text: str
    ) -> tuple[ElementTree.Element | str, int, int]:
        if not is_citable(self._register, match.group(1)):
            return match.group(), match.start(0), match.end(0)
        ref = citation_ref(self._register, match.group(1))
        link = ElementTree.Element("a", {"class": "aw-cite", "href": neutral(ref)})
        link.text = ref.label
        return link, match.start(0), match.end(0)


class _Figure(_Mark):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name and loose type
        self, match: re.Match[str], text: str
    ) -> tuple[str, int, int]:
        return printed(self._register, match), match.start(0), match.end(0)


class _Note(_Mark):
    """Leaves an empty element where an editors' note is called."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name and loose type
        self, match: re.Match[str], text: str
    ) -> tuple[ElementTree.Element | str, int, int]:
        if match.group(1) not in self._register.note_numbers:
            return match.group(), match.start(0), match.end(0)
        call = ElementTree.Element("sup", {"data-editors": match.group(1)})
        return call, match.start(0), match.end(0)


class _Directive(BlockProcessor):
    """Leaves an empty element where a recommendation, a list of them or a table is to stand."""

    def __init__(self, md: Markdown, register: Register) -> None:
        super().__init__(md.parser)
        self._numbers = frozenset(register.recommendation_by_number)
        self._tables = frozenset(register.tables)

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Tell whether one of a block's lines is a mark."""
        return marks.DIRECTIVE.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        """Take the mark out of the block; the lines before and after it stand for themselves."""
        block = blocks.pop(0)
        match = marks.DIRECTIVE.search(block)
        if match is None:
            return False
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        words = match.group(1)
        placed = marks.PLACEMENT.match(words)
        if placed and int(placed.group(1)) in self._numbers:
            attributes = {"class": "aw-placed", "data-number": placed.group(1)}
            ElementTree.SubElement(parent, "div", attributes)
        elif listed := marks.LISTING.match(words):
            attributes = {"class": "aw-listed", "data-which": listed.group(1)}
            ElementTree.SubElement(parent, "div", attributes)
        elif (table := marks.TABLE.match(words)) and table.group(1) in self._tables:
            attributes = {"class": "aw-data", "data-table": table.group(1)}
            ElementTree.SubElement(parent, "div", attributes)
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)
        return True
