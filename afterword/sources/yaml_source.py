"""YAML to plain values that know their places; every scalar stays the text that was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from afterword.problems import Code, Place, Problem

Loc = tuple[str | int, ...]
"""The way to a value within a file: keys and indexes."""

Value = str | list["Value"] | dict[str, "Value"]

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STANDARD_TAG = "tag:yaml.org,2002:"
_DEEPEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """What a YAML file holds, where each value stands, and what is wrong with it as YAML."""

    value: Value | None
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Reading:
    path: str
    first_line: int
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def problem(self, code: Code, mark: yaml.Mark, message: str, fix: str) -> None:
        self.problems.append(Problem(code, self.place(mark), message, fix))


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlFile:
    """Return what a YAML text holds; path and first_line say where it stands in the project."""
    reading = _Reading(path, first_line)
    value: Value | None = None
    try:
        documents = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = reading.place(mark) if mark else Place(path)
        reading.problems.append(_syntax(place, error.problem or "it is not YAML"))
    except yaml.YAMLError as error:
        reading.problems.append(_syntax(Place(path), str(error).splitlines()[0]))
    except RecursionError:
        reading.problems.append(_syntax(Place(path), "lists are nested far too deep"))
    else:
        if len(documents) > 1:
            message = "the file holds several documents"
            fix = "keep one document a file: remove the '---' lines after the first"
            reading.problem(Code.YAML_FEATURE, documents[1].start_mark, message, fix)
        if documents:
            value = _value(documents[0], (), reading)
    return YamlFile(value=value, places=reading.places, problems=tuple(reading.problems))


def _syntax(place: Place, reason: str) -> Problem:
    fix = "look at this line and the one before it: quotes, indentation, a colon inside a text"
    return Problem(Code.YAML_SYNTAX, place, f"this is not YAML: {reason}", fix)


def _value(node: yaml.Node, loc: Loc, reading: _Reading) -> Value:
    reading.places.setdefault(loc, reading.place(node.start_mark))
    if id(node) in reading.seen or len(loc) > _DEEPEST:
        message = "aliases and very deep nesting are not used here"
        reading.problem(Code.YAML_FEATURE, node.start_mark, message, "write the value out")
        return ""
    reading.seen.add(id(node))
    if node.tag and not node.tag.startswith(_STANDARD_TAG) and node.tag != "!":
        message = f"the tag '{node.tag}' is not used here"
        reading.problem(Code.YAML_FEATURE, node.start_mark, message, "remove the tag")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loc, reading)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*loc, index), reading) for index, child in enumerate(node.value)]
    return str(node.value)


def _mapping(node: yaml.MappingNode, loc: Loc, reading: _Reading) -> Value:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            message = "a key is a list or a mapping"
            reading.problem(Code.YAML_FEATURE, key_node.start_mark, message, "use a word as key")
            continue
        key = str(key_node.value)
        if key in values:
            message = f"the key '{key}' stands twice; the first is in line "
            first = reading.places[(*loc, key, _KEY)].line
            fix = "keep one of the two"
            reading.problem(Code.DUPLICATE_KEY, key_node.start_mark, f"{message}{first}", fix)
            continue
        reading.places[(*loc, key, _KEY)] = reading.place(key_node.start_mark)
        values[key] = _value(value_node, (*loc, key), reading)
    return values


_KEY = "\0key"
"""The last step of the way to a key itself, as against its value."""


def key_place(places: Mapping[Loc, Place], loc: Loc) -> Place | None:
    """Return where the key of a value stands, if it has one."""
    return places.get((*loc, _KEY))
