"""Rules about links, redirects and footnotes: each leads to what there is."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.model.web_addresses import mail_address_problem, web_address_problem
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

_WEB = re.compile(r"^(https?|mailto):", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IDS = (MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST)


_NAME = re.compile(r"[A-Za-z0-9_-]+")

_CALLS = (MarkKind.FOOTNOTE_CALL, MarkKind.NESTED_CALL)


def links(register: Register, project: Project) -> Iterator[Problem]:
    """A link leads to the web, to an anchor of the report, or to a file of the project that is
    shown."""
    for text in register.texts:
        own = {mark.target for mark in text.of(*_IDS)}
        for mark in text.of(MarkKind.LINK, MarkKind.PICTURE):
            if mark.kind is MarkKind.LINK and _WEB.match(mark.target):
                yield from _address(mark.target, mark.place)
            elif mark.target.startswith("#") and mark.kind is MarkKind.LINK:
                yield from _anchor(register, mark.target[1:], own, mark.place)
            else:
                yield from _file(register, project, text, mark.target, mark.place)


def _address(target: str, place: Place) -> Iterator[Problem]:
    is_mail = target.lower().startswith("mailto:")
    if wrong := (mail_address_problem if is_mail else web_address_problem)(target):
        yield Problem(Code.BROKEN_LINK, place, f"{quoted(target)} {wrong[0]}", wrong[1])


def _anchor(register: Register, anchor: str, own: set[str], place: Place) -> Iterator[Problem]:
    unread = register.loaded.unread
    if anchor in own or anchor in register.anchors or anchor in unread.ids:
        return
    named = {mark.target for text in unread.texts for mark in text.of(*_IDS)}
    if anchor in named or unread.kinds & {"section", "recommendation"}:
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
        near = nearest(Path(name).name, (one.name for one in path.parent.glob("*")))
        fix = _whole_address(name) or near or "correct the path, which goes from this file"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif path.suffix == ".md":
        sections = {entry.path: entry for entry in register.loaded.sections}
        entry = sections.get(path.relative_to(project.root.resolve()).as_posix())
        if entry is None and register.loaded.unread.texts:
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


def _whole_address(name: str) -> str:
    """Return what to write where an address lacks its scheme; nothing where it is no address."""
    if mail_address_problem(f"mailto:{name}") is None:
        return f"write mailto:{name}"
    is_host = name.startswith("www.") and web_address_problem(f"https://{name}") is None
    return f"write https://{name}" if is_host else ""


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


def misleading_redirects(register: Register, _: Project) -> Iterator[Problem]:
    """A page moved to one place, which is another, and did not move on from there."""
    moved = {entry.record.old: entry.record.new for entry in register.loaded.redirects}
    first: dict[str, Place] = {}
    for entry in register.loaded.redirects:
        record, place = entry.record, entry.place("old")
        earlier = first.setdefault(record.old, place)
        if earlier != place:
            message = f"the page {quoted(record.old)} is redirected already at {earlier}"
            yield Problem(Code.BAD_REDIRECT, place, message, "keep one of the two")
        if record.page == record.old:
            message = f"the redirect of {quoted(record.old)} leads onto itself"
            fix = "name the page that took its place, or remove it"
            yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)
        elif record.page in moved:
            message = f"the redirect leads to {quoted(record.page)}, which is itself redirected"
            fix = f"lead to where that leads: {moved[record.page]}"
            yield Problem(Code.BAD_REDIRECT, entry.place("new"), message, fix)


def footnotes_in_records(register: Register, _: Project) -> Iterator[Problem]:
    """Footnotes stand in sections and pages only."""
    for whose, text in register.texts_within_yaml:
        for mark in text.of(*_CALLS, MarkKind.FOOTNOTE_DEFINITION):
            done = "defined" if mark.kind is MarkKind.FOOTNOTE_DEFINITION else "called"
            message = (
                f"the footnote {quoted(mark.target)} is {done} in {whose}, "
                "and footnotes stand in sections"
            )
            yield Problem(Code.UNDEFINED_FOOTNOTE, mark.place, message, "say it in the text")


def footnotes(register: Register, _: Project) -> Iterator[Problem]:
    """Footnotes are called and defined in the same file, each defined once."""
    within = {id(text) for _, text in register.texts_within_yaml}
    for text in register.texts:
        if id(text) not in within and text.has(*_CALLS, MarkKind.FOOTNOTE_DEFINITION):
            yield from _names(text)
            yield from _calls(text)
            yield from _definitions(text)


def _names(text: MarkdownText) -> Iterator[Problem]:
    """Yield a problem for each name that cannot be part of an address, where it is defined."""
    wrong: dict[str, Place] = {}
    for mark in (*text.of(MarkKind.FOOTNOTE_DEFINITION), *text.of(*_CALLS)):
        if not _NAME.fullmatch(mark.target):
            wrong.setdefault(mark.target, mark.place)
    for name, place in wrong.items():
        message = f"{quoted(name)} is not the name of a footnote"
        fix = "use letters a to z, digits, hyphens and underscores, wherever it is called"
        yield Problem(Code.WRONG_VALUE, place, message, fix)


def _calls(text: MarkdownText) -> Iterator[Problem]:
    defined = {mark.target for mark in text.of(MarkKind.FOOTNOTE_DEFINITION)}
    for mark in text.of(*_CALLS):
        if mark.kind is MarkKind.NESTED_CALL:
            message = f"the footnote {quoted(mark.target)} is called within a footnote"
            fix = "call it in the text, or say it in this footnote"
            yield Problem(Code.UNDEFINED_FOOTNOTE, mark.place, message, fix)
        elif mark.target not in defined and _NAME.fullmatch(mark.target):
            message = f"the footnote '{mark.target}' is called and not defined in this file"
            fix = nearest(mark.target, defined) or f"add a line '[^{mark.target}]: …'"
            yield Problem(Code.UNDEFINED_FOOTNOTE, mark.place, message, fix)


def _definitions(text: MarkdownText) -> Iterator[Problem]:
    defined: dict[str, Place] = {}
    for mark in text.of(MarkKind.FOOTNOTE_DEFINITION):
        if mark.target in defined:
            first = defined[mark.target]
            message = f"the footnote {quoted(mark.target)} is already defined at {first}"
            fix = "give one of them another name"
            yield Problem(Code.DUPLICATE_FOOTNOTE, mark.place, message, fix)
        defined.setdefault(mark.target, mark.place)
    called = {mark.target for mark in text.of(*_CALLS)}
    meant = {nearest(name, defined) for name in called if name not in defined}
    for name, place in defined.items():
        if name not in called and f"did you mean '{name}'?" not in meant:
            message = f"the footnote {quoted(name)} is defined and never called"
            fix = f"call it with '[^{name}]', or remove it"
            yield Problem(Code.UNUSED_FOOTNOTE, place, message, fix)


LINK_RULES = (
    links,
    references,
    lost_ids,
    misleading_redirects,
    footnotes_in_records,
    footnotes,
)
