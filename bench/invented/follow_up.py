"""What followed a recommendation: up to eight entries of all kinds, and the editors' reviews."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.invented.plan import (
    FOLLOWED,
    FOLLOWED_UNTIL,
    Asked,
    Fields,
    Subject,
    day_within,
    draws,
)
from bench.invented.sentences import Sentences
from bench.invented.sources import news_of, review_of
from bench.invented.words import JUDGES

_MOST = 8
_HOW_MANY = (14, 16, 18, 16, 12, 9, 7, 5, 3)
"""How many recommendations of a hundred have 0, 1, 2 … entries."""
_KINDS = {"development": 42, "response": 16, "assessment": 34, "correction": 8}
_STEPS = ("not", "partially", "mostly", "fully")
_EDITORS = ("Halmeria editors", "Halmeria editors", "Second editor")
_LONGEST_PAUSE = (FOLLOWED_UNTIL - FOLLOWED).days // _MOST


def follow_up(asked: Asked, subject: Subject, letters: str, news: int) -> list[Fields]:
    """Return what followed a recommendation with some parts."""
    return [*_Following(asked, subject, letters, news).entries()]


def reviews(asked: Asked) -> list[Fields]:
    """Return when the editors looked again, and found nothing."""
    draw = draws("reviews", asked.id)
    days = sorted(day_within(draw, date(2022, 1, 1), FOLLOWED_UNTIL) for _ in range(2))
    words = f"Nothing new on the {asked.things} was found in the papers and on the bodies’ pages."
    chosen = days[: draw.choice((0, 0, 1, 2))]
    return [{"date": day.isoformat(), "by": draw.choice(_EDITORS), "text": words} for day in chosen]


class _Following:
    def __init__(self, asked: Asked, subject: Subject, letters: str, news: int) -> None:
        self._asked = asked
        self._subject = subject
        self._letters = letters
        self._news = news
        self._draw = draws("follow-up", asked.id)

    def entries(self) -> Iterator[Fields]:
        """Yield the entries, earliest first; a closure is always the last."""
        draw = self._draw
        count = draw.choices(range(_MOST + 1), _HOW_MANY)[0]
        day, names = FOLLOWED, list[str]()
        for at in range(count):
            day += timedelta(days=draw.randint(45, _LONGEST_PAUSE))
            kind = draw.choices(list(_KINDS), list(_KINDS.values()))[0]
            kind = "development" if kind == "correction" and not names else kind
            if at == count - 1 and draw.random() < 0.06:
                kind = "closure"
            names.append(f"{kind}-{day:%Y-%m}")
            yield self._entry(names[-1], kind, day, names[:-1])

    def _entry(self, name: str, kind: str, day: date, before: list[str]) -> Fields:
        draw = self._draw
        when = f"{day:%Y-%m}" if kind != "assessment" and draw.random() < 0.15 else f"{day}"
        sources = [news_of(day, self._news, draw)]
        own: Fields = {}
        match kind:
            case "response":
                own["by"] = self._subject.theme.body
                own["position"] = draw.choice(("accepts", "partly", "rejects", "reports-done"))
            case "assessment":
                own, sources = self._judged(day)
            case "closure":
                own["closure"] = draw.choice(("superseded", "overtaken", "no-longer-applicable"))
            case "correction":
                own["corrects"] = draw.choice(before)
        inferred: Fields = {"confidence": "inferred"} if draw.random() < 0.1 else {}
        return {
            "id": name,
            "kind": kind,
            **own,
            "date": when,
            "text": self._text(kind, draw),
            "sources": sources,
            **inferred,
            "recorded": {"date": f"{_recorded(day)}", "by": draw.choice(_EDITORS)},
        }

    def _judged(self, day: date) -> tuple[Fields, list[str]]:
        draw = self._draw
        assessor = draw.choice(JUDGES)
        basis = "rating" if assessor == JUDGES[0] else "reading"
        value = _STEPS[min(draw.randint(0, 2) + (day.year > 2021), 3)]
        own: Fields = {"assessor": assessor, "implementation": value, "basis": basis}
        if basis == "reading":
            own["where"] = f"Section {draw.randint(1, 9)}"
            own["reservation"] = f"It speaks of the {self._asked.things} in passing."
        if self._letters and draw.random() < 0.5:
            own["part"] = draw.choice(self._letters)
        return own, [review_of(assessor, day.year)]

    def _text(self, kind: str, draw: Random) -> str:
        asked = self._asked
        words = Sentences(draw, asked.things, asked.change.found).paragraph(1, 2)
        heads = {
            "development": f"New rules on the {asked.things} came into force.",
            "response": f"It wrote that it gave the {asked.things} its *full attention*.",
            "assessment": f"It looked at the {asked.things} again, and at what was asked.",
            "closure": f"A new law no longer knows {asked.things}.",
            "correction": "The earlier entry named a wrong document.",
        }
        return f"{heads[kind]} {words}"


def _recorded(day: date) -> date:
    """Return the first of the second month after a day: the editors write down what they found."""
    months = day.year * 12 + day.month + 1
    return date(months // 12, months % 12 + 1, 1)
