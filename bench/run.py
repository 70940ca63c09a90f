"""The benchmark: python -m bench.run [RUNS]; medians and peak memory to bench/results.md."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from afterword.pdf.print_cache import FOLDER
from bench.generated import generated_tables, measure_generated
from bench.measuring import ROOT, Measure, measure, median_seconds, most_megabytes
from bench.preview import measured, preview_table
from bench.printed import measure_printing, printing_tables
from bench.site_step import measure_site_step, site_step_table

EDITS_OF_A_KIND = 10
COLD = "whole build, nothing kept"
REFERENCE = "plain WeasyPrint on the same document"


def main() -> None:
    """Measure every row in turn, so that a busy moment touches all alike, and write the tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        table = _table(_measure_all(runs, work), runs)
        printed = [*printing_tables(measure_printing(work, runs), runs)]
        site = site_step_table(measure_site_step(work, runs), runs)
        preview = preview_table(measured(EDITS_OF_A_KIND), EDITS_OF_A_KIND)
        generated = generated_tables(measure_generated(work))
        lines = [*table, "", *site, "", *preview, "", *printed, "", *generated]
    finally:
        shutil.rmtree(work)
    text = "\n".join([*lines, ""])
    (ROOT / "bench" / "results.md").write_text(text, "utf-8")
    print(text)


def _measure_all(runs: int, work: Path) -> Mapping[str, list[Measure]]:
    python, kept = sys.executable, str(work / "kept")
    build = [python, "build.py", "build", "--output"]
    stage = [python, "-m", "bench.stages"]
    rows = {
        "--help": [python, "build.py", "--help"],
        "check": [python, "build.py", "check"],
        COLD: [*build, str(work / "fresh")],
        "whole build, its prints kept": [*build, str(work / "fresh")],
        "website and data, nothing printed": [*stage, "site", str(ROOT)],
        "matrix alone": [*stage, "matrix", str(ROOT)],
        "nothing changed": [*build, kept],
        REFERENCE: [*stage, "plain-weasyprint", str(ROOT)],
    }
    measure([*build, kept])
    results: dict[str, list[Measure]] = {name: [] for name in rows}
    for _ in range(runs):
        for name, command in rows.items():
            shutil.rmtree(work / "fresh", ignore_errors=True)
            if name == COLD:
                shutil.rmtree(ROOT / FOLDER, ignore_errors=True)
            results[name].append(measure(command))
    return results


def _table(results: Mapping[str, list[Measure]], runs: int) -> list[str]:
    reference = median_seconds(results[REFERENCE])
    lines = [
        "# Benchmark",
        "",
        f"Medians of {runs} runs in turn, whole processes, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, jinja2 {version('jinja2')}, "
        f"markdown {version('markdown')}, weasyprint {version('weasyprint')}. "
        "Seconds differ from machine to machine; the ratios are what to compare. "
        "`make bench` writes this file.",
        "",
        "| | seconds (median) | least – most | ratio to the reference | peak memory, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, measures in results.items():
        seconds, median = [one.seconds for one in measures], median_seconds(measures)
        label = f"{name} (reference)" if name == REFERENCE else name
        lines.append(
            f"| {label} | {median:.2f} | {min(seconds):.2f} – {max(seconds):.2f} "
            f"| {median / reference:.2f} | {most_megabytes(measures):.0f} |"
        )
    return lines


if __name__ == "__main__":
    main()
