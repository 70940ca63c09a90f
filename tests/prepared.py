"""Commands in processes of their own that have imported all beforehand: half the time of a build.

A server, forked from nothing of the tests, imports the packages once; each command runs in a fresh
fork of it, with its own folder, environment and output, and ends as a command does. Whether a
command also starts from nothing is tried by the tests of the package and of the preview.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from runpy import run_module
from tempfile import TemporaryDirectory

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        "afterword.cli.commands",
        "afterword.cli.record",
        "afterword.pdf.typesetting",
        "afterword.site.mkdocs_run",
        "mkdocs.__main__",
        "mkdocs.commands.build",
    ]
)


def run_prepared(
    module: str,
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module` in a folder, and return how it ended and what it said."""
    with TemporaryDirectory() as said:
        outputs = Path(said, "stdout"), Path(said, "stderr")
        process = _PROCESSES.Process(
            target=_command, args=(module, list(arguments), folder, dict(environment), outputs)
        )
        process.start()
        process.join()
        told = [path.read_text("utf-8") for path in outputs]
    code = process.exitcode
    assert code is not None
    return subprocess.CompletedProcess([module, *arguments], code, *told)


def _command(
    module: str,
    arguments: list[str],
    folder: Path,
    environment: dict[str, str],
    outputs: tuple[Path, Path],
) -> None:
    for number, path in enumerate(outputs, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *arguments]
    run_module(module, run_name="__main__", alter_sys=True)
