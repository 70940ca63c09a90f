"""Signs of emphasis that open or close nothing."""

import re
from collections.abc import Iterator

from afterword.model.text_safety import quoted
from afterword.problems import Code
from afterword.texts.suspects import Suspect

_PAIR = re.compile(
    r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])(?:[^*_\n]|(?<=\w)_(?=\w)|\n(?![ \t]*\n))*"
    r"(?<=[^\s*_])\1(?![\w*_])"
)
"""Emphasis without another one in it, within a paragraph."""

_OPENED = re.compile(r"(?<![\w*_@/\\])(\*{1,3}|_{1,3})(?=[\"'‘]?[\w“«(\[])[^\s*_|]{1,20}")
_CLOSED = re.compile(r"(?<![^\s(\[{«“\"'|])[^\s*_|@/]{0,20}[^\W\d_]{2}(\*{1,3}|_{1,3})(?![\w*_])")
_DOUBLE = re.compile(r"(?<=[^\s*_|])\*\*(?!\*)|(?<!\*)\*\*(?=[^\s*_|])")


def open_emphasis(bare: str, *, with_stars: bool) -> Iterator[Suspect]:
    """Yield the signs of emphasis of a text without code that may stand alone; with stars of its
    own, those at the ends of words are no emphasis."""
    if "*" not in bare and "_" not in bare:
        return
    left = bare
    for _ in range(3):
        left = _PAIR.sub(lambda match: "\0" * len(match.group()), left)
    for pattern in (_OPENED, _CLOSED, _DOUBLE):
        for match in pattern.finditer(left):
            is_note = pattern is not _OPENED and not _begins_word(left, match.end())
            if is_note and (with_stars or _is_in_table(left, match.start())):
                continue
            words, sign = match.group(), match.group(1) if match.re.groups else match.group()
            one = words[len(sign) - 1 :] if pattern is _OPENED else words
            message = f"the emphasis of {quoted(words)} is not closed"
            if pattern is _CLOSED:
                message = f"the emphasis of {quoted(words)} is not opened"
            fix = f"write '{sign}' on both sides, or \\{sign[0]} where the sign itself is meant"
            yield Suspect(match.start(), one, message, fix, Code.UNFINISHED_TEXT, is_once=True)


def _begins_word(text: str, offset: int) -> bool:
    return text[offset : offset + 1].isalnum()


def _is_in_table(text: str, offset: int) -> bool:
    """Tell whether a line has cells, in which a star calls what stands below the table."""
    end = text.find("\n", offset)
    return "|" in text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]
