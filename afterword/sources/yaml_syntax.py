"""Texts that are not YAML: what the parser says, in the words of who typed them."""

import re
from collections.abc import Callable

import yaml

from afterword.problems import Code, Place, Problem

Locate = Callable[[int, int], Place]
"""Gives the place of a line and a column, both from 0, of the text."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LOOK = "look at this line and the one before it: quotes, indentation, a colon inside a text"
_QUOTE = "put the whole text in quotation marks"


def unreadable_character(text: str, locate: Locate) -> Problem | None:
    """Return the problem that a text holds a character that YAML does not allow, if it does."""
    match = _UNREADABLE.search(text)
    if match is None:
        return None
    before = text[: match.start()].split("\n")
    reason = f"the character U+{ord(match.group()):04X} is not allowed"
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
    return _problem(place, *_words(reason, whole[: mark.column], whole[mark.column :]))


_BRACKETS = {"while parsing a flow sequence": "]", "while parsing a flow mapping": "}"}

_SIGNS = {
    "while scanning an alias": "*",
    "while scanning an anchor": "&",
    "while scanning a tag": "!",
    "while parsing a tag": "!",
}


def _words(reason: str, before: str, after: str) -> tuple[str, str]:
    """Return what is wrong and what to do, from what stands in the line before and after."""
    if "tab character" in reason or (not before.strip() and after.startswith("\t")):
        return "a tab stands where the line is indented", "indent it with spaces"
    if reason == "found character that cannot start any token" and after:
        return f"a text cannot begin with '{after[0]}'", _QUOTE
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
