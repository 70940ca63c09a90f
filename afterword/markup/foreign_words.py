"""Foreign words: emphasised pieces that say which language they are of."""

from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from afterword.linking.register import Register
from afterword.model.reference import without_form

_EMPHASIS = frozenset({"em", "strong"})


class ForeignWords(Treeprocessor):
    """Gives each emphasised piece that is a foreign word the language of the word."""

    def __init__(self, md: Markdown, register: Register) -> None:
        super().__init__(md)
        self._languages = register.word_languages

    def run(self, root: ElementTree.Element) -> None:
        """Set the attribute lang; emphasis that is of no word of the list stays as it is."""
        for piece in root.iter():
            if piece.tag not in _EMPHASIS:
                continue
            if language := self._languages.get(without_form("".join(piece.itertext()))):
                piece.set("lang", language)
