"""Files to text: UTF-8, and inside the project."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from afterword.model.report import PAGE_PATTERN
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project import files
from afterword.project.project import Project
from afterword.sources.odd_characters import odd_characters
from afterword.sources.unusable_files import outside_project, unusable

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


PUBLISHED = files.PUBLISHED.path
"""The pages that were published, one a line; `python build.py published` adds to it."""

_HEAD = """\
# The pages that were published, one a line: `python build.py published` adds those that are new.
# None is taken off this list. A page that goes gets a redirect in content/redirects.yml.
"""


def read_text(project: Project, path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file and what is odd in it, or None and why it cannot be read."""
    if wrong := outside_project(project, path) or unusable(project, path):
        return None, (wrong,)
    try:
        content = _content(project, path)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        fix = "see that it is a readable file"
        place = Place(project.relative(path))
        return None, (Problem(Code.MISSING_FILE, place, message, fix),)
    return checked_text(content, project.relative(path))


def checked_text(content: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text that a file holds and what is odd in it, or None and why it is none."""
    encoded = content.removeprefix(BYTE_ORDER_MARK)
    try:
        text = with_our_line_ends(encoded.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = with_our_line_ends(encoded[: error.start].decode("utf-8")).split("\n")
        place = Place(path, len(before), len(before[-1]) + 1)
        message = f"byte {len(content) - len(encoded) + error.start + 1} is not UTF-8"
        fix = "save the file as UTF-8 in your editor"
        return None, (Problem(Code.NOT_UTF8, place, message, fix),)
    clean, problems = odd_characters(text, path)
    unread = tuple(one for one in problems if one.code is Code.CONTROL_CHARACTER)
    return (None, unread) if unread else (clean, problems)


def with_our_line_ends(text: str) -> str:
    """Return a text in which every line ends as ours do."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _content(project: Project, path: Path) -> bytes:
    replaced = project.replaced.get(project.relative(path)) if project.replaced else None
    return path.read_bytes() if replaced is None else replaced


def read_published(project: Project) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    """Return the pages that were published, each with its line, and the problems of reading."""
    path = project.root / PUBLISHED
    if not os.path.lexists(path):
        return {}, ()
    text, problems = read_text(project, path)
    found: dict[str, int] = {}
    wrong: list[Problem] = []
    for number, line in enumerate((text or "").split("\n"), 1):
        page = _page(line)
        place = Place(PUBLISHED, number, 1)
        if page and not re.fullmatch(PAGE_PATTERN, page):
            message = f"{quoted(page)} is not a page of the website"
            fix = "write its path from the website's root, as report/media.html, one a line"
            wrong.append(Problem(Code.WRONG_VALUE, place, message, fix))
        elif page in found:
            message = f"the page {quoted(page)} stands twice; the first is in line {found[page]}"
            wrong.append(Problem(Code.DUPLICATE_ID, place, message, "remove one of the two lines"))
        elif page:
            found[page] = number
    return found, (*problems, *wrong)


def with_pages(text: str, pages: Iterable[str]) -> str:
    r"""Return the text of a list to which pages are added, each before the first that follows it
    in the alphabet; every line that was there stays.

    >>> with_pages("a.html\nc.html\n", ["d.html", "b.html"])
    'a.html\nb.html\nc.html\nd.html\n'
    """
    lines = (text or _HEAD).removesuffix("\n").split("\n")
    return "".join(f"{line}\n" for line in _merged(lines, sorted(pages)))


def _merged(lines: Iterable[str], pages: list[str]) -> Iterator[str]:
    waiting = pages[::-1]
    for line in lines:
        while waiting and waiting[-1] < _page(line):
            yield waiting.pop()
        yield line
    yield from waiting[::-1]


def _page(line: str) -> str:
    """Return the page that a line names; nothing where it is empty or a comment."""
    return "" if line.startswith("#") else line.strip()
