"""The recommendations of a generated report, each with what it rests on and what followed."""

from collections.abc import Iterator, Sequence
from random import Random

from bench.invented.follow_up import follow_up, reviews
from bench.invented.law import international, national
from bench.invented.past import Past
from bench.invented.plan import Asked, Fields, Subject, Value, capital, draws
from bench.invented.words import TOPICS

_KINDS = ("law", "regulation", "practice", "institution", "capacity")


def recommendation(asked: Asked, subject: Subject, past: Past, news: int) -> Fields:
    """Return a recommendation; its missions are noted with the past."""
    draw = draws("recommendation", asked.id)
    things, region = asked.things, f", {subject.region}" if subject.region else ""
    parts = [*_parts(asked, draw)] if draw.random() < 0.25 else []
    letters = "".join(str(part["letter"]) for part in parts)
    past.ask_again(asked)
    found: dict[str, Value | None] = {
        "id": asked.id,
        "number": asked.number,
        "title": f"{capital(things)} {asked.change.title}{region}",
        "priority": "priority" if draw.random() < 0.2 else "other",
        "section": subject.id,
        "text": _text(asked, subject, draw),
        "parts": parts,
        "change": draw.sample(_KINDS, draw.choice((1, 1, 2))),
        "suggested_legal_change": f"{subject.theme.law}: {things} {asked.change.title}."
        if draw.random() < 0.3
        else None,
        "addressees": _addressees(subject, draw),
        "topics": _topics(subject, draw),
        "findings": _findings(asked, subject, draw),
        "context": f"The {things} {asked.change.found}." if draw.random() < 0.7 else None,
        "provisions": [*_provisions(subject, draw)],
        "prior": past.prior(asked),
        "similar_to": [*_similar(asked, draw)],
        "official": {"section": subject.number, "number": asked.number},
        "follow_up": follow_up(asked, subject, letters, news),
        "reviews": reviews(asked),
    }
    if not found["provisions"]:
        found["none_cited"] = "The report names no document beside it."
    return {key: value for key, value in found.items() if value not in (None, [])}


def _text(asked: Asked, subject: Subject, draw: Random) -> str:
    where = f" in the {subject.region}" if subject.region else ""
    means = (
        "The boards should be told so in one circular, and given the time and the means that it "
        "takes.",
        "Those whom it concerns should be heard before a bill is brought in, and told what became "
        "of their advice.",
        "Where it is not kept, any voter should be able to ask a court for a decision within three "
        "days.",
        "A report on this should be published after each vote, with figures for every district.",
    )
    first = f"The {asked.things}{where} should be {asked.change.asked}."
    return " ".join([first, *draw.sample(means, draw.randint(1, 2))])


def _parts(asked: Asked, draw: Random) -> Iterator[Fields]:
    ends = (asked.change.asked, "open to observers from the first day", "reviewed after each vote")
    for letter, end in zip("abc", ends[: draw.choice((2, 3))], strict=False):
        yield {"letter": letter, "text": f"The {asked.things} should be {end}."}


def _addressees(subject: Subject, draw: Random) -> list[str]:
    own = [f"board-{subject.region_id}"] if subject.region else []
    more = draw.sample(("central-board", "parliament", "government"), draw.choice((0, 0, 1)))
    return [*dict.fromkeys([subject.theme.body, *own, *more])]


def _topics(subject: Subject, draw: Random) -> list[str]:
    return [subject.theme.id, *(name for name, _ in draw.sample(TOPICS, draw.choice((0, 1, 1))))]


def _findings(asked: Asked, subject: Subject, draw: Random) -> list[str]:
    own = dict.fromkeys(one.finding for one in subject.asked)
    more = [draw.choice([*own])] if draw.random() < 0.3 else []
    return [*dict.fromkeys([asked.finding, *more])]


def _provisions(subject: Subject, draw: Random) -> Iterator[Fields]:
    if draw.random() < 0.05:
        return
    rests: Sequence[str] = draw.sample(international(), draw.randint(1, 3))
    for cite in rests:
        inferred: Fields = {"confidence": "inferred"} if draw.random() < 0.2 else {}
        yield {"cite": cite, "relation": "rests-on", **inferred}
    if draw.random() < 0.5:
        yield {"cite": draw.choice(national(subject)), "relation": "asks-to-change"}


def _similar(asked: Asked, draw: Random) -> Iterator[Fields]:
    if draw.random() < 0.1:
        yield {
            "body": "lawyers-league",
            "date": f"{draw.randint(2018, 2024)}-{draw.randint(1, 12):02}",
            "where": "Yearly statement, page 4",
            "gist": f"It asked that {asked.things} be {asked.change.asked}.",
            "match": draw.choice(("same", "related", "subject")),
            "confidence": "stated",
            "source": "lawyers-league-2021",
        }
