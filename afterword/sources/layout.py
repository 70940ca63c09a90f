"""Lists, tables and footnotes of a text, line by line: where they are not what they look like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import NamedTuple

from afterword.model.text_safety import has_visible_words
from afterword.sources import marks

DEEPEST = 10
"""How many quotations and lists may stand within each other."""

_ITEM = re.compile(r"([-*+]|(\d{1,9})[.)])(?:[ ]+(?=\S)|[ ]*$)")
_RULE = re.compile(r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)*+")
_DEFINITION = re.compile(r"[ ]{0,3}:[ ]{1,3}\S")
_PREFIX = re.compile(rf"(?:[ ]*(?:>|(?:[-*+]|\d{{1,9}}[.)])(?=[ ]))[ ]*){{{DEEPEST + 1}}}")
_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
_HIGHEST = 99
"""Higher numbers at the head of a line are years rather than items."""
_PLACED = re.compile(r":[ ]*(?:recommendations?|table)[ ]")
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?:[ ]{4}|\t)")
_MOST_BRACKETS = 30
"""How many brackets may be open in a paragraph."""
_PIPE = re.compile(r"(?<!\\)\|")
_EDGE = re.compile(r"(?<!\\)\|$")
_SPACED = re.compile(r"\S[ ]+\|[ ]+\S")


class Oddity(NamedTuple):
    """What is not as it looks: where, which of the kinds below, its words, and two numbers."""

    offset: int
    kind: str
    words: str
    first: int = 0
    second: int = 0


def too_deep(clear: str) -> Iterator[Oddity]:
    """Yield the first place at which brackets, or quotations and lists, stand too deep in each
    other; clear is a text without code."""
    depth = 0
    for sign in _BRACKET.finditer(clear) if "[" in clear or "(" in clear else ():
        found = sign.group()
        depth = depth + 1 if found in "[(" else max(depth - 1, 0) if found in "])" else 0
        if depth > _MOST_BRACKETS:
            yield Oddity(sign.start(), "deep", "brackets")
            return
    for match in re.finditer(r"^[ ]*(?:>|[-*+][ ]|\d)[^\n]*", clear, re.MULTILINE):
        if _PREFIX.match(match.group()):
            yield Oddity(match.start(), "deep", "quotations or lists")
            return


@dataclass(slots=True)
class _Lines:
    """Goes over the lines of a text, and keeps to what the next one can belong."""

    lines: list[str]
    clear: list[str]
    starts: list[int]
    items: list[int] = field(default_factory=list)
    """The indentations of the lists in which a line stands, outermost first."""
    sign: str = ""
    """Of the last item."""
    around: str = ""
    """What an indented block belongs to: a list, a footnote, a definition."""
    quote: str = ""
    is_after_blank: bool = True
    is_code: bool = False
    has_term: bool = False
    """Whether what stands above can be the term of a definition."""
    number: int = 0
    code: list[int] = field(default_factory=list)
    """The numbers of the lines that are code because they are indented."""

    def found(self) -> Iterator[Oddity]:
        while self.number < len(self.lines):
            yield from self._line(self.clear[self.number].expandtabs(4))
            self.number += 1

    def _line(self, line: str) -> Iterator[Oddity]:
        quote = _QUOTE.match(line)
        prefix = quote.group() if quote else ""
        line = line[len(prefix) :]
        if prefix.count(">") != self.quote.count(">"):
            self._begin_anew()
            self.quote = prefix
        if not line.strip():
            written = self.lines[self.number].expandtabs(4)[len(prefix) :]
            if not written.strip():
                self.is_after_blank = True
                return
            if written.startswith(("```", "~~~")):
                self.around = ""
            line = f"{' ' * (len(written) - len(written.lstrip(' ')))}code"
        indent = len(line) - len(line.lstrip(" "))
        if not self.is_code or indent < 4:
            self.is_code = False
            yield from self._written(line, indent)
        if self.is_code:
            self.code.append(self.number)
            return
        is_begun = marks.DIRECTIVE.match(line) or marks.HEADING.match(line)
        self.is_after_blank = bool(is_begun)

    def _begin_anew(self) -> None:
        self.items, self.sign, self.around, self.quote = [], "", "", ""
        self.is_after_blank, self.is_code = True, False

    def _written(self, line: str, indent: int) -> Iterator[Oddity]:
        rest = line[indent:]
        is_definition = _DEFINITION.match(line) is not None
        if marks.DIRECTIVE.match(line) or marks.HEADING.match(line):
            self._begin_anew()
        elif marks.FOOTNOTE_DEFINITION.match(line):
            self._begin_anew()
            self.around = "footnote"
            yield from self._footnote()
        elif is_definition:
            if self.is_after_blank and not self.has_term and not _PLACED.match(rest):
                yield self._odd("definition of nothing", rest)
            self.items, self.around = [], "definition"
        elif rest.strip() == ":" and (self.has_term or self.around == "definition"):
            yield self._odd("empty item", ":")
        elif rows := self._table_rows():
            if not self.is_after_blank:
                yield self._odd("row of no table", rows[0], 1)
            yield from self._table(rows)
        elif (item := _ITEM.match(rest)) and not _RULE.match(rest):
            yield from self._item(item, indent)
        else:
            yield from self._paragraph(line, indent)
            return
        self.has_term = is_definition

    def _odd(self, kind: str, words: str = "", first: int = 0) -> Oddity:
        return Oddity(self._offset(), kind, words, first)

    def _offset(self) -> int:
        line = self.lines[self.number]
        return self.starts[self.number] + len(line) - len(line.lstrip(" \t"))

    def _footnote(self) -> Iterator[Oddity]:
        words = self.lines[self.number].partition("]:")[2]
        after = self.lines[self.number + 1 : self.number + 40]
        if not has_visible_words(words):
            for at, below in enumerate(after):
                if below.strip():
                    is_lazy = at == 0 and not marks.FOOTNOTE_DEFINITION.match(below)
                    if is_lazy or below.startswith(("    ", "\t")):
                        return
                    break
            yield self._odd("empty footnote")

    def _item(self, item: re.Match[str], indent: int) -> Iterator[Oddity]:
        number = item.group(2)
        raw = self.lines[self.number].strip(" \t>")
        if raw == item.group(1):
            is_underline = raw == "-" and not self.is_after_blank
            if (self.is_after_blank or self.items) and not is_underline:
                yield self._odd("empty item", raw)
                self.items = self.items or [indent]
            return
        if not unescape(raw[len(item.group(1)) :]).strip():
            yield self._odd("empty item", raw)
        if not self.items:
            begins = self.is_after_blank or number in {None, "1"} or self.around == "footnote"
            if not begins:
                yield from self._numbers(int(number))
                return
            if indent >= 4 and not self.around:
                self.is_code = self.is_after_blank
                return
        if self.items:
            yield from self._nested(item, indent, raw)
        else:
            self.items = [indent]
        self.sign = "-" if number is None else "1"
        self.around = self.around or "list"

    def _nested(self, item: re.Match[str], indent: int, raw: str) -> Iterator[Oddity]:
        last = self.items[-1]
        kind = "-" if item.group(2) is None else "1"
        while len(self.items) > 1 and indent < self.items[-1]:
            self.items.pop()
        step = indent - self.items[-1]
        if step >= 4:
            self.items.append(indent)
            if len(self.items) > DEEPEST:
                yield self._odd("deep", "lists")
        elif step >= 2:
            yield self._odd("nested item", raw, step)
            self.items.append(indent)
        elif indent == last and kind != self.sign and not self.is_after_blank:
            yield self._odd("item of another list", raw)

    def _numbers(self, number: int) -> Iterator[Oddity]:
        """Yield the second of two lines of a paragraph that count up."""
        before = _ITEM.match(self.clear[self.number - 1].lstrip(" >"))
        is_year = number > _HIGHEST
        if before and before.group(2) and int(before.group(2)) + 1 == number and not is_year:
            self.number -= 1
            yield self._odd("item of no list", self.lines[self.number].strip(" \t>"))
            self.number += 1

    def _paragraph(self, line: str, indent: int) -> Iterator[Oddity]:
        self.has_term = not self.is_code
        if self.is_after_blank:
            if 1 <= indent <= 3 and self.around in {"footnote", "definition"}:
                yield self._odd("paragraph", self.around, indent)
                self.around = ""
            if indent >= 4 and not self.around:
                self.is_code = True
            if indent < 2:
                self.items, self.around = [], ""
        is_row = line.strip().startswith("|") and len(_PIPE.findall(line)) > 1
        is_rule = marks.TABLE_RULE.match(line) is not None
        if not self.is_code and (is_row or is_rule or self._is_pair(line)):
            yield self._odd("row of no table", line.strip())
            self._pass_rows()

    def _is_pair(self, line: str) -> bool:
        """Tell whether a line and the next one have cells without a table around them."""
        below = self.clear[self.number + 1] if self.number + 1 < len(self.clear) else ""
        if not (_SPACED.search(line) and _SPACED.search(below)):
            return False
        return len(_PIPE.findall(line)) == len(_PIPE.findall(below))

    def _pass_rows(self) -> None:
        """Go to the last line of a block that has cells, so that it is told once."""
        while below := self.clear[self.number + 1 : self.number + 3]:
            is_rule = not below[0].strip() and marks.TABLE_RULE.match(below[-1].strip(" >"))
            if "|" not in below[0] and not is_rule:
                return
            self.number += 1

    def _table_rows(self) -> list[str]:
        """Return the rows of the table that begins here, with its head; none where none does."""
        if self.number + 1 >= len(self.clear) or "|" not in self.clear[self.number + 1]:
            return []
        width = len(self.quote)
        head, rule = self.clear[self.number], self.clear[self.number + 1]
        if not marks.TABLE_RULE.match(rule[width:].strip()):
            return []
        head, rule = head[width:].strip(), rule[width:].strip()
        has_border = head.startswith("|") or bool(_EDGE.search(head))
        columns = _cells(head, has_border=has_border)
        is_table = columns > 1 or (columns == 1 and has_border)
        if not is_table or _cells(rule, has_border=has_border) != columns:
            return []
        rows = [head, rule]
        for row in islice(self.clear, self.number + 2, None):
            if not row[width:].strip() or marks.HEADING.match(row) or marks.DIRECTIVE.match(row):
                break
            rows.append(row[width:].strip())
        return rows

    def _table(self, rows: list[str]) -> Iterator[Oddity]:
        has_border = rows[0].startswith("|") or bool(_EDGE.search(rows[0]))
        columns = _cells(rows[0], has_border=has_border)
        counts = [
            columns if marks.ATTRIBUTE_LINE.match(row) else _cells(row, has_border=has_border)
            for row in rows
        ]
        ragged = [at for at, count in enumerate(counts) if count != columns]
        first = self.number
        if ragged:
            self.number = first + ragged[0]
            words = f"{counts[ragged[0]]}"
            yield Oddity(self._offset(), "ragged rows", words, len(ragged), columns)
        self.number = first + len(rows) - 1


def _cells(row: str, *, has_border: bool) -> int:
    """Return how many cells a row has, as the library of Markdown divides it."""
    if has_border:
        row = _EDGE.sub("", row.removeprefix("|"))
    return len(_PIPE.findall(row)) + 1


def without_indented_code(text: str, clear: str) -> str:
    """Return a text without code from which the blocks are blanked out, too, that are code because
    they are indented; clear is the text without other code."""
    if not _INDENTED.search(clear):
        return clear
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = _Lines(text.split("\n"), clear.split("\n"), starts)
    for _ in lines.found():
        pass
    code = set(lines.code)
    return "\n".join(
        " " * len(line) if number in code else line for number, line in enumerate(lines.clear)
    )


def oddities(text: str, clear: str, starts: list[int]) -> Iterator[Oddity]:
    """Yield what is not as it looks in a text; clear is the text without code."""
    for one in too_deep(clear):
        yield one
        return
    for one in _Lines(text.split("\n"), clear.split("\n"), starts).found():
        yield one
        if one.kind == "deep":
            return
