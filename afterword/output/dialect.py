"""The drafters' Markdown as HTML: the dialect that markdown.yml names, and the marks of our own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown import Markdown

from afterword.linking.register import Register
from afterword.model.showing import quoted
from afterword.output.mark_extension import MarkExtension
from afterword.problems import Code, Place, Problem
from afterword.sources.fields import nearest
from afterword.sources.project import Project
from afterword.sources.text_source import read_text
from afterword.sources.yaml_source import Loc, YamlFile, key_place, read_yaml

_EXTENSIONS = "markdown_extensions"

Dialect = Mapping[str, Mapping[str, Any]]
"""The names of Markdown extensions, each with its settings."""


def read_dialect(project: Project) -> tuple[Dialect, tuple[Problem, ...]]:
    """Return the Markdown extensions that markdown.yml names, and the problems of reading them."""
    path = project.dialect_file
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
    return dialect, (*problems, *found.problems, *_unknown_keys(found.value, found), *unknown)


def _unknown_keys(keys: Iterable[str], found: YamlFile) -> Iterator[Problem]:
    for key in keys:
        if key != _EXTENSIONS:
            place = key_place(found.places, (key,)) or found.places[()]
            message = f"the file knows no key {quoted(key)}"
            fix = nearest(key, [_EXTENSIONS]) or f"remove it: here stands only '{_EXTENSIONS}'"
            yield Problem(Code.UNKNOWN_KEY, place, message, fix)


def _named_extensions(found: YamlFile) -> Iterator[tuple[str, Mapping[str, Any], Place]]:
    """Yield each extension with its settings and place, written as a list or a mapping."""
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
            extensions=[*configs, MarkExtension(register)],
            extension_configs=configs,
            output_format="html",
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
