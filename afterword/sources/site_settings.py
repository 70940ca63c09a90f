"""mkdocs.yml: the settings of the website, with the place of each.

MkDocs reads the file itself when it builds. It is read here too, since `check` knows no MkDocs, and
since a mistake is told with its line.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import yaml

from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.files import SITE_SETTINGS
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.odd_characters import odd_in_values
from afterword.sources.text_source import read_text
from afterword.sources.yaml_comments import cut_text
from afterword.sources.yaml_source import (
    LOOKS_LIKE_ANOTHER,
    Loc,
    key_place,
    read_yaml,
)

Dialect = Mapping[str, Mapping[str, Any]]
"""The names of Markdown extensions, each with its settings."""

PLUGIN = "afterword"
"""The name of our plugin in mkdocs.yml."""

BUILT_IN = ("tables", "fenced_code")
"""The Markdown extensions that MkDocs always adds, but for `toc`: ids of headings are authors'."""

USUAL = ("abbr", "attr_list", "def_list", "footnotes", "sane_lists")
"""The Markdown extensions of a project whose mkdocs.yml names none."""

TOC = "toc"

UNRESOLVED: Final = object()
"""Stands for a value that only MkDocs can work out: one with a tag, such as `!ENV`."""

_KEYS = frozenset(
    {
        *("INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "hooks", "nav"),
        *("edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript", "plugins"),
        *("extra_templates", "markdown_extensions", "not_in_nav", "remote_branch", "remote_name"),
        *("repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name"),
        *("site_url", "strict", "theme", "use_directory_urls", "validation", "watch"),
    }
)
"""The settings of MkDocs 1.6 (https://www.mkdocs.org/user-guide/configuration/)."""

_TEXTS = {("site_name",), ("site_author",), ("site_description",), ("copyright",)}
"""The settings that are words for readers."""

_OF_OTHERS = frozenset({"INHERIT", "hooks", "extra_css", "extra_javascript", "extra_templates"})

PLUGIN_KEYS = ("pdf", "strict", "as_of")
"""The settings of our plugin."""

_MOST_VALUES = 10_000
"""How many values mkdocs.yml may hold; a large one has some hundreds."""

SMALLEST = "{site_name: '', docs_dir: content, theme: {name: material}, plugins: [afterword]}"
"""The smallest mkdocs.yml, on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What mkdocs.yml says, as far as it can be read without MkDocs."""

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[Loc, Place] = field(default_factory=lambda: MappingProxyType({}))

    def place(self, *loc: str | int) -> Place:
        """Return the place of a setting, or of the nearest one around it."""
        for length in range(len(loc), 0, -1):
            found = key_place(self.places, loc[:length]) or self.places.get(loc[:length])
            if found is not None:
                return found
        return Place(SITE_SETTINGS.path, 1, 1)

    @property
    def dialect(self) -> Dialect:
        """The Markdown extensions that drafters' texts are read with, in order."""
        named = {name: settings for name, settings, _ in self.named("markdown_extensions")}
        if "markdown_extensions" not in self.values:
            named = {name: {} for name in USUAL}
        return {**{name: {} for name in BUILT_IN}, **without_toc(named)}

    @property
    def is_ours_alone(self) -> bool:
        """Whether nothing but our plugin, and no file that only MkDocs knows, makes the website."""
        theme = self.values.get("theme")
        others = {name for name, _, _ in self.named("plugins")} - {PLUGIN}
        has_own_files = isinstance(theme, dict) and "custom_dir" in theme
        is_plain = not _has_unresolved(self.values)
        return is_plain and not (others or has_own_files or _OF_OTHERS & set(self.values))

    def plugin_place(self, key: str) -> Place:
        """Return the place of a setting of our plugin, in whichever way plugins are listed."""
        for loc in self.places:
            if loc and loc[0] == "plugins" and PLUGIN in loc and key in loc:
                return self.place(*loc[: loc.index(key) + 1])
        return self.place("plugins")

    def as_of(self, today: date) -> date | None:
        """Return the day as of which the plugin is told to show everything; None for no day."""
        own = next((own for name, own, _ in self.named("plugins") if name == PLUGIN), {})
        return day_of(own.get("as_of"), today)

    def named(self, key: str) -> Iterator[tuple[str, Mapping[str, Any], Place]]:
        """Yield each plugin or extension that a key names, with its settings and place."""
        value = self.values.get(key)
        listed = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        for index, one in enumerate(listed):
            loc: Loc = (key, index) if isinstance(value, list) else (key,)
            if isinstance(one, str):
                yield one, {}, self.place(*loc)
            elif isinstance(one, dict):
                for name, settings in one.items():
                    found = settings if isinstance(settings, dict) else {}
                    yield str(name), found, self.place(*loc, str(name))


def day_of(said: object, today: date) -> date | None:
    """Return the day that `as_of` says: a date, `today`, or none; None also for what is no day.

    >>> day_of("2018-12-31", date(2026, 1, 1))
    datetime.date(2018, 12, 31)
    """
    if said == "today":
        return today
    text = str(said)
    try:
        return date.fromisoformat(text) if len(text) == len("2018-12-31") else None
    except ValueError:
        return None


def without_toc(dialect: Dialect) -> Dialect:
    """Return a dialect without `toc`: headings have the ids that their authors give them."""
    return {name: settings for name, settings in dialect.items() if name != TOC}


def read_site_settings(project: Project) -> tuple[SiteSettings, tuple[Problem, ...]]:
    """Return what mkdocs.yml says, and every problem of reading it."""
    path, name = project.root / SITE_SETTINGS.path, SITE_SETTINGS.path
    if not os.path.lexists(path):
        message = f"there is no '{name}' in the project"
        fix = f"write it; the smallest one is: {SMALLEST}"
        return SiteSettings(), (Problem(Code.MISSING_FILE, Place(name), message, fix),)
    text, problems = read_text(project, path)
    if text is None:
        return SiteSettings(), problems
    found = read_yaml(text, name)
    told = tuple(one for one in found.problems if one.code is not Code.YAML_FEATURE)
    if told:
        return SiteSettings(), (*problems, *told)
    try:
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - a loader that makes no objects
    except (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, TypeError) as error:
        return SiteSettings(), (_not_made(error),)
    except (ValueError, RecursionError) as error:
        return SiteSettings(), (_not_made(error),)
    if not _has_an_end(values):
        message, fix = "its anchors and aliases make it very large", "write the values out"
        endless = Problem(Code.YAML_FEATURE, Place(name, 1, 1), message, fix)
        return SiteSettings(), (endless,)
    if values is None:
        fix = f"write, for instance: {SMALLEST}"
        empty = Problem(Code.EMPTY_FILE, Place(name), "the file is empty", fix)
        return SiteSettings(), (empty,)
    if not isinstance(values, dict):
        message, fix = "the file should hold a mapping", f"write, for instance: {SMALLEST}"
        return SiteSettings(), (Problem(Code.WRONG_VALUE, Place(name, 1, 1), message, fix),)
    cut = {str(loc[0]): one for loc, one in found.cut.items() if loc in _TEXTS}
    known = {key: value for key, value in values.items() if key not in cut}
    settings = SiteSettings(values=known, places=found.places)
    told = tuple(cut_text(key, *one) for key, one in cut.items())
    odd = odd_in_values(found.escaped)
    return settings, (*problems, *odd, *told, *_unknown_keys(settings))


def _not_made(error: Exception) -> Problem:
    """Return the problem that a value of mkdocs.yml is none: a date that there is not, for one."""
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    place = Place(SITE_SETTINGS.path, mark.line + 1, mark.column + 1) if mark else None
    reason = (isinstance(error, yaml.MarkedYAMLError) and error.problem) or str(error)
    message = f"MkDocs cannot read it: {reason.splitlines()[0] if reason else 'a value is none'}"
    fix = "correct it, or put the value in quotation marks"
    if reason == "but found another document":
        message = "the file holds several documents"
        fix = "keep one document a file: remove the '---' lines after the first"
    return Problem(Code.YAML_SYNTAX, place or Place(SITE_SETTINGS.path, 1, 1), message, fix)


def _has_an_end(values: Any) -> bool:
    """Tell whether a value stays small where each alias is replaced by what it stands for."""
    waiting, seen = [values], 0
    while waiting:
        seen += 1
        if seen > _MOST_VALUES:
            return False
        match waiting.pop():
            case dict() as held:
                waiting += [*held, *held.values()]
            case list() | tuple() | set() as held:
                waiting += held
    return True


class _Loader(yaml.SafeLoader):
    """Reads YAML as MkDocs does, but for what its tags stand for."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return the value of a node; what cannot be one, a 30 February for one, has its place."""
        try:
            return super().construct_object(node, deep)
        except yaml.YAMLError:
            raise
        except Exception:  # noqa: BLE001 - PyYAML converts by functions that raise anything
            reason = f"{quoted(str(node.value))} {LOOKS_LIKE_ANOTHER}"
            raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark) from None


def _unresolved(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> object:
    return UNRESOLVED


_Loader.add_multi_constructor("!", _unresolved)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _unresolved)


def _unknown_keys(settings: SiteSettings) -> Iterator[Problem]:
    for key in settings.values:
        if key not in _KEYS:
            message = f"MkDocs knows no setting {quoted(str(key))}"
            fix = nearest(str(key), _KEYS) or "remove it, or put it under 'extra'"
            yield Problem(Code.UNKNOWN_KEY, settings.place(str(key)), message, fix)
    for name, own, _ in settings.named("plugins"):
        for key in own if name == PLUGIN else ():
            if key not in PLUGIN_KEYS:
                message = f"the plugin '{PLUGIN}' has no setting {quoted(str(key))}"
                fix = nearest(str(key), PLUGIN_KEYS) or f"its settings: {', '.join(PLUGIN_KEYS)}"
                yield Problem(Code.UNKNOWN_KEY, settings.plugin_place(str(key)), message, fix)


def _has_unresolved(value: Any) -> bool:
    """Tell whether a value that only MkDocs can work out stands anywhere in another."""
    if isinstance(value, Mapping):
        return any(_has_unresolved(one) for one in value.values())
    if isinstance(value, list):
        return any(_has_unresolved(one) for one in value)
    return value is UNRESOLVED
