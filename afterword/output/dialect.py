"""The drafters' Markdown as HTML: the dialect that mkdocs.yml names, and the marks of our own."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from afterword.linking.register import Register
from afterword.model.showing import quoted
from afterword.output.targets import neutral
from afterword.problems import Code, Place, Problem
from afterword.sources import marks
from afterword.sources.project import Project
from afterword.sources.text_source import read_text
from afterword.sources.yaml_source import Loc, YamlFile, key_place, read_yaml
from afterword.views.refs import citation_ref, is_citable
from afterword.views.wording import printed

_EXTENSIONS = "markdown_extensions"

Dialect = Mapping[str, Mapping[str, Any]]
"""The names of Markdown extensions, each with its settings."""


def read_dialect(project: Project) -> tuple[Dialect, tuple[Problem, ...]]:
    """Return the Markdown extensions that mkdocs.yml names, and the problems of reading them."""
    path = project.mkdocs_file
    if path.is_relative_to(project.root):
        text, problems = read_text(project, path)
        shown = project.relative(path)
    else:
        text, problems, shown = path.read_text("utf-8"), (), path.name
    found = read_yaml(text or "", shown)
    if not found.is_plain or found.value in (None, ""):
        return {}, (*problems, *found.problems)
    if not isinstance(found.value, dict):
        message, fix = "the file should hold a mapping", "write it as `key: value` lines"
        no_mapping = Problem(Code.WRONG_VALUE, found.places[()], message, fix)
        return {}, (*problems, *found.problems, no_mapping)
    named = list(_named_extensions(found))
    dialect = {name: settings for name, settings, _ in named}
    unknown = _unknown(dialect, {name: place for name, _, place in named})
    return dialect, (*problems, *found.problems, *unknown)


def _named_extensions(found: YamlFile) -> Iterator[tuple[str, Mapping[str, Any], Place]]:
    """Yield each extension with its settings and place; MkDocs takes a list or a mapping."""
    value = found.value.get(_EXTENSIONS) if isinstance(found.value, dict) else None
    for index, extension in enumerate(value if isinstance(value, list) else [value or []]):
        loc: Loc = (_EXTENSIONS, index) if isinstance(value, list) else (_EXTENSIONS,)
        if isinstance(extension, str):
            yield extension, {}, found.places[loc]
        elif isinstance(extension, dict):
            for name, settings in extension.items():
                place = key_place(found.places, (*loc, name)) or found.places[loc]
                yield name, settings if isinstance(settings, dict) else {}, place


def _unknown(dialect: Dialect, places: Mapping[str, Place]) -> Iterator[Problem]:
    for name, settings in dialect.items():
        try:
            Markdown(extensions=[name], extension_configs={name: dict(settings)})
        except Exception as error:  # noqa: BLE001 - extensions raise what they like
            message = f"the Markdown extension {quoted(name)} cannot be used: {error}"
            fix = "correct its name or settings under markdown_extensions"
            yield Problem(Code.WRONG_VALUE, places[name], message, fix)


class MarkdownHtml:
    """Turns Markdown into HTML whose inner links are neutral; each text is turned once."""

    def __init__(self, register: Register, dialect: Dialect) -> None:
        configs = {name: dict(settings) for name, settings in dialect.items()}
        if "abbr" in configs:
            configs["abbr"] = {**configs["abbr"], "glossary": _glossary(register)}
        self._markdown = Markdown(
            extensions=[*configs, _Marks(register)], extension_configs=configs, output_format="html"
        )
        self._done: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the HTML of a Markdown text."""
        if text not in self._done:
            self._markdown.reset()
            self._done[text] = self._markdown.convert(text)
        return self._done[text]


def _glossary(register: Register) -> dict[str, str]:
    """Return the abbreviations with their expansions, and their plurals where they have one."""
    glossary: dict[str, str] = {}
    for entry in register.loaded.abbreviations:
        short, long = entry.record.short, entry.record.long
        glossary[short] = long
        if short.isupper():
            glossary.setdefault(f"{short}s", long)
    return glossary


class _Marks(Extension):
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
