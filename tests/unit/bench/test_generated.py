"""The rows of the benchmark on generated reports."""

import sys
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.generated import GeneratedSite, generated_tables
from bench.matrix_page import MatrixPage
from bench.measuring import Measure, measure


def _site(count: int, pages: int, seconds: tuple[float, ...]) -> GeneratedSite:
    matrix = MatrixPage(
        rows=count, kilobytes=count * 2, first_paint=40.4, ready=90.6, click=18, slowest_click=31
    )
    measures = tuple(Measure(seconds=one, megabytes=100 + one) for one in seconds)
    return GeneratedSite(count=count, pages=pages, measures=measures, matrix=matrix)


def test_time_is_set_against_the_pages_and_against_the_first_row() -> None:
    small, large = _site(24, 100, (2.0, 4.0, 3.0)), _site(5000, 6000, (90.0,))
    table = [line for line in generated_tables([small, large]) if line.startswith("|")]
    assert table[2] == "| 24 | 100 | 3.00 | 3 | 30.0 | 1.00 | 104 |"
    assert table[3] == "| 5,000 | 6,000 | 90.00 | 1 | 15.0 | 0.50 | 190 |"


def test_the_matrix_pages_have_a_row_each() -> None:
    lines = generated_tables([_site(5000, 6000, (90.0,))])
    assert lines[-1] == "| 5,000 | 10,000 | 40 | 91 | 18 | 31 |"


@pytest.mark.thorough
def test_a_generated_report_becomes_a_website_without_a_broken_link(tmp_path: Path) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    write_corpus(project, 24)
    taken = measure([sys.executable, "-m", "bench.stages", "site", str(project), str(site)])
    assert taken.seconds > 0
    assert (site / "recommendations" / "hal-2017-r24.html").is_file()
    assert (site / "matrix.html").is_file()
