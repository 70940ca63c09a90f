"""The law of an invented country, and what states promised each other."""

from collections.abc import Iterator
from random import Random

from bench.invented.plan import FOLLOWED, FOLLOWED_UNTIL, Fields, Subject, Value, day_within, draws
from bench.invented.sentences import Sentences
from bench.invented.sources import news_of
from bench.invented.words import COUNTRY, THEMES

_INTERNATIONAL = (
    ("coast-covenant-1971", "Covenant of the Coast on Civic Rights", "Coast Covenant", "treaty"),
    ("equality-pact-1982", "Pact on Equal Participation", "Equality Pact", "treaty"),
    ("harbour-1991", "Declaration of the Harbour Meeting", "Harbour", "political-commitment"),
    ("meadow-1999", "Document of the Meadow Summit", "Meadow Document", "political-commitment"),
    ("remark-12", "General Remark No. 12 on the Vote", "General Remark 12", "interpretive"),
    ("remark-19", "General Remark No. 19 on Assembly", "General Remark 19", "interpretive"),
    ("good-lists-2004", "Guide to Good Voter Lists", "Guide to Voter Lists", "good-practice"),
    ("good-vote-2008", "Code of Good Polling", "Code of Good Polling", "good-practice"),
)
_PROVISIONS = 8
"""How many provisions an international instrument has."""
_ARTICLES = 4
"""How many articles the law has on each subject."""
_CHANGED = 0.2
"""The share of articles that changed since."""


def international() -> tuple[str, ...]:
    """Return how the provisions of the international instruments are cited."""
    return tuple(
        f"{name}/{path}" for name, *_ in _INTERNATIONAL for path in range(1, _PROVISIONS + 1)
    )


def national(subject: Subject) -> tuple[str, ...]:
    """Return how the articles on a subject are cited."""
    return tuple(f"{_law(subject)}/{path}" for path in _paths(subject))


def instruments(found: tuple[Subject, ...], used: set[str], news: int) -> Iterator[Fields]:
    """Yield every instrument of which something is cited, with what is cited of it."""
    for instrument, provisions in (*_promised(), *_laws(found, news)):
        name = instrument["id"]
        kept = [one for one in provisions if f"{name}/{one['path']}" in used]
        if kept:
            yield {**instrument, "provisions": kept}


def _promised() -> Iterator[tuple[Fields, list[Fields]]]:
    for name, title, short, kind in _INTERNATIONAL:
        provisions = [_paragraph(name, path) for path in range(1, _PROVISIONS + 1)]
        year: Fields = {"year": int(name[-4:])} if name[-4:].isdigit() else {}
        yield _instrument(name, title, short, kind, **year), provisions


def _laws(found: tuple[Subject, ...], news: int) -> Iterator[tuple[Fields, list[Fields]]]:
    articles: dict[str, list[Fields]] = {}
    titles: dict[str, str] = {}
    for subject in found:
        law = _law(subject)
        titles[law] = f"Rules of {subject.region}" if subject.region else subject.theme.law
        articles.setdefault(law, []).extend(_articles(subject, news))
    for name, own in articles.items():
        title = titles[name]
        yield _instrument(name, f"{title} of {COUNTRY}", title, "national-law", year=1998), own


def _law(subject: Subject) -> str:
    return f"rules-{subject.region_id}" if subject.region else f"law-{subject.theme.id}"


def _paths(subject: Subject) -> tuple[str, ...]:
    """Return the numbers of the articles on a subject; the rules of a region have many."""
    chapter = THEMES.index(subject.theme) + 1
    articles = range(1, _ARTICLES + 1)
    return tuple(f"{chapter}.{one}" if subject.region else str(one) for one in articles)


def _paragraph(name: str, path: int) -> Fields:
    draw = draws("provision", name, path)
    gist = _gist(draw, draw.choice(draw.choice(THEMES).things))
    return {"path": str(path), "label": f"paragraph {path}", "gist": gist}


def _articles(subject: Subject, news: int) -> Iterator[Fields]:
    for path in _paths(subject):
        draw = draws("article", subject.id, path)
        things = draw.choice(subject.theme.things)
        article: Fields = {
            "path": path,
            "label": f"Article {path}",
            "gist": _gist(draw, things),
        }
        if draw.random() < _CHANGED:
            since = day_within(draw, FOLLOWED, FOLLOWED_UNTIL)
            version: Value = {
                "since": since.isoformat(),
                "text": f"The {things} are a matter of the boards alone.",
                "source": news_of(since, news, draw),
            }
            article["versions"] = [version]
        yield article


def _gist(draw: Random, things: str) -> str:
    ends = (
        "are kept with care, and can be consulted by those whom they concern",
        "are the same for all, and are decided on in public",
        "follow rules that are known before the vote",
        "are open to a review by an independent body",
    )
    words = Sentences(draw, things, "are spoken of").paragraph(1, 1)
    return f"It says that {things} {draw.choice(ends)}. {words}"


def _instrument(name: str, title: str, short: str, kind: str, **more: Value) -> Fields:
    is_law = kind == "national-law"
    return {
        "id": name,
        "title": title,
        "short": short,
        "in_text": f"the {short}",
        "body": f"Assembly of {COUNTRY}" if is_law else "States of the Coast",
        **more,
        "kind": kind,
        "binding": "yes" if kind in {"treaty", "national-law"} else "no",
        "url": f"https://law.example.org/{name}",
    }
