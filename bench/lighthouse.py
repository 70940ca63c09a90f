"""Lighthouse's four scores of the site: python -m bench.lighthouse [SITE], after `make test`.

Home, the longest section, the longest recommendation and the matrix, as a phone with a slow
connection gets them from a server on this machine. Lighthouse is installed on the first run.
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


def main() -> None:
    """Print a table of scores, and below it what cost points."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve(strict=True)
    _install()
    work = Path(tempfile.mkdtemp(prefix="lighthouse-"))
    with serve(site, work / "root") as address:
        reports = {page: _report(f"{address}{page}", work) for page in _pages(site)}
    shutil.rmtree(work, ignore_errors=True)
    print("| page | " + " | ".join(CATEGORIES) + " | bytes |")
    print("|---|" + "---:|" * (len(CATEGORIES) + 1))
    for page, report in reports.items():
        scores = [round(100 * (report["categories"][one]["score"] or 0)) for one in CATEGORIES]
        weight = report["audits"]["total-byte-weight"].get("numericValue", 0)
        print(f"| {page} | " + " | ".join(map(str, scores)) + f" | {weight:.0f} |")
    print(*sorted({one for report in reports.values() for one in _losses(report)}), sep="\n")


def _pages(site: Path) -> list[str]:
    longest = [
        max((site / folder).glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
        for folder in ("report", "recommendations")
    ]
    return ["index.html", *(path.relative_to(site).as_posix() for path in longest), "matrix.html"]


def _install() -> None:
    if (INSTALLED / "node_modules").is_dir():
        return
    INSTALLED.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "bench" / name, INSTALLED)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [str(NODE / "npm"), "ci", "--prefix", str(INSTALLED), *options]
    subprocess.run(command, check=True)


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
