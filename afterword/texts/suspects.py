"""What looks like Markdown or a mark and may be none, in any dialect: found by patterns."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from afterword.model.text_safety import quoted
from afterword.problems import Code

Say = Callable[[re.Match[str]], tuple[str, str] | None]
"""Gives what is wrong and what to do; None where nothing is."""


class Suspect(NamedTuple):
    """Some signs of a text that may be printed as they were typed, though something else was meant.

    They are a problem where readers would see them; those that are `hidden`, wherever they do not
    stand in code.
    """

    offset: int
    words: str
    message: str
    fix: str
    code: Code = Code.UNKNOWN_MARK
    is_hidden: bool = False
    is_once: bool = False
    """Whether the first in a paragraph stands for all of them."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.offset + len(self.words)


class _Kind(NamedTuple):
    sign: str
    """What a text without such signs does not have."""
    pattern: re.Pattern[str]
    say: Say
    code: Code = Code.UNKNOWN_MARK
    is_hidden: bool = False
    is_once: bool = False
    """Whether the first in a text stands for all of them."""


def suspects(bare: str) -> Iterator[Suspect]:
    """Yield the suspects of a text in which code is blanked out, and escaped signs are NULs."""
    for kind in _KINDS:
        if kind.sign not in bare:
            continue
        for match in kind.pattern.finditer(bare):
            if told := kind.say(match):
                words = match.group().strip()
                offset = match.start() + match.group().index(words)
                yield Suspect(offset, words, *told, kind.code, kind.is_hidden)
                if kind.is_once:
                    break


def _is_of_another(fix: str) -> Say:
    return lambda match: (f"{quoted(match.group().strip())} is a mark of another dialect", fix)


def _is_no(what: str, fix: str) -> Say:
    return lambda match: (f"{quoted(match.group().strip())} looks like {what}, and is none", fix)


def _says(message: str, fix: str) -> Say:
    return lambda match: (f"{quoted(match.group().strip())} {message}", fix)


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _placed_within(match: re.Match[str]) -> tuple[str, str] | None:
    """Tell of a mark after words; one after the sign of an item is told as misplaced anyway."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    if _SIGN_OF_ITEM.fullmatch(match.string, line, match.start()):
        return None
    message = f"{quoted(match.group().strip())} does not stand on a line of its own"
    return message, "write it at the head of a line of its own, between two empty lines"


def _box(match: re.Match[str]) -> tuple[str, str] | None:
    """Tell of a box at the head of an item."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    if not _SIGN_OF_ITEM.fullmatch(match.string, line, match.start()):
        return None
    message = f"{quoted(match.group())} begins an item with a box, which is not made here"
    return message, "remove the box, or say in words what is done"


def _placeholder(match: re.Match[str]) -> tuple[str, str] | None:
    """Tell of XXX where it is no Roman number: Article XXX, the XXX Congress."""
    before = match.string[max(match.start() - 40, 0) : match.start()].split()
    word = before[-1] if before else "."
    if word[0].isupper() or word == "the" or _NAME_AFTER.match(match.string, match.end()):
        return None
    return "'XXX' looks like a note of its author", _UNFINISHED


_SIGN_OF_ITEM = re.compile(r"[ \t>*+-]*(?:[0-9]{1,9}[.)][ \t]*)?")
_NAME_AFTER = re.compile(r"[ ][A-Z][a-z]")
_NO_BREAK = "\u00a0\u2000-\u200a\u202f\u3000"
"""Blanks that Markdown does not take for one."""
_UNFINISHED = "write the text, or put the note into <!-- … -->"
_TARGET = r"(?:#[A-Za-z]|https?:|mailto:|\.{1,2}/)"
_SHOWN = r"[\w./%-]+\.(?:png|jpe?g|gif|svg|webp|md)"
_FILE = r"[\w./%-]+\.(?:md|png|jpe?g|gif|svg|webp|pdf|csv)\)"
_PLACED = r"(?:recommendation[ ]+\d+|recommendations?[ ]+(?:priority|other)|table[ ]+[a-z0-9-]+)"
_LINK = "write a link as [words](target), without a blank between the brackets"
_CODE_OR_WORDS = "write it in our Markdown (docs/writing.md), or in words"

_KINDS = (
    # Marks of our own.
    _Kind(":::", _re(r"(?<=[^\s:])[ \t]*:::[^\n]*"), _placed_within),
    _Kind(
        "::",
        _re(rf"(?<!:)::[ ]*{_PLACED}|^[ ]{{0,3}}::(?!:)[ ]*\S[^\n]*"),
        _is_no("a mark", "begin it with three colons: '::: recommendation 17'"),
    ),
    _Kind(
        "",
        _re(rf"^[ ]{{0,3}}(?::[ ]*|[;.]{{2,}}[ ]*|：+[ ]*){_PLACED}[ ]*$"),
        _is_no("a mark", "begin it with three colons: '::: recommendation 17'"),
        is_hidden=True,
    ),
    # Links, pictures, footnotes.
    _Kind(
        "]",
        _re(rf"\](?:[ ]+|[ ]*\n[ ]*)\((?:{_TARGET}[^()\s]*\)|{_FILE})"),
        _says("is no link: a blank stands between its words and its target", _LINK),
    ),
    _Kind(
        "](",
        _re(rf"\]\((?={_TARGET})[^()\n]*$"),
        _says("is no link: its target is not closed", "close the target with ')'"),
    ),
    _Kind(
        ")[",
        _re(rf"\([^()\n]+\)\[(?:(?={_TARGET})[^\[\]\n]*|{_SHOWN})\]"),
        _says("is no link: the brackets are exchanged", "write a link as [words](target)"),
    ),
    _Kind(
        "![",
        _re(r"!\[[^\[\]\n]*\](?![\[(])"),
        _says("shows no picture", "write a picture as ![words](path)"),
    ),
    _Kind(
        "<",
        _re(r"<(?:#|\.{1,2}/)[^<>\s]+>"),
        _says("is no link", "write a link as [words](target)"),
    ),
    _Kind(
        "]:",
        _re(r"^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:(?=[ ]|$)"),
        _says(
            "is neither a footnote nor the target of a link",
            "write a footnote as '[^name]: words', a target as '[name]: https://…'",
        ),
    ),
    _Kind(
        "^[",
        _re(r"\^\[[^\[\]\n]*\]?"),
        _is_of_another("call a footnote with [^name], and write it below as '[^name]: words'"),
    ),
    _Kind(
        "^",
        _re(r"\[[ ]*\^(?![^\[\]\n]*\])[\w-]*|\[[ ]+\^[^\[\]\n]*\]|\(\^[\w-]+\)"),
        _is_no("the call of a footnote", "write it as [^name], without blanks"),
    ),
    # Headings, lists, code.
    _Kind(
        "#",
        _re(r"^[ ]{1,3}#{1,6}[ ]+\S[^\n]*"),
        _is_no("a heading", "remove the blanks before it"),
        Code.BAD_HEADING,
    ),
    _Kind(
        "",
        _re(
            r"^(?:[ ]{4,}|[ ]*(?:>|[-*+][ ]|\d+[.)][ ])[ >]*)#{1,6}[ ]+\S[^\n]*"
            r"|^[ ]*>[^\n]*[^\s>][^\n]*\n[ ]*>[ ]?(?:={2,}|-{2,})[ ]*$"
        ),
        lambda match: (
            f"a heading stands in a quotation, a list or a note: {quoted(match.group().strip())}",
            "put it at the head of its line, or write \\# where the sign itself is meant",
        ),
        Code.BAD_HEADING,
        is_hidden=True,
    ),
    _Kind(
        "•",
        _re(
            r"^[ ]*(?:>[ ]?)*[•◦▪‣●○■][ \t\u00a0]*\S[^\n]*"
            r"(?:\n[ ]*(?:>[ ]?)*[•◦▪‣●○■][^\n]*)*"
        ),
        _is_no("an item of a list", "begin each item with '- '"),
        Code.BAD_LIST,
    ),
    _Kind(
        "",
        _re(
            rf"^[ ]*[{_NO_BREAK}][ {_NO_BREAK}]*(?:[-*+]|\d{{1,2}}[.)])[ {_NO_BREAK}]\S[^\n]*"
            rf"|^[ ]{{0,3}}[-*+][{_NO_BREAK}][^\n]*(?:\n[ ]*[-*+][{_NO_BREAK}][^\n]*)*"
            rf"|^1[.)][{_NO_BREAK}][^\n]*\n2[.)][{_NO_BREAK}][^\n]*"
        ),
        _is_no("an item of a list", "write usual blanks before and after its sign"),
        Code.BAD_LIST,
    ),
    _Kind(
        "\n-",
        _re(r"^-[^\W\d_][^\n]*\n-[^\W\d_][^\n]*"),
        _is_no("a list", "put a blank after each '-'"),
        Code.BAD_LIST,
    ),
    _Kind(
        ".",
        _re(r"^1[.)][^\W\d_][^\n]*\n2[.)][^\W\d_][^\n]*"),
        _is_no("a list", "put a blank after each number"),
        Code.BAD_LIST,
    ),
    # Other dialects.
    _Kind(
        "",
        _re(r"^(?:!!!|\?\?\?\+?)[ ]*[A-Za-z\"][^\n]*"),
        _is_of_another(
            "write a paragraph; begin it with a word in **bold** where it should stand out"
        ),
    ),
    _Kind(
        "]",
        re.compile(r"^\[?\[_{0,2}TOC_{0,2}\]\]?[ ]*$", re.MULTILINE | re.IGNORECASE),
        _is_of_another("remove it: contents are made by themselves"),
        is_hidden=True,
    ),
    _Kind(
        "[!",
        _re(r"(?:(?<=>)|(?<=> ))\[![A-Za-z]+\][+-]?"),
        _is_of_another("begin the quotation with a word in **bold** where it should stand out"),
    ),
    _Kind(
        "&",
        _re(r"&(?:nbsp|shy|[mn]dash|hellip|quot|lt|gt|amp)(?![\w;=])"),
        _says("lacks its semicolon", "write the sign itself, or close it with ';'"),
    ),
    _Kind("[[", _re(r"\[\[[^\[\]\n]+\]\]"), _is_of_another("write a link as [words](target)")),
    _Kind("~~", _re(r"(?<!~)~~(?=[^\s~])[^~\n]*(?:~~)?"), _is_of_another(_CODE_OR_WORDS)),
    _Kind("==", _re(r"==(?=[^\s=])[^=\n]*[^\s=]==(?!=)"), _is_of_another(_CODE_OR_WORDS)),
    _Kind(
        "==", _re(r"^={2,6}[ ]+\S[^\n]*"), _is_of_another("write a heading as '## Words { #id }'")
    ),
    _Kind("++", _re(r"(?<!\S)\+\+(?=\w)[^+\n]*\+\+"), _is_of_another(_CODE_OR_WORDS)),
    _Kind(
        "^", _re(r"(?<=\w)\^[^\s^\[\]]{1,20}\^(?!\w)"), _is_of_another("write the sign itself: m²")
    ),
    _Kind("~", _re(r"(?<=\w)~[^\s~]{1,20}~(?!~)"), _is_of_another("write the sign itself: H₂O")),
    _Kind(
        "[",
        _re(r"(?<=[-*+.)][ ])\[[ xX]\][ ]+\S+"),
        _box,
    ),
    _Kind(
        "[/", _re(r"\[/(?:b|i|u|url|img|quote|code|size|color)\]"), _is_of_another(_CODE_OR_WORDS)
    ),
    _Kind(
        "\\",
        _re(
            r"\\(?:begin|end|cite[pt]?|ref|label|footnote|textbf|textit|emph|section|url|href"
            r"|newpage|pagebreak|frac|sqrt|caption|hline|noindent)\b(?:\{[^{}\n]*\})?"
        ),
        _is_of_another(_CODE_OR_WORDS),
    ),
    _Kind("$$", _re(r"\$\$[^\n]*"), _is_of_another("write the formula in plain signs")),
    _Kind(
        "$",
        _re(r"(?<![\w$])\$(?=[^\s\d$])[^$\n]{0,80}[^\s$]\$(?![\w$])"),
        _is_of_another("write the formula in plain signs"),
    ),
    _Kind(
        ":",
        _re(r"(?<![\w:])(?<!::: ):[a-z][a-z0-9_+-]+:(?![\w:])"),
        _is_of_another("write the picture sign itself, or a word"),
    ),
    _Kind(
        "{{", _re(r"\{\{(?:[^{}\n]{0,200}\}\})?"), _is_of_another(_CODE_OR_WORDS), is_hidden=True
    ),
    _Kind("{%", _re(r"\{%(?:[^{}\n]{0,200}%\})?"), _is_of_another(_CODE_OR_WORDS)),
    _Kind(
        "{",
        _re(r"\{(?:\+\+|--|~~|==|>>)[^\n]{0,500}?(?:\+\+|--|~~|==|<<)\}"),
        _is_of_another("write the text as it is to be read"),
    ),
    _Kind("%%", _re(r"%%[^\n]*"), _is_of_another("write a comment as <!-- … -->")),
    _Kind("//", _re(r"^//(?:[ ][^\n]*)?$"), _is_of_another("write a comment as <!-- … -->")),
    _Kind("--8<--", _re(r"--8<--[^\n]*"), _is_of_another("write the text here")),
    _Kind(".. ", _re(r"^\.\. [a-z-]+::[^\n]*"), _is_of_another(_CODE_OR_WORDS)),
    _Kind("'''", _re(r"'''(?=\S)[^'\n]*"), _is_of_another("write **words**")),
    _Kind(
        "able:",
        _re(r"^[Tt]able:[ ]+\S[^\n]*"),
        _is_of_another("write the caption as a paragraph: 'Table 1. Words'"),
    ),
    _Kind(
        "+-",
        _re(r"^[ ]*\+(?:[-=]{2,}\+)+[ ]*(?:\n[ ]*[|+][^\n]*)*"),
        _is_of_another("write a table with '|' between the cells and '|---|---|' below its head"),
        Code.BAD_TABLE,
    ),
    # What is not finished.
    _Kind(
        "<!--",
        _re(r"<!--[^\n]*"),
        _says("begins a comment that is not closed", "close it with -->"),
        is_hidden=True,
    ),
    _Kind(
        "-->",
        _re(r"-->"),
        _says("ends a comment that does not begin", "remove it; write an arrow as →"),
    ),
    _Kind(
        "",
        _re(r"^(?:<{7}|>{7}|\|{7})(?:[ ][^\n]*)?$"),
        _says(
            "is left over from two versions that were not joined",
            "keep one of the two, and remove the lines <<<<<<<, ======= and >>>>>>>",
        ),
        is_hidden=True,
        is_once=True,
    ),
    _Kind(
        "",
        _re(
            r"\bTODO\b:?|\bFIXME\b:?|\bT\.?B\.?[CDA]\b\.?|\[\?+\]|(?<!\S)\?{3,}|\bX{4,}\b|"
            r"\[(?:insert|tbc|tbd|TBC|TBD|citation needed|to be confirmed)\b[^\[\]\n]*\]|"
            r"\b[Ll]orem ipsum\b"
        ),
        _says("looks like a note of its author", _UNFINISHED),
        Code.UNFINISHED_TEXT,
    ),
    _Kind("XXX", _re(r"(?<![\w–-])XXX(?![\w–-])"), _placeholder, Code.UNFINISHED_TEXT),
)
