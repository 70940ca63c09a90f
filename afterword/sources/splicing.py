"""Lines put into a text at a place; all else of the text stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """Where lines go into a text: behind what ends at an offset, and instead of what is cut."""

    text: str
    ends: int
    cut: tuple[int, int] = (0, 0)
    """Offsets before `ends` of what goes; nothing where they are equal."""
    margin: int = 0
    """The column of what the lines stand within: comments that stand deeper belong to them."""

    def texts(self, lines: str) -> Iterator[str]:
        """Yield the text with lines in it, first as an author would do it."""
        newline = newline_of(self.text)
        lines = lines.replace("\n", newline)
        last = len(self.text[: self.ends].rstrip())
        usual = _after_comments(self.text, _line_end(self.text, last), self.margin)
        start, end = self.cut
        for at in dict.fromkeys((usual, self.ends)):
            kept = f"{self.text[:start]}{self.text[end:at]}"
            gap = "" if kept.endswith(("\n", "\r")) else newline
            yield f"{kept}{gap}{lines}{self.text[at:]}"


def newline_of(text: str) -> str:
    r"""Return how the first line of a text ends.

    >>> newline_of("a\r\nb\n"), newline_of("a")
    ('\r\n', '\n')
    """
    first = text[: _line_end(text, 0)]
    return next((end for end in ("\r\n", "\r") if first.endswith(end)), "\n")


def _line_end(text: str, at: int) -> int:
    """Return where the next line begins, or where the text ends."""
    breaks = (text.find(one, at) for one in "\n\r")
    first = min((one for one in breaks if one >= 0), default=len(text))
    return min(len(text), first + (2 if text.startswith("\r\n", first) else 1))


def _after_comments(text: str, at: int, margin: int) -> int:
    """Return where the comments end that stand deeper than a column, empty lines among them."""
    reached = at
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end].strip("\r\n")
        words = line.lstrip(" ")
        if words and not (words.startswith("#") and len(line) - len(words) > margin):
            break
        reached, at = (end if words else reached), end
    return reached
