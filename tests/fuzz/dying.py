"""The command line, killed with all its processes instead of making a step of writing.

    python -m tests.fuzz.dying STEP COMMAND …

A step is a call of the system that changes which files there are. With step 0 nothing is killed,
and the number of all steps is printed at the end.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from afterword.cli.main import main

_CALLS = ("fsync", "link", "mkdir", "rename", "replace", "rmdir", "unlink", "chmod")


def _count(step: int) -> list[str]:
    made: list[str] = []

    def counting(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) == step:
                os.killpg(0, signal.SIGKILL)
            return call(*arguments, **named)

        return counted

    for name in _CALLS:
        call = getattr(os, name)
        replaced = counting(name, call)
        for known in (os.supports_dir_fd, os.supports_follow_symlinks, os.supports_fd):
            if call in known:
                known.add(replaced)
        setattr(os, name, replaced)
    return made


if __name__ == "__main__":
    steps = _count(int(sys.argv[1]))
    code = main(sys.argv[2:])
    if sys.argv[1] == "0":
        print(f"steps {len(steps)}", file=sys.stderr)
    raise SystemExit(code)
