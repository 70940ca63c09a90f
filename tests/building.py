"""How the tests build a report: as a user does, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCES = ("content", "recommendations", "references")
SITE_SETTINGS = "mkdocs.yml"
MOMENT = "1700000000"
"""SOURCE_DATE_EPOCH of the builds that are compared."""


def run(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    command = [sys.executable, str(checkout / "build.py"), *arguments]
    return subprocess.run(
        command,
        cwd=checkout,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_report(report: Path, target: Path) -> Path:
    """Copy the sources of a report, and nothing else of its folder."""
    for name in SOURCES:
        shutil.copytree(report / name, target / name)
    shutil.copyfile(report / SITE_SETTINGS, target / SITE_SETTINGS)
    return target


def build(checkout: Path, project: Path, site: Path, *options: str) -> Path:
    """Build a project strictly, and see that it went without a word of complaint."""
    result = run(
        checkout,
        "build",
        "--strict",
        "--project",
        str(project),
        "--output",
        str(site),
        *options,
        SOURCE_DATE_EPOCH=MOMENT,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return site
