"""Comments of YAML that may be words: ' #' ends a text that is not in quotation marks.

A comment is set apart as YAML's style has it, by two blanks or a tabulator before the sign and one
after it (https://yamllint.readthedocs.io, rule comments), or it stands on a line of its own. After
a value that is no text, an id or a number, it is a comment in every case.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from afterword.model.text_safety import quoted, without_control_characters
from afterword.problems import Code, Place, Problem

_COMMENT = re.compile(r"([ \t]+)(#.*)")
_SET_APART = re.compile(r"(?:[ ]{2,}|[ ]*\t[ \t]*)#+(?:[ \t].*)?")
_FIX = (
    "put the whole text in quotation marks; a comment has two blanks before its '#' and one after"
    " it, or a line of its own"
)


class CutText(NamedTuple):
    """A comment that may be the rest of the text before it, and where it begins."""

    words: str
    place: Place


class Comment(NamedTuple):
    """A comment and the column of its line in which it begins, from 0."""

    words: str
    column: int


def comment_after(line: str, column: int) -> Comment | None:
    """Return the comment that follows the value that ends in a column of a line, where it may be
    the rest of the value; None where it is set apart, or there is none.

    >>> comment_after("title: Media # and more", 12)
    Comment(words='# and more', column=13)
    >>> comment_after("short: CEC  # optional", 10)
    """
    match = _COMMENT.match(line, column) if "#" in line else None
    if match is None or _SET_APART.match(line, column):
        return None
    return Comment(match.group(2), match.start(2))


def cut_texts(
    cut: Mapping[tuple[str | int, ...], CutText], model: type[BaseModel]
) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """Yield each text of a record that a comment cuts, by the way to it, as a problem."""
    for loc, (words, place) in cut.items():
        if any(_fits(loc, path) for path in text_paths(model)):
            key = next((step for step in reversed(loc) if isinstance(step, str)), "")
            yield loc, cut_text(key, words, place)


def cut_text(key: str, words: str, place: Place) -> Problem:
    """Return the problem that the text of a key is cut."""
    message = f"{quoted(words)} is a comment, and no part of the text of {quoted(key)}"
    return Problem(Code.CUT_TEXT, place, message, _FIX)


@cache
def text_paths(hint: Any) -> frozenset[tuple[str, ...]]:
    """Return the ways to all texts in a record of a type; "*" stands for any place or key."""
    return frozenset(_paths(hint, ()))


def _paths(hint: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if get_origin(hint) is Annotated:
        checks = [one.func for one in hint.__metadata__ if isinstance(one, AfterValidator)]
        if without_control_characters in checks:
            yield path
            return
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        for key, inner in get_type_hints(hint, include_extras=True).items():
            if key in hint.model_fields:
                yield from _paths(inner, (*path, key))
    origin = get_origin(hint)
    is_many = isinstance(origin, type) and issubclass(origin, tuple | Mapping)
    for inner in get_args(hint):
        yield from _paths(inner, (*path, "*") if is_many else path)


def _fits(loc: tuple[str | int, ...], path: tuple[str, ...]) -> bool:
    same = zip(loc, path, strict=False)
    return len(loc) == len(path) and all(two in (one, "*") for one, two in same)
