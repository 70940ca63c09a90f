"""The operators of a content stream, told apart by one scan (ISO 32000-1, 7.2, 7.8)."""

import re
from collections.abc import Iterator

import pikepdf

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
_TOKEN = re.compile(
    rb"%[^\r\n]*|" + _STRING + rb"|<<|>>|<[0-9A-Fa-f\s]*>|\[[^\]\(\[<]*(?:<[0-9A-Fa-f\s]*>"
    rb"[^\]\(\[<]*)*\]|/[^\s/()<>\[\]{}%]*|[^\s/()<>\[\]{}%]+|[\[\]{}]",
    re.DOTALL,
)
_INLINE = re.compile(rb"\bBI\s.*?\sID\s.*?\sEI\b", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_VALUES = frozenset({b"true", b"false", b"null"})


def operations(content: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield the operators of a content stream, each with its operands; an inline image is BI."""
    if b"BI" in content:
        content = _INLINE.sub(b" BI ", content)
    operands: list[bytes] = []
    for match in _TOKEN.finditer(content):
        token = match.group()
        first = token[0]
        if first in b"%":
            continue
        if (first > 0x40 and first not in b"[]{}" and token not in _VALUES) or first in b"'\"":
            yield token, operands
            operands = []
        else:
            operands.append(token)


def codes(operand: bytes) -> bytes:
    """Return the codes of a string, or of all strings of an array without literal ones."""
    if operand.startswith(b"("):
        return bytes(pikepdf.Object.parse(operand))
    found = b"".join(_HEX.findall(operand))
    return bytes.fromhex(found.decode())
