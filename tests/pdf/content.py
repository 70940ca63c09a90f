"""What is painted on the pages of a PDF, and how it is marked: read once, by one scan a stream."""

from collections.abc import Callable
from typing import Any

import pikepdf

from tests.pdf.fonts import Font, read_font
from tests.pdf.marks import Mark
from tests.pdf.matrices import UNIT, Matrix, multiplied, numbers
from tests.pdf.tokens import codes, operations

_SHOWN = frozenset({b"Tj", b"TJ", b"'", b'"'})
_PAINTED = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"BI"})


class Reader:
    """Reads pages into marks, in the order in which they are painted."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.faults: list[str] = []
        self.fonts: dict[object, Font] = {}
        self.forms: dict[object, Any] = {}
        """The forms that are painted, by their objects."""
        self._streams: dict[object, bytes] = {}

    def read_page(self, number: int, page: pikepdf.Page) -> None:
        """Read what is painted on a page."""
        stream = _Stream(self, page=number, owner=number, resources=page.get("/Resources", {}))
        parts = page.obj.get("/Contents", pikepdf.Array())
        streams = [parts] if isinstance(parts, pikepdf.Stream) else list(parts)
        stream.read(b"\n".join(one.read_bytes() for one in streams), UNIT, [])

    def font(self, font: Any) -> Font:
        """Return a font, read once."""
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.fonts:
            self.fonts[key] = read_font(font)
        return self.fonts[key]

    def form(self, form: Any) -> bytes:
        """Return the content of a form, unpacked once."""
        self.forms[form.objgen] = form
        if form.objgen not in self._streams:
            self._streams[form.objgen] = form.read_bytes()
        return self._streams[form.objgen]


class _Stream:
    """The content of a page or a form while it is read."""

    def __init__(self, reader: Reader, *, page: int, owner: object, resources: Any) -> None:
        self._reader, self._page, self._owner = reader, page, owner
        self._resources = resources
        self._font: Font | None = None
        self._fonts: dict[bytes, Font] = {}
        self._matrices: list[Matrix] = []
        self._matrix = self._line = UNIT
        self._open: list[Mark] = []
        self._loose: Mark | None = None
        self._does: dict[bytes, Callable[[list[bytes]], None]] = {
            b"BDC": self._begin,
            b"BMC": self._begin,
            b"EMC": self._end,
            b"Tf": self._choose,
            b"Do": self._paint_object,
            b"q": lambda _: self._matrices.append(self._matrix),
            b"Q": self._restore,
            b"cm": self._transform,
            b"BT": lambda _: self._place(UNIT),
            b"Tm": lambda given: self._place(numbers(given)),
            b"Td": self._move,
            b"TD": self._move,
        }

    def read(self, content: bytes, matrix: Matrix, around: list[Mark]) -> None:
        """Read a stream that is painted within some marks."""
        self._matrix, self._open, depth = matrix, list(around), len(around)
        for operator, operands in operations(content):
            if does := self._does.get(operator):
                does(operands)
            elif operator in _SHOWN:
                self._show(operands)
            elif operator in _PAINTED:
                self._paint()
        if len(self._open) != depth:
            self._fault("marked content is not closed")

    def _fault(self, words: str) -> None:
        self._reader.faults.append(f"page {self._page}: {words}")

    def _begin(self, operands: list[bytes]) -> None:
        tag = operands[0].decode("latin-1")[1:] if operands else ""
        given = self._properties(operands[1:])
        mark = Mark(page=self._page, owner=self._owner, tag=tag)
        if (number := given.get("/MCID")) is not None:
            mark.number = int(number)
        if tag == "Artifact":
            mark.artefact = str(given.get("/Type", "/"))[1:]
        mark.language = str(given.get("/Lang", ""))
        if (said := given.get("/ActualText")) is not None:
            mark.said = str(said)
        outer = self._holder()
        if outer is not None and (mark.number is not None or mark.artefact is not None):
            self._fault(f"{mark} stands within {outer}")
        self._loose = None
        self._open.append(mark)
        self._reader.marks.append(mark)

    def _properties(self, operands: list[bytes]) -> Any:
        if not operands:
            return {}
        if operands[0].startswith(b"/"):
            return self._resources.get("/Properties", {}).get(operands[0].decode("latin-1"), {})
        return pikepdf.Object.parse(b" ".join(operands))

    def _end(self, _: list[bytes]) -> None:
        self._loose = None
        if self._open:
            self._open.pop()
        else:
            self._fault("marked content is closed that was not opened")

    def _holder(self) -> Mark | None:
        """Return the mark that says what is painted here: an element's, or an artefact."""
        for mark in reversed(self._open):
            if mark.number is not None or mark.artefact is not None:
                return mark
        return None

    def _paint(self) -> Mark:
        holder = self._holder() or self._loose
        if holder is None:
            holder = self._loose = Mark(page=self._page, owner=self._owner)
            self._reader.marks.append(holder)
        holder.is_painted = True
        return holder

    def _show(self, operands: list[bytes]) -> None:
        mark = self._paint()
        if mark.height is None:
            e, f = self._line[4:]
            mark.height = self._matrix[1] * e + self._matrix[3] * f + self._matrix[5]
            mark.left = self._matrix[0] * e + self._matrix[2] * f + self._matrix[4]
        if self._font is None:
            self._fault("text is shown before a font is chosen")
            return
        text = self._font.decode(b"".join(map(codes, operands)), self._page)
        inner = self._open[-1] if self._open else mark
        if inner is not mark and inner.said is not None:
            text, inner.said = inner.said, ""
        mark.texts.append(text)

    def _choose(self, operands: list[bytes]) -> None:
        name = operands[0]
        if name not in self._fonts:
            font = self._resources.Font[name.decode("latin-1")]
            self._fonts[name] = self._reader.font(font)
        self._font = self._fonts[name]

    def _paint_object(self, operands: list[bytes]) -> None:
        one = self._resources.XObject[operands[0].decode("latin-1")]
        if str(one.get("/Subtype")) != "/Form":
            self._paint()
            return
        resources = one.get("/Resources", self._resources)
        form = _Stream(self._reader, page=self._page, owner=one.objgen, resources=resources)
        own = tuple(float(value) for value in one.get("/Matrix", UNIT))
        form.read(self._reader.form(one), multiplied(own, self._matrix), self._open)

    def _restore(self, _: list[bytes]) -> None:
        if self._matrices:
            self._matrix = self._matrices.pop()

    def _transform(self, operands: list[bytes]) -> None:
        self._matrix = multiplied(numbers(operands), self._matrix)

    def _place(self, matrix: Matrix) -> None:
        self._line = matrix

    def _move(self, operands: list[bytes]) -> None:
        x, y = map(float, operands)
        self._line = multiplied((1, 0, 0, 1, x, y), self._line)
