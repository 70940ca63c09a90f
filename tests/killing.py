"""What a process leaves that is killed at a step of its work."""

import os
import signal
import warnings
from collections.abc import Callable, Iterable
from typing import Any


def killed_at(step: int, calls: Iterable[tuple[Any, str]], run: Callable[[], object]) -> bool:
    """Run something in a process of its own, which is killed (`kill -9`) instead of making the
    step-th of some calls, each an object and the name of its function; tell whether it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads, which wait
        child = os.fork()
    if child == 0:
        try:
            _count(step, calls)
            run()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _count(step: int, calls: Iterable[tuple[Any, str]]) -> None:
    made: list[str] = []

    def counting(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            made.append("")
            if len(made) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counted

    for owner, name in calls:
        setattr(owner, name, counting(getattr(owner, name)))
