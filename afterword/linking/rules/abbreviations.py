"""The rule about abbreviations: the report expands each where it first uses it."""

import re
from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.model.reference import Abbreviation
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources import marks
from afterword.sources.code_spans import without_code
from afterword.sources.markdown_source import MarkdownText

_PASSED_OVER = (
    marks.CITATION,
    marks.FIGURE,
    marks.NOTE,
    marks.FOOTNOTE_CALL,
    marks.ATTRIBUTE_LIST,
    re.compile(r"(?<=\])\([^()\s]*\)"),
    re.compile(r"https?://\S+|\bwww\.\S+"),
    re.compile(r"[*_\[\]]"),
    re.compile(r"^:::.*$", re.MULTILINE),
)
"""What is no word of the text: marks, targets of links, addresses, signs of links and emphasis."""


def unexpanded(register: Register, _: Project) -> Iterator[Problem]:
    """Each abbreviation is expanded where the report first uses it."""
    if "section" in register.loaded.unread.kinds or register.loaded.unread.texts:
        return
    texts = [(entry.body, _words(entry.body)) for entry in register.loaded.sections]
    for entry in register.loaded.abbreviations:
        if entry.record.expanded:
            yield from _first_use(register, entry.record, texts)


def _words(text: MarkdownText) -> str:
    """Return a text of the same length in which there are words only; for all else there are signs
    that no pattern for words and blanks finds."""
    clear = without_code(text.text)
    for pattern in _PASSED_OVER:
        clear = pattern.sub(lambda found: re.sub(r"[^\n]", "\0", found.group()), clear)
    return clear.replace("’", "'")


def _first_use(
    register: Register, one: Abbreviation, texts: list[tuple[MarkdownText, str]]
) -> Iterator[Problem]:
    short = re.compile(rf"(?<![\w-]){re.escape(one.short)}s?(?![\w-])")
    for text, words in texts:
        found = short.search(words)
        if found is None:
            continue
        if not _is_expanded(one, words, found, _cited_before(register, text.text, found.start())):
            message = f"'{one.short}' is not expanded where the report first uses it"
            fix = f"write '{one.long} ({one.short})' here, or `expanded: no` beside its expansion"
            yield Problem(Code.UNEXPANDED, text.place(found.start()), message, fix)
        return


def _cited_before(register: Register, text: str, offset: int) -> str:
    """Return the name that a citation prints directly before the brackets around a use."""
    ahead = text[: max(text.rfind("(", 0, offset), 0)].rstrip()
    cited = ahead[ahead.rfind("[@") + 2 : -1] if ahead.endswith("]") else ""
    instrument = register.instruments.get(cited.partition("/")[0])
    return instrument.in_text if instrument else ""


def _is_expanded(one: Abbreviation, words: str, found: re.Match[str], cited: str) -> bool:
    """Tell whether the long form stands before the brackets around a use, or in some after it."""
    long = re.escape(one.long.replace("’", "'")).replace(r"\ ", r"[\s\0]+")
    before = words[: found.start()]
    opened = before.rfind("(")
    within = opened >= 0 and ")" not in before[opened:]
    ahead = before[:opened].rstrip("\0 \n") + cited if within else ""
    if re.search(rf"{long}(s|es)?$", ahead, re.IGNORECASE):
        return True
    after = words[found.end() :].lstrip("\0 \n")
    return re.match(rf"\([^()]*{long}", after, re.IGNORECASE) is not None


ABBREVIATION_RULES = (unexpanded,)
