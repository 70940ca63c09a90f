"""Websites of generated reports, from small to large: how the time and the pages grow."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from bench.matrix_page import MatrixPage, measure_matrix_page
from bench.measuring import Measure
from bench.search_page import SearchPage, measure_search

COUNTS = (24, 500, 5000)
"""How many recommendations the generated reports have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """The website of a generated report: what its build took, and what two of its pages ask for."""

    recommendations: int
    pages: int
    build: Measure
    matrix: MatrixPage
    search: SearchPage

    @property
    def by_page(self) -> float:
        """Milliseconds of the build for each page."""
        return 1000 * self.build.seconds / self.pages


def measure_generated(work: Path, measure: Callable[[list[str]], Measure]) -> list[Website]:
    """Return what the websites of generated reports take, the smallest first."""
    return [_measured(work / str(count), count, measure) for count in COUNTS]


def _measured(folder: Path, count: int, measure: Callable[[list[str]], Measure]) -> Website:
    report, site = folder / "report", folder / "site"
    write_corpus(report, count)
    stage = [sys.executable, "-m", "bench.stages", "site", str(report), str(site)]
    build = measure(stage)
    return Website(
        recommendations=count,
        pages=sum(1 for _ in site.rglob("*.html")),
        build=build,
        matrix=measure_matrix_page(site / "matrix.html", runs=3),
        search=measure_search(site),
    )


def generated_table(websites: Sequence[Website]) -> list[str]:
    """Return the lines of a table of the websites of generated reports."""
    smallest = websites[0].by_page
    lines = [
        "## Websites of generated reports",
        "",
        "One run each. The build is that of the website alone; the ratio is its time for a page to "
        "that of the smallest report: above 1 it would grow faster than the pages. Painting, "
        "clicking and searching are milliseconds of the page's main thread in Chromium.",
        "",
        "| recommendations | pages | build, seconds | a page, ms | ratio | peak memory, MB "
        "| matrix page, kB | its first paint, ms | facet click, ms | slowest click, ms "
        "| search index, kB | longest task of a search, ms |",
        "|" + "---:|" * 12,
    ]
    lines += [
        f"| {one.recommendations:,} | {one.pages:,} | {one.build.seconds:.1f} | {one.by_page:.1f} "
        f"| {one.by_page / smallest:.2f} | {one.build.megabytes:.0f} | {one.matrix.kilobytes:,} "
        f"| {one.matrix.first_paint:.0f} | {one.matrix.click:.0f} "
        f"| {one.matrix.slowest_click:.0f} | {one.search.kilobytes:,} | {one.search.longest:.0f} |"
        for one in websites
    ]
    return [*lines, ""]
