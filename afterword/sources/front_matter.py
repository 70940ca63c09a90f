"""Markdown files in which the front matter or the text is missing."""

from afterword.problems import Code, Place, Problem
from afterword.sources.markdown_source import MarkdownFile

_WRITE_OR_REMOVE = "write its text, or remove the file"


def front_matter_problems(text: str, file: MarkdownFile, path: str) -> tuple[Problem, ...]:
    """Return what is wrong with a front matter as such, or as YAML."""
    head = Place(path, 1, 1)
    found = file.front_matter.problems
    if not text.strip():
        return (Problem(Code.EMPTY_FILE, Place(path), "the file is empty", _WRITE_OR_REMOVE),)
    if any(one.code is Code.FRONT_MATTER for one in found) and _is_begun(text):
        fix = "add a line '---' below it"
        return (Problem(Code.FRONT_MATTER, head, "the front matter is not closed", fix),)
    if file.front_matter.value in (None, "") and not found:
        fix = "write `id: …` and `title: …` into it"
        return (Problem(Code.FRONT_MATTER, head, "the front matter is empty", fix),)
    return found


def missing_text(file: MarkdownFile, path: str) -> Problem | None:
    """Return the problem that nothing stands below a front matter, if nothing does."""
    if file.body.text.strip():
        return None
    message = "the file has no text below its front matter"
    return Problem(Code.EMPTY_FILE, Place(path), message, _WRITE_OR_REMOVE)


def _is_begun(text: str) -> bool:
    return text.split("\n", 1)[0].rstrip() == "---"
