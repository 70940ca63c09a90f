"""The benchmark: python -m bench.run [RUNS]; medians and peak memory to bench/results.md."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = "plain WeasyPrint on the same document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One run of a command: seconds of wall-clock time, and the largest process in megabytes."""

    seconds: float
    megabytes: float


def measure(command: list[str]) -> Measure:
    """Run a command to its end and return what it took; raise where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read().decode()}")
    return Measure(seconds=seconds, megabytes=usage.ru_maxrss / 1024)


def main() -> None:
    """Measure every row in turn, so that a busy moment touches all alike, and write the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        results = _measure_all(runs, work)
    finally:
        shutil.rmtree(work)
    table = _table(results, runs)
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
        f"Python {platform.python_version()}, mkdocs {version('mkdocs')}, "
        f"mkdocs-material {version('mkdocs-material')}, weasyprint {version('weasyprint')}. "
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
