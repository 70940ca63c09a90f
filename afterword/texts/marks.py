"""The marks of our own and foreign words in the drafters' Markdown, as an extension of the
library's."""

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from afterword.linking.refs import citation_ref, neutral
from afterword.linking.register import Register
from afterword.model.reference import without_form
from afterword.model.text_safety import number_in_words
from afterword.sources import marks

_EMPHASIS = frozenset({"em", "strong"})


class MarkExtension(Extension):
    """Adds the marks, and the languages of foreign words, to a Markdown converter.

    It holds what a register has for them, and not the register, which is freed before it.
    """

    def __init__(self, register: Register) -> None:
        super().__init__()
        cited = (*register.instruments, *register.provisions)
        self._cited = {name: citation_ref(register, name) for name in cited}
        self._figures = {
            name: number_in_words(figure.value) for name, figure in register.figures.items()
        }
        self._notes = frozenset(register.note_numbers)
        self._numbers = frozenset(register.recommendation_by_number)
        self._tables = frozenset(register.tables)
        self._languages = register.word_languages

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Add the marks to a Markdown converter."""
        within_lines = (
            ("afterword-citation", 185, marks.CITATION, self._citation),
            ("afterword-figure", 184, marks.FIGURE, self._figures.get),
            ("afterword-note", 183, marks.NOTE, self._note),
        )
        for name, priority, pattern, printed in within_lines:
            md.inlinePatterns.register(_Mark(pattern.pattern, md, printed), name, priority)
        directive = _Directive(md, self._numbers, self._tables)
        md.parser.blockprocessors.register(directive, "afterword-directive", 95)
        md.treeprocessors.register(_PlainLabels(md), "afterword-labels", 8)
        md.treeprocessors.register(_ForeignWords(md, self._languages), "afterword-languages", 5)

    def _citation(self, name: str) -> ElementTree.Element | None:
        """Return the link to what is cited."""
        ref = self._cited.get(name)
        if ref is None:
            return None
        link = ElementTree.Element("a", {"class": "aw-cite", "href": neutral(ref)})
        link.text = AtomicString(ref.label)
        return link

    def _note(self, name: str) -> ElementTree.Element | None:
        """Return an empty element for the call of an editors' note."""
        return ElementTree.Element("sup", {"data-editors": name}) if name in self._notes else None


class _Mark(InlineProcessor):
    """A mark within a line, and what is printed for what it names; what nobody knows stays as it
    is written."""

    def __init__(
        self,
        pattern: str,
        md: Markdown,
        printed: Callable[[str], ElementTree.Element | str | None],
    ) -> None:
        super().__init__(pattern, md)
        self._printed = printed

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name and loose type
        self, match: re.Match[str], text: str
    ) -> tuple[ElementTree.Element | str, int, int]:
        printed = self._printed(match.group(1))
        return (match.group() if printed is None else printed), match.start(), match.end()


class _Directive(BlockProcessor):
    """Leaves an empty element where a recommendation, a list of them or a table is to stand."""

    def __init__(self, md: Markdown, numbers: frozenset[int], tables: frozenset[str]) -> None:
        super().__init__(md.parser)
        self._numbers = numbers
        self._tables = tables

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
        words, place = match.group(1), {}
        placed = marks.PLACEMENT.match(words)
        if placed and int(placed.group(1)) in self._numbers:
            place = {"class": "aw-placed", "data-number": placed.group(1)}
        elif listed := marks.LISTING.match(words):
            place = {"class": "aw-listed", "data-which": listed.group(1)}
        elif (table := marks.TABLE.match(words)) and table.group(1) in self._tables:
            place = {"class": "aw-data", "data-table": table.group(1)}
        if place:
            ElementTree.SubElement(parent, "div", place)
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)
        return True


class _PlainLabels(Treeprocessor):
    """Prints the labels of citations as they were typed: they are no Markdown, and no HTML. The
    abbreviations in them are found after it."""

    def run(self, root: ElementTree.Element) -> None:
        """Write each '&' as an entity, as what looks like one would be taken for it."""
        for link in root.iter("a"):
            if isinstance(link.text, AtomicString) and link.get("class") == "aw-cite":
                link.text = str(link.text).replace("&", "&amp;")


class _ForeignWords(Treeprocessor):
    """Gives each emphasised piece that is a foreign word the language of the word."""

    def __init__(self, md: Markdown, languages: Mapping[str, str]) -> None:
        super().__init__(md)
        self._languages = languages

    def run(self, root: ElementTree.Element) -> None:
        """Set the attribute lang; emphasis that is of no word of the list stays as it is."""
        for piece in root.iter():
            if piece.tag not in _EMPHASIS:
                continue
            if language := self._languages.get(without_form("".join(piece.itertext()))):
                piece.set("lang", language)
