"""Rules about how texts are laid out: lists, tables, notes and pictures are what they look like."""

from collections.abc import Callable, Iterator

from afterword.linking.register import Register
from afterword.model.text_safety import has_visible_words, quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import Mark

Say = Callable[[Mark], tuple[str, str]]


def _too_deep(mark: Mark) -> tuple[str, str]:
    return f"{mark.target} stand too deep within each other", "write it flatter, or as code"


def _empty_item(mark: Mark) -> tuple[str, str]:
    return f"the item {quoted(mark.target)} of a list has no words", "write its words, or remove it"


def _empty_note(mark: Mark) -> tuple[str, str]:
    return "the footnote has no words", "write its words, or remove it and its calls"


def _nested_item(mark: Mark) -> tuple[str, str]:
    message = f"the item {quoted(mark.target)} is indented by {mark.level} blanks"
    return message, "indent it by four blanks to put it within the item above, or by none"


def _fallen(mark: Mark) -> tuple[str, str]:
    message = f"the paragraph looks like a part of the {mark.target} above, and falls out of it"
    blanks = "a blank" if mark.level == 1 else f"{mark.level} blanks"
    return f"{message}: it is indented by {blanks}", "indent it by four; or by none, as text"


def _no_term(mark: Mark) -> tuple[str, str]:
    message = f"{quoted(mark.target)} looks like a caption or a definition, and has no term above"
    return message, "write the caption as a paragraph: 'Table 1. Words'"


def _ragged(mark: Mark) -> tuple[str, str]:
    count, columns = int(mark.target), int(mark.words)
    cells = "1 cell" if count == 1 else f"{count} cells"
    others = f" ({mark.level} rows of the table do not fit)" if mark.level > 1 else ""
    message = f"the row has {cells}, and the head of its table has {columns}{others}"
    fix = "give each row as many cells as the head; leave a cell empty as '| |', write '|' as \\|"
    return message, fix


_TOLD: dict[MarkKind, tuple[Code, Say]] = {
    MarkKind.TOO_DEEP: (Code.TOO_DEEP, _too_deep),
    MarkKind.EMPTY_ITEM: (Code.UNFINISHED_TEXT, _empty_item),
    MarkKind.EMPTY_NOTE: (Code.BAD_FOOTNOTE, _empty_note),
    MarkKind.NESTED_ITEM: (Code.BAD_LIST, _nested_item),
    MarkKind.FALLEN_PARAGRAPH: (Code.BAD_FOOTNOTE, _fallen),
    MarkKind.NO_TERM: (Code.UNKNOWN_MARK, _no_term),
    MarkKind.RAGGED_ROWS: (Code.BAD_TABLE, _ragged),
}


def layout(register: Register, _: Project) -> Iterator[Problem]:
    """Items, rows and footnotes are whole, and belong where they stand."""
    for text in register.texts:
        too_deep = next(text.of(MarkKind.TOO_DEEP), None)
        for mark in text.of(*_TOLD) if too_deep is None else (too_deep,):
            code, say = _TOLD[mark.kind]
            yield Problem(code, mark.place, *say(mark))


def words_of_links(register: Register, _: Project) -> Iterator[Problem]:
    """A link has words to click on, and a picture says what it shows to those who do not see it."""
    for text in register.texts:
        for mark in text.of(MarkKind.PICTURE):
            if not has_visible_words(mark.words):
                message = f"the picture {quoted(mark.target)} has no words"
                fix = "say between the square brackets what it shows: ![A ballot box](path)"
                yield Problem(Code.BAD_PICTURE, mark.place, message, fix)
        for mark in text.of(MarkKind.LINK):
            if not mark.words.strip():
                message = f"the link to {quoted(mark.target)} has no words"
                fix = "write its words between the square brackets"
                yield Problem(Code.BROKEN_LINK, mark.place, message, fix)


LAYOUT_RULES = (layout, words_of_links)
