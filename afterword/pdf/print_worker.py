"""A process of its own that sets documents in print, beside the one that asks for them.

WeasyPrint and the website take one core each. What is asked is done in the order of asking, and
answered in the same.
"""

import signal
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exc
from types import TracebackType
from typing import Any, Self

from afterword.pdf.render import TEMPLATE, Attached, render_pdf, typesetting
from afterword.problems import Code, Problem, ProblemsFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class LayOut:
    """Asks for a document to be laid out; the answer is the page of each of its anchors."""

    document: str
    known: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """Asks for what was laid out last as a PDF; the answer is a Printed."""

    attached: tuple[Attached, ...]
    moment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """Asks for a document as a PDF, at once; the answer is a Printed."""

    document: str


Request = LayOut | Write | Render


class PrintWorker:
    """The process, from when it is first asked something until the end of `with`."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._process: Any = None
        self._connection: Connection[Request, Any] | None = None
        self.waiting = 0
        """How many answers are still to come."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            if kind is not None or self.waiting:
                self._process.terminate()
            self._process.join()

    @property
    def process_id(self) -> int:
        """The number of the process for the system; 0 before it is first asked something."""
        return int(self._process.pid) if self._process else 0

    def ask(self, request: Request) -> None:
        """Ask for something; see `answer`."""
        if self._connection is None:
            context = get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, self._roots), daemon=True)
            self._process.start()
            theirs.close()
        with suppress(BrokenPipeError):
            self._connection.send(request)
        self.waiting += 1

    def has_answered(self) -> bool:
        """Return whether the next answer is there."""
        return self._connection is not None and self._connection.poll()

    def answer(self) -> Any:
        """Return the answer to the first request that has none yet; wait for it.

        Raises what went wrong over there: ProblemsFoundError where an author can mend it.
        """
        if self._connection is None:
            raise LookupError("nothing was asked")
        try:
            answer = self._connection.recv()
        except (EOFError, ConnectionError):
            message = "the process that sets the PDF ended before it was done"
            fix = "see that the computer has memory to spare, and build again"
            raise ProblemsFoundError(
                (Problem(Code.PDF_RENDERING, TEMPLATE, message, fix),)
            ) from None
        self.waiting -= 1
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _work(connection: "Connection[Any, Request]", roots: tuple[Path, ...]) -> None:
    """Answer what is asked until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = _Worker(roots)
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        try:
            answer = worker.done(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised by who asked
            error.add_note(format_exc())
            answer = error
        connection.send(answer)


class _Worker:
    """The far side: it keeps what it laid out until it is asked to write it."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._laid_out: Any = None

    def done(self, request: Request) -> Any:
        """Return the answer to a request."""
        if isinstance(request, Render):
            return render_pdf(request.document, self._roots)
        setting = typesetting()
        if isinstance(request, Write):
            return setting.write(self._laid_out, request.attached, request.moment)
        self._laid_out = setting.lay_out(request.document, self._roots, request.known)
        return self._laid_out.pages
