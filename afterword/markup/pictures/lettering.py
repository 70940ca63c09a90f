"""How wide words are, by the metrics of our own fonts: never by those of a machine."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from afterword.project.resources import TEMPLATES

FONTS = TEMPLATES / "fonts"
SANS = "SourceSans3-Regular.ttf.woff2"
SANS_BOLD = "SourceSans3-Semibold.ttf.woff2"
SERIF = "SourceSerif4-Regular.ttf.woff2"
SERIF_BOLD = "SourceSerif4-Semibold.ttf.woff2"


@dataclass(frozen=True, slots=True)
class Lettering:
    """The widths of a font's letters, in parts of its size."""

    widths: dict[str, float]
    widest: float
    """For letters that the font has not."""

    @classmethod
    @cache
    def of(cls, path: Path) -> "Lettering":
        """Return the widths of a font file's letters; the same font is read once."""
        font = TTFont(path)
        size, advances = font["head"].unitsPerEm, font["hmtx"]
        widths = {chr(at): advances[name][0] / size for at, name in font.getBestCmap().items()}
        return cls(widths, max(widths.get("W", 1.0), 1.0))

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is when it is set in a size."""
        return sum(self.widths.get(letter, self.widest) for letter in text) * size

    def lines(self, text: str, size: float, width: float, most: int) -> tuple[str, ...]:
        """Return a text in lines that fit in a width; the last of the most allowed ends in …"""
        words = [piece for word in text.split() for piece in self._pieces(word, size, width)]
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}".lstrip()
            if self.width(longer, size) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > most:
            lines = [*lines[: most - 1], self._cut(" ".join(lines[most - 1 :]), size, width)]
        return tuple(lines)

    def _pieces(self, word: str, size: float, width: float) -> list[str]:
        """Return a word in pieces that fit: whole, unless it is wider than a line."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def _cut(self, text: str, size: float, width: float) -> str:
        while text and self.width(f"{text}…", size) > width:
            text = text[:-1]
        return f"{text.rstrip(' ,;:')}…"
