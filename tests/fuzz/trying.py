"""One input tried: it is told what is wrong with it, or everything is made of it, in time.

What is made is all but the PDF itself: the pages, the documents that are printed, the data. That
takes longest, so the data are made of some inputs only.
"""

import re
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import FrameType

from afterword.data.feeds_and_citations import citation_files, feed_files
from afterword.linking.checks import Checked
from afterword.markup.build_context import BuildContext, source_date_of
from afterword.pdf.document import print_document
from afterword.problems import ProblemsFoundError
from afterword.project.project import Project
from afterword.publishing.downloads import make_downloads, other_documents
from afterword.publishing.publish import as_shown
from afterword.publishing.reading import ReadProject, read_project, stops
from afterword.recording.changes import planned, read_checked
from afterword.recording.importing import additions_of
from afterword.recording.sheet import read_sheet
from afterword.site.website import make_website
from tests.fuzz.inputs import CANARY, Input, host_folder, made
from tests.unit.recording.recorded_project import RECORDER

SECONDS = 20
"""How long an input may be worked at before it counts as one that hangs; the whole report takes
four."""

_WAITED = 15
"""So many times as long it may take where the computer does something else meanwhile."""

_DATA_OF = 20
"""Of one in so many inputs the data are made too."""

TODAY = date(2026, 11, 28)


class Outcome(Enum):
    """What came of an input."""

    TOLD = "told"
    MADE = "made"
    LOST = "lost"
    CRASHED = "crashed"
    HUNG = "hung"


GOOD = frozenset({Outcome.TOLD, Outcome.MADE})


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of an input, and where it went wrong: the same for the same fault."""

    outcome: Outcome
    fault: str = ""
    words: str = ""


class _TooLongError(BaseException):
    """An input takes too long; no code that is tried stops it."""


def tried(number: int, one: Input) -> Tried:
    """Try an input, and leave its project as it was."""
    try:
        with _laid(one) as is_laid, _within(SECONDS):
            return _try(number, one) if is_laid else Tried(Outcome.TOLD)
    except _TooLongError:
        told = traceback.format_exc()
        return Tried(Outcome.HUNG, _fault(told), told)
    except Exception:  # noqa: BLE001 - whatever it is, it is a fault
        told = traceback.format_exc()
        return Tried(Outcome.CRASHED, _fault(told), told)


def tried_number(kind: str, number: int, seed: int) -> tuple[Input, Tried]:
    """Make the input of a number, and try it."""
    one = made(kind, number, seed)
    return one, tried(number, one)


def _try(number: int, one: Input) -> Tried:
    folder = host_folder(one.host)
    if one.host == "recorded":
        return _import(folder, folder / next(iter(one.files)))
    read = read_project(Project(root=folder, today=TODAY))
    if stops(read.problems, strict=False):
        return Tried(Outcome.TOLD)
    try:
        shown = _make(read, with_data=number % _DATA_OF == 0)
    except ProblemsFoundError:
        return Tried(Outcome.TOLD)
    lost = [
        path
        for path, content in one.files.items()
        if content and CANARY in _visible(content) and CANARY not in shown
    ]
    return Tried(Outcome.LOST, "lost", "\n".join(lost)) if lost else Tried(Outcome.MADE)


@cache
def _checked(folder: Path) -> Checked:
    return read_checked(Project(root=folder, today=date(2024, 6, 1)))


def _import(folder: Path, path: Path) -> Tried:
    checked = _checked(folder)
    try:
        planned(checked, additions_of(read_sheet(path), checked, RECORDER))
    except ProblemsFoundError:
        return Tried(Outcome.TOLD)
    return Tried(Outcome.MADE)


def _make(read: ReadProject, *, with_data: bool) -> str:
    """Make all that is made of a project, and return its pages."""
    project, register = read.project, as_shown(read.project, read.register)
    context = BuildContext(project, register, source_date_of(register))
    website = make_website(context)
    if website.problems:
        raise ProblemsFoundError(website.problems)
    pages = "\n".join(website.texts.values())
    print_document(context)
    if with_data:
        dict(other_documents(context, context.matrix, {}))
        made_of = (website.other_files, feed_files(project, register), citation_files(register))
        for files in (*made_of, make_downloads(context, None)):
            dict(files)
    return pages


@contextmanager
def _laid(one: Input) -> Iterator[bool]:
    """Write the files of an input into its project, and put back what was there; tell whether
    the system takes their names."""
    folder, before = host_folder(one.host), dict[Path, bytes | None]()
    try:
        for name, content in one.files.items():
            path = folder / name
            before[path] = path.read_bytes() if path.is_file() else None
            _write(path, content)
    except OSError:
        yield False
    else:
        yield True
    finally:
        for path, content in before.items():
            _write(path, content)


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    signals = (signal.SIGPROF, signal.SIGALRM)
    before = [signal.signal(one, stop) for one in signals]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _WAITED)
    try:
        yield
    finally:
        for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
            signal.setitimer(timer, 0)
        for one, former in zip(signals, before, strict=True):
            signal.signal(one, former)


def _visible(content: bytes) -> str:
    """Return a text without its comments."""
    return re.sub(r"<!--.*?(-->|\Z)", "", content.decode("utf-8", "replace"), flags=re.DOTALL)


def _fault(told: str) -> str:
    """Return where in the engine an error arose, and which it is."""
    ours = re.findall(r'File ".*?/(afterword/.+?)", line (\d+), in (\w+)', told)
    errors = re.findall(r"(?m)^([\w.]+(?:Error|Exception))\b", told)
    return f"{':'.join(ours[-1]) if ours else 'elsewhere'} {errors[-1] if errors else '?'}"
