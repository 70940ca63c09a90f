"""A draft by questions and answers: names are offered, found by a word, and asked again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.recording.draft_check import OF_READINGS, READING, Known, assessments_of, slips
from afterword.recording.drafts import FIELD_BY_KEY, FIELDS, Draft, source_ids
from afterword.recording.lookup import find_recommendation
from afterword.sources.fields import nearest

Ask = Callable[[str, str], str]
"""Asks a question, with the answer that an empty line gives, and returns the answer."""

Say = Callable[[str], None]

_MOST = 20
_NONE = "-"


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


def ask_draft(known: Known, ask: Ask, say: Say) -> Draft:
    """Return a draft of which each field was asked, without those that are empty."""
    kinds = [one for one in known.kinds if one != "correction" or known.entries]
    kind = _ask_name("Kind", _numbered((one, "") for one in kinds), ask, say)
    draft = {"kind": kind}
    for field in FIELDS[2:]:
        if kind not in field.kinds or field.key.startswith("recorded"):
            continue
        if field.key == "part" and not known.record.parts:
            continue
        if field.key == "reverses" and not assessments_of(known):
            continue
        if field.key in OF_READINGS and draft["basis"] != READING:
            continue
        draft[field.key] = _ask_field(field.key, draft, known, ask, say)
    return {key: value for key, value in draft.items() if value}


def _ask_field(key: str, draft: Draft, known: Known, ask: Ask, say: Say) -> str:
    """Return an answer that the field can hold; ask again where it cannot."""
    question, register = _QUESTIONS[key], known.register
    while True:
        if key in {"assessor", "by"}:
            bodies = ((one.id, one.name) for one in register.institutions.values())
            value = _ask_name(question, _numbered(bodies), ask, say)
        elif key == "sources":
            value = "; ".join(_ask_sources(register, ask, say))
        elif key == "corrects":
            texts = {one.id: one.text for one in known.record.follow_up}
            entries = ((name, texts.get(name, "")[:60]) for name in known.entries)
            value = _ask_name(question, _numbered(entries), ask, say)
        elif choices := FIELD_BY_KEY[key].choices:
            usual = "stated" if key == "confidence" else ""
            value = _ask_name(question, _numbered((one, "") for one in choices), ask, say, usual)
        elif key == "part":
            value = ask(f"{question} ({_letters(known)}; {_NONE} for the whole)", _NONE).strip()
            value = "" if value == _NONE else value
        elif key == "reverses":
            names = [*assessments_of(known), _NONE]
            value = _ask_name(question, _numbered((one, "") for one in names), ask, say, _NONE)
            value = "" if value == _NONE else value
        elif key == "quoted_by":
            names = [*source_ids(draft.get("sources", "")), _NONE]
            value = _ask_name(question, _numbered((one, "") for one in names), ask, say, _NONE)
            value = "" if value == _NONE else value
        else:
            value = ask(question, "").strip()
        wrong = [one for one in slips({**draft, key: value}, known) if one.key == key]
        for slip in wrong:
            say(f"{slip.message}: {slip.fix}")
        if not wrong:
            return value


def _ask_sources(register: Register, ask: Ask, say: Say) -> Iterator[str]:
    choices = _numbered(
        (one.id, f"{one.publisher}: {one.title}") for one in register.sources.values()
    )
    yield _ask_name(_QUESTIONS["sources"], choices, ask, say)
    while True:
        name = _ask_name("Another source", choices, ask, say, _NONE)
        if name == _NONE:
            return
        yield name


def _ask_name(question: str, choices: list[Choice], ask: Ask, say: Say, usual: str = "") -> str:
    """Return the id of what was chosen by its number, its id, or a word that only it has."""
    offered = choices if len(choices) <= _MOST else []
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
        offered = found if 0 < len(found) <= _MOST else offered
        if len(found) > _MOST:
            say(f"{len(found)} have that word: give another")


def _has(choice: Choice, word: str) -> bool:
    return word.casefold() in f"{choice.name} {choice.words}".casefold()


def _offer(choices: Iterable[Choice], say: Say) -> None:
    for one in choices:
        say(f"  {one.number:>3}  {one.name}{f'  {one.words}' if one.words else ''}")


def _numbered(pairs: Iterable[tuple[str, str]]) -> list[Choice]:
    return [Choice(name, words, number) for number, (name, words) in enumerate(pairs, 1)]


def _letters(known: Known) -> str:
    return ", ".join(part.letter for part in known.record.parts)


_QUESTIONS = {
    "assessor": "Who judged",
    "implementation": "Implementation",
    "basis": "Basis: a rating of this very recommendation, or the editors' own reading",
    "part": "Part",
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
