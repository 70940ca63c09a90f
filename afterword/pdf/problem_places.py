"""Where in an author's files something stands that is not right in print."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from afterword.pdf.printed import TEMPLATE
from afterword.problems import Place, Problem
from afterword.project.files import SOURCE_FOLDERS
from afterword.project.project import Project
from afterword.sources.text_source import read_text

_MISSING = re.compile(r"notdef glyph.*\(U\+([0-9A-F]{4,6})\)", re.DOTALL)
_FIX = (
    "write it with letters that the fonts have, or add a font to templates/fonts/ and name it in "
    "templates/pdf/fonts.html.j2"
)
_QUOTED = re.compile(r"'(.+?)' (?:on page|is set|is printed)")
_SHOWN = 6
"""So many letters are named, at most, where a script has no font."""
_LENGTHS = (60, 40, 25, 15, 8)
"""By so many of their letters words are looked for, the most first."""


def located(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems with the places in the project's files that they are about.

    Of letters that no font has there is one problem for each script and file.
    """
    problems, sources = list(problems), _Sources(project)
    missing = sorted(
        {
            chr(int(found.group(1), 16))
            for one in problems
            if (found := _MISSING.search(one.message))
        }
    )
    told = list(_without_glyphs("".join(missing), sources, problems))
    yield from told
    named = {letter for letter in missing if any(letter in one.message for one in told)}
    for problem in problems:
        found = _MISSING.search(problem.message)
        if found is None:
            yield _by_words(problem, sources)
        elif not told or (chr(int(found.group(1), 16)) not in named and len(missing) <= _SHOWN):
            yield problem


class _Sources:
    """The lines of all files of a project that authors write."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """The lines of each file, by its path."""
        found = {}
        for folder in SOURCE_FOLDERS:
            for path in sorted((self._project.root / folder).rglob("*")):
                if path.suffix in {".md", ".yml", ".csv"} and path.is_file():
                    text, _ = read_text(self._project, path)
                    found[self._project.relative(path)] = (text or "").split("\n")
        return found


def _without_glyphs(letters: str, sources: _Sources, problems: list[Problem]) -> Iterator[Problem]:
    if not letters:
        return
    scripts: dict[str, str] = {}
    for letter in letters:
        scripts[_script(letter)] = scripts.get(_script(letter), "") + letter
    code = next(one.code for one in problems if _MISSING.search(one.message))
    for path, lines in sources.files.items():
        for script, sought in scripts.items():
            found = [one for one in sought if any(one in line for line in lines)]
            if found:
                number, line = next(
                    (number, line)
                    for number, line in enumerate(lines, 1)
                    if not set(found).isdisjoint(line)
                )
                column = min(line.index(one) for one in found if one in line) + 1
                message = f"no font of the PDF has {_named(script, found)}"
                yield Problem(code, Place(path, number, column), message, _FIX)


def _script(letter: str) -> str:
    """Return the script of a letter; of signs nothing.

    >>> _script("ก"), _script("✓")
    ('Thai', '')
    """
    if not unicodedata.category(letter).startswith(("L", "M")):
        return ""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name == "CJK" else name.capitalize()


def _named(script: str, letters: list[str]) -> str:
    if len(letters) == 1:
        return f"the character '{letters[0]}'"
    shown = ", ".join(f"'{one}'" for one in letters[:_SHOWN])
    more = f" and {len(letters) - _SHOWN} more" if len(letters) > _SHOWN else ""
    return f"the {script + ' ' if script else ''}characters {shown}{more}"


def _by_words(problem: Problem, sources: _Sources) -> Problem:
    """Return a problem with the line in which the words stand that it quotes; in its own file
    where it names one, else in whatever file has most of them."""
    quoted = _QUOTED.search(problem.message)
    own = problem.place.path in sources.files
    if quoted is None or not (own or problem.place.path == TEMPLATE.path):
        return problem
    words = _squeezed(quoted.group(1))
    files = sources.files
    if own:
        files = {problem.place.path: files[problem.place.path], **files}
    for length in _LENGTHS:
        if len(words) < length // 2 and length != _LENGTHS[-1]:
            continue
        for path, lines in files.items():
            for number, line in enumerate(lines, 1):
                if words[:length] in _squeezed(line) and words:
                    return replace(problem, place=Place(path, number, 1))
    return problem


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
