"""Changes of a text or a file that people, programs and enemies make, at random."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

_WORDS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("dictionary.json").read_text("utf-8")
)

MARKS = _WORDS["marks"]
"""Signs and words that mean something in a text, to us or to a dialect of Markdown."""

YAML_SIGNS = [*_WORDS["yaml"], *(sign * 60 for sign in ("[", "{a: ", "- "))]
"""Signs of YAML, and values that its versions take for something else than words."""

CELLS = _WORDS["cells"]
"""Signs of CSV, and what spreadsheets make of cells."""

CHARACTERS = _WORDS["characters"]
"""Characters that are not seen, that turn others round, or that fonts and programs do not have."""

VALUES = [*_WORDS["values"], "x" * 300, "word " * 2000]
"""Whole values."""

WORDS = (*MARKS, *YAML_SIGNS, *CELLS, *CHARACTERS, *VALUES)

Mutation = Callable[[str, Random], str]


def mutated(text: str, rng: Random) -> str:
    """Return a text with one to four changes, most often one."""
    for _ in range(rng.choices((1, 2, 3, 4), (8, 4, 2, 1))[0]):
        text = rng.choice(_CHANGES)(text, rng)
    return text


def with_bytes(content: bytes, rng: Random) -> bytes:
    """Return a file with some bytes changed, cut off, doubled or put in another encoding."""
    at, to = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    match rng.randrange(6):
        case 0:
            return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]
        case 1:
            return content[:at]
        case 2:
            return content[:at] + content[to:]
        case 3:
            return content[:to] + content[at:]
        case 4:
            coding = rng.choice(("utf-16", "utf-32", "latin-1", "cp1251", "utf-8-sig"))
            return content.decode("utf-8", "replace").encode(coding, "replace")
        case _:
            return content[:at] + rng.randbytes(rng.randrange(1, 40)) + content[at:]


def _insert(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(WORDS) + text[at:]


def _insert_at_word(text: str, rng: Random) -> str:
    """Insert something between two words."""
    starts = [match.start() for match in re.finditer(r"\b", text)] or [0]
    at = rng.choice(starts)
    return text[:at] + rng.choice((*MARKS, *YAML_SIGNS)) + rng.choice(("", " ")) + text[at:]


def _insert_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(WORDS))
    return "\n".join(lines)


def _change_value(text: str, rng: Random) -> str:
    """Put another value after a key."""
    found = list(re.finditer(r"(?m)^[ -]*[\w]+: *(.*)$", text))
    if not found:
        return _insert(text, rng)
    match = rng.choice(found)
    value = rng.choice((*VALUES, *YAML_SIGNS, *CHARACTERS, "[a, b]", "{a: b}", '"a"'))
    return text[: match.start(1)] + value + text[match.end(1) :]


def _remove(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 5, 40)) :]


def _remove_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _double_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines[at:at] = [lines[at]] * rng.choice((1, 1, 2, 30))
    return "\n".join(lines)


def _swap_lines(text: str, rng: Random) -> str:
    lines = text.split("\n")
    one, other = (rng.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(text: str, rng: Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    space = rng.choice((" ", "  ", "   ", "    ", "\t"))
    lines[at] = lines[at].lstrip() if rng.random() < 0.3 else space + lines[at]
    return "\n".join(lines)


def _move(text: str, rng: Random) -> str:
    """Move a part of a text elsewhere."""
    at, to, there = (rng.randrange(len(text) + 1) for _ in range(3))
    to = min(to, at + 200)
    rest = text[:at] + text[to:]
    return rest[:there] + text[at:to] + rest[there:]


def _nest(text: str, rng: Random) -> str:
    """Repeat a sign many times, as enemies do who look for what grows faster than a text."""
    sign = rng.choice(
        ("[", "(", "{", "*", "_", "`", "> ", "- ", "  - ", "[a](", "![", "<", "**a ", "[^a]")
    )
    return (
        _insert(text, rng)
        if rng.random() < 0.7
        else _at(text, rng, sign * rng.choice((9, 99, 999)))
    )


def _at(text: str, rng: Random, new: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + new + text[at:]


def _turn_case(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at : at + 10].swapcase() + text[at + 10 :]


def _other_line_ends(text: str, rng: Random) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\x85", "\u2028", "\n\n")))


_CHANGES: tuple[Mutation, ...] = (
    *(
        _insert,
        _insert,
        _insert_at_word,
        _insert_at_word,
        _insert_line,
        _insert_line,
        _change_value,
    ),
    *(_change_value, _remove, _remove_line, _double_line, _swap_lines, _indent, _move, _nest),
    *(_turn_case, _other_line_ends),
)
