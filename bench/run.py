"""The benchmark: python -m bench.run [RUNS]; medians and peak memory to bench/results.md."""

import os
import platform
import shutil
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench.generated import generated_table, measure_generated
from bench.measuring import ROOT, Measure, measure

REFERENCE = "plain WeasyPrint on the same document"


def main() -> None:
    """Measure every row in turn, so that a busy moment touches all alike, and write the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        results = _measure_all(runs, work)
        websites = measure_generated(work, measure)
    finally:
        shutil.rmtree(work)
    table = "\n".join([_table(results, runs), *generated_table(websites)])
    (ROOT / "bench" / "results.md").write_text(table, "utf-8")
    print(table)


def _measure_all(runs: int, work: Path) -> dict[str, list[Measure]]:
    python, kept = sys.executable, str(work / "kept")
    build = [python, "build.py", "build", "--output"]
    stage = [python, "-m", "bench.stages"]
    rows = {
        "--help": [python, "build.py", "--help"],
        "check": [python, "build.py", "check"],
        "whole build": [*build, str(work / "fresh")],
        "website alone": [*stage, "site", str(ROOT)],
        "PDF alone": [*stage, "pdf", str(ROOT)],
        "matrix alone": [*stage, "matrix", str(ROOT)],
        "nothing changed": [*build, kept],
        REFERENCE: [*stage, "plain-weasyprint", str(ROOT)],
    }
    measure([*build, kept])
    results: dict[str, list[Measure]] = {name: [] for name in rows}
    for _ in range(runs):
        for name, command in rows.items():
            shutil.rmtree(work / "fresh", ignore_errors=True)
            results[name].append(measure(command))
    return results


def _table(results: dict[str, list[Measure]], runs: int) -> str:
    reference = statistics.median(one.seconds for one in results[REFERENCE])
    lines = [
        "# Benchmark",
        "",
        f"Medians of {runs} runs in turn, whole processes, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, weasyprint {version('weasyprint')}. "
        "Seconds differ from machine to machine; the ratios are what to compare. "
        "`make bench` writes this file.",
        "",
        "| | seconds (median) | least – most | ratio to the reference | peak memory, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, measures in results.items():
        seconds = [one.seconds for one in measures]
        median, peak = statistics.median(seconds), max(one.megabytes for one in measures)
        label = f"{name} (reference)" if name == REFERENCE else name
        lines.append(
            f"| {label} | {median:.2f} | {min(seconds):.2f} – {max(seconds):.2f} "
            f"| {median / reference:.2f} | {peak:.0f} |"
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
