"""What pydantic finds wrong with a record, as problems in the author's words."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from afterword.problems import Code, Place, Problem
from afterword.sources.yaml_source import Loc, key_place

_OWN_CODES = {
    "addressees": (Code.NO_ADDRESSEE, "asks nobody to act"),
    "sources": (Code.NO_SOURCE, "names no source"),
    "assessor": (Code.NO_ASSESSOR, "does not say who judged"),
}
_OWN_FIXES = {
    "addressees": "add the bodies that should act: `addressees: [parliament]`",
    "sources": "add the ids of its sources: `sources: [law-333-vi]`; it cannot stand without",
    "assessor": "add the id of the body that judged: `assessor: odihr`",
}
_FORMS = {
    "tuple_type": ("a list", "write it as a list: `[…]`, or a line with '- ' for each"),
    "list_type": ("a list", "write it as a list: `[…]`, or a line with '- ' for each"),
    "string_type": ("a text", "write one text, not a list or a mapping"),
    "model_type": ("a mapping", "write it as `key: value` lines"),
    "model_attributes_type": ("a mapping", "write it as `key: value` lines"),
    "dict_type": ("a mapping", "write it as `key: value` lines"),
    "int_type": ("a whole number", "write it in digits, as 17"),
    "bool_type": ("yes or no", "write yes or no"),
    "date_type": ("a date", "write it as 2016-03-20"),
}


def problems_of(
    error: ValidationError, places: Mapping[Loc, Place], *, name: str, keys: Iterable[str] = ()
) -> list[Problem]:
    """Return a problem for each thing wrong with a record; name is how the record is called."""
    details = [one for one in error.errors() if one["type"] != "too_short" or not one["input"]]
    return [_problem(detail, places, name, tuple(keys)) for detail in details]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?" for the known name nearest to a word, or None."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else None


def _problem(
    detail: ErrorDetails, places: Mapping[Loc, Place], name: str, keys: tuple[str, ...]
) -> Problem:
    loc = _known(detail["loc"], places)
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    kind, context = detail["type"], detail.get("ctx", {})
    place = places.get(loc) or places.get(()) or Place("")
    if kind in {"missing", "too_short"} and last in _OWN_CODES:
        code, what = _OWN_CODES[last]
        where = _within(detail["loc"][:-1], places)
        return Problem(code, place, f"'{name}'{where} {what}", _OWN_FIXES[last])
    if kind == "missing":
        message = f"'{name}'{_within(detail['loc'][:-1], places)} has no '{last}'"
        return Problem(Code.MISSING_KEY, place, message, f"add `{last}: …`")
    if kind == "extra_forbidden":
        place = key_place(places, loc) or place
        fix = nearest(last, keys) or "remove it, or see docs/writing.md for the keys there are"
        return Problem(Code.UNKNOWN_KEY, place, f"'{name}' knows no key '{last}'", fix)
    message, fix = _wrong(kind, last, detail["input"], context)
    return Problem(Code.WRONG_VALUE, place, message, fix)


def _wrong(kind: str, key: str, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    shown = f"'{value}'" if isinstance(value, str) else "what stands here"
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        listed = str(context.get("expected") or context.get("expected_tags"))
        allowed = [word.strip(" '") for word in listed.replace(" or ", ",").split(",")]
        found = context.get("tag", value)
        fix = nearest(str(found), allowed) or ""
        return (
            f"'{found}' is not one of the values of '{key}'"
            if kind != "union_tag_invalid"
            else (f"'{found}' is not a kind of follow-up entry"),
            " ".join([*([fix] if fix else []), f"allowed: {', '.join(allowed)}"]),
        )
    if kind == "union_tag_not_found":
        allowed_kinds = "development, response, assessment, closure, correction"
        return "the follow-up entry has no 'kind'", f"add `kind: …`, one of {allowed_kinds}"
    if kind == "value_error":
        message, _, fix = str(context["error"]).partition("|")
        return message, fix
    if kind == "string_pattern_mismatch":
        return _pattern(key, shown)
    if kind == "too_short":
        return f"'{key}' is empty", "name at least one, or see docs/writing.md"
    if kind == "string_too_short":
        return f"'{key}' is empty", "write its text, or remove the key where it is optional"
    if kind == "string_too_long":
        return f"'{key}' is longer than {context['max_length']} characters", "shorten it"
    if kind in _FORMS:
        form, fix = _FORMS[kind]
        return f"'{key}' should be {form}", fix
    return f"{shown} cannot stand under '{key}'", "see docs/writing.md for what it holds"


def _pattern(key: str, shown: str) -> tuple[str, str]:
    if key == "number":
        return f"{shown} is not a section number", "write it as printed, in capitals: VIII"
    if key == "letter":
        return f"{shown} is not the letter of a part", "write one small letter: a"
    if key == "cite":
        return f"{shown} is not a citation", "write instrument/path: copenhagen-1990/9.2"
    if key == "path":
        fix = "use letters, digits, points, hyphens and brackets: 9.2, 25(b)"
        return f"{shown} is not the path of a provision", fix
    if key == "language":
        return f"{shown} is not a language", "write a language tag: en"
    return f"{shown} is not an id", "use lower-case words and digits joined by hyphens"


def _known(loc: Loc, places: Mapping[Loc, Place]) -> Loc:
    """Return the part of a way that the file has: pydantic adds the kind of a follow-up entry."""
    known: Loc = ()
    for step in loc:
        if (*known, step) in places:
            known = (*known, step)
    return known


def _within(loc: Loc, places: Mapping[Loc, Place]) -> str:
    steps = _known(loc, places)
    if not steps:
        return ""
    words = [
        f"{steps[i]} {int(steps[i + 1]) + 1}"
        if i + 1 < len(steps) and isinstance(steps[i + 1], int)
        else str(steps[i])
        for i in range(len(steps))
        if isinstance(steps[i], str)
    ]
    return f" ({', '.join(words)})".replace("_", "-")
