"""Aliases: the short ways in which readers ask for one very thing."""

from collections.abc import Iterable

from afterword.model.legal import Provision

_SHORTENED = {
    "article": ("art.",),
    "paragraph": ("para", "par."),
    "section": ("sec.",),
}
"""How the first word of a provision's label is shortened."""


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
