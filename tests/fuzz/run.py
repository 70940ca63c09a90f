"""`make fuzz`: 100,000 inputs, and kills at 200 points, with their counts.

    python -m tests.fuzz.run --inputs 100000 --kills 200 --seed 1

What fails is kept in .cache/examples/fuzz, one file a fault, which names the number of its input:
`--again NUMBER`, with the same seed, tries that one alone.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.fuzz.inputs import CHECKOUT, KINDS, Input, as_json, lay_hosts
from tests.fuzz.kills import COMMANDS, Killed, kill
from tests.fuzz.trying import GOOD, Tried, tried_number

KEPT = CHECKOUT / ".cache/examples/fuzz"
_TOGETHER = 50
"""So many inputs a process tries before it says what came of them."""

_QUICK = "/dev/shm"  # noqa: S108 - a new folder in it
"""A folder in memory, where there is one: every input is written as files."""

Failure = tuple[int, Input, Tried]


def tried_all(
    count: int, seed: int, jobs: int = 1
) -> tuple[Counter[tuple[str, str]], list[Failure]]:
    """Try so many inputs, in turn of each kind; return how many of each kind came to what, and
    the first failure of each fault."""
    counts: Counter[tuple[str, str]] = Counter()
    failures: dict[str, Failure] = {}
    for some, failed in _batches(count, seed, jobs):
        counts += some
        for number, one, what in failed:
            if failures.setdefault(what.fault, (number, one, what)) == (number, one, what):
                _keep(number, one, what)
        print(f"\r{counts.total():,} of {count:,}, {len(failures)} faults", end="", file=sys.stderr)
    print(file=sys.stderr)
    return counts, list(failures.values())


def _batches(
    count: int, seed: int, jobs: int
) -> Iterator[tuple[Counter[tuple[str, str]], list[Failure]]]:
    starts = [(start, min(start + _TOGETHER, count), seed) for start in range(0, count, _TOGETHER)]
    with tempfile.TemporaryDirectory(dir=_QUICK if Path(_QUICK).is_dir() else None) as folder:
        if jobs == 1:
            _lay(folder)
            yield from map(_batch, starts)
            return
        context = multiprocessing.get_context("spawn")
        with context.Pool(jobs, _lay, (folder,), maxtasksperchild=200) as pool:
            yield from pool.imap_unordered(_batch, starts)


def _lay(folder: str) -> None:
    lay_hosts(Path(tempfile.mkdtemp(dir=folder)))


def _batch(span: tuple[int, int, int]) -> tuple[Counter[tuple[str, str]], list[Failure]]:
    first, after, seed = span
    counts: Counter[tuple[str, str]] = Counter()
    failed = []
    for number in range(first, after):
        one, what = tried_number(KINDS[number % len(KINDS)], number, seed)
        counts[one.kind, what.outcome.value] += 1
        if what.outcome not in GOOD:
            failed.append((number, one, what))
    return counts, failed


def _keep(number: int, one: Input, what: Tried) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    name = sha256(what.fault.encode()).hexdigest()[:10]
    told = f"{what.outcome.value}: {what.fault}\ninput {number}\n{what.words}\n{as_json(one)}\n"
    (KEPT / f"{what.outcome.value}-{name}.txt").write_text(told, "utf-8")


def killed_all(count: int, seed: int) -> tuple[Counter[tuple[str, str]], list[Killed]]:
    """Kill commands at so many points; return how many of each came to what, and the failures."""
    counts: Counter[tuple[str, str]] = Counter()
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            command = COMMANDS[number % len(COMMANDS)]
            one = kill(command, Path(folder), f"{seed} {number}")
            counts[command, one.state] += 1
            if one.faults:
                failed.append(one)
            print(f"\r{number + 1} of {count} kills, {len(failed)} failed", end="", file=sys.stderr)
    print(file=sys.stderr)
    return counts, failed


def _try_again(number: int, seed: int) -> int:
    """Try one input again, and print what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        _lay(folder)
        one, what = tried_number(KINDS[number % len(KINDS)], number, seed)
        print(f"{as_json(one)}\n{what.words}\n{what.outcome.value}: {what.fault}")
    return 0 if what.outcome in GOOD else 1


def main() -> int:
    """Run what the options say, print the counts, and return 1 where something failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=100_000)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--again", type=int)
    given = options.parse_args()
    if given.again is not None:
        return _try_again(given.again, given.seed)
    begun = time.monotonic()
    counts, failures = tried_all(given.inputs, given.seed, given.jobs)
    kills, failed = killed_all(given.kills, given.seed)
    for (kind, came_to), count in sorted((*counts.items(), *kills.items())):
        print(f"{kind:14}{came_to:28}{count:>8,}")
    print(f"{time.monotonic() - begun:,.0f} seconds, seed {given.seed}")
    for number, one, what in failures:
        print(f"input {number} ({one.kind}, {one.host}) {what.outcome.value}: {what.fault}")
    for killed in failed:
        print(f"kill {killed.command} {killed.point}: {'; '.join(killed.faults)}")
    return 1 if failures or failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
