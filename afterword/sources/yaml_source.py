"""YAML to plain values that know their places; every scalar stays the text that was typed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from afterword.model.characters import named
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.sources.comments import without_comments
from afterword.sources.yaml_comments import CutText, comment_after

Loc = tuple[str | int, ...]
"""The way to a value within a file: keys and indexes."""

Value = str | list["Value"] | dict[str, "Value"]

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Node = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
_AROUND = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
_STANDARD_TAG = "tag:yaml.org,2002:"
_DEEPEST = 40


_KEY = "\0key"
"""The last step of the way to a key itself, as against its value."""

_UNUSED = "\0unused"
"""The step to a value that is passed over."""

Locate = Callable[[int, int], Place]
"""Gives the place of a line and a column, both from 0, of the text."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line of YAML 1.1, by which its parser counts them."""

_LOOK = "look at this line and the one before it: quotes, indentation, a colon inside a text"

LOOKS_LIKE_ANOTHER = "looks like a date, a number or the like, and is none"
"""What is said of a value that YAML takes for what it cannot be, a 30 February for one."""

_QUOTE = "put the whole text in quotation marks"

_MOVE = "move it above the text; where it is part of it, indent it as the text, or quote the whole"

_BRACKETS = {"while parsing a flow sequence": "]", "while parsing a flow mapping": "}"}

_SIGNS = {
    "while scanning an alias": "*",
    "while scanning an anchor": "&",
    "while scanning a tag": "!",
    "while parsing a tag": "!",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """What a YAML file holds, where each value stands, and what is wrong with it as YAML."""

    value: Value | None
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]
    cut: Mapping[Loc, CutText] = field(default_factory=dict)
    """The values that may go on in a comment."""
    escaped: tuple[tuple[str, Place], ...] = ()
    """The values of other letters than ASCII's that are written with escapes, with their places."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing in the file needs another reading of YAML than ours."""
        return all(problem.code is not Code.YAML_FEATURE for problem in self.problems)

    def items(self) -> Iterator["YamlFile"]:
        """Yield each value of a list as if it were a file of its own."""
        values = self.value if isinstance(self.value, list) else []
        places: list[dict[Loc, Place]] = [{} for _ in values]
        cut: list[dict[Loc, CutText]] = [{} for _ in values]
        for loc, place in self.places.items():
            if loc and isinstance(loc[0], int):
                places[loc[0]][loc[1:]] = place
        for loc, text in self.cut.items():
            if loc and isinstance(loc[0], int):
                cut[loc[0]][loc[1:]] = text
        for own in zip(values, places, cut, strict=True):
            yield YamlFile(value=own[0], places=own[1], problems=(), cut=own[2])


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlFile:
    """Return what a YAML text holds; path and first_line say where it stands in the project."""
    reading = _Reading(path, first_line, _LINE_END.split(text))
    value: Value | None = None
    if unreadable := unreadable_character(text, reading.locate):
        return YamlFile(value=None, places={}, problems=(unreadable,))
    try:
        value = _first_document(yaml.parse(text, Loader=_Loader), reading)
    except yaml.MarkedYAMLError as error:
        cut = reading.cut_before()
        reading.problems.append(cut or syntax_problem(error, text, reading.locate))
    except ProblemsFoundError as error:
        reading.problems += error.problems
    return YamlFile(
        value=value,
        places=reading.places,
        problems=tuple(reading.problems),
        cut=reading.cut,
        escaped=tuple(reading.escaped),
    )


@dataclass(slots=True)
class _Reading:
    path: str
    first_line: int
    lines: list[str]
    cut: dict[Loc, CutText] = field(default_factory=dict)
    escaped: list[tuple[str, Place]] = field(default_factory=list)
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def locate(self, line: int, column: int) -> Place:
        return Place(self.path, line + self.first_line, column + 1)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return self.locate(mark.line, mark.column) if mark else Place(self.path)

    def cut_before(self) -> Problem | None:
        """Return the problem that a comment cut the last text before an error, where it did."""
        loc, cut = next(reversed(self.cut.items()), ((), None))
        if cut is None or loc != next(reversed(self.places)):
            return None
        reason = f"{quoted(cut.words)} begins a comment, which ends the text before it"
        return _problem(cut.place, reason, _QUOTE)

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
        message = "lists and mappings are nested too deep"
        fix = "see docs/writing.md for what stands here"
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
    return _scalar(event, loc, reading) if isinstance(event, yaml.ScalarEvent) else ""


def _scalar(event: yaml.ScalarEvent, loc: Loc, reading: _Reading) -> str:
    value = without_comments(str(event.value)).text
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return value
    lines = reading.lines[start.line : end.line + 1] or [""]
    if not event.style and (found := comment_after(lines[-1], end.column)):
        reading.cut[loc] = CutText(found.words, reading.locate(end.line, found.column))
    elif event.style == '"' and not value.isascii() and "\\" in "\n".join(lines):
        reading.escaped.append((value, reading.place(event)))
    return value


def _alias(event: yaml.AliasEvent, reading: _Reading) -> Value:
    """Leave the value empty: the problem is told where the anchor stands."""
    if event.anchor not in reading.anchors:
        message = "this is not YAML: a text cannot begin with '*'"
        problem = Problem(Code.YAML_SYNTAX, reading.place(event), message, _QUOTE)
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


def key_place(places: Mapping[Loc, Place], loc: Loc) -> Place | None:
    """Return where the key of a value stands, if it has one."""
    return places.get((*loc, _KEY))


def unreadable_character(text: str, locate: Locate) -> Problem | None:
    """Return the problem that a text holds a character that YAML does not allow, if it does."""
    match = _UNREADABLE.search(text)
    if match is None:
        return None
    before = text[: match.start()].split("\n")
    reason = f"{named(match.group())} is not allowed"
    fix = "remove it; your editor may not show it"
    return _problem(locate(len(before) - 1, len(before[-1])), reason, fix)


def syntax_problem(error: yaml.MarkedYAMLError, text: str, locate: Locate) -> Problem:
    """Return what the parser found, as a problem; the usual slips in plain words."""
    mark = error.problem_mark or error.context_mark
    reason, opening = error.problem or "", error.context_mark
    if mark is None:
        return _problem(Place(locate(0, 0).path), reason or "nobody can read it", _LOOK)
    if opening and error.context == "while scanning a quoted scalar":
        fix = "close it, or look at the quotes of the lines below"
        at = locate(opening.line, opening.column)
        return _problem(at, "the quotation mark here is not closed", fix)
    if opening and error.context == "while scanning a simple key":
        fix = "write `key: value`, or indent the line as part of the text above it"
        return _problem(locate(opening.line, opening.column), "the line has no colon", fix)
    if opening and error.context in _SIGNS:
        at = locate(opening.line, opening.column)
        return _problem(at, f"a text cannot begin with '{_SIGNS[error.context]}'", _QUOTE)
    place = locate(mark.line, mark.column)
    if opening and error.context in _BRACKETS:
        line = locate(opening.line, 0).line
        fix = f"add '{_BRACKETS[error.context]}', or {_QUOTE} where the bracket is part of it"
        return _problem(place, f"the bracket of line {line} is not closed before this", fix)
    lines = text.split("\n")
    whole = lines[mark.line] if mark.line < len(lines) else ""
    if reason.startswith("did not find expected") and _is_comment(lines, mark.line - 1):
        at = locate(mark.line - 1, len(lines[mark.line - 1]) - len(lines[mark.line - 1].lstrip()))
        return _problem(at, "a comment ends the text above it", _MOVE)
    return _problem(place, *_words(reason, whole[: mark.column], whole[mark.column :]))


def _is_comment(lines: list[str], number: int) -> bool:
    return number > 0 and lines[number].lstrip().startswith("#")


def _words(reason: str, before: str, after: str) -> tuple[str, str]:
    """Return what is wrong and what to do, from what stands in the line before and after."""
    if "tab character" in reason or (not before.strip() and after.startswith("\t")):
        return "a tab stands where the line is indented", "indent it with spaces"
    if reason == "found character that cannot start any token" and after:
        return f"a text cannot begin with '{after[0]}'", _QUOTE
    if reason.endswith(LOOKS_LIKE_ANOTHER):
        return reason, _QUOTE
    if reason == "mapping values are not allowed in this context":
        return _colon(before)
    if reason == "block sequence entries are not allowed in this context":
        fix = "begin the list in the next line, or put the text in quotation marks"
        return "a list begins in the line of its key", fix
    if reason.startswith("did not find expected") and not before.strip():
        return (
            "the line is not indented as the lines that it belongs to",
            "indent it with as many spaces as they have",
        )
    if reason == "did not find expected key":
        return _after_the_end(before)
    return reason or "nobody can read it", _LOOK


def _colon(before: str) -> tuple[str, str]:
    if re.search(r":\s", before):
        return "a colon stands in a text that is not in quotation marks", _QUOTE
    return (
        "the line is indented too far, belongs to a text that is not in quotation marks, or"
        " the line before it lacks a colon with a space",
        "indent it as the line before it, or put the text in quotation marks",
    )


def _after_the_end(before: str) -> tuple[str, str]:
    if before.rstrip().endswith(("'", '"')):
        return (
            "the text goes on after its closing quotation mark",
            "put it into the other kind of quotation marks, or remove what follows",
        )
    if before.rstrip().endswith(("]", "}")):
        return "something stands after the closing bracket", "remove it"
    return "a key was expected here", _LOOK


def _problem(place: Place, reason: str, fix: str) -> Problem:
    return Problem(Code.YAML_SYNTAX, place, f"this is not YAML: {reason}", fix)
