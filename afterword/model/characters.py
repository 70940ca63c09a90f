"""Characters that nobody sees, or that no text has: which they are, and what they are called."""

import re
import unicodedata

CONTROL = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""Those that a terminal, a spreadsheet or a browser takes for a command or refuses, and the codes
that stand for no character."""

INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""Those that are not seen (Unicode's Default_Ignorable_Code_Point), but for the soft hyphen."""

_BLANKS = re.compile("[\u00a0\u00ad\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that are not the usual one, and a hyphen that is not always seen."""

_NAMES = {
    "\x00": "a NUL",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x1b": "an escape",
    "\x7f": "a delete",
    "\x85": "a next-line character",
    "\ufeff": "a byte order mark",
    "\ufffc": "an object replacement character",
}
_KINDS = {
    "Cc": "a control character",
    "Cs": "half of a character",
    "Co": "a private-use character",
    "Cn": "a code that is no character",
}


def named(character: str) -> str:
    r"""Return what a character is called, with its number.

    >>> named("\u200b"), named("\f"), named("\ue000")[:24]
    ('a zero-width space (U+200B)', 'a form feed (U+000C)', 'a private-use character ')
    """
    name = _NAMES.get(character) or _KINDS.get(unicodedata.category(character))
    if name is None:
        words = unicodedata.name(character, "character").lower()
        words = words.replace("zero width", "zero-width")
        name = f"{'an' if words[0] in 'aeio' else 'a'} {words}"
    return f"{name} (U+{ord(character):04X})"


def with_names(text: str) -> str:
    r"""Return a text in which what is not seen is named.

    >>> with_names("17\u00a0March"), with_names("a\u200bb\x00")
    ('17⟨no-break space⟩March', 'a⟨zero-width space⟩b⟨NUL⟩')
    """
    for unseen in (CONTROL, INVISIBLE, _BLANKS):
        text = unseen.sub(lambda match: f"⟨{_short(match.group())}⟩", text)
    return text


def _short(character: str) -> str:
    """Return what a character is called, without its number where its name tells it."""
    name = named(character)
    is_told = character in _NAMES or unicodedata.category(character) in {"Zs", "Cf"}
    return name.partition(" ")[2].partition(" (")[0] if is_told else f"U+{ord(character):04X}"


_JOINING = re.compile(
    "[\u0590-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e800-\U0001eeff]"
)
"""Letters and signs of scripts in which it is said whether two of them are joined."""

_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u9fff"
    "\uaa60-\uaadf\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that set words without blanks: a zero-width space says where a line may end."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e800-\U0001eeff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc]")
_NEAR = 200
"""How far from a mark of direction the words stand for which it is set, in characters."""


def has_its_use(text: str, at: int) -> bool:
    """Tell whether a character that is not seen belongs where it stands: between letters that are
    joined or not, within a picture sign, beside words from right to left."""
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign in "\u200c\u200d":
        is_picture = bool(before) and unicodedata.category(before) in {"So", "Sk", "Mn"}
        return bool(_JOINING.match(before)) or (sign == "\u200d" and is_picture)
    if sign == "\u200b":
        return bool(_WITHOUT_BLANKS.match(before) or _WITHOUT_BLANKS.match(after))
    if sign in "\u200e\u200f\u061c":
        return bool(_RIGHT_TO_LEFT.search(text, max(0, at - _NEAR), at + _NEAR))
    if "\ufe00" <= sign <= "\ufe0f" or sign >= "\U000e0100":
        return bool(before.strip()) and (not before.isalpha() or before > "\u2e80")
    if "\U000e0020" <= sign <= "\U000e007f":
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    if sign in "\u17b4\u17b5" or "\u180b" <= sign <= "\u180f":
        return bool(_JOINING.match(before))
    if sign in "\u115f\u1160\u3164\uffa0":
        return bool(_HANGUL.match(before) or _HANGUL.match(after))
    return sign == "\u034f" and bool(before) and unicodedata.category(before) == "Mn"


def has_letters(text: str) -> bool:
    """Tell whether a text has a letter or a digit.

    >>> has_letters("—"), has_letters("Қ")
    (False, True)
    """
    return any(unicodedata.category(one)[0] in "LN" for one in text)
