"""Comments of authors, <!-- … -->: taken out of a text when it is read, and published nowhere."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.sources.code_spans import comment_ranges

_BEFORE = re.compile(r"[ \t]*\Z")
_AFTER = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Uncommented:
    """A text without its comments, and where what is left of it stood before."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Where each piece between comments begins in the text."""
    moved: tuple[int, ...] = (0,)
    """By how many signs each piece stood further on."""

    def original(self, offset: int) -> int:
        """Return where a sign of the text stood among the comments, counted from 0."""
        return offset + self.moved[bisect_right(self.starts, offset) - 1]


def without_comments(text: str) -> Uncommented:
    r"""Return a text without its comments, but for what looks like one in code, and one that is not
    closed. Lines that hold nothing but comments go, and so do blanks that are left over.

    >>> without_comments("a <!-- b --> c\n<!--\nd -->\n`<!-- e -->`").text
    'a c\n`<!-- e -->`'
    """
    if "<!--" not in text:
        return Uncommented(text)
    pieces, starts, moved = [], [0], [0]
    at = length = 0
    for start, end in _cuts(text):
        pieces.append(text[at:start])
        length += start - at
        starts.append(length)
        moved.append(end - length)
        at = end
    pieces.append(text[at:])
    return Uncommented("".join(pieces), tuple(starts), tuple(moved))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is taken out: each comment, with the blanks or the lines around it."""
    done, is_fresh = 0, True
    for start, end in comment_ranges(text):
        broken = text.rfind("\n", done, start)
        line = broken + 1 if broken >= 0 else done
        before, after = _BEFORE.search(text, line, start), _AFTER.match(text, end)
        first = before.start() if before else start
        last = after.end() if after else end
        is_head = first == line and (broken >= 0 or is_fresh)
        is_tail = text[last : last + 1] in {"", "\n"}
        if is_head and is_tail:
            cut = line, min(last + 1, len(text))
        elif is_head:
            cut = start, last
        else:
            cut = (first if is_tail or last > end else start), end
        yield cut
        done, is_fresh = cut[1], is_head
