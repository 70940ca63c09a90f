"""Languages by their tags (BCP 47, RFC 5646): which there are."""

import re
from functools import cache
from pathlib import Path

_CODES = Path(__file__).with_name("language_codes.txt")
_COMMENT = re.compile(r"(?m)^#.*$")
_MEANT = {
    **{"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"},
    **{"kz": "kk", "ua": "uk", "cz": "cs", "gr": "el", "jp": "ja", "cn": "zh", "dk": "da"},
    **{"rs": "sr", "al": "sq", "kg": "ky", "tj": "tg", "md": "ro", "by": "be"},
    **{"eng": "en", "rus": "ru", "kaz": "kk", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de"},
    **{"spa": "es", "lat": "la", "ukr": "uk", "ara": "ar", "kir": "ky", "uzb": "uz", "tgk": "tg"},
}
"""Codes that are superseded, of countries, or longer than they are written, with what is meant."""


def unknown_subtag(tag: str) -> tuple[str, str] | None:
    """Return what is wrong with the tag of a language, and what to do; None where nothing is.

    >>> unknown_subtag("ru-Latn"), unknown_subtag("kz")
    (None, ("no language has the code 'kz'", "did you mean 'kk'?"))
    """
    language, *rest = tag.split("-")
    if language not in _known():
        fix = f"did you mean '{_MEANT[language]}'?" if language in _MEANT else _INSTEAD
        return f"no language has the code '{language}'", fix
    for subtag in rest:
        if subtag not in _known():
            what = "script" if len(subtag) == len("Latn") else "region"
            return f"no {what} has the code '{subtag}'", _INSTEAD
    return None


_INSTEAD = "write a language tag: en, kk, or ru-Latn for Russian in Latin letters"


@cache
def _known() -> frozenset[str]:
    """Return the codes of languages (en), scripts (Latn) and regions (GB)."""
    return frozenset(_COMMENT.sub("", _CODES.read_text("utf-8")).split())
