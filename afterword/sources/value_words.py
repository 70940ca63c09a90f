"""What is wrong with one value and what to write instead, in the author's words."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from afterword.model.characters import named
from afterword.model.follow_up import ENTRY_MODELS
from afterword.model.text_safety import quoted

_LIST = ("a list", "write it as a list: `[…]`, or a line with '- ' for each")
_MAPPING = ("a mapping", "write it as `key: value` lines")
_EMPTY = "write its text, or remove the key where it is optional"
_REMOVE = "remove it"
_FORMS = {
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": ("a text", "write one text, not a list or a mapping"),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "int_type": ("a whole number", "write it in digits, as 17"),
    "bool_type": ("yes or no", "write yes or no"),
    "date_type": ("a date", "write it as 2016-03-20"),
}
_PAGE = ("a page of the website", "write its path from the website's root: report/media.html")
_PATTERNS = {
    "number": ("a section number", "write it as printed, in capitals: VIII, or Annex I"),
    "letter": ("the letter of a part", "write one small letter: a"),
    "cite": ("a citation", "write instrument/path: copenhagen-1990/9.2"),
    "path": (
        "the path of a provision",
        "use letters, digits, points, hyphens and brackets: 9.2, 25(b)",
    ),
    "language": ("a language", "write a language tag: en"),
    "lang": ("a language", "write a language tag: la, or ru-Latn for Russian in Latin letters"),
    "old": _PAGE,
    "new": _PAGE,
    "suggestions": (
        "an address for suggestions",
        "write https://… or mailto:name@…; {id}, {number} and {title} stand for those of the"
        " recommendation",
    ),
}
_ID = ("an id", "use lower-case words and digits joined by hyphens")
_TOLD = {
    "union_tag_not_found": (
        "the follow-up entry has no 'kind'",
        f"add `kind: …`, one of {', '.join(ENTRY_MODELS)}",
    ),
    "too_short": ("{key} is empty", "name at least one, or see docs/writing.md"),
    "string_too_short": ("{key} is empty", _EMPTY),
    "string_too_long": ("{key} is longer than {max_length} characters", "shorten it"),
    "less_than_equal": ("{key} is more than {le}", "write a smaller number"),
    "control_character": ("{key} holds {character}, which cannot be shown", _REMOVE),
}
_CHOICES = {"enum", "literal_error", "union_tag_invalid"}


def wrong_value(detail: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, and how to mend it."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = _named(detail["loc"])
    if kind in _FORMS:
        form, fix = _FORMS[kind]
        return f"{key or 'the record'} should be {form}", fix
    if kind in _CHOICES:
        return _choice(kind, key, value, context)
    if kind in _TOLD:
        message, fix = _TOLD[kind]
        return message.format(key=key, **context), fix
    if kind == "string_unicode":
        character = next(one for one in str(value) if "\ud800" <= one <= "\udfff")
        return f"{key} holds {named(character)}, which cannot be shown", _REMOVE
    if kind in {"wrong_value", "wrong_record"}:
        return (f"{key} is empty" if value == "" else context["message"]), context["fix"]
    if kind == "string_pattern_mismatch":
        return _pattern(detail["loc"], key, str(value))
    shown = quoted(value) if isinstance(value, str) else "what stands here"
    return f"{shown} cannot stand under {key}", "see docs/writing.md for what it holds"


def _named(loc: tuple[str | int, ...]) -> str:
    """Return how a value is called: by its key, in a list also by its place in it, from 1."""
    keys = [step for step in loc if isinstance(step, str)]
    if not keys:
        return ""
    at = f" {int(loc[-1]) + 1}" if isinstance(loc[-1], int) else ""
    return f"{quoted(keys[-1])}{at}"


def _choice(kind: str, key: str, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    listed = str(context.get("expected") or context.get("expected_tags"))
    allowed = [word.strip(" '") for word in listed.replace(" or ", ",").split(",")]
    found = str(context.get("tag", value))
    near = get_close_matches(found[:200], allowed, n=1) if found else []
    fix = "".join(f"did you mean '{word}'? " for word in near) + f"allowed: {', '.join(allowed)}"
    if kind == "union_tag_invalid":
        empty = "the follow-up entry has no 'kind'"
        return (f"{quoted(found)} is not a kind of follow-up entry" if found else empty), fix
    of = key.rpartition("'")[0] + "'"
    message = f"{quoted(found)} is not one of the values of {of}"
    return (message if found else f"{key} is empty"), fix


def _pattern(loc: tuple[str | int, ...], key: str, value: str) -> tuple[str, str]:
    form, fix = _PATTERNS.get(str(loc[-1]), _ID)
    if value:
        return f"{quoted(value)} is not {form}", fix
    what = "an id" if form == "an id" else "it"
    return f"{key} is empty", f"write {what}, or remove the key where it is optional"
