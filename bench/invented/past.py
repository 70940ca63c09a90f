"""The missions to an invented country, and who asked the same before and again."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.invented.plan import Asked, Fields, draws
from bench.invented.words import COUNTRY

_KINDS = (
    ("parliamentary elections", "EOM"),
    ("presidential election", "LEOM"),
    ("local elections", "EAM"),
)
_BEFORE = (40, 30, 20, 10)
"""How many recommendations of a hundred 0, 1, 2 … earlier missions made too."""
_AFTER = (55, 30, 15)
OWN = "hal-2017"
_FIRST_YEAR, _OWN_YEAR, _MOST_AFTER = 1990, 2017, 7


@dataclass(slots=True)
class Past:
    """The missions, with their recommendations as far as ours meet them."""

    before: tuple[str, ...]
    """The ids of earlier missions, earliest first."""
    after: tuple[str, ...]
    made: dict[str, list[Fields]]
    """What each asked."""

    @classmethod
    def of(cls, count: int) -> "Past":
        """Return the missions of a country to which so many recommendations were made."""
        before = min(4 + count // 500, _OWN_YEAR - _FIRST_YEAR)
        after = min(2 + count // 1000, _MOST_AFTER)
        return cls(
            before=tuple(f"hal-{year}" for year in range(_OWN_YEAR - before, _OWN_YEAR)),
            after=tuple(f"hal-{year}" for year in range(_OWN_YEAR + 1, _OWN_YEAR + 1 + after)),
            made={},
        )

    def prior(self, asked: Asked) -> list[Fields]:
        """Return which missions asked it before, and note with them that they did."""
        draw = draws("prior", asked.id)
        count = draw.choices(range(len(_BEFORE)), _BEFORE)[0]
        chosen = sorted(draw.sample(self.before, count), reverse=True)
        found: list[Fields] = []
        nearest = ""
        for at, mission in enumerate(chosen):
            is_named = not at or draw.random() < 0.5
            name = self._note(mission, asked, at, repeats="")
            if nearest:
                self._repeat(nearest, name)
            nearest = name
            if is_named:
                match = "same" if not at else draw.choice(("same", "related"))
                named: Fields = {"mission": mission, "recommendation": name, "match": match}
                found.append({**named, **self._where(mission)})
        if draw.random() < 0.08:
            found.append({"match": "subject", **self._where(OWN)})
        return found

    def ask_again(self, asked: Asked) -> None:
        """Note with later missions that they asked it again."""
        draw = draws("after", asked.id)
        count = draw.choices(range(len(_AFTER)), _AFTER)[0]
        repeated = asked.id
        for at, mission in enumerate(sorted(draw.sample(self.after, count))):
            repeated = self._note(mission, asked, at, repeats=repeated)

    def missions(self) -> Iterator[Fields]:
        """Yield every mission, earliest first."""
        for name in (*self.before, OWN, *self.after):
            election, kind = _KINDS[(int(name[-4:]) - _OWN_YEAR) % len(_KINDS)]
            day = f"{name[-4:]}-06-11"
            made = self.made.get(name, [])
            mission: Fields = {
                "id": name,
                "title": f"{election.capitalize()}, 11 June {name[-4:]}",
                "country": COUNTRY,
                "election": election,
                "election_date": day,
                "type": kind,
                "report": {
                    "title": "Final Report",
                    "date": f"{name[-4:]}-10-02",
                    "url": f"https://coast-observers.example.org/{name}",
                },
            }
            if made:
                mission["recommendations"] = made
            yield {**mission, "sources": [_source(name)]}

    def sources(self) -> Iterator[Fields]:
        """Yield the final report of every other mission."""
        for name in (*self.before, *self.after):
            yield {
                "id": _source(name),
                "title": f"Final Report on the elections of {name[-4:]}",
                "publisher": "Observers of the Coast",
                "date": f"{name[-4:]}-10-02",
                "url": f"https://coast-observers.example.org/{name}/final",
                "kind": "assessor",
            }

    def _note(self, mission: str, asked: Asked, at: int, *, repeats: str) -> str:
        made = self.made.setdefault(mission, [])
        name = f"{mission}-r{len(made) + 1}"
        gist = f"The {asked.things} should be {asked.change.asked}."
        is_said = any(gist == other["gist"] for other in made)
        one: Fields = {
            "id": name,
            "where": f"Final report, No. {len(made) + 1}",
            "gist": f"{gist[:-1]}, which is No. {len(made) + 1} too." if is_said else gist,
        }
        if repeats:
            one["repeats"] = [repeats]
            one["match"] = "related" if at else "same"
        made.append({**one, "source": _source(mission)})
        return name

    def _repeat(self, later: str, earlier: str) -> None:
        mission, _, number = later.rpartition("-r")
        made = self.made[mission][int(number) - 1]
        made["repeats"] = [earlier]

    def _where(self, mission: str) -> Fields:
        year = mission[-4:]
        return {
            "where": f"Final report of {year}, annexed list",
            "confidence": "stated" if int(year) % 2 else "inferred",
            "source": _source(mission),
        }


def _source(mission: str) -> str:
    return "final-report" if mission == OWN else f"report-{mission[-4:]}"
