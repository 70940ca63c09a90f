"""What the judges of the PDFs share: each PDF is read once."""

import functools
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.document import Document
from tests.pdf.paper import Paper
from tests.pdf.seeing import Word, see


@pytest.fixture(scope="session")
def paper() -> Callable[[Path], Paper]:
    """Give the way to read a PDF, which is read once."""
    return functools.cache(lambda path: Paper(pikepdf.open(path)))


@pytest.fixture(scope="session")
def pdfs(site: Path) -> list[Path]:
    """Give every PDF of both results in turn."""
    found = sorted(site.glob("downloads/**/*.pdf"))
    assert {one.parent.name for one in found} == {"downloads", "recommendations", "institutions"}
    return found


@pytest.fixture(scope="session")
def document(request: pytest.FixtureRequest, site: Path, checkout: Path) -> Document:
    """Give the document that each report is set from."""
    is_real = site == request.getfixturevalue("real_site")
    return Document(checkout if is_real else checkout / "tests/second_report")


@pytest.fixture(scope="session")
def report(site: Path, paper: Callable[[Path], Paper]) -> Paper:
    """Give the report in print of each result."""
    return paper(site / "downloads/report.pdf")


@pytest.fixture(scope="session")
def seen(site: Path) -> list[list[Word]]:
    """Give the words on each page of the report in print."""
    return see(site / "downloads/report.pdf")
