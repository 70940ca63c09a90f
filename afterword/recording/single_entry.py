"""One entry, from the options of `record` or from questions and answers."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from afterword.linking.checks import Checked
from afterword.linking.register import Register
from afterword.model.follow_up import READINGS_NEED, Assessment, Basis, Confidence
from afterword.model.recommendation import Recommendation
from afterword.model.record import PartialDate
from afterword.problems import Place
from afterword.recording.changes import FOLLOW_UP, REVIEWS, Addition
from afterword.recording.drafts import (
    FIELDS,
    KINDS,
    RECORDED,
    REVIEW,
    Draft,
    choices_of,
    field_problems,
    fields_of,
    item_of,
    new_id,
    source_ids,
)
from afterword.sources.fields import nearest
from afterword.sources.text_source import with_our_line_ends

Ask = Callable[[str, str], str]
"""Asks a question, with the answer that an empty line gives, and returns the answer."""

Say = Callable[[str], None]

_MOST_OFFERED = 20
_NONE = "-"


class WrongOptionsError(Exception):
    """Options are missing or do not fit; its words name each of them."""


def find_recommendation(register: Register, name: str) -> Recommendation | None:
    """Return the recommendation of a printed number or an id, or None where there is none."""
    if re.fullmatch("[0-9]{1,9}", name):
        return register.recommendation_by_number.get(int(name))
    return register.recommendation_by_id.get(name)


def nearest_recommendation(register: Register, name: str) -> str:
    """Return what to write instead of a name that no recommendation has."""
    numbers = register.recommendation_by_number
    meant = nearest(name, register.recommendation_by_id)
    return f"{f'{meant} ' if meant else ''}there are numbers {min(numbers)} to {max(numbers)}"


def recorded(checked: Checked, by: str | None, on: str | None) -> Draft:
    """Return who records on which day: as the options say, or the editors and today."""
    day = on or checked.project.today.isoformat()
    try:
        is_whole = PartialDate.parse(day).day > 0
    except ValueError:
        is_whole = False
    if not is_whole:
        message = f"--recorded-on: '{day}' is not a whole date; write it as 2016-03-20"
        raise WrongOptionsError(message)
    return {"recorded_by": by or checked.register.report.editors, "recorded_on": day}


def given(
    checked: Checked, name: str, values: Draft, read_input: Callable[[], bytes]
) -> tuple[Recommendation, Draft]:
    """Return what options say, on which recommendation; a text may come from standard input.

    Raises WrongOptionsError, which names each option that is wrong.
    """
    found = _named(checked, name)
    text = values.get("text")
    if text == "-":
        try:
            text = read_input().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WrongOptionsError("--text: what standard input gives is not UTF-8") from None
    if text is not None:
        values = {**values, "text": with_our_line_ends(text).strip()}
    draft = _completed(checked, values)
    wrong = [f"{_option(one.key)}: {one.message}; {one.fix}" for one in field_problems(draft)]
    if wrong:
        raise WrongOptionsError("\n  ".join(["", *wrong]) if len(wrong) > 1 else wrong[0])
    return found, draft


def asked(
    checked: Checked, name: str | None, values: Draft, ask: Ask, say: Say
) -> tuple[Recommendation, Draft]:
    """Return what somebody was asked, on which recommendation, and say how to record the same
    without questions."""
    register = checked.register
    found = ask_recommendation(register, ask, say) if name is None else _named(checked, name)
    say(f"{found.number}. {found.title}")
    draft = ask_draft(register, found, ask, say)
    say(f"The same without questions:\n  {_command_of(found, draft)}")
    return found, _completed(checked, {**values, **draft})


def _named(checked: Checked, name: str) -> Recommendation:
    """Return the recommendation of a number or id; raise WrongOptionsError where there is none."""
    found = find_recommendation(checked.register, name)
    if found is None:
        what = f"there is no recommendation '{name}'" if name else "no recommendation is named"
        raise WrongOptionsError(f"{what}: {nearest_recommendation(checked.register, name)}")
    return found


def _completed(checked: Checked, values: Draft) -> Draft:
    """Return a draft that says who recorded it when; a review without a date is of that day."""
    when = recorded(checked, values.get("recorded_by"), values.get("recorded_on"))
    whole = {**values, **when}
    return {"date": when["recorded_on"], **whole} if values.get("kind") == REVIEW else whole


def _command_of(found: Recommendation, draft: Draft) -> str:
    """Return the command that records the same without questions."""
    words = ["python", "build.py", "record", str(found.number)]
    for key, value in draft.items():
        values = value.split("; ") if key == "sources" else [value]
        words += [word for one in values if one for word in (_option(key), one)]
    return shlex.join(words)


def addition_of(found: Recommendation, draft: Draft) -> Addition:
    """Return what a complete draft adds; its problems are told by option."""
    taken = frozenset(entry.id for entry in found.follow_up)
    named = {"id": new_id(draft, taken), **draft}
    return Addition(
        recommendation=found.id,
        list_key=REVIEWS if draft["kind"] == REVIEW else FOLLOW_UP,
        item=item_of(named),
        origin=lambda key: (Place(_option(key) if key in FIELDS else "record"), ""),
    )


def _option(key: str) -> str:
    """Return the option of `record` that gives a field."""
    return "--source" if key == "sources" else f"--{key.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its id, what it is, and the number by which it is offered."""

    name: str
    words: str
    number: int


def ask_recommendation(register: Register, ask: Ask, say: Say) -> Recommendation:
    """Return the recommendation that somebody names by number, id or a word of its title."""
    choices = [Choice(one.id, one.title, one.number) for one in register.recommendations]
    name = _ask_name("Recommendation", choices, ask, say)
    return find_recommendation(register, name) or register.recommendations[0]


def ask_draft(register: Register, record: Recommendation, ask: Ask, say: Say) -> Draft:
    """Return a draft for a recommendation of which each field was asked, without those that are
    empty."""
    kinds = [one for one in KINDS if one != "correction" or record.follow_up]
    draft = {"kind": _ask_name("Kind", _numbered((one, "") for one in kinds), ask, say)}
    for key in fields_of(draft["kind"]):
        if key in {"id", "kind", *RECORDED}:
            continue
        if key in READINGS_NEED and draft["basis"] != Basis.READING.value:
            continue
        names = _names_for(key, draft, register, record)
        if names or key not in _OPTIONAL_NAMES:
            draft[key] = _ask_field(key, draft, names, ask, say)
    return {key: value for key, value in draft.items() if value}


def _names_for(
    key: str, draft: Draft, register: Register, record: Recommendation
) -> list[tuple[str, str]]:
    """Return what a field can name, each with words on it; nothing where it is free text."""
    match key:
        case "assessor" | "by":
            return [(one.id, one.name) for one in register.institutions.values()]
        case "sources":
            sources = register.sources.values()
            return [(one.id, f"{one.publisher}: {one.title}") for one in sources]
        case "corrects":
            return [(one.id, one.text[:60]) for one in record.follow_up]
        case "part":
            return [(one.letter, "") for one in record.parts]
        case "reverses":
            entries = record.follow_up
            return [(one.id, "") for one in entries if isinstance(one, Assessment)]
        case "quoted_by":
            return [(one, "") for one in source_ids(draft.get("sources", ""))]
        case _:
            return [(one, "") for one in choices_of(key)]


def _ask_field(key: str, draft: Draft, names: list[tuple[str, str]], ask: Ask, say: Say) -> str:
    """Return an answer that the field can hold; ask again where it cannot."""
    question = _QUESTIONS[key]
    if key == "sources":
        return "; ".join(_ask_sources(_numbered(names), ask, say))
    if key in _OPTIONAL_NAMES:
        value = _ask_name(question, _numbered([*names, (_NONE, "")]), ask, say, _NONE)
        return "" if value == _NONE else value
    if names:
        usual = Confidence.STATED.value if key == "confidence" else ""
        return _ask_name(question, _numbered(names), ask, say, usual)
    while True:
        value = ask(question, "").strip()
        wrong = [one for one in field_problems({**draft, key: value}) if one.key == key]
        for one in wrong:
            say(f"{one.message}: {one.fix}")
        if not wrong:
            return value


def _ask_sources(choices: list[Choice], ask: Ask, say: Say) -> Iterator[str]:
    yield _ask_name(_QUESTIONS["sources"], choices, ask, say)
    while True:
        name = _ask_name("Another source", choices, ask, say, _NONE)
        if name == _NONE:
            return
        yield name


def _ask_name(question: str, choices: list[Choice], ask: Ask, say: Say, usual: str = "") -> str:
    """Return the id of what was chosen by its number, its id, or a word that only it has."""
    offered = choices if len(choices) <= _MOST_OFFERED else []
    while True:
        _offer(offered, say)
        hint = "" if offered else " (number, id, or a word to search for)"
        answer = ask(f"{question}{hint}", usual).strip()
        if usual and answer == usual:
            return answer
        exact = [one for one in choices if answer in {one.name, str(one.number)}]
        found = exact or [one for one in choices if answer and _has(one, answer)]
        if len(found) == 1:
            if not exact:
                say(f"  {found[0].name}")
            return found[0].name
        if not found:
            names = [one.name for one in choices]
            say(nearest(answer, names) or "there is none with that number, id or word")
        offered = found if 0 < len(found) <= _MOST_OFFERED else offered
        if len(found) > _MOST_OFFERED:
            say(f"{len(found)} have that word: give another")


def _has(choice: Choice, word: str) -> bool:
    return word.casefold() in f"{choice.name} {choice.words}".casefold()


def _offer(choices: Iterable[Choice], say: Say) -> None:
    for one in choices:
        say(f"  {one.number:>3}  {one.name}{f'  {one.words}' if one.words else ''}")


def _numbered(pairs: Iterable[tuple[str, str]]) -> list[Choice]:
    return [Choice(name, words, number) for number, (name, words) in enumerate(pairs, 1)]


_OPTIONAL_NAMES = ("part", "reverses", "quoted_by")
"""The fields that name something, or nothing."""

_QUESTIONS = {
    "assessor": "Who judged",
    "implementation": "Implementation",
    "basis": "Basis: a rating of this very recommendation, or the editors' own reading",
    "part": "Part (- for the whole)",
    "by": "Who responds",
    "position": "Position",
    "closure": "Why it is closed",
    "corrects": "Which entry is corrected",
    "date": "Date (2020-05-25, 2020-05 or 2020)",
    "text": "Text, in our own words",
    "sources": "Source",
    "where": "Where the assessor's words stand (page, section, paragraph)",
    "reservation": "Reservation: what speaks against it, and what would change it",
    "reverses": "Which assessment rests on what no longer holds",
    "quoted_by": "Which source reports the words, if their own text was not seen",
    "confidence": "Confidence: the source states it, or it is inferred",
}
