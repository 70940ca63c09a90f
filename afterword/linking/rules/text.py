"""Rules about texts: placements, footnotes, headings and links."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from afterword.linking.register import Register
from afterword.problems import Code, Place, Problem
from afterword.sources.fields import nearest
from afterword.sources.markdown_source import MarkdownText, MarkKind
from afterword.sources.project import Project

_WEB = re.compile(r"^(https?|mailto):", re.IGNORECASE)


def unknown_marks(register: Register, _: Project) -> Iterator[Problem]:
    """A line that begins with ':::' is one of the marks, and stands in a section."""
    for text in register.texts:
        for mark in text.of(MarkKind.UNKNOWN):
            message = f"'::: {mark.target}' is not a mark"
            fix = "write '::: recommendation 17', or '::: recommendations priority' (or 'other')"
            yield Problem(Code.UNKNOWN_MARK, mark.place, message, fix)
    sections = {id(entry.body) for entry in register.loaded.sections}
    for text in register.texts:
        if id(text) in sections or text in register.loaded.claims.texts:
            continue
        for mark in text.of(MarkKind.PLACEMENT, MarkKind.LISTING):
            message = "recommendations are placed in sections only"
            yield Problem(Code.UNKNOWN_MARK, mark.place, message, "move the mark to a section")


def placements(register: Register, _: Project) -> Iterator[Problem]:
    """Each recommendation stands once, in the section that it names."""
    placed: dict[int, Place] = {}
    for entry in register.loaded.sections:
        for mark in entry.body.of(MarkKind.PLACEMENT):
            number = int(mark.target)
            if number in placed:
                message = f"recommendation {number} already stands at {placed[number]}"
                fix = "place it once; link to it elsewhere"
                yield Problem(Code.PLACED_TWICE, mark.place, message, fix)
                continue
            placed[number] = mark.place
            record = register.recommendation_by_number.get(number)
            if record is not None and record.section != entry.record.id:
                here, named = entry.record.id, record.section
                message = f"'{record.id}' stands here in '{here}', and names '{named}'"
                fix = f"move it, or write 'section: {entry.record.id}' in its file"
                yield Problem(Code.WRONG_SECTION, mark.place, message, fix)
    claimed = {mark.target for text in register.loaded.claims.texts for mark in text.marks}
    for one in register.loaded.recommendations:
        number = one.record.number
        if number not in placed and str(number) not in claimed:
            message = f"'{one.record.id}' stands in no section"
            fix = f"add a line '::: recommendation {number}' to the section '{one.record.section}'"
            yield Problem(Code.NOT_PLACED, one.place("number"), message, fix)


def footnotes(register: Register, _: Project) -> Iterator[Problem]:
    """Footnotes are called and defined in the same file, each defined once."""
    for text in register.texts:
        defined: dict[str, Place] = {}
        for mark in text.of(MarkKind.FOOTNOTE_DEFINITION):
            if mark.target in defined:
                message = (
                    f"the footnote '{mark.target}' is already defined at {defined[mark.target]}"
                )
                fix = "give one of them another name"
                yield Problem(Code.DUPLICATE_FOOTNOTE, mark.place, message, fix)
            defined.setdefault(mark.target, mark.place)
        called = Counter(mark.target for mark in text.of(MarkKind.FOOTNOTE_CALL))
        for mark in text.of(MarkKind.FOOTNOTE_CALL):
            if mark.target not in defined:
                message = f"the footnote '{mark.target}' is called and not defined in this file"
                fix = nearest(mark.target, defined) or f"add a line '[^{mark.target}]: …'"
                yield Problem(Code.UNDEFINED_FOOTNOTE, mark.place, message, fix)
        for name, place in defined.items():
            if name not in called:
                message = f"the footnote '{name}' is defined and never called"
                fix = f"call it with '[^{name}]', or remove it"
                yield Problem(Code.UNUSED_FOOTNOTE, place, message, fix)


def headings(register: Register, _: Project) -> Iterator[Problem]:
    """Headings inside a section begin at the second level, skip none, and have an id."""
    for entry in (*register.loaded.sections, *register.loaded.pages):
        level = 1
        for mark in entry.body.of(MarkKind.HEADING):
            if not 2 <= mark.level <= level + 1:
                message = f"a heading of level {mark.level} cannot follow one of level {level}"
                signs = "#" * max(2, min(mark.level, level + 1))
                fix = f"begin it with '{signs}' (the file's title is level 1)"
                yield Problem(Code.BAD_HEADING, mark.place, message, fix)
            level = max(mark.level, 2)
            if not mark.target:
                slug = re.sub(r"[^a-z0-9]+", "-", mark.words.lower()).strip("-")
                message = f"the heading '{mark.words}' has no id"
                fix = f"end it with {{ #{slug} }}"
                yield Problem(Code.BAD_HEADING, mark.place, message, fix)


def links(register: Register, project: Project) -> Iterator[Problem]:
    """A link leads to the web, to an anchor of the report, or to a file of the project that is
    shown."""
    for text in register.texts:
        own = {mark.target for mark in text.of(MarkKind.HEADING, MarkKind.FINDING)}
        for mark in text.of(MarkKind.LINK, MarkKind.PICTURE):
            if mark.kind is MarkKind.LINK and _WEB.match(mark.target):
                continue
            if mark.target.startswith("#") and mark.kind is MarkKind.LINK:
                yield from _anchor(register, mark.target[1:], own, mark.place)
            else:
                yield from _file(register, project, text, mark.target, mark.place)


def _anchor(register: Register, anchor: str, own: set[str], place: Place) -> Iterator[Problem]:
    if anchor in own or anchor in register.anchors or anchor in register.loaded.claims.ids:
        return
    message = f"the link '#{anchor}' leads nowhere"
    fix = nearest(anchor, {*register.anchors, *own}) or (
        "link to the id of a section, heading, finding or recommendation"
    )
    yield Problem(Code.BROKEN_LINK, place, message, fix)


def _file(
    register: Register, project: Project, text: MarkdownText, target: str, place: Place
) -> Iterator[Problem]:
    name, _, anchor = target.partition("#")
    if re.match(r"^[a-z][a-z0-9+.-]*:", name, re.IGNORECASE) or name.startswith("//"):
        message = f"'{target}' cannot be shown in the report"
        fix = "link with https://; put pictures into content/ and name them by their path"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
        return
    path = (project.root / PurePosixPath(place.path).parent / name).resolve()
    if not path.is_relative_to(project.root.resolve()):
        message = f"'{target}' leads out of the project"
        fix = "put the file into content/ and name it by its path from this file"
        yield Problem(Code.OUTSIDE_PROJECT, place, message, fix)
    elif not path.is_file():
        message = f"'{target}' leads nowhere: there is no such file"
        near = nearest(Path(name).name, (one.name for one in _siblings(path)))
        fix = near or "correct the path, which goes from this file"
        yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif path.suffix == ".md":
        sections = {entry.path: entry for entry in register.loaded.sections}
        entry = sections.get(path.relative_to(project.root.resolve()).as_posix())
        known = register.anchors.get(anchor) if anchor else None
        if entry is None or (anchor and (known is None or known.section != entry.record.id)):
            message = f"'{target}' is not a place in the report"
            fix = "link to '#' and the id of a section, heading or finding"
            yield Problem(Code.BROKEN_LINK, place, message, fix)
    elif not path.is_relative_to(project.root.resolve() / "content"):
        message = f"'{target}' is not among the files that are published"
        fix = "put it into content/"
        yield Problem(Code.BROKEN_LINK, place, message, fix)


def _siblings(path: Path) -> Iterator[Path]:
    if path.parent.is_dir():
        yield from path.parent.iterdir()


TEXT_RULES = (unknown_marks, placements, footnotes, headings, links)
