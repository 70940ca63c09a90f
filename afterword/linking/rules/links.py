"""Rules about links: each leads to the web, into the report, or to a file that is shown."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

_WEB = re.compile(r"^(https?|mailto):", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IDS = (MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST)


def links(register: Register, project: Project) -> Iterator[Problem]:
    """A link leads to the web, to an anchor of the report, or to a file of the project that is
    shown."""
    for text in register.texts:
        own = {mark.target for mark in text.of(*_IDS)}
        for mark in text.of(MarkKind.LINK, MarkKind.PICTURE):
            if mark.kind is MarkKind.LINK and _WEB.match(mark.target):
                continue
            if mark.target.startswith("#") and mark.kind is MarkKind.LINK:
                yield from _anchor(register, mark.target[1:], own, mark.place)
            else:
                yield from _file(register, project, text, mark.target, mark.place)


def _anchor(register: Register, anchor: str, own: set[str], place: Place) -> Iterator[Problem]:
    claims = register.loaded.claims
    if anchor in own or anchor in register.anchors or anchor in claims.ids:
        return
    unread = {mark.target for text in claims.texts for mark in text.of(*_IDS)}
    if anchor in unread or claims.kinds & {"section", "recommendation"}:
        return
    message = f"the link {quoted(f'#{anchor}')} leads nowhere"
    fix = nearest(anchor, {*register.anchors, *own}) or (
        "link to the id of a section, heading, finding or recommendation"
    )
    yield Problem(Code.BROKEN_LINK, place, message, fix)


def _file(
    register: Register, project: Project, text: MarkdownText, target: str, place: Place
) -> Iterator[Problem]:
    name, _, anchor = unquote(target).partition("#")
    if _SCHEME.match(name) or name.startswith("//"):
        message = f"{quoted(target)} cannot be shown in the report"
        fix = "link with https://; put pictures into content/ and name them by their path"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
        return
    path = (project.root / PurePosixPath(place.path).parent / name).resolve()
    if not path.is_relative_to(project.root.resolve()):
        message = f"{quoted(target)} leads out of the project"
        fix = "put the file into content/ and name it by its path from this file"
        yield Problem(Code.OUTSIDE_PROJECT, place, message, fix)
    elif not path.is_file():
        message = f"{quoted(target)} leads nowhere: there is no such file"
        near = nearest(Path(name).name, (one.name for one in _siblings(path)))
        fix = near or "correct the path, which goes from this file"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif path.suffix == ".md":
        sections = {entry.path: entry for entry in register.loaded.sections}
        entry = sections.get(path.relative_to(project.root.resolve()).as_posix())
        if entry is None and register.loaded.claims.texts:
            return
        known = register.anchors.get(anchor) if anchor else None
        if entry is None or (anchor and (known is None or known.section != entry.record.id)):
            message = f"{quoted(target)} is not a place in the report"
            fix = "link to '#' and the id of a section, heading or finding"
            yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif not path.is_relative_to(project.root.resolve() / "content"):
        message = f"{quoted(target)} is not among the files that are published"
        fix = "put it into content/"
        yield Problem(Code.BROKEN_LINK, place, message, fix)


def _siblings(path: Path) -> Iterator[Path]:
    if path.parent.is_dir():
        yield from path.parent.iterdir()


def references(register: Register, _: Project) -> Iterator[Problem]:
    """A link that names its target by a word has that word's target in the same file."""
    for text in register.texts:
        for mark in text.of(MarkKind.REFERENCE):
            message = f"the link {quoted(mark.words)} leads nowhere"
            fix = f"add a line '[{mark.target}]: …'"
            yield Problem(Code.BROKEN_LINK, mark.place, message, fix)


def lost_ids(register: Register, _: Project) -> Iterator[Problem]:
    """An id on a line of its own is the last line of a paragraph."""
    for text in register.texts:
        for mark in text.of(MarkKind.LOST):
            message = f"'{{ #{mark.target} }}' names no paragraph"
            fix = "put it on the last line of a paragraph"
            yield Problem(Code.BROKEN_LINK, mark.place, message, fix)


LINK_RULES = (links, references, lost_ids)
