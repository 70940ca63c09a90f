"""Websites of generated reports, small and large: python -m bench.generated prints their tables."""

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from bench.matrix_page import MatrixPage, measure_matrix_page
from bench.measuring import Measure, measure, median_seconds, most_megabytes

RUNS: Mapping[int, int] = {24: 3, 500: 3, 5000: 1}
"""How often the website of a report with so many recommendations is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedSite:
    """What the website of a generated report took, and what its matrix asks of a browser."""

    count: int
    """How many recommendations the report makes."""
    pages: int
    measures: tuple[Measure, ...]
    matrix: MatrixPage

    @property
    def seconds_a_page(self) -> float:
        """How long a page took, with its share of all else."""
        return median_seconds(self.measures) / self.pages


def measure_generated(work: Path, runs: Mapping[int, int] = RUNS) -> tuple[GeneratedSite, ...]:
    """Write reports of some sizes into a folder, make their websites, and open their matrices."""
    return tuple(_measure(work / str(count), count, times) for count, times in runs.items())


def _measure(folder: Path, count: int, times: int) -> GeneratedSite:
    project, site = folder / "project", folder / "site"
    write_corpus(project, count)
    measures = []
    for _ in range(times):
        shutil.rmtree(site, ignore_errors=True)
        stage = [sys.executable, "-m", "bench.stages", "site", str(project), str(site)]
        measures.append(measure(stage))
    found = GeneratedSite(
        count=count,
        pages=sum(1 for _ in site.rglob("*.html")),
        measures=tuple(measures),
        matrix=measure_matrix_page(site / "matrix.html"),
    )
    shutil.rmtree(folder)
    return found


def generated_tables(sites: Sequence[GeneratedSite]) -> list[str]:
    """Return the lines of two tables: of the websites, and of their pages with the matrix."""
    first = sites[0].seconds_a_page
    lines = [
        "## Websites of generated reports",
        "",
        "Of an invented country, by `bench/corpus.py`: website and data, nothing printed. Time "
        "grows no faster than the number of pages where the ratio does not rise from row to row.",
        "",
        "| recommendations | pages | seconds (median) | runs | ms a page | ratio to the first row "
        "| peak memory, MB |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in sites:
        lines.append(
            f"| {one.count:,} | {one.pages:,} | {median_seconds(one.measures):.2f} "
            f"| {len(one.measures)} | {1000 * one.seconds_a_page:.1f} "
            f"| {one.seconds_a_page / first:.2f} | {most_megabytes(one.measures):.0f} |"
        )
    lines += [
        "",
        "## Their follow-up matrices in the browser",
        "",
        "Milliseconds for which the page's main thread was at work, by Chromium itself, from a "
        "file: until the first paint, until the filters answer, and from a click on a value of a "
        "facet until all is drawn. The size is that of the page, without scripts and data.",
        "",
        "| rows | page, kB | first paint | filters answer | click on a facet (median) | slowest "
        "click |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for page in (one.matrix for one in sites):
        times = (page.first_paint, page.ready, page.click, page.slowest_click)
        lines.append(
            f"| {page.rows:,} | {page.kilobytes:,} | {' | '.join(f'{one:.0f}' for one in times)} |"
        )
    return lines


def main() -> None:
    """Measure, and print the tables."""
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        print("\n".join(generated_tables(measure_generated(work))))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
