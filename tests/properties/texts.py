"""Texts to try: words of many scripts and signs, and Markdown in every disorder."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import strategies as st

from afterword.model.text_safety import has_visible_words
from afterword.sources import marks
from afterword.sources.odd_characters import odd_characters

CITED = "coast-charter-1991/4.1"
PRINTED = "listed-voters"
CALLED = "two-totals"
SHOWN = "counts-in-full"
"""What a text of the small project may cite and print, and with its annex call and show."""

_LETTERS = "aZ09 әғқңөұүһіӘҚІ яЁ ß𝄞é"
_SIGNS = "'\"“”«»,;:.=+-@|\t\n&<>%\\/#!?()[]{}*_`~^"

SIGNS = st.text(st.sampled_from(_LETTERS + _SIGNS), max_size=30)
ANYTHING = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=30
)
WORDS = st.one_of(SIGNS, ANYTHING, st.builds("{}{}".format, st.sampled_from("=+-@\t\n'"), SIGNS))
"""Words of any script with signs among them, often at their beginning."""


def is_resolved(text: str) -> bool:
    """Tell whether a text cites and prints only what there is."""
    cited = {match.group(1) for match in marks.CITATION.finditer(text)}
    printed = {match.group(1) for match in marks.FIGURE.finditer(text)}
    return cited <= {CITED} and printed <= {PRINTED}


def is_publishable(text: str) -> bool:
    """Tell whether a text has words that are seen, and no character that nobody can mean."""
    return has_visible_words(text) and not odd_characters(text, "")[1]


def publishable(text: str) -> str:
    """Return a text without what nobody can mean, and with something to read."""
    clean, problems = odd_characters(text, "")
    if problems and odd_characters(clean, "")[1]:
        clean = "".join(letter for letter in clean if letter.isascii())
    return clean if has_visible_words(clean) else f"{clean.replace('<!--', '')}1"


NAMES = WORDS.map(publishable).filter(is_resolved)
"""Words that can be read and name nothing that there is not."""

_PIECES = [
    f"[@{CITED}]",
    f"{{figure:{PRINTED}}}",
    f"{{note:{CALLED}}}",
    "::: recommendation 1",
    "::: recommendations other",
    f"::: table {SHOWN}",
    ":::",
    "[^a]",
    "[^b]",
    "\n\n[^a]: ",
    "\n[^b]: words\n",
    "## A { #a }",
    "{ #b }",
    "#",
    "[a](#b)",
    "[a](c_(d).md)",
    "![a](b.png)",
    "[a]: https://x.org\n",
    "[",
    "]",
    "(",
    ")",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<b>",
    "<",
    "&amp;",
    "&",
    "*",
    "**",
    "_",
    "\\",
    "!",
    "| a | b |\n|--|--|\n",
    "|",
    "- ",
    "1. ",
    "> ",
    ":   ",
    "    ",
    "---\n",
    "\n",
    "\n\n",
    " ",
    "EC",
    "words",
    "Әділет",
]

MARKDOWN = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    st.text(st.sampled_from(_LETTERS + _SIGNS), max_size=80),
    ANYTHING,
).filter(is_resolved)
"""Markdown in every disorder, that names nothing that there is not."""

REPEATED = st.builds(
    lambda piece, count, end: piece * count + end,
    st.sampled_from(
        [*_PIECES, "[a", "a]", "[a](", "*a ", "`a", "{#", "# a ", " a\n", "[[", "](\\*"]
    ),
    st.integers(1, 250),
    st.sampled_from(["", "a", "]", ")", "\n", "}"]),
).filter(is_resolved)
"""One piece over and over, which a careless pattern takes for ever to read."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail where something takes longer, as a hanging pattern does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
