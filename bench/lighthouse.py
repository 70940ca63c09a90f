"""Lighthouse's four scores of the site: python -m bench.lighthouse [SITE], after `make test`.

Home, the longest section, the longest recommendation, the matrix and the figures, as a phone with
a slow connection gets them from a server on this machine that packs text, as hosts do; of three
runs the one in the middle by performance. Lighthouse is installed on the first run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.browser.visiting import CHROMIUM, FLAGS, serve

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = Path(sys.prefix) / "lighthouse"
NODE = Path(sys.prefix) / "bin"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first-contentful-paint": "first paint, s",
    "largest-contentful-paint": "largest paint, s",
    "total-blocking-time": "blocked, s",
}
RUNS = 3


def main() -> None:
    """Print a table of scores, and below it what cost points."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve(strict=True)
    _install()
    work = Path(tempfile.mkdtemp(prefix="lighthouse-"))
    with serve(site, work / "root", pack=True) as address:
        reports = {page: _median_report(f"{address}{page}", work) for page in _pages(site)}
    shutil.rmtree(work, ignore_errors=True)
    heads = ("page", *CATEGORIES, *TIMES.values(), "layout shift", "bytes")
    print(f"| {' | '.join(heads)} |\n|---|{'---:|' * (len(heads) - 1)}")
    for page, report in reports.items():
        print(f"| {' | '.join([page, *_numbers(report)])} |")
    print(*sorted({one for report in reports.values() for one in _losses(report)}), sep="\n")


def _pages(site: Path) -> list[str]:
    longest = [
        max((site / folder).glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
        for folder in ("report", "recommendations")
    ]
    paths = [path.relative_to(site).as_posix() for path in longest]
    return ["index.html", *paths, "matrix.html", "figures.html"]


def _numbers(report: dict[str, Any]) -> list[str]:
    audits = report["audits"]
    return [
        *(str(round(100 * (report["categories"][one]["score"] or 0))) for one in CATEGORIES),
        *(f"{audits[one]['numericValue'] / 1000:.2f}" for one in TIMES),
        f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
        str(round(audits["total-byte-weight"].get("numericValue", 0))),
    ]


def _install() -> None:
    if (INSTALLED / "node_modules").is_dir():
        return
    INSTALLED.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "bench" / name, INSTALLED)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [str(NODE / "npm"), "ci", "--prefix", str(INSTALLED), *options]
    subprocess.run(command, check=True)


def _median_report(address: str, work: Path) -> dict[str, Any]:
    reports = [_report(address, work) for _ in range(RUNS)]
    return sorted(reports, key=lambda one: one["categories"]["performance"]["score"] or 0)[
        RUNS // 2
    ]


def _report(address: str, work: Path) -> dict[str, Any]:
    command = [
        str(NODE / "node"),
        str(INSTALLED / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new --no-sandbox {' '.join(FLAGS[:5])}",
    ]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM, "TMPDIR": str(work)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {address}:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _losses(report: dict[str, Any]) -> Iterator[str]:
    for category in CATEGORIES:
        for one in report["categories"][category]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] not in {1, None}:
                yield f"{category}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    main()
