"""The website against plain Material on the same Markdown: python -m bench.site_step [RUNS]."""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.measuring import ROOT, Measure, measure, median_cpu_seconds, most_megabytes

OURS = "our website, nothing printed"
PLAIN = "plain MkDocs with Material, the sections alone"

_SETTINGS = """\
site_name: The sections alone
use_directory_urls: false
theme: {name: material, font: false}
markdown_extensions: [abbr, attr_list, def_list, footnotes, sane_lists]
plugins: []
"""


def measure_site_step(work: Path, runs: int) -> Mapping[str, tuple[list[Measure], int]]:
    """Return the measures of both, in turn, each with its number of pages."""
    docs = work / "plain" / "docs"
    for name in ("sections", "annexes"):
        shutil.copytree(ROOT / "content" / name, docs / name)
    settings = work / "plain" / "mkdocs.yml"
    settings.write_text(_SETTINGS, "utf-8")
    plain_site, our_site = work / "plain" / "site", work / "ours"
    mkdocs = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    commands = {
        PLAIN: ([*mkdocs, "-f", str(settings), "-d", str(plain_site)], plain_site),
        OURS: ([sys.executable, "-m", "bench.stages", "site", str(ROOT), str(our_site)], our_site),
    }
    found: dict[str, list[Measure]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, site) in commands.items():
            shutil.rmtree(site, ignore_errors=True)
            found[name].append(measure(command))
    return {
        name: (measures, sum(1 for _ in commands[name][1].rglob("*.html")))
        for name, measures in found.items()
    }


def site_step_table(found: Mapping[str, tuple[list[Measure], int]], runs: int) -> list[str]:
    """Return the lines of the table; the ratio is that of the processor's seconds."""
    reference = median_cpu_seconds(found[PLAIN][0])
    lines = [
        "## The website against plain Material",
        "",
        f"Seconds of the processor, medians of {runs} runs in turn; search plugin off in both. "
        "Ours reads and checks the records, and writes all data besides the pages.",
        "",
        "| | pages | CPU seconds | ms a page | ratio | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, (measures, pages) in found.items():
        seconds = median_cpu_seconds(measures)
        lines.append(
            f"| {name} | {pages} | {seconds:.2f} | {1000 * seconds / pages:.0f} "
            f"| {seconds / reference:.2f} | {most_megabytes(measures):.0f} |"
        )
    return lines


if __name__ == "__main__":
    times = int((sys.argv[1:] or ["5"])[0])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        print("\n".join(site_step_table(measure_site_step(Path(folder), times), times)))
