"""The judge of structure is silent on every PDF of both reports, and finds each seeded defect."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import yaml

from tests.pdf.defects import DEFECTS
from tests.pdf.document import Document
from tests.pdf.expecting import expected_counts
from tests.pdf.good import DOCUMENT, good_pdf
from tests.pdf.paper import Paper
from tests.pdf.rules_split import unexpected_counts
from tests.pdf.rules_words import languages
from tests.pdf.spoiling import Spoil, elements
from tests.pdf.structure import RULES, paper_problems, structure_problems

Papers = Callable[[Path], Paper]

_LANGUAGES = {"Қала": "kk"}


@pytest.fixture(scope="module")
def good() -> bytes:
    """Give a PDF in which nothing is wrong."""
    return good_pdf()


def test_every_pdf_is_right(site: Path, pdfs: list[Path], paper: Papers) -> None:
    found = {one.relative_to(site).as_posix(): paper_problems(paper(one)) for one in pdfs}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_element_of_the_document_is_one_element_of_the_pdf(
    document: Document, report: Paper
) -> None:
    expected = expected_counts(document.source)
    assert min(expected[kind] for kind in ("P", "Table", "Note", "TOCI", "LI", "Art")) > 2
    assert list(unexpected_counts(report, expected)) == []


def test_words_of_another_language_are_said_to_be_so(
    site: Path, document: Document, pdfs: list[Path], paper: Papers
) -> None:
    words = yaml.safe_load((document.project / "references/words.yml").read_text("utf-8"))
    expected = {one["word"]: one["lang"] for one in words}
    found = {
        one.relative_to(site).as_posix(): [
            problem
            for problem in languages(paper(one), expected)
            if "stands nowhere" not in problem
        ]
        for one in pdfs
    }
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_the_judge_is_silent_on_a_good_pdf(good: bytes) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        expected = expected_counts(DOCUMENT)
        assert structure_problems(pdf, expected=expected, languages=_LANGUAGES) == []
        assert len(pdf.pages) > 10


@pytest.mark.parametrize(
    ("spoil", "words"), [pytest.param(*rest, id=name) for name, *rest in DEFECTS]
)
def test_the_judge_finds(good: bytes, spoil: Spoil, words: str) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        spoil(pdf)
        problems = structure_problems(pdf, languages=_LANGUAGES)
    assert any(words in problem for problem in problems), problems


def test_every_rule_finds_a_defect(good: bytes) -> None:
    used = set()
    for _, spoil, _ in DEFECTS:
        with pikepdf.open(io.BytesIO(good)) as pdf:
            spoil(pdf)
            read = Paper(pdf)
            used |= {rule for rule in RULES if any(rule(read))}
    assert [rule.__name__ for rule in RULES if rule not in used] == []


def test_the_judge_counts_the_elements(good: bytes) -> None:
    expected = expected_counts(DOCUMENT)
    with pikepdf.open(io.BytesIO(good)) as pdf:
        elements(pdf, "Note")[0].S = pikepdf.Name.Span
        problems = structure_problems(pdf, expected=expected)
    assert "there are 1 Note, where the document has 2" in problems


def test_the_judge_knows_the_language_of_words(good: bytes) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        problems = structure_problems(pdf, languages={"Қала": "ru", "elsewhere": "en", "no": "en"})
    assert [one.partition("'")[2] for one in problems] == [
        "Қала': 'Қала' is said to be 'kk', not 'ru'",
        "no' stands nowhere",
    ]
