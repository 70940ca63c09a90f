"""HTML to PDF: in this process, or in a process of its own beside it.

WeasyPrint and the website take one core each. What that process is asked is done in the order of
asking, and answered in the same.
"""

import signal
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exc
from types import ModuleType, TracebackType
from typing import Any

from afterword.pdf.fonts import own_fonts_only
from afterword.pdf.printed import TEMPLATE, Attached, Printed
from afterword.problems import Code, Place, Problem, ProblemsFoundError


def render_pdf(
    document: str,
    roots: tuple[Path, ...],
    known: Mapping[str, int] | None = None,
) -> Printed:
    """Return the PDF of an HTML document that shows only files below the roots.

    What is known of its pages from the last time makes it quicker. Raises ProblemsFoundError where
    a library is missing, or the document cannot be set at all.
    """
    setting = typesetting()
    printed: Printed = setting.write(setting.lay_out(document, roots, known or {}))
    return printed


def typesetting() -> ModuleType:
    """Return the module that sets documents; it takes a second to import.

    Raises ProblemsFoundError where a library of the system is missing.
    """
    try:
        with own_fonts_only():
            return import_module("afterword.pdf.typesetting")
    except OSError as error:
        told = str(error).splitlines()[0]
        message = f"WeasyPrint cannot find a library that it needs: {told}"
        fix = "install Pango: `make build` does, or see README.md for your system"
        problem = Problem(Code.MISSING_LIBRARY, Place("requirements/run.txt"), message, fix)
        raise ProblemsFoundError((problem,)) from error


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


class PrintWorker(AbstractContextManager["PrintWorker"]):
    """The process, from when it is first asked something until the end of `with`."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._process: Any = None
        self._connection: Connection[Request, Any] | None = None
        self.waiting = 0
        """How many answers are still to come."""

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            if kind is not None or self.waiting:
                self._process.terminate()
            self._process.join()

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
    """Answer what is asked until nobody asks any more; what was laid out last is kept for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    laid_out: Any = None
    while True:
        try:
            request = connection.recv()
        except (EOFError, ConnectionError):
            return
        try:
            match request:
                case LayOut():
                    laid_out = typesetting().lay_out(request.document, roots, request.known)
                    answer = laid_out.pages
                case Write():
                    answer = typesetting().write(laid_out, request.attached, request.moment)
                case Render():
                    answer = render_pdf(request.document, roots)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised by who asked
            error.add_note(format_exc())
            answer = error
        try:
            connection.send(answer)
        except ConnectionError:  # who asked was killed meanwhile
            return
