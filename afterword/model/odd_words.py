"""Words that cannot be meant: read in a wrong encoding once, or of letters of several scripts."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class OddWord(NamedTuple):
    """A word, where it begins, and what was meant; nothing where that cannot be told."""

    offset: int
    word: str
    meant: str = ""


_MISREAD_AS = {"cp1252": 1, "latin-1": 1, "cp1250": 3, "cp1251": 3, "mac-roman": 4}
"""The encodings as which UTF-8 is misread, each with how many characters in a row show it: letters
that are usual in a language stand beside each other by chance."""

_LEADS = "ÂÃÄÅ"
"""With these begins a letter of western and central Europe that was misread as cp1252."""

_CLOSING = "’”“»›…–—"
"""What may follow a letter where a word ends."""

_ALWAYS = ("â€", "вЂ", "‚Ä", "ï»¿", "ï¿½", "â‚¬", "â„¢")
"""How the dashes and quotation marks of UTF-8 begin where they are misread, the mark of the order
of bytes, the replacement character, the signs € and ™: nobody writes these side by side."""

_MAY_BE_MISREAD = re.compile(f"[{_LEADS}âï‚√вЂÐÑÒÓØÙРСТУĂĹ\u00c2-\u00f4]")


def misread_words(text: str) -> Iterator[OddWord]:
    """Yield what was UTF-8 and was read as another encoding, so that "é" became "Ã©".

    >>> [one.meant for one in misread_words("The cafÃ© and the observersâ€™ Ð¢Ð°Ñ€")]
    ['é', '’', 'Тар']
    """
    if text.isascii() or not _MAY_BE_MISREAD.search(text):
        return
    ended = 0
    found = [
        (match.start(), match.end(), meant)
        for codec, least in _MISREAD_AS.items()
        for match in _pattern(codec).finditer(text)
        if (meant := _meant(match, codec, least))
    ]
    for start, end, meant in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= ended:
            yield OddWord(start, text[start:end], meant)
            ended = end


@cache
def _characters(codec: str) -> tuple[str, ...]:
    """Return the character as which an encoding reads each byte; one that it does not have is the
    character of that number."""
    return tuple(bytes([one]).decode(codec, "ignore") or chr(one) for one in range(256))


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """Return the pattern of what the bytes of UTF-8 (RFC 3629) become in an encoding."""
    read = _characters(codec)
    two, three, four, more = (
        f"[{re.escape(''.join(read[first:last]))}]"
        for first, last in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
    )
    return re.compile(f"(?:{two}{more}|{three}{more}{more}|{four}{more}{more}{more})+")


def _meant(match: re.Match[str], codec: str, least: int) -> str:
    read, word = _characters(codec), match.group()
    try:
        meant = bytes(map(read.index, word)).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    is_clear = len(meant) >= max(least, 2) or word.startswith(_ALWAYS)
    return meant if is_clear or (least == 1 and _is_letter(match)) else ""


def _is_letter(match: re.Match[str]) -> bool:
    """Tell whether a single character that may be misread is one: no capital letter before a
    closing sign."""
    word, text = match.group(), match.string
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if len(word) != 2 or word[0] not in _LEADS or before.isupper():
        return False
    return word[1] not in _CLOSING or after.isalpha()


_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u0481\u048a-\u052f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_RUN = re.compile(f"[{_LATIN}]+|[{_CYRILLIC}]+|[{_GREEK}]+")
_SEAM = re.compile(
    f"(?<=[{_LATIN}])[{_CYRILLIC}{_GREEK}]|(?<=[{_CYRILLIC}])[{_LATIN}{_GREEK}]"
    f"|(?<=[{_GREEK}])[{_LATIN}{_CYRILLIC}]"
)
_LATIN_LIKE = str.maketrans(
    "АВСЕНІЈКМОРЅТУХЅԚԜаеһіјорсѕухԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναρυκ",
    "ABCEHIJKMOPSTYXSQWaehijopcsyxqwvABEZHIKMNOPTYXovapuk",
)
"""Letters of Cyrillic and Greek that look like a Latin one."""

_CYRILLIC_LIKE = str.maketrans("ABCEHIJKMOPSTYXaehijopcsyx", "АВСЕНІЈКМОРЅТУХаеһіјорсѕух")


def mixed_words(text: str) -> Iterator[OddWord]:
    """Yield each word in which letters of one script stand among those of another that look the
    same, or inside: "brоadcaster" with a Cyrillic "о". A Latin name with an ending of another
    script, and the sign of a unit before a letter, are meant.

    >>> [one.meant for one in mixed_words("A brоadcaster; Ақ жол; IT-салада; YouTubeта; μm")]
    ['broadcaster']
    """
    if text.isascii():
        return
    ended = 0
    for match in _SEAM.finditer(text):
        if match.start() < ended:
            continue
        start, ended = _around(text, match.start())
        word = text[start:ended]
        if is_odd(word):
            yield OddWord(start, word, _in_one_script(word))


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[A-Za-z])")
"""A character as YAML writes it within quotation marks: no part of the word after it."""


def _around(text: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends in which a letter stands."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    escapes = _ESCAPE.finditer(text, max(0, start - len("\\U0001F3F4")), end)
    return max([start, *(one.end() for one in escapes)]), end


def is_odd(word: str) -> bool:
    """Tell whether a word of several scripts cannot be meant."""
    runs = _RUN.findall(word)
    if len(runs) < 2:
        return False
    if _in_one_script(word):
        return len(word) > 2 or not re.search(f"[{_GREEK}]", word)
    return len(runs) > 2


def _in_one_script(word: str) -> str:
    """Return a word in one script, where the letters of all others look like some of its own; in
    the one of which it has the most. A Roman number is Latin."""
    if re.fullmatch("[IVXLCDM]+", word.translate(_LATIN_LIKE)):
        return word.translate(_LATIN_LIKE)
    scripts = ((_LATIN_LIKE, _LATIN), (_CYRILLIC_LIKE, _CYRILLIC))
    for table, script in sorted(scripts, key=lambda one: -len(re.findall(f"[{one[1]}]", word))):
        other = word.translate(table)
        if re.fullmatch(f"[{script}]+", other):
            return other
    return ""
