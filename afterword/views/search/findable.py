"""What can be found: a value for each thing, with the names, aliases and words to find it by."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from afterword.linking.refs import Ref
from afterword.model.legal import Provision
from afterword.views.follow_up.standing import Standing


class Kind(Enum):
    """What can be found, in words, and its worth where results are ranked; in the order in which
    results of the same worth stand."""

    RECOMMENDATION = "Recommendation", 1.3
    SECTION = "Section", 1
    PROVISION = "Provision", 1.1
    INSTRUMENT = "Instrument", 1.1
    TOPIC = "Topic", 1.2
    INSTITUTION = "Institution", 1.1
    MISSION = "Mission", 0.9
    NOTE = "Editors’ note", 0.9
    FIGURE = "Figure", 0.5
    SOURCE = "Source", 0.5
    PAGE = "Page", 1

    def __init__(self, words: str, weight: float) -> None:
        self.words, self.weight = words, weight


_SHORTENED = {
    "article": ("art.",),
    "paragraph": ("para", "par."),
    "section": ("sec.",),
}
"""How the first word of a provision's label is shortened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What something is called besides its title; with its language where it is another one."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text with a place of its own: a follow-up entry, a footnote."""

    ref: Ref
    """The reference to it, labelled with what it is."""
    anchor: str
    """Where it stands on the page of the reference; empty where that says it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """Something that can be found; texts are without markup."""

    kind: Kind
    ref: Ref
    title: str
    trail: tuple[str, ...] = ()
    """In what it stands, from the whole to the part."""
    names: tuple[Name, ...] = ()
    aliases: tuple[str, ...] = ()
    """Short ways of asking for this very thing: "rec 17", "art. 25"."""
    text: str = ""
    passages: tuple[Passage, ...] = ()
    standing: Standing | None = None
    """Where a recommendation stands."""


def names(title: str, *others: str) -> tuple[Name, ...]:
    """Return each name once, without what the title already says."""
    return tuple(Name(text=other) for other in dict.fromkeys(others) if other != title)


def joined(*texts: str | None) -> str:
    """Return texts one after the other; there may be none."""
    return " ".join(filter(None, texts))


def recommendation_aliases(number: int, name: str) -> tuple[str, ...]:
    """Return how a recommendation is asked for, by its number and its id.

    >>> recommendation_aliases(17, "kaz-2016-r07")
    ('rec 17', 'recommendation 17', 'recommendation no 17', 'r17', '#17', '17', 'kaz-2016-r07')
    """
    words = (f"{word} {number}" for word in ("rec", "recommendation", "recommendation no"))
    return (*words, f"r{number}", f"#{number}", str(number), name)


def part_aliases(number: int, letters: Iterable[str]) -> tuple[str, ...]:
    """Return how the parts of a recommendation are asked for.

    >>> part_aliases(17, "a")
    ('rec 17a', 'recommendation 17a', '17a')
    """
    heads = ("rec ", "recommendation ", "")
    return tuple(f"{head}{number}{letter}" for letter in letters for head in heads)


def provision_aliases(provision: Provision) -> tuple[str, ...]:
    """Return how a provision is asked for, by its label and, where it is a number, its path."""
    label, path = provision.label.lower(), provision.path
    word, _, rest = label.partition(" ")
    shortened = (f"{one} {rest}" for one in _SHORTENED.get(word, ()))
    numbers = (path,) if any(sign.isdecimal() for sign in path) else ()
    return tuple(dict.fromkeys((label, *shortened, *numbers)))
