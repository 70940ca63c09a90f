"""What the fonts of a PDF say of themselves, and which letters their codes stand for."""

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAIRS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[[^\]]*\])")
_BLOCKS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(eq=False, slots=True, kw_only=True)
class Font:
    """A font: how its codes are read, and which of them are used."""

    name: str
    width: int
    """Bytes of a code."""
    is_embedded: bool
    letters: dict[int, str] | None
    """What each code stands for; nothing where the font does not say."""
    used: dict[int, int] = field(default_factory=dict)
    """The page on which each code is first used."""

    def decode(self, codes: bytes, page: int) -> str:
        """Return the text of some codes, and remember that they are used."""
        step, letters, used = self.width, self.letters or {}, self.used
        text = []
        for start in range(0, len(codes) - step + 1, step):
            code = int.from_bytes(codes[start : start + step], "big")
            used.setdefault(code, page)
            text.append(letters.get(code, "\ufffd"))
        return "".join(text)


def read_font(font: Any) -> Font:
    """Return what a font's dictionary says."""
    inner, kind = font, str(font.get("/Subtype"))
    if kind == "/Type0":
        inner = font.DescendantFonts[0]
    descriptor = inner.get("/FontDescriptor")
    has_file = descriptor is not None and any(name in descriptor for name in _FILES)
    said = font.get("/ToUnicode")
    return Font(
        name=str(font.get("/BaseFont", "/(no name)"))[1:],
        width=2 if kind == "/Type0" else 1,
        is_embedded=has_file or kind == "/Type3",
        letters=_letters(said.read_bytes()) if isinstance(said, pikepdf.Stream) else None,
    )


def _letters(said: bytes) -> dict[int, str]:
    """Return what each code stands for (ISO 32000-1, 9.10.3).

    >>> _letters(b"1 beginbfchar <01> <0041> endbfchar 1 beginbfrange <02> <03> <0042> endbfrange")
    {1: 'A', 2: 'B', 3: 'C'}
    """
    found = {}
    for kind, block in _BLOCKS.findall(said):
        if kind == b"char":
            for code, text in _PAIRS.findall(block):
                found[int(code, 16)] = _text(text)
            continue
        for first, last, target in _RANGES.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if target.startswith(b"["):
                found.update(zip(codes, map(_text, _HEX.findall(target)), strict=True))
                continue
            start = _text(target[1:-1])
            for code in codes:
                found[code] = start[:-1] + chr(ord(start[-1]) + code - codes[0])
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
