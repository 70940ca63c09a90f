"""Footnotes in print: what stands in them stays there, and a long one goes on on the next page."""

from pathlib import Path

import pikepdf
import pytest
from lxml import html

from afterword.pdf.render import render_pdf
from afterword.project.resources import TEMPLATES
from tests.pdf.paper import Paper
from tests.pdf.structure import structure_problems
from tests.unit.pdf.reading import opened
from tests.unit.pdf.test_document import with_text

HEAD = """<html lang="en"><title>T (unofficial restatement)</title>
<meta name="dcterms.created" content="2020-02-03">
<meta name="dcterms.modified" content="2020-02-03">
<link rel="stylesheet" href="own:///pdf/report.css">
<body><h1>T</h1><section class="section">{}</section>"""

SENTENCES = "".join(f"Sentence {at} says what the observers saw that day. " for at in range(400))


def noted(tmp_path: Path, note: str) -> tuple[pikepdf.Pdf, list[str]]:
    """Return a section in print whose text calls a note, and the messages of its problems."""
    section = with_text(tmp_path, f"Text that calls.[^x]\n\nMore.\n\n[^x]: {note}")
    body = "".join(html.tostring(one, encoding="unicode") for one in section)
    made = render_pdf(HEAD.format(body), (TEMPLATES,))
    return opened(made.pdf), [one.message for one in made.problems]


@pytest.mark.parametrize(
    ("note", "kinds", "words"),
    [
        pytest.param(
            "a\n\n    | h | i |\n    |---|---|\n    | 1 | 2 |", {"Table", "TH"}, "1", id="table"
        ),
        pytest.param("a\n\n    - one\n    - two", {"L", "LBody"}, "two", id="list"),
        pytest.param("a\n\n    3. one\n    4. two", {"L", "LBody"}, "4. ", id="numbered list"),
        pytest.param("a\n\n    > said\n\n    b", {"BlockQuote"}, "said", id="quotation"),
        pytest.param("a\n\n        x = 1\n        y = 2", {"Code"}, "y = 2", id="code"),
        pytest.param("a\n\n    Term\n    :   Meaning", {"L", "LI"}, "Meaning", id="terms"),
    ],
)
def test_what_stands_in_a_footnote_stays_there(
    tmp_path: Path, note: str, kinds: set[str], words: str
) -> None:
    pdf, problems = noted(tmp_path, note)
    with pdf:
        assert problems == []
        read = Paper(pdf)
        (found,) = read.of("Note")
        assert kinds <= {one.kind for one in found.elements()}
        assert words in "".join(mark.text for mark in found.marks())
        others = [one for one in read.of(*kinds) if found not in one.around()]
        assert others == []


def test_a_footnote_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    pdf, problems = noted(tmp_path, SENTENCES)
    with pdf:
        assert problems == []
        assert [one for one in structure_problems(pdf) if "bookmarks" not in one] == []
        (note,) = Paper(pdf).of("Note")
        assert note.page == 1
        assert len({mark.page for mark in note.marks()}) >= 3
        read = "".join(mark.text for mark in note.marks()).replace("\u00ad", "")
        assert " ".join(read.split()) == f"1. {SENTENCES.strip()}", "no word is lost"


def test_a_footnote_that_has_room_is_one(tmp_path: Path) -> None:
    section = with_text(tmp_path, f"A[^x].\n\n[^x]: {SENTENCES[:2500]}")
    assert section.xpath('.//span[contains(@class, "aw-note-more")]') == []
