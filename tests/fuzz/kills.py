"""Commands that are killed (`kill -9`, with all their processes) at random points.

Afterwards the result is the former or the new one, byte for byte; no record is half written; the
next run succeeds, and leaves nothing of the killed one.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.building import MOMENT

CHECKOUT = Path(__file__).parents[2]

COMMANDS = ("build", "record", "import", "build with PDF")
"""What is killed, in turn."""

_SECTION = "content/sections/01-polling-day.md"
_WORDS = ("In one polling station", "In one polling room")
_ROWS = """\
recommendation,entry,kind,date,who,implementation,basis,part,position,closure,corrects,text,\
sources,confidence,recorded on,recorded by
1,,development,2021-02-14,,,,,,,,First.,law-2020-17,,2024-05-01,Editors
2,,development,2021-02-14,,,,,,,,Second.,law-2020-17,,2024-05-01,Editors
3,,development,2021-02-14,,,,,,,,Third.,law-2020-17,,2024-05-01,Editors
"""
_RECORD = "record 1 --kind development --date 2021-02-14 --text First. --source law-2020-17"
_RECORDED = "--recorded-on 2024-05-01 --recorded-by Editors"

Contents = Mapping[str, bytes]


@dataclass(slots=True)
class Killed:
    """What became of a command that was killed."""

    command: str
    point: str
    state: str = ""
    """What it left: old, new, or something else, which is a fault."""
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ground:
    """A project on which a command is killed again and again, and how it is when it is not."""

    project: Path
    command: list[str]
    seconds: float
    steps: int
    old: Contents
    new: Contents


_GROUNDS: dict[tuple[Path, str], Ground] = {}


def kill(command: str, folder: Path, seed: str) -> Killed:
    """Kill a command at a random point, on a project in a folder; look at what it leaves."""
    rng = Random(seed)
    ground = _GROUNDS.get((folder, command)) or _laid(command, folder)
    _GROUNDS[folder, command] = ground
    _begin(ground)
    if rng.random() < 0.5:
        step = rng.randrange(1, ground.steps + 1)
        killed = Killed(command, f"step {step} of {ground.steps}")
        _ended(ground, ["-m", "tests.fuzz.dying", str(step)])
    else:
        share = rng.choice((rng.random() * 1.1, 0.8 + rng.random() * 0.3))
        killed = Killed(command, f"{share:.0%} of its time")
        _ended(ground, ["-m", "afterword"], share * ground.seconds)
    _look(ground, killed)
    return killed


def _laid(command: str, folder: Path) -> Ground:
    """Return the ground of a command: what it does when nothing kills it is measured."""
    name = re.sub(r"\W", "-", command)
    project = folder / name / "report"
    kept = shutil.ignore_patterns(".cache")
    shutil.copytree(CHECKOUT / "tests/second_report", project, ignore=kept)
    ground = Ground(project, _words(command, project), 0, 0, {}, {})
    if "build" in command:
        settings = project / "mkdocs.yml"
        text = settings.read_text("utf-8")
        if command == "build":
            settings.write_text(text.replace("[afterword]", "[afterword: {pdf: no}]"), "utf-8")
        _succeed(ground)
    ground.old = _state(ground)
    _begin(ground)
    begun = time.monotonic()
    _succeed(ground)
    ground.seconds = time.monotonic() - begun
    ground.new = _state(ground)
    _begin(ground)
    said = _run(ground, ["-m", "tests.fuzz.dying", "0"]).stderr
    ground.steps = int(re.findall(r"steps (\d+)", said)[-1])
    return ground


def _words(command: str, project: Path) -> list[str]:
    end = ["--project", str(project)]
    if "build" in command:
        return ["build", "--strict", *end]
    if command == "record":
        return [*_RECORD.split(), *_RECORDED.split(), *end]
    sheet = project.parent / "rows.csv"
    sheet.write_text(_ROWS, "utf-8")
    return ["follow-up", "import", str(sheet), *end]


def _begin(ground: Ground) -> None:
    """Put a project into the state before the command: a text with other words, or files as they
    were."""
    if ground.command[0] == "build":
        section = ground.project / _SECTION
        text = section.read_text("utf-8")
        one, other = _WORDS if _WORDS[0] in text else _WORDS[::-1]
        section.write_text(text.replace(one, other), "utf-8")
        if ground.new:
            ground.old, ground.new = ground.new, ground.old
        return
    for path, content in ground.old.items():
        (ground.project / path).write_bytes(content)


def _state(ground: Ground) -> Contents:
    """Return what a command changes: the result, or the recommendations."""
    is_build = ground.command[0] == "build"
    folder = ground.project / ("site" if is_build else "recommendations")
    root = folder if is_build else ground.project
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _look(ground: Ground, killed: Killed) -> None:
    """See that what is left is old or new, that the next run succeeds, and that it tidies."""
    if ground.command[0] != "build":
        done = _run(ground, ["-m", "afterword"], ["check", "--project", str(ground.project)])
        if done.returncode:
            killed.faults.append(f"the next check says {done.stderr!r}")
    state = _state(ground)
    known = {"old": ground.old, "new": ground.new}
    killed.state = next((name for name, one in known.items() if one == state), "neither")
    if killed.state == "neither":
        killed.faults.append("neither the former nor the new state")
    if ground.command[0] == "record" and killed.state == "new":
        _begin(ground)  # the same entry twice is refused
    done = _run(ground, ["-m", "afterword"])
    if done.returncode or "Traceback" in done.stderr:
        killed.faults.append(f"the next run says {done.stderr!r}")
    if _state(ground) != ground.new:
        killed.faults.append("the next run does not make what it should")
    if left := _leftovers(ground.project):
        killed.faults.append(f"left: {', '.join(left)}")


def _leftovers(project: Path) -> list[str]:
    """Return what a killed run left and the next one should have removed."""
    patterns = (".site-*", ".cache/prints/new-*", "recommendations/.*", ".*~", ".afterword-*")
    return sorted(path.name for pattern in patterns for path in project.glob(pattern))


def _succeed(ground: Ground) -> None:
    done = _run(ground, ["-m", "afterword"])
    if done.returncode:
        raise RuntimeError(done.stderr)


def _run(
    ground: Ground, program: list[str], command: list[str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *program, *(command or ground.command)],
        cwd=CHECKOUT,
        env={**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )


def _ended(ground: Ground, program: list[str], seconds: float = 600) -> None:
    """Run a command until it ends, or kills itself, or is killed after some time."""
    process = subprocess.Popen(
        [sys.executable, *program, *ground.command],
        cwd=CHECKOUT,
        env={**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
