"""Links in Markdown: square brackets with what follows them, found in one go over the text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
_SIGN = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
_TITLE = re.compile(r"\s[\"']")
_LONGEST = 3000
"""How long a target may be in characters; longer brackets are not links."""


class Bracket(NamedTuple):
    """Words between square brackets, and the target or the name that follows them, if any."""

    start: int
    """Where it begins, with the '!' of a picture."""
    end: int
    words_start: int
    words_end: int
    is_picture: bool
    target: str | None = None
    """What stands between the round brackets that follow."""
    name: str | None = None
    """What stands between the square brackets that follow: the name of a target."""


def brackets(text: str) -> Iterator[Bracket]:
    """Yield the links and pictures of a text in reading order, with what follows their words.

    >>> [(one.start, one.target, one.name) for one in brackets("[a [b] c](d 'e') [f][g] [h]")]
    [(0, 'd', None), (17, None, 'g')]
    """
    clear = _ESCAPE.sub("xx", text)
    ends = _ends(clear)
    taken: set[int] = set()
    for start in sorted(ends):
        if clear[start] == "(" or clear[start + 1] in "@^" or start in taken:
            continue
        end = ends[start] + 1
        after = ends.get(end, end)
        is_picture = clear[start - 1 : start] == "!"
        inside = text[end + 1 : after] if after - end <= _LONGEST else ""
        is_link = after > end and clear[end] == "("
        is_named = after > end and clear[end] == "[" and clear[end + 1] not in "@^"
        if is_named:
            taken.add(end)
        if not (is_link or is_named or is_picture):
            continue
        yield Bracket(
            start=start - is_picture,
            end=after + 1 if is_link or is_named else end,
            words_start=start + 1,
            words_end=end - 1,
            is_picture=is_picture,
            target=_target(inside) if is_link else None,
            name=inside if is_named else None,
        )


def _ends(clear: str) -> Mapping[int, int]:
    """Return where each bracket that is closed within its paragraph is closed."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {"]": [], ")": []}
    closing = {"[": "]", "(": ")"}
    for sign in _SIGN.finditer(clear):
        found, at = sign.group(), sign.start()
        if found in closing:
            opened[closing[found]].append(at)
        elif found in opened:
            if opened[found]:
                ends[opened[found].pop()] = at
        else:
            opened = {"]": [], ")": []}
    return ends


def _target(inside: str) -> str:
    """Return the target of a link, without its title, angle brackets and escapes."""
    target = inside.strip()
    if title := _TITLE.search(target):
        target = target[: title.start()].rstrip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    return _ESCAPE.sub(lambda escape: escape.group()[1], target)
