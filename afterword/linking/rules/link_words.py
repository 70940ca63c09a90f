"""The rule about the words of links: what they name is what the link leads to."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from afterword.linking.register import Register
from afterword.linking.texts import Anchor
from afterword.model.reference import without_form
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources import marks
from afterword.sources.brackets import Bracket, brackets
from afterword.sources.code_spans import without_code
from afterword.sources.markdown_source import MarkdownText

_RECOMMENDATION = re.compile(
    r"\W*(?:see\s|the\s)*(?:priority\s)?(?:recommendations?\W+)?(?:no[s.]*\s)?(\d[\d\s,&–-]*"
    r"(?:(?:and|to)\s\d+)?)\W*",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\W*(?:see\s|the\s)*(section|annex)\s+([A-Z0-9]+)(?:\.\w+)*\W*", re.I)
_RANGE = re.compile(r"(\d+)\s*(?:to|–|-)\s*(\d+)")


class _Link(NamedTuple):
    """A link within the report: where it begins, its words, and the anchor that it leads to."""

    offset: int
    words: str
    anchor: Anchor


def words_of_links(register: Register, _: Project) -> Iterator[Problem]:
    """A link that names a recommendation or a section, by number or title, leads to that one."""
    titles = _titles(register)
    within = [text for _, text in register.texts_within_yaml]
    bodies = [entry.body for entry in (*register.loaded.sections, *register.loaded.pages)]
    for text in (*bodies, *within):
        for link in _links(register, text) if "#" in text.text else ():
            meant = _wrong_number(register, link) or _wrong_title(link, titles)
            if meant:
                leads = link.anchor.words or link.anchor.id
                message = f"the link {quoted(link.words)} leads to {quoted(leads)}"
                if link.anchor.section != link.anchor.id:
                    message += f" in section '{link.anchor.section}'"
                fix = f"correct the words, or lead to {meant}"
                place = text.place(link.offset) if text in bodies else text.origin
                yield Problem(Code.CONTRADICTION, place, message, fix)


def _links(register: Register, text: MarkdownText) -> Iterator[_Link]:
    clear = without_code(text.text)
    named = {
        " ".join(found[1].split()).lower(): found[2] or found[3] or ""
        for found in marks.LINK_DEFINITION.finditer(clear)
    }
    for one in brackets(clear):
        words = clear[one.words_start : one.words_end]
        target = _target(one, words, named)
        anchor = register.anchors.get(target.partition("#")[2])
        is_own = anchor is not None and "://" not in target
        if anchor and is_own and not one.is_picture:
            yield _Link(one.start, " ".join(re.sub(r"[*_`]", "", words).split()), anchor)


def _target(one: Bracket, words: str, named: Mapping[str, str]) -> str:
    if one.target is not None:
        return one.target
    return named.get(" ".join((one.name or words).split()).lower(), "")


def _wrong_number(register: Register, link: _Link) -> str:
    """Return the target that the number in the words of a link means, where it is another one."""
    record = register.recommendation_by_id.get(link.anchor.id)
    found = _RECOMMENDATION.fullmatch(link.words)
    if record and found:
        numbers = _numbers(found[1])
        meant = register.recommendation_by_number.get(min(numbers))
        if record.number not in numbers:
            return f"'#{meant.id}'" if meant else "the one that is meant"
    section = register.sections.get(link.anchor.section)
    named = _SECTION.fullmatch(link.words)
    if section and section.record.number and named:
        is_annex = named[1].lower() == "annex"
        said = f"Annex {named[2]}" if is_annex else named[2]
        if said.lower() != section.record.number.lower():
            by_number = {one.record.number: name for name, one in register.sections.items()}
            return f"'#{by_number[said]}'" if said in by_number else "the one that is meant"
    return ""


def _numbers(words: str) -> frozenset[int]:
    """Return the numbers that words name, with those within a range.

    >>> sorted(_numbers("3, 5–7"))
    [3, 5, 6, 7]
    """
    found = {int(one) for one in re.findall(r"\d{1,4}", words)}
    for first, last in _RANGE.findall(words):
        found |= set(range(int(first[:4]), int(last[:4]) + 1))
    return frozenset(found)


def _titles(register: Register) -> Mapping[str, frozenset[str]]:
    """Return the ids of what has each title: recommendations and sections."""
    found: dict[str, set[str]] = {}
    for one in register.recommendations:
        found.setdefault(without_form(one.title), set()).add(one.id)
    for entry in register.loaded.sections:
        found.setdefault(without_form(entry.record.title), set()).add(entry.record.id)
    return {title: frozenset(ids) for title, ids in found.items()}


def _wrong_title(link: _Link, titles: Mapping[str, frozenset[str]]) -> str:
    """Return the target whose title the words of a link are, where it leads to another one."""
    meant = titles.get(without_form(link.words), frozenset())
    if not meant or meant & {link.anchor.id, link.anchor.section}:
        return ""
    words = without_form(link.anchor.words)
    return "" if words == without_form(link.words) else f"'#{min(meant)}'"


LINK_WORD_RULES = (words_of_links,)
