"""Runs of nine words, by marks from which nobody can read them back."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

LENGTH = 9
SIZE = 6
"""Bytes of a mark: among some twenty thousand, one of a hundred million others looks the same."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_in(text: str) -> list[str]:
    """Return the words of a text, as they are written.

    >>> words_in("The law’s 2nd part, re-worded.")
    ['The', 'law’s', '2nd', 'part', 're-worded']
    """
    return _WORD.findall(text.replace("\u00ad", ""))


def marks_of(words: Sequence[str]) -> Iterator[bytes]:
    """Yield the mark of each run of nine words, in their order."""
    lower = [word.lower() for word in words]
    for at in range(len(lower) - LENGTH + 1):
        yield sha256(" ".join(lower[at : at + LENGTH]).encode()).digest()[:SIZE]
