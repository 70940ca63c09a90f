"""Characters in a file that nobody sees, that no text has, or that were not meant, as problems."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from afterword.model.characters import CONTROL, INVISIBLE, has_its_use, named
from afterword.model.odd_words import misread_words, mixed_words
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem

_NO_TEXT = re.compile(f"{CONTROL.pattern[:-1]}\u2028\u2029]")
"""Control characters, and the line ends of Unicode, which YAML and Python take for one and Markdown
and editors do not."""

_LOST = re.compile("[\ue000-\uf8ff\ufffc\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""What stands for a character that was lost, or that only one font has."""

_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They turn the direction of words, and end that again."""

_REFERENCE = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20});")
_REMOVE = "remove it; your editor may not show it"


class _Odd(NamedTuple):
    """Something odd: where it begins, and what makes it the same as others of its file."""

    offset: int
    code: Code
    message: str
    fix: str
    cause: str
    """What is the same where it has the same cause."""
    is_sign: bool = False
    """Whether it is one character that does not belong to the words around it."""


def odd_characters(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return a file's text without characters that do not belong to it, so that nothing more is
    told of the words around them; and a problem for each kind of odd character, at the first of
    its kind, with how many there are."""
    groups: dict[tuple[Code, str], list[_Odd]] = {}
    found = tuple(_found(text))
    for one in found:
        groups.setdefault((one.code, one.cause), []).append(one)
    starts = [-1, *sorted(one.offset for one in found if one.is_sign), len(text)]
    pieces = (text[start + 1 : end] for start, end in pairwise(starts))
    return "".join(pieces), tuple(_problem(text, path, group) for group in groups.values())


def odd_in_values(values: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Yield the problems of values, each with its place, that no file shows as they are: they are
    written with escapes, or in a workbook. Of control characters the type of a value tells."""
    for value, place in values:
        told = {one.cause: one for one in _found(value) if one.code is not Code.CONTROL_CHARACTER}
        yield from (Problem(one.code, place, one.message, one.fix) for one in told.values())


def _found(text: str) -> Iterator[_Odd]:
    yield from _referred(text) if "&" in text else ()
    if text.isascii() and not _NO_TEXT.search(text):
        return
    misread = tuple(misread_words(text))
    covered = {at for one in misread for at in range(one.offset, one.offset + len(one.word))}
    yield from (one for one in _single(text) if one.offset not in covered)
    for one in misread:
        is_unread = CONTROL.search(one.word)
        code = Code.CONTROL_CHARACTER if is_unread else Code.DAMAGED_TEXT
        message = (
            f"{quoted(one.word)} was {quoted(one.meant)} before it was read in a wrong encoding"
        )
        fix = f"write {quoted(one.meant)}; take the text from where it is right, saved as UTF-8"
        yield _Odd(one.offset, code, message, fix, "misread")
    for one in mixed_words(text):
        message = f"{quoted(one.word)} has letters of several scripts: {_letters(one.word)}"
        meant = f"write {quoted(one.meant)} in letters of one script" if one.meant else ""
        fix = meant or "write it in letters of one script"
        yield _Odd(one.offset, Code.MIXED_SCRIPTS, message, fix, one.word)


def _single(text: str) -> Iterator[_Odd]:
    for match in _NO_TEXT.finditer(text):
        sign = match.group()
        message = f"{named(sign)} stands in the text, which cannot be published"
        yield _Odd(match.start(), Code.CONTROL_CHARACTER, message, _instead(sign), sign)
    for match in _LOST.finditer(text):
        sign = match.group()
        message = f"{named(sign)} stands where another was meant"
        fix = "write the character that was lost, from where the text was copied"
        yield _Odd(match.start(), Code.DAMAGED_TEXT, message, fix, "lost", is_sign=True)
    for match in INVISIBLE.finditer(text):
        sign = match.group()
        if not has_its_use(text, match.start()):
            message = f"{named(sign)} stands in the text, where nobody sees it"
            cause = "direction" if sign in _DIRECTIONS else sign
            yield _Odd(
                match.start(), Code.INVISIBLE_CHARACTER, message, _REMOVE, cause, is_sign=True
            )


def _referred(text: str) -> Iterator[_Odd]:
    """Yield the odd characters that are written as an entity: &#x202E; or &rlm;."""
    for match in _REFERENCE.finditer(text):
        sign = html.unescape(match.group())
        if len(sign) > 1 or not (CONTROL.match(sign) or INVISIBLE.match(sign) or sign == "\ufffd"):
            continue
        around = f"{text[: match.start()][-1:]}{sign}{text[match.end() : match.end() + 1]}"
        if INVISIBLE.match(sign) and has_its_use(around, around.index(sign)):
            continue
        message = f"{quoted(match.group())} is {named(sign)}, which nobody sees"
        yield _Odd(match.start(), Code.INVISIBLE_CHARACTER, message, "remove it", match.group())


def _instead(sign: str) -> str:
    """Return what to do about a control character; many are a sign of Windows read as Latin-1."""
    if "\x80" <= sign <= "\x9f" and sign != "\x85":
        meant = sign.encode("latin-1").decode("cp1252", "ignore")
        return f"write {meant}" if meant else _REMOVE
    if sign in "\x0b\x85\u2028\u2029":
        return "begin a new line or paragraph in its place; your editor may not show it"
    return _REMOVE


def _letters(word: str) -> str:
    """Return the letters of the script of which a word has the fewest, by their names."""
    by_script: dict[str, list[str]] = {}
    for letter in word:
        by_script.setdefault(named(letter).split(" ")[1], []).append(letter)
    script, letters = min(by_script.items(), key=lambda one: len(one[1]))
    listed = ", ".join(f"'{one}'" for one in dict.fromkeys(letters))
    return f"{listed} {'is' if len(set(letters)) == 1 else 'are'} {script.capitalize()}"


def _problem(text: str, path: str, group: list[_Odd]) -> Problem:
    first = group[0]
    before = text[: first.offset]
    place = Place(path, before.count("\n") + 1, first.offset - before.rfind("\n"))
    more = len(group) - 1
    also = f" (so in {more} more {'place' if more == 1 else 'places'} of the file)" if more else ""
    return Problem(first.code, place, f"{first.message}{also}", first.fix)
