"""YAML to plain values that know their places; every scalar stays the text that was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.sources.yaml_syntax import syntax_problem, unreadable_character

Loc = tuple[str | int, ...]
"""The way to a value within a file: keys and indexes."""

Value = str | list["Value"] | dict[str, "Value"]

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Node = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
_AROUND = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
_STANDARD_TAG = "tag:yaml.org,2002:"
_DEEPEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """What a YAML file holds, where each value stands, and what is wrong with it as YAML."""

    value: Value | None
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]

    @property
    def is_plain(self) -> bool:
        """Whether nothing in the file needs another reading of YAML than ours."""
        return all(problem.code is not Code.YAML_FEATURE for problem in self.problems)


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlFile:
    """Return what a YAML text holds; path and first_line say where it stands in the project."""
    reading = _Reading(path, first_line)
    value: Value | None = None
    if unreadable := unreadable_character(text, reading.locate):
        return YamlFile(value=None, places={}, problems=(unreadable,))
    try:
        value = _first_document(yaml.parse(text, Loader=_Loader), reading)
    except yaml.MarkedYAMLError as error:
        reading.problems.append(syntax_problem(error, text, reading.locate))
    except ProblemsFoundError as error:
        reading.problems += error.problems
    return YamlFile(value=value, places=reading.places, problems=tuple(reading.problems))


@dataclass(slots=True)
class _Reading:
    path: str
    first_line: int
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def locate(self, line: int, column: int) -> Place:
        return Place(self.path, line + self.first_line, column + 1)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return self.locate(mark.line, mark.column) if mark else Place(self.path)

    def feature(self, event: yaml.Event, message: str, fix: str) -> None:
        self.problems.append(Problem(Code.YAML_FEATURE, self.place(event), message, fix))


def _first_document(events: Iterator[yaml.Event], reading: _Reading) -> Value | None:
    """Return the value of the first document; a second one is a problem, and is not read."""
    nodes = (event for event in events if not isinstance(event, _AROUND))
    first = next(nodes)
    if isinstance(first, yaml.StreamEndEvent):
        return None
    value = _value(first, (), events, reading)
    second = next(nodes)
    if not isinstance(second, yaml.StreamEndEvent):
        fix = "keep one document a file: remove the '---' lines after the first"
        reading.feature(second, "the file holds several documents", fix)
    return value


def _value(event: yaml.Event, loc: Loc, events: Iterator[yaml.Event], reading: _Reading) -> Value:
    reading.places[loc] = reading.place(event)
    if len(loc) > _DEEPEST:
        message, fix = (
            "lists and mappings are nested too deep",
            "see docs/writing.md for what stands here",
        )
        raise ProblemsFoundError((Problem(Code.YAML_FEATURE, reading.place(event), message, fix),))
    if isinstance(event, yaml.AliasEvent):
        return _alias(event, reading)
    if isinstance(event, _Node):
        _look_at_features(event, reading)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(loc, events, reading)
    if isinstance(event, yaml.SequenceStartEvent):
        values: list[Value] = []
        while not isinstance(child := next(events), yaml.SequenceEndEvent):
            values.append(_value(child, (*loc, len(values)), events, reading))
        return values
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


def _alias(event: yaml.AliasEvent, reading: _Reading) -> Value:
    """Leave the value empty: the problem is told where the anchor stands."""
    if event.anchor not in reading.anchors:
        message = "this is not YAML: a text cannot begin with '*'"
        fix = "put the whole text in quotation marks"
        problem = Problem(Code.YAML_SYNTAX, reading.place(event), message, fix)
        raise ProblemsFoundError((problem,))
    return ""


def _look_at_features(event: _Node, reading: _Reading) -> None:
    if event.anchor:
        if not reading.anchors:
            fix = "write the value out wherever it is needed"
            reading.feature(event, "anchors and aliases are not used here", fix)
        reading.anchors.add(event.anchor)
    if event.tag:
        tag = str(event.tag)
        if tag.startswith(_STANDARD_TAG):
            tag = f"!!{tag.removeprefix(_STANDARD_TAG)}"
        reading.feature(event, f"the tag {quoted(tag)} is not used here", "remove the tag")


def _mapping(loc: Loc, events: Iterator[yaml.Event], reading: _Reading) -> Value:
    values: dict[str, Value] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                reading.feature(event, "a key is a list or a mapping", "use a word as key")
            _value(event, (*loc, _UNUSED), events, reading)
            _value(next(events), (*loc, _UNUSED), events, reading)
            continue
        _look_at_features(event, reading)
        key = str(event.value)
        if key in values:
            first = reading.places[(*loc, key, _KEY)].line
            message = f"the key {quoted(key)} stands twice; the first is in line {first}"
            place = reading.place(event)
            problem = Problem(Code.DUPLICATE_KEY, place, message, "keep one of the two")
            reading.problems.append(problem)
            _value(next(events), (*loc, _UNUSED), events, reading)
            continue
        reading.places[(*loc, key, _KEY)] = reading.place(event)
        values[key] = _value(next(events), (*loc, key), events, reading)
    return values


_KEY = "\0key"
"""The last step of the way to a key itself, as against its value."""

_UNUSED = "\0unused"
"""The step to a value that is passed over."""


def key_place(places: Mapping[Loc, Place], loc: Loc) -> Place | None:
    """Return where the key of a value stands, if it has one."""
    return places.get((*loc, _KEY))
