"""The report in print, against WeasyPrint as it comes and Typst: python -m bench.printed [RUNS]."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from afterword.pdf.print_cache import FOLDER
from afterword.project.files import SITE_SETTINGS
from bench.corpus import write_corpus
from bench.measuring import ROOT, Measure, measure, most_megabytes

_SOURCES = ("content", "recommendations", "references")

COLD, WARM, SAME = "nothing known", "page map known", "nothing changed"
PLAIN, TYPST = "plain WeasyPrint, untagged (reference)", "Typst, tagged, other layout"

_GENERATED = (24, 220)
"""Recommendations of generated reports: one as long as the real one has, and one of 300 pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What the print of a report took, by the way in which it was made."""

    name: str
    pages: int
    measures: Mapping[str, list[Measure]]

    def seconds(self, way: str) -> float:
        """Return the median seconds of the step itself: without reading the report."""
        return statistics.median(float(one.said.split()[0]) for one in self.measures[way])


def measure_printing(work: Path, runs: int) -> tuple[Printing, ...]:
    """Set the real report in every way in turn, then generated ones that grow."""
    real = work / "real"
    for name in _SOURCES:
        shutil.copytree(ROOT / name, real / name)
    shutil.copyfile(ROOT / SITE_SETTINGS.path, real / SITE_SETTINGS.path)
    found = [_measure("the real report", real, work, runs)]
    for count in _GENERATED:
        project = work / f"generated-{count}"
        write_corpus(project, count)
        found.append(_measure(f"generated, {count} recommendations", project, work, 1))
    return tuple(found)


def _measure(name: str, project: Path, work: Path, runs: int) -> Printing:
    target, kept = work / "printed", project / FOLDER
    stages = {PLAIN: "plain-weasyprint", TYPST: "typst"}
    results: dict[str, list[Measure]] = {}
    for _ in range(runs):
        for way in (COLD, WARM, SAME, PLAIN, TYPST):
            if way == COLD:
                shutil.rmtree(kept, ignore_errors=True)
            elif way == WARM:
                _forget_all_but_pages(kept)
            stage = [sys.executable, "-m", "bench.stages", stages.get(way, "report")]
            results.setdefault(way, []).append(measure([*stage, str(project), str(target)]))
    pages = int(results[COLD][0].said.split()[1])
    return Printing(name=name, pages=pages, measures=results)


def _forget_all_but_pages(kept: Path) -> None:
    """Leave what a change of every text leaves: the pages of the last layout."""
    for path in kept.iterdir():
        if not path.name.startswith("last"):
            path.unlink()


def printing_tables(printings: tuple[Printing, ...], runs: int) -> Iterator[str]:
    """Yield the lines of a table: what the prints took."""
    yield "## The report in print"
    yield ""
    yield (
        "Seconds of the step itself, without reading the report: medians of "
        f"{runs} runs in turn of the real report, one run of generated ones. Ours are tagged, "
        "PDF/A-3a and PDF/UA-1; the reference is the same HTML by WeasyPrint as it comes, "
        "untagged; Typst has the same words in a layout of its own, without pictures. Time grows "
        "no faster than the pages where milliseconds a page do not rise. Memory is that of the "
        "largest process."
    )
    yield ""
    yield "| report | pages | way | seconds | ms a page | ratio to the reference | memory, MB |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    for one in printings:
        reference = one.seconds(PLAIN)
        for way, measures in one.measures.items():
            seconds = one.seconds(way)
            told = (f"{seconds:.2f}", f"{1000 * seconds / one.pages:.0f}")
            ratios = (f"{seconds / reference:.2f}", f"{most_megabytes(measures):.0f}")
            yield f"| {' | '.join((one.name, str(one.pages), way, *told, *ratios))} |"


def main() -> None:
    """Measure, and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        print("\n".join(printing_tables(measure_printing(work, runs), runs)))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
