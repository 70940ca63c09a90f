"""Where the facts of an invented country can be found: papers, reviews, reports of missions."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.invented.plan import FOLLOWED, FOLLOWED_UNTIL, Fields, draws
from bench.invented.words import COUNTRY, INSTITUTIONS, JUDGES, PAPERS

_LAST = FOLLOWED_UNTIL.year


def news_count(count: int) -> int:
    """Return how many reports of papers are known for so many recommendations."""
    return 12 + count // 2


def news_of(day: date, news: int, draw: Random) -> str:
    """Return the id of a report of a paper, out of so many, of about a day and no later."""
    share = (day - FOLLOWED) / (FOLLOWED_UNTIL - FOLLOWED)
    at = int(share * (news - 1)) + draw.randint(-2, 0)
    return f"news-{min(max(at, 0), news - 1) + 1}"


def review_of(assessor: str, year: int) -> str:
    """Return the id of the yearbook in which an assessor judges."""
    return f"{assessor}-{year}"


def sources(count: int) -> Iterator[Fields]:
    """Yield every source that there might be, those of missions left out."""
    for name, long, _ in INSTITUTIONS:
        for year in range(FOLLOWED.year, _LAST + 1) if name in JUDGES else ():
            yield {
                "id": review_of(name, year),
                "title": f"Review of {year}: what became of what was asked",
                "publisher": long,
                "issued_by": [name],
                "date": f"{year}",
                "url": f"https://{name}.example.org/{year}",
                "kind": "ngo",
            }
    yield {
        "id": "final-report",
        "title": "Final Report on the elections of 11 June 2017",
        "publisher": "Observers of the Coast",
        "date": "2017-10-02",
        "url": "https://coast-observers.example.org/halmeria-2017",
        "kind": "official",
    }
    yield from _news(news_count(count))


def _news(news: int) -> Iterator[Fields]:
    span = (FOLLOWED_UNTIL - FOLLOWED).days
    for at in range(news):
        draw = draws("news", at)
        day = FOLLOWED + timedelta(days=span * at // max(news - 1, 1))
        paper = draw.choice(PAPERS)
        site = paper.lower().replace(" ", "-")
        subject = draw.choice(("The vote", "A reading", "The boards", "A hearing", "New rules"))
        yield {
            "id": f"news-{at + 1}",
            "title": f"{subject} in {COUNTRY}, report {at + 1}",
            "publisher": paper,
            "date": day.isoformat(),
            "url": f"https://{site}.example.org/{day.isoformat()}/{at + 1}",
            "kind": "media",
        }
