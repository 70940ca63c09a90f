"""Changes of a text or a file that people, programs and enemies make, at random."""

import re
from collections.abc import Callable
from random import Random

MARKS = (
    *("::: recommendation 1", "::: table results", ":::", "::", "::: note", "::: recommendation"),
    *("[@coast-charter-1991/4.1]", "[@", "[@x/1", "]", "[@x, y]", "{figure:listed-voters}"),
    *(
        "{figure:",
        "{note:n}",
        "{figur:x}",
        "{",
        "}",
        "{ #lists-outdated }",
        "{ #x }",
        "{ .y }",
        "{:",
    ),
    *(
        "[^count]",
        "[^count]: Words.",
        "[^",
        "^[words]",
        "[x](#lists-outdated)",
        "[x](y.md)",
        "[x][y]",
    ),
    *(
        "![x](y.png)",
        "[x]: https://example.org",
        "<https://example.org>",
        "https://example.org/?a=b&c",
    ),
    *(
        "# ",
        "## H { #h }",
        "##A",
        "---",
        "***",
        "___",
        "* a",
        "- a",
        "1. a",
        "1) a",
        "+ a",
        "> q",
        "\t",
    ),
    *(
        "| a | b |",
        "|---|---|",
        "| a \\| b |",
        "|",
        "```",
        "~~~ yaml",
        "`",
        "``",
        "    code",
        "\\",
        "\\`",
    ),
    *(
        "*a*",
        "**a**",
        "_a_",
        "***",
        "~~a~~",
        "==a==",
        "^a^",
        "~a~",
        "++a++",
        "[TOC]",
        "*[EC]: word",
    ),
    *(
        "<!--",
        "-->",
        "<!-- a -->",
        "<script>alert(1)</script>",
        "<b>",
        "</b>",
        "<a href=javascript:x>",
    ),
    *(
        "&amp;",
        "&#0;",
        "&#xD800;",
        "&nbsp;",
        "&lt;",
        "<?x?>",
        "<![CDATA[",
        "<!DOCTYPE x>",
        "<<<<<<<",
    ),
    *(
        "=======",
        ">>>>>>> x",
        "!!! note",
        "??? a",
        '=== "a"',
        '--8<-- "x"',
        '"""',
        "...",
        "(c)",
        "$x$",
    ),
    *(
        "\\(x\\)",
        "1\\. a",
        "Term\n:   words",
        ":   words",
        "a  \nb",
        "\n\n",
        "\n",
        "\r\n",
        "\r",
        "    ",
    ),
)
"""Signs and words that mean something in a text, to us or to a dialect of Markdown."""

YAML_SIGNS = (
    *(
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "| ",
        "|",
        "|-",
        "|+2",
        ">",
        ">-",
        "#",
        " # x",
        "&a",
        "*a",
        "<<: *a",
        "!x",
    ),
    *(
        "!!python/object:os.system",
        "!!binary",
        "%YAML 1.1",
        "---",
        "...",
        "[",
        "]",
        "{",
        "}",
        "[]",
        "{}",
    ),
    *(
        ",",
        "'",
        '"',
        "''",
        '"\\',
        '"\\x00"',
        '"\\ud800"',
        "\\",
        "@",
        "`",
        "~",
        "null",
        "yes",
        "No",
        "on",
    ),
    *(
        "012",
        "0x1f",
        "1e999",
        ".inf",
        ".nan",
        "-0",
        "1_000",
        "12:30:00",
        "2016-03-20",
        "2016-13-45",
        "0",
    ),
    *(
        "-1",
        "99999999999999999999",
        "=",
        "id: {a: b}",
        "id: [a]",
        "id:",
        "a: b: c",
        "\ta: b",
        "? a\n: b",
    ),
    *("[" * 60, "{a: " * 60, "- " * 60, "- - - a", "# yaml-language-server: $schema=x", "\ufeff"),
)
"""Signs of YAML, and values that its versions take for something else than words."""

CELLS = (
    *(
        ",",
        ";",
        "\t",
        '"',
        '""',
        "\n",
        "\r\n",
        '"a\nb"',
        "=1+1",
        "+1",
        "-1",
        "@x",
        "'=1",
        "=cmd|' /C x'!A0",
    ),
    *(
        "1,000",
        "1.5",
        "1e5",
        "NaN",
        "∞",
        "%",
        "43976",
        "#REF!",
        "_x0000_",
        "_xD800_",
        "2020-05",
        "TRUE",
    ),
)
"""Signs of CSV, and what spreadsheets make of cells."""

CHARACTERS = (
    *(
        "\0",
        "\x01",
        "\x0b",
        "\x0c",
        "\x1e",
        "\x7f",
        "\x85",
        "\xa0",
        "\xad",
        "\u0300",
        "\u200b",
        "\u200d",
    ),
    *(
        "\u200e",
        "\u202e",
        "\u2028",
        "\u2029",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\uffff",
        "\ue000",
    ),
    *(
        "ә",
        "Ж",
        "ß",
        "İ",
        "ﬁ",
        "ა",
        "א",
        "ش",
        "中",
        "🙂",
        "\U0001f468\u200d\U0001f469",
        "\U000e0001",
        "–",
        "’",
    ),
)
"""Characters that are not seen, that turn others round, or that fonts and programs do not have."""

VALUES = (
    *(
        "",
        " ",
        "a",
        "x" * 300,
        "word " * 2000,
        "../../etc/passwd",
        "con",
        "aux.md",
        "a/b",
        "kaz-2016-r01",
    ),
    *(
        "sor-2018-r1",
        "voter-lists",
        "lists-outdated",
        "EC",
        "1",
        "II",
        "http://",
        "javascript:x",
        "{{ x }}",
    ),
    *(
        "{% raw %}",
        "${x}",
        "%s",
        "%(x)s",
        "{0}",
        "!ENV X",
        "[]()",
        "</title>",
        "<svg onload=x>",
        "' or 1=1",
    ),
)
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
