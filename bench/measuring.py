"""What a command takes: seconds and memory."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One run of a command: seconds of wall-clock time, and the largest process in megabytes."""

    seconds: float
    megabytes: float
    cpu_seconds: float = 0.0
    """Of the processor, in the process and in those that it waited for."""
    said: str = ""
    """What the command printed."""


def measure(command: list[str]) -> Measure:
    """Run a command to its end and return what it took; raise where it fails."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read().decode()}")
        printed.seek(0)
        text = printed.read().decode()
    return Measure(
        seconds=seconds,
        megabytes=usage.ru_maxrss / 1024,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        said=text,
    )


def median_seconds(measures: Iterable[Measure]) -> float:
    """Return the median of what several runs took."""
    return statistics.median(one.seconds for one in measures)


def median_cpu_seconds(measures: Iterable[Measure]) -> float:
    """Return the median of the processor's seconds that several runs took."""
    return statistics.median(one.cpu_seconds for one in measures)


def most_megabytes(measures: Iterable[Measure]) -> float:
    """Return what the largest process of several runs took."""
    return max(one.megabytes for one in measures)
