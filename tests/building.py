"""How the tests build a report: by the command line, in a process of its own."""

import io
import os
import shutil
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from afterword.cli.commands import run_commands
from afterword.pdf.print_cache import FOLDER
from tests.prepared import run_prepared

SOURCES = ("content", "recommendations", "references")
SITE_SETTINGS = "mkdocs.yml"
MOMENT = "1700000000"
"""SOURCE_DATE_EPOCH of the builds that are compared."""


def run(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return run_prepared("afterword", arguments, checkout, {**os.environ, **environment})


def run_here(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in this process, which is quick; what is built is built by `run`."""
    with (
        chdir(checkout),
        redirect_stdout(io.StringIO()) as said,
        redirect_stderr(io.StringIO()) as told,
    ):
        code = run_commands([*arguments])
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), told.getvalue())


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


def link_prints(report: Path, project: Path) -> None:
    """Let a copy of a report use what was printed of it before, document by document."""
    (project / FOLDER).mkdir(parents=True)
    for path in (report / FOLDER).glob("*"):
        if not path.name.endswith(".bundle.json"):  # it names prints whose documents are not made
            (project / FOLDER / path.name).symlink_to(path)
