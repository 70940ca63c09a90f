"""What readers read is in our own words: no run of nine words stands in the official report too.

The pages are read as they are shown, so that a run across a figure, a citation or a name is seen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.own_words.runs import LENGTH, SIZE, marks_of, words_in

KNOWN = Path(__file__).parent / "runs.bin"
BLOCKS = ("p", "li", "td", "th", "dd", "h2", "h3", "figcaption")
ORDINARY = 5
"""So many lower-case words of four letters or more make a run prose; fewer, a name or a title."""


def runs_of(text: str, known: frozenset[bytes]) -> Iterator[str]:
    """Yield each run of a text that is known and is prose."""
    words = words_in(text)
    for at, mark in enumerate(marks_of(words)):
        run = words[at : at + LENGTH]
        if mark in known and sum(one.islower() and len(one) >= 4 for one in run) >= ORDINARY:
            yield " ".join(run)


@pytest.fixture(scope="module")
def known() -> frozenset[bytes]:
    """Give the marks of the official report's runs."""
    content = KNOWN.read_bytes()
    return frozenset(content[at : at + SIZE] for at in range(0, len(content), SIZE))


def test_no_page_repeats_the_official_report(real_site: Path, known: frozenset[bytes]) -> None:
    found = []
    for path in sorted(real_site.rglob("*.html")):
        for main in html.fromstring(path.read_text("utf-8")).iter("main"):
            for block in main.iter(*BLOCKS):
                words = "".join(map(str, block.itertext()))
                found += [f"{path.name}: {run}" for run in runs_of(words, known)]
    assert not sorted(set(found))


def test_a_run_is_seen_whatever_its_case_and_marks() -> None:
    text = "the voters were able to see, well before, Which Station they should vote at"
    known = frozenset(marks_of(words_in(text.lower())))
    assert list(runs_of(f"He said: {text}.", known))
    assert not list(runs_of(text.replace("see", "learn"), known))


def test_the_marks_are_those_of_a_whole_report(known: frozenset[bytes]) -> None:
    assert len(known) > 15_000
