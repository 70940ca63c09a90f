"""How long a drafter waits: from a save until the page that is served has what was saved."""

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SOURCES = ("content", "recommendations", "references", "templates", "mkdocs.yml", "schemas")
_PATIENCE = 60
"""Seconds after which an edit counts as lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A kind of edit: the file, what is put in the place of what, and the page that shows it."""

    name: str
    path: str
    old: str
    new: str
    page: str


EDITS = (
    Edit(
        name="a paragraph",
        path="content/sections/08-campaign.md",
        old="On the whole it was low key",
        new="On the whole {mark} it was low key",
        page="report/campaign.html",
    ),
    Edit(
        name="a recommendation",
        path="recommendations/17-peaceful-assemblies.yml",
        old="title: ",
        new="title: {mark} ",
        page="recommendations/kaz-2016-r17.html",
    ),
    Edit(
        name="an instrument",
        path="references/instruments/iccpr-1966.yml",
        old="short: ",
        new="short: {mark} ",
        page="instruments/iccpr-1966.html",
    ),
    Edit(
        name="a template",
        path="templates/site/topics.html.j2",
        old="<h1>",
        new="<h1>{mark} ",
        page="topics/index.html",
    ),
    Edit(
        name="a style",
        path="templates/site/styles/10-base.css",
        old="/*",
        new="/* {mark} */\n/*",
        page="assets/site.css",
    ),
)


def measured(runs: int) -> dict[str, tuple[float, float, float]]:
    """Return for each kind of edit the median, the least and the most seconds from save to page."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "report"
        project.mkdir()
        for name in _SOURCES:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, project / name)
        with _served(project) as address:
            return {edit.name: _timed(project, address, edit, runs) for edit in EDITS}


def _timed(project: Path, address: str, edit: Edit, runs: int) -> tuple[float, float, float]:
    file = project / edit.path
    text = file.read_text("utf-8")
    seconds = []
    for run in range(runs):
        mark = f"marked{run}x{time.monotonic_ns()}"
        time.sleep(0.5)
        began = time.monotonic()
        file.write_text(text.replace(edit.old, edit.new.format(mark=mark), 1), "utf-8")
        while mark not in _read(f"{address}{edit.page}"):
            if time.monotonic() - began > _PATIENCE:
                raise TimeoutError(f"{edit.name}: not served in {_PATIENCE} seconds")
            time.sleep(0.02)
        seconds.append(time.monotonic() - began)
    file.write_text(text, "utf-8")
    time.sleep(4)
    return statistics.median(seconds), min(seconds), max(seconds)


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own
        return str(answer.read().decode("utf-8"))


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """Serve a project in a process of its own, and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "afterword", "serve", "--project", str(project)]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                _read(address)
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def preview_table(found: Mapping[str, tuple[float, float, float]], runs: int) -> list[str]:
    """Return the lines of the table."""
    lines = [
        "## From a save to the page",
        "",
        "Seconds from the save of a file of the real report until the preview serves the page with "
        f"it: medians of {runs} edits of each kind.",
        "",
        "| edit | seconds (median) | least – most |",
        "|---|---:|---:|",
    ]
    for name, (median, least, most) in found.items():
        lines.append(f"| {name} | {median:.2f} | {least:.2f} – {most:.2f} |")
    return lines


if __name__ == "__main__":
    times = int((sys.argv[1:] or ["10"])[0])
    print("\n".join(preview_table(measured(times), times)))
