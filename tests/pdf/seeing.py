"""What is seen on the pages of a PDF: its words and where they are, as Poppler reads them."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_PAGE = re.compile(r'<page width="[-\d.]+" height="([-\d.]+)">(.*?)</page>', re.DOTALL)

_HEAD = 20
"""So much lower than the head of a page its text begins at least, in points."""

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the foot of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word on a page, and where it is."""

    text: str
    corners: Corners

    def is_in(self, area: Corners) -> bool:
        """Return whether the word begins in an area.

        Poppler makes one word of all that is replaced for reading: what it says, then, may go on.
        """
        left, bottom, _, top = self.corners
        middle = (bottom + top) / 2
        return area[0] - 1 <= left < area[2] - 1 and area[1] - 1 <= middle <= area[3] + 1


def see(path: Path) -> list[list[Word]]:
    """Return the words of each page, in the order in which they are read."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [
        [_word(float(height), *found) for found in _WORD.findall(page)]
        for height, page in _PAGE.findall(shown)
    ]


def _word(height: float, left: str, top: str, right: str, bottom: str, text: str) -> Word:
    corners = (float(left), height - float(bottom), float(right), height - float(top))
    return Word(text=unescape(text), corners=corners)


def seen_in(page: list[Word], areas: Iterable[Corners]) -> str:
    """Return the words in some areas of a page, area by area."""
    return " ".join(word.text for area in areas for word in page if word.is_in(area))


def first_below_head(page: list[Word]) -> str:
    """Return the first word of a page that is not in its running head."""
    head = max(word.corners[3] for word in page)
    below = (word.text for word in page if word.corners[3] < head - _HEAD)
    return next(below, "")


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, in small letters.

    >>> squeezed("The “law” of 1995")
    'thelawof1995'
    """
    return re.sub(r"[\W_]+", "", text).casefold()
