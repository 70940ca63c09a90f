"""Rules about footnotes: where they stand, their names, that they are defined and called."""

import re
from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_CALLS = (MarkKind.FOOTNOTE_CALL, MarkKind.NESTED_CALL)


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


FOOTNOTE_RULES = (footnotes_in_records, footnotes)
